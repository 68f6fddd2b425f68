import { z } from "zod";
import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { roundOf } from "~/contests/rounds";
import { criteriaOfRound } from "~/contests/rule";
import { whyNotWindow } from "~/contests/timeline";
import { readSnapshot } from "~/entries/entry-upgrade";
import type { Actor, Context } from "~/people/actor";
import { db, type Tx } from "~/platform/db.server";
import { conflictsBetween } from "./conflicts/conflict";
import { CO_AUTHORS, entryIdentity, IDENTITY_COLUMNS, judgeIdentity } from "./conflicts/identity";
import type { JudgingFacts, SheetFacts } from "./judging-policy";
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
  members: { select: { role: true, judge: { select: { id: true, userId: true } } } },
} as const;

/** A panel with the user ids of its chairs; null when there is none. */
export async function panelWithPeople(panelId: string, tx: Tx = db) {
  const panel = await tx.panel.findUnique({ where: { id: panelId }, include: PANEL_PEOPLE });
  return panel && { ...panel, chairIds: chairIds(panel.members) };
}

function chairIds(members: readonly { role: string; judge: { userId: string } }[]): string[] {
  return members.filter(({ role }) => role === "CHAIR").map(({ judge }) => judge.userId);
}

const ASSIGNMENT = {
  sheet: { include: { revisions: { orderBy: { number: "desc" as const } } } },
  judge: { include: { user: { select: { ...IDENTITY_COLUMNS, language: true } } } },
  entry: {
    include: {
      owner: { select: IDENTITY_COLUMNS },
      coAuthors: CO_AUTHORS,
      unit: { select: { name: true } },
      currentVersion: { select: { snapshot: true } },
    },
  },
} as const;

/** One assignment with all that its permissions and pages need; null when it does not exist or has ended. */
export async function loadAssignment(assignmentId: string, ctx: Context) {
  const assignment = await db.assignment.findUnique({
    where: { id: assignmentId },
    include: ASSIGNMENT,
  });
  if (!assignment || assignment.endedAt) return null;
  const { entry, judge, sheet } = assignment;
  const opened = await openedContest(entry.contestId);
  if (!opened || !sheet || !entry.code || !entry.groupId || !entry.currentVersion) return null;
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
  const sent = readSnapshot(entry.currentVersion.snapshot);
  // It is judged where the secretariat has put it.
  const snapshot = { ...sent, fieldId: entry.fieldId ?? sent.fieldId };
  const identity = entryIdentity(entry.owner, entry.unit?.name ?? null, snapshot, entry.coAuthors);
  const { actor, now } = ctx;
  return {
    id: assignment.id,
    roundId: assignment.roundId,
    round,
    criteria: criteriaOfRound(opened.regulation.rule, assignment.roundId),
    opened,
    panel,
    entry: { id: entry.id, code: entry.code, title: entry.title },
    snapshot,
    judge,
    sheet: { ...sheet, marks: storedMarks(sheet.marks) },
    standing: standingInContest(actor, opened.contest, {
      judgeIds: [judge.userId],
      chairIds: chairIds(panel.members),
    }),
    facts: {
      ...judgingFacts(opened, panel, now),
      sheetState: sheet.state,
      entryEligible: entry.state === "ELIGIBLE",
      conflicted: conflictsBetween(identityOf(actor), identity).length > 0,
    } satisfies SheetFacts,
  };
}

export type LoadedAssignment = NonNullable<Awaited<ReturnType<typeof loadAssignment>>>;

/** The actor as far as conflicts of interest are found from. */
export function identityOf({ userId, name, email, unitName }: Actor) {
  return judgeIdentity({ id: userId, name, email, unitName });
}

/**
 * Holds a panel, and its contest as it stands, until the transaction ends: what depends on an open panel
 * cannot happen beside its closing. Returns when the panel was closed and in which state the contest is.
 */
export async function holdPanel(tx: Tx, panelId: string) {
  const [held] = await tx.$queryRaw<{ closedAt: Date | null; state: string }[]>`
    SELECT panel."closedAt", contest."state"::text AS "state"
    FROM "Panel" panel JOIN "Contest" contest ON contest."id" = panel."contestId"
    WHERE panel."id" = ${panelId} FOR UPDATE OF panel FOR SHARE OF contest`;
  return held && held.state === "OPEN" ? { closed: held.closedAt !== null } : null;
}
