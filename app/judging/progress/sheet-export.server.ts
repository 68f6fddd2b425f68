import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { fieldOf, rubricOf } from "~/contests/regulation";
import { roundOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { storedMarks } from "../facts.server";
import { totalText } from "../sheets/marks";
import { scoresOf } from "../sheets/receipt";
import { whyNotExportSheets } from "./steering-policy";

export interface ExportedSheet {
  readonly panel: string;
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly field: string;
  readonly judgeCode: string;
  /** "" in a round that is judged blind: there the code stands for the judge everywhere. */
  readonly judgeName: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly marks: Readonly<Record<string, string>>;
  readonly total: string;
  readonly comment: string;
  readonly feedback: string;
  readonly proposal: string | null;
  readonly onPaper: boolean;
}

export interface SheetExport {
  readonly slug: string;
  readonly round: string;
  readonly timeZone: string;
  readonly criteria: readonly { readonly id: string; readonly label: string; readonly max: string }[];
  readonly levels: readonly { readonly id: string; readonly label: string }[];
  readonly blind: boolean;
  readonly asksProposal: boolean;
  readonly sheets: readonly ExportedSheet[];
}

/**
 * Every sheet that counts in the closed panels of a round, to justify what was decided. Entries that whoever asks has
 * an interest in are left out. That it was taken is on record.
 */
export async function exportSheets(
  ctx: Context,
  { contestId, roundId }: { readonly contestId: string; readonly roundId: string },
): Promise<Result<SheetExport, Refusal>> {
  const opened = await openedContest(contestId);
  const round = opened && roundOf(opened.regulation, roundId);
  if (!opened || !round) return refused("hidden");
  const { contest, regulation } = opened;
  const panels = await db.panel.findMany({
    where: { contestId, roundId, closedAt: { not: null } },
    select: { groupId: true, name: true },
  });
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotExportSheets(standing, { anyClosed: panels.length > 0 });
  if (refusal) return refused(refusal);
  const conflicted = await conflictedEntryIds(db, contestId, ctx.actor.userId);
  const rows = await db.assignment.findMany({
    where: {
      roundId,
      endedAt: null,
      sheet: { state: "SUBMITTED" },
      entry: {
        contestId,
        groupId: { in: panels.map(({ groupId }) => groupId) },
        id: { notIn: [...conflicted] },
      },
    },
    orderBy: [{ entry: { code: "asc" } }, { judge: { code: "asc" } }],
    select: {
      judge: { select: { code: true, user: { select: { name: true } } } },
      entry: { select: { code: true, title: true, fieldId: true, groupId: true } },
      sheet: {
        select: { revisions: { where: { returnedAt: null }, orderBy: { number: "desc" }, take: 1 } },
      },
    },
  });
  const sheets = rows.flatMap(({ judge, entry, sheet }): ExportedSheet[] => {
    const stands = sheet?.revisions[0];
    if (!stands) return [];
    const { number, submittedAt, totalMicro, comment, feedback, proposal, via } = stands;
    return [
      {
        ...{ number, submittedAt, comment, feedback, proposal },
        panel: panels.find(({ groupId }) => groupId === entry.groupId)?.name ?? "",
        entryCode: entry.code ?? "",
        entryTitle: entry.title,
        field: fieldOf(regulation, entry.fieldId ?? "")?.name ?? "",
        judgeCode: judge.code,
        judgeName: round.blind ? "" : judge.user.name,
        marks: scoresOf(storedMarks(stands.marks)),
        total: totalText(totalMicro),
        onPaper: via === "PAPER",
      },
    ];
  });
  await db.$transaction((tx) =>
    audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "sheets.exported",
      subjectType: "contest",
      subjectId: contest.id,
      data: { roundId, sheets: sheets.length },
    }),
  );
  return ok({
    slug: contest.slug,
    round: round.label,
    timeZone: regulation.timeZone,
    criteria: rubricOf(regulation, roundId).map(({ id, label, max }) => ({ id, label, max })),
    levels: regulation.rule.prizes.levels.map(({ id, label }) => ({ id, label })),
    blind: round.blind,
    asksProposal: round.asksProposal,
    sheets,
  });
}
