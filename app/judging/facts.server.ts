import { z } from "zod";
import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { roundOf } from "~/contests/rounds";
import { criteriaOfRound } from "~/contests/rule";
import { whyNotWindow } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import { db, type Tx } from "~/platform/db.server";
import { isConflicted } from "./conflicts/pair-conflict.server";
import type { JudgingFacts, SheetFacts } from "./judging-policy";
import { WORKING } from "./panels/working";
import { takesPart } from "./round-entries.server";
import { isCorrected } from "./sheets/corrected-sheet.server";
import type { Marks } from "./sheets/marks";

const marksSchema = z.record(z.string(), z.int());

/** Marks as the database holds them. */
export function storedMarks(json: unknown): Marks {
  return marksSchema.parse(json);
}

/** Judges and chair have the regulation's grace; the deadline shown stays the deadline. */
export function judgingFacts(
  { contest, regulation }: OpenedContest,
  panel: { readonly roundId: string; readonly closedAt: Date | null },
  now: Date,
): JudgingFacts {
  return {
    contestState: contest.state,
    panelClosed: panel.closedAt !== null,
    window: whyNotWindow(regulation, "judge", now, { roundId: panel.roundId, grace: true }),
  };
}

const PANEL_PEOPLE = {
  members: { where: WORKING, select: { role: true, judge: { select: { id: true, userId: true } } } },
} as const;

/** A panel with the user ids of its chairs and secretaries; null when there is none. */
export async function panelWithPeople(panelId: string, tx: Tx = db) {
  const panel = await tx.panel.findUnique({ where: { id: panelId }, include: PANEL_PEOPLE });
  return panel && { ...panel, ...officersOf(panel.members) };
}

function officersOf(members: readonly { role: string; judge: { userId: string } }[]) {
  const of = (wanted: string) =>
    members.filter(({ role }) => role === wanted).map(({ judge }) => judge.userId);
  return { chairIds: of("CHAIR"), secretaryIds: of("SECRETARY") };
}

const ASSIGNMENT = {
  sheet: { include: { revisions: { orderBy: { number: "desc" as const } } } },
  judge: { include: { user: { select: { id: true, name: true, email: true, language: true } } } },
  // Not its texts: a sheet is saved every few seconds.
  entry: { select: { id: true, contestId: true, code: true, groupId: true, state: true, currentVersionId: true } },
} as const;

/** One assignment with all that its permissions need; null when it does not exist or has ended. */
export async function loadAssignment(assignmentId: string, ctx: Context) {
  const assignment = await db.assignment.findUnique({
    where: { id: assignmentId },
    include: ASSIGNMENT,
  });
  if (!assignment || assignment.endedAt) return null;
  const { entry, judge, sheet } = assignment;
  const opened = await openedContest(entry.contestId);
  if (!opened || !sheet || !entry.code || !entry.groupId || !entry.currentVersionId) return null;
  const round = roundOf(opened.regulation, assignment.roundId);
  if (!round) return null;
  const panel = await db.panel.findUnique({
    where: {
      contestId_roundId_groupId: {
        contestId: entry.contestId,
        roundId: assignment.roundId,
        groupId: entry.groupId,
      },
    },
    include: PANEL_PEOPLE,
  });
  if (!panel) return null;
  const { actor, now } = ctx;
  const judgeWorks = panel.members.some((member) => member.judge.id === judge.id);
  return {
    id: assignment.id,
    roundId: assignment.roundId,
    round,
    criteria: criteriaOfRound(opened.regulation.rule, assignment.roundId),
    opened,
    panel,
    entry: { id: entry.id, code: entry.code },
    judge,
    /** Their work on the panel goes on; whose was ended has sent this in and opens it no more. */
    judgeWorks,
    sheet: { ...sheet, marks: storedMarks(sheet.marks) },
    standing: standingInContest(actor, opened.contest, {
      judgeIds: judgeWorks ? [judge.userId] : [],
      chairIds: officersOf(panel.members).chairIds,
      panelSecretaryIds: officersOf(panel.members).secretaryIds,
    }),
    facts: {
      ...judgingFacts(opened, panel, now),
      sheetState: sheet.state,
      takesPart: await takesPart(db, opened, assignment.roundId, entry),
      conflicted: await isConflicted(db, entry.contestId, actor.userId, entry.id),
      corrected:
        opened.contest.state !== "OPEN" && (await isCorrected(db, entry.contestId, assignment.id)),
      undeclared: judge.declaredAt === null,
    } satisfies SheetFacts,
  };
}

export type LoadedAssignment = NonNullable<Awaited<ReturnType<typeof loadAssignment>>>;

/**
 * Holds a panel, and its contest as it stands, until the transaction ends: what depends on an open panel
 * cannot happen beside its closing. The contest first, as everywhere: whoever seats a judge holds it and then comes to
 * the panel. null: the contest is not open.
 */
export async function holdPanel(tx: Tx, panelId: string) {
  const [held] = await tx.$queryRaw<{ closedAt: Date | null; state: string }[]>`
    SELECT panel."closedAt", contest."state"::text AS "state"
    FROM "Panel" panel JOIN "Contest" contest ON contest."id" = panel."contestId"
    WHERE panel."id" = ${panelId} FOR SHARE OF contest FOR UPDATE OF panel`;
  return held && held.state === "OPEN" ? { closed: held.closedAt !== null } : null;
}
