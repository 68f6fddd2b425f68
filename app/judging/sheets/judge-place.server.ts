import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { roundsOf } from "~/contests/rounds";
import { windowOf, type ContestState, type WindowRefusal } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { withJudgedTitles } from "../blind/covered.server";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { judgingFacts, storedMarks } from "../facts.server";
import { WORKING } from "../panels/working";
import { doneOf, sheetProgress, type Done } from "../progress/progress";
import { inRound } from "../round-entries.server";
import { isBegun } from "./sheet-content";

/** One panel that the actor sits on. */
export interface JudgePanel extends Done {
  readonly id: string;
  readonly roundId: string;
  readonly groupId: string;
  readonly name: string;
  readonly round: string;
  readonly chair: boolean;
  readonly closed: boolean;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly window: WindowRefusal | null;
}

export interface JudgeContest {
  readonly id: string;
  readonly title: string;
  readonly state: ContestState;
  readonly timeZone: string;
  /** The fields that the judge said to be an expert of, by name; empty: any. */
  readonly ownFields: readonly string[];
  readonly panels: readonly JudgePanel[];
  /** The judge has signed the declaration of interests. */
  readonly declared: boolean;
}

/**
 * The actor as a judge of one contest: panels, and their own sheets of entries that still take part in the round.
 * What they have a conflict of interest with is left out, also where they had it before that was known.
 */
export async function judgePlace(ctx: Context, contestId: string) {
  const judge = await db.judge.findUnique({
    where: { contestId_userId: { contestId, userId: ctx.actor.userId } },
    select: {
      id: true,
      fieldIds: true,
      declaredAt: true,
      memberships: { where: WORKING, select: { role: true, panel: true } },
    },
  });
  const opened = judge && (await openedContest(contestId));
  if (!judge || !opened) return null;
  const panels = sorted(
    opened,
    judge.memberships.map(({ role, panel }) => ({ ...panel, chair: role === "CHAIR" })),
  );
  const assignments = await assignmentsOf(opened, judge.id, panels);
  const conflicted =
    assignments.length === 0
      ? new Set<string>()
      : await conflictedEntryIds(
          db,
          contestId,
          ctx.actor.userId,
          assignments.map(({ entry }) => entry.id),
        );
  const titles = await titlesOf(opened, assignments);
  const own = assignments.flatMap(({ id, roundId, entry, sheet }) => {
    const panel = panels.find((one) => one.roundId === roundId && one.groupId === entry.groupId);
    if (!panel || !sheet || conflicted.has(entry.id)) return [];
    const { state, ...content } = sheet;
    const marks = storedMarks(sheet.marks);
    return [
      {
        assignmentId: id,
        entryId: entry.id,
        panelId: panel.id,
        code: entry.code ?? "",
        title: titles.get(id) ?? "",
        fieldId: entry.fieldId,
        progress: sheetProgress({ state, touched: isBegun({ ...content, marks }) }),
        marks,
      },
    ];
  });
  const { regulation, contest } = opened;
  const summary: JudgeContest = {
    id: contest.id,
    title: contest.title,
    state: contest.state,
    timeZone: regulation.timeZone,
    declared: judge.declaredAt !== null,
    ownFields: regulation.fields
      .filter(({ id }) => judge.fieldIds.includes(id))
      .map(({ name }) => name),
    panels: panels.map((panel) => {
      const window = windowOf(regulation, "judge", panel.roundId);
      return {
        id: panel.id,
        roundId: panel.roundId,
        groupId: panel.groupId,
        name: panel.name,
        round: roundLabel(opened, panel.roundId),
        chair: panel.chair,
        closed: panel.closedAt !== null,
        opensAt: window?.opensAt ?? null,
        closesAt: window?.closesAt ?? null,
        window: judgingFacts(opened, panel, ctx.now).window,
        ...doneOf(
          own.filter(({ panelId }) => panelId === panel.id).map(({ progress }) => progress),
        ),
      };
    }),
  };
  return { summary, opened, own, ownFieldIds: judge.fieldIds };
}

/** By assignment: the entry's title as judges of the round read it. */
async function titlesOf(
  opened: OpenedContest,
  assignments: readonly { readonly id: string; readonly roundId: string; readonly entry: { id: string; title: string } }[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const round of new Set(assignments.map(({ roundId }) => roundId))) {
    const own = assignments.filter(({ roundId }) => roundId === round);
    const shown = await withJudgedTitles(db, opened, round, own.map(({ entry }) => entry));
    own.forEach(({ id }, at) => titles.set(id, shown[at]?.title ?? ""));
  }
  return titles;
}

export function roundLabel({ regulation }: OpenedContest, roundId: string): string {
  return roundsOf(regulation).find(({ id }) => id === roundId)?.label ?? roundId;
}

/** In the order of the regulation: by round, then by group. */
function sorted<P extends { readonly roundId: string; readonly groupId: string }>(
  { regulation }: OpenedContest,
  panels: readonly P[],
): P[] {
  const groupAt = new Map(regulation.groups.map(({ id }, index) => [id, index]));
  const roundAt = new Map(regulation.rule.rounds.map(({ id }, index) => [id, index]));
  return panels.toSorted(
    (a, b) =>
      (roundAt.get(a.roundId) ?? 0) - (roundAt.get(b.roundId) ?? 0) ||
      (groupAt.get(a.groupId) ?? 0) - (groupAt.get(b.groupId) ?? 0),
  );
}

async function assignmentsOf(
  opened: OpenedContest,
  judgeId: string,
  panels: readonly { readonly roundId: string }[],
) {
  const rounds = [...new Set(panels.map(({ roundId }) => roundId))];
  const taking = await Promise.all(
    rounds.map(async (roundId) => ({ roundId, entry: await inRound(db, opened, roundId) })),
  );
  return db.assignment.findMany({
    where: { judgeId, endedAt: null, OR: taking },
    orderBy: { entry: { code: "asc" } },
    select: {
      id: true,
      roundId: true,
      entry: { select: { id: true, code: true, title: true, fieldId: true, groupId: true } },
      sheet: {
        select: { state: true, marks: true, comment: true, feedback: true, proposal: true },
      },
    },
  });
}
