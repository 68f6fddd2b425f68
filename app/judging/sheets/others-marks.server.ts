import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import type { LoadedAssignment } from "../facts.server";
import { storedMarks } from "../facts.server";
import { totalText } from "./marks";
import { mayReadOthers } from "./marks-seen";
import { scoresOf } from "./receipt";

/** Another judge's submitted sheet of the same entry, by the judge's code. */
export interface OtherMarks {
  readonly judge: string;
  /** Decimal strings by criterion. */
  readonly marks: Readonly<Record<string, string>>;
  readonly total: string;
}

/**
 * The other judges' marks of the entry that a sheet is about; null where the regulation does not (yet) show them, and
 * always to a judge with a conflict of interest. Null says nothing of how many there are.
 */
export async function othersMarks(
  { actor }: Context,
  { id, round, roundId, entry, panel, sheet, judge, facts }: LoadedAssignment,
): Promise<OtherMarks[] | null> {
  const place = { ownSheet: sheet.state === "SUBMITTED", panelClosed: panel.closedAt !== null };
  const isOwn = judge.userId === actor.userId;
  if (!isOwn || facts.conflicted || !mayReadOthers(round.marksSeen, place)) return null;
  const revisions = await db.scoreSheetRevision.findMany({
    where: {
      returnedAt: null,
      sheet: {
        state: "SUBMITTED",
        assignment: { entryId: entry.id, roundId, endedAt: null, id: { not: id } },
      },
    },
    select: {
      marks: true,
      totalMicro: true,
      sheet: { select: { assignment: { select: { judge: { select: { code: true } } } } } },
    },
  });
  return revisions
    .map((revision) => ({
      judge: revision.sheet.assignment.judge.code,
      marks: scoresOf(storedMarks(revision.marks)),
      total: totalText(revision.totalMicro),
    }))
    .toSorted((a, b) => (a.judge < b.judge ? -1 : 1));
}
