import type { OpenedContest } from "~/contests/contest.server";
import { roundOf } from "~/contests/rounds";
import type { Tx } from "~/platform/db.server";
import { conflictsOf, type ConflictTable } from "../conflicts/conflicts.server";
import { scoresField, SCORING } from "../panels/working";
import { inRound } from "../round-entries.server";
import type { ExistingAssignment } from "./assignment-plan";
import type { RoundEntry, WorkingJudge } from "./panel-people";

/** A panel with all that assigning its entries depends on. */
export interface PanelWork {
  readonly panel: {
    readonly id: string;
    readonly name: string;
    readonly roundId: string;
    readonly groupId: string;
    readonly closed: boolean;
  };
  /** How many judges score an entry; null: all of the panel. */
  readonly perEntry: number | null;
  /** Those who are given entries. */
  readonly judges: readonly WorkingJudge[];
  /** Those that take part in the round. */
  readonly entries: readonly RoundEntry[];
  /** On these entries, live and ended. */
  readonly existing: readonly ExistingAssignment[];
  readonly conflicts: ConflictTable;
  /** Of everybody who judges or judged for the contest. */
  readonly names: ReadonlyMap<string, string>;
}

/** The work of all panels of a contest, or of one. A few queries, however many panels and entries there are. */
export async function panelWork(
  tx: Tx,
  opened: OpenedContest,
  panelId?: string,
): Promise<PanelWork[]> {
  const contestId = opened.contest.id;
  const panels = await tx.panel.findMany({
    where: { contestId, ...(panelId ? { id: panelId } : {}) },
    orderBy: [{ groupId: "asc" }, { roundId: "asc" }],
    include: {
      members: {
        where: { ...SCORING, judge: { withdrawnAt: null } },
        orderBy: { judge: { code: "asc" } },
        select: {
          role: true,
          fieldIds: true,
          judge: { select: { id: true, fieldIds: true, maxLoad: true } },
        },
      },
    },
  });
  const judges = await tx.judge.findMany({
    where: { contestId },
    select: { id: true, user: { select: { name: true, unitName: true } } },
  });
  const people = new Map(judges.map(({ id, user }) => [id, user]));
  const conflicts = await conflictsOf(tx, contestId);
  const rounds = new Map<string, Awaited<ReturnType<typeof workOfRound>>>();
  for (const { roundId } of panels)
    if (!rounds.has(roundId)) rounds.set(roundId, await workOfRound(tx, opened, roundId));
  return panels.map(({ members, ...panel }): PanelWork => {
    const { entries, assignments } = rounds.get(panel.roundId) ?? { entries: [], assignments: [] };
    const mine = entries.filter(({ groupId }) => groupId === panel.groupId);
    const ids = new Set(mine.map(({ id }) => id));
    const elsewhere = new Map<string, number>();
    for (const { entryId, judgeId, ended } of assignments)
      if (!ended && !ids.has(entryId)) elsewhere.set(judgeId, (elsewhere.get(judgeId) ?? 0) + 1);
    const { id, name, roundId, groupId, closedAt } = panel;
    return {
      panel: { id, name, roundId, groupId, closed: closedAt !== null },
      perEntry: roundOf(opened.regulation, roundId)?.judgesPerEntry ?? null,
      judges: members.map(({ role, fieldIds, judge }) => ({
        id: judge.id,
        name: people.get(judge.id)?.name ?? "",
        unitName: people.get(judge.id)?.unitName ?? "",
        role,
        expertise: judge.fieldIds,
        fieldIds,
        max: judge.maxLoad,
        elsewhere: elsewhere.get(judge.id) ?? 0,
      })),
      entries: mine.map((entry) => ({ ...entry, code: entry.code ?? "" })),
      existing: assignments.filter(({ entryId }) => ids.has(entryId)),
      conflicts,
      names: new Map(judges.map((judge) => [judge.id, judge.user.name])),
    };
  });
}

async function workOfRound(tx: Tx, opened: OpenedContest, roundId: string) {
  const entries = await tx.entry.findMany({
    where: { ...(await inRound(tx, opened, roundId)), currentVersionId: { not: null } },
    orderBy: { code: "asc" },
    select: { id: true, code: true, title: true, groupId: true, fieldId: true },
  });
  const taking = new Set(entries.map(({ id }) => id));
  const rows = await tx.assignment.findMany({
    where: { roundId, entry: { contestId: opened.contest.id } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      entryId: true,
      judgeId: true,
      endedAt: true,
      takenBack: true,
      sheet: { select: { _count: { select: { revisions: true } } } },
    },
  });
  const assignments = rows
    .filter(({ entryId }) => taking.has(entryId))
    .map(({ endedAt, sheet, ...pair }): ExistingAssignment => ({
      ...pair,
      ended: endedAt !== null,
      judged: (sheet?._count.revisions ?? 0) > 0,
    }));
  return { entries, assignments };
}

/** Whether a judge of the panel scores entries of this one's field. */
export function scoresEntry(judge: WorkingJudge, { fieldId }: RoundEntry): boolean {
  return scoresField(judge, fieldId);
}

/** Waits for whoever sends in, takes back or screens an entry just now, and keeps the next one waiting. */
export async function holdEntries(tx: Tx, contestId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Entry" WHERE "contestId" = ${contestId} AND "state" = 'ELIGIBLE' ORDER BY "id" FOR SHARE`;
}
