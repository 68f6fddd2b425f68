import { standingInContest } from "~/contests/contest-policy";
import type { OpenedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { UNDECIDED } from "~/contests/rule";
import { roundOf } from "~/contests/rounds";
import { seenSoon, STANDING } from "~/contests/shown-publication";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { totalText } from "~/judging/sheets/marks";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { ResultRow } from "../tally";
import { resultChanges, storedTakenOut, type Outcome, type TakenOut } from "./correction";
import { whyNotCorrect } from "./correction-policy";
import { correctedNow, linedRounds } from "./corrections.server";
import { enterCorrections, isInterested } from "./enter-corrections.server";

export interface CorrectionRow {
  readonly number: number;
  readonly reason: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Of one that was given up: why. */
  readonly cancelled: string;
  /** Number of the tally that came of it. */
  readonly tally: number | null;
}

/** An entry that a correction may be about, with its sheets. */
export interface CorrectableEntry {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly sheets: readonly {
    readonly assignmentId: string;
    readonly round: string;
    readonly judge: string;
    readonly total: string;
    /** Why it cannot be given back. */
    readonly whyNot: "work-ended" | null;
    /** A list of who goes on rests on it. */
    readonly lined: boolean;
  }[];
}

export interface CorrectionsPage {
  readonly contest: { readonly id: string; readonly version: number; readonly timeZone: string };
  readonly corrections: readonly CorrectionRow[];
  readonly whyNot: Refusal | null;
  /** What was asked for, as it was typed, and what of it is in the result. */
  readonly asked: string;
  readonly entries: readonly CorrectableEntry[];
  readonly unknown: readonly string[];
  /** Publications that the public has not seen yet: opening a correction keeps them back. */
  readonly waiting: readonly { readonly number: number; readonly visibleAt: Date }[];
  /** The complaint that a new correction follows from. */
  readonly complaint: { readonly number: number; readonly text: string } | null;
}

/** Corrections of a contest, and the entries that a new one is to be about. */
export async function correctionsPage(
  ctx: Context,
  contestId: string,
  query: { readonly entries: string; readonly complaint: number | null },
): Promise<Result<CorrectionsPage, Refusal>> {
  const found = await enterCorrections(ctx, contestId, "see");
  if (!found.ok) return found;
  const opened = found.value;
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const rows = await db.correction.findMany({
    where: { contestId },
    orderBy: { number: "desc" },
    include: { tally: { select: { number: true } } },
  });
  const complaint =
    query.complaint === null
      ? null
      : await db.complaint.findUnique({
          where: { contestId_number: { contestId, number: query.complaint } },
          select: { number: true, text: true, entry: { select: { code: true } } },
        });
  const asked = query.entries.trim() || (complaint?.entry.code ?? "");
  const codes = [...new Set(asked.split(/[\s,;]+/).map((code) => code.trim().toUpperCase()))].filter(Boolean).slice(0, 50);
  const entries = await correctable(ctx, opened, codes);
  return ok({
    contest: { id: contest.id, version: contest.version, timeZone: regulation.timeZone },
    corrections: rows.map(({ number, reason, openedAt, closedAt, cancelReason, tally }) => ({
      ...{ number, reason, openedAt, closedAt, cancelled: cancelReason },
      tally: tally?.number ?? null,
    })),
    whyNot: rows.some(({ closedAt }) => closedAt === null)
      ? "state"
      : whyNotCorrect(standing, { contestState: contest.state, conflicted: false }),
    asked,
    entries,
    waiting: await db.publication.findMany({
      where: { contestId, ...STANDING, visibleAt: { gt: seenSoon(ctx.now) } },
      orderBy: { number: "asc" },
      select: { number: true, visibleAt: true },
    }),
    unknown: codes.filter((code) => !entries.some((entry) => entry.code === code)),
    complaint: complaint && { number: complaint.number, text: complaint.text },
  });
}

async function correctable(
  { actor }: Context,
  { contest, regulation }: OpenedContest,
  codes: readonly string[],
): Promise<CorrectableEntry[]> {
  if (codes.length === 0) return [];
  const rows = await db.entry.findMany({
    where: { contestId: contest.id, state: "ELIGIBLE", code: { in: [...codes] } },
    orderBy: { code: "asc" },
    select: {
      id: true,
      code: true,
      title: true,
      groupId: true,
      assignments: {
        where: { endedAt: null, sheet: { state: "SUBMITTED" } },
        orderBy: [{ roundId: "asc" }, { judge: { code: "asc" } }],
        select: {
          id: true,
          roundId: true,
          judge: {
            select: {
              user: { select: { name: true } },
              memberships: { where: { endedAt: null }, select: { panel: { select: { roundId: true, groupId: true } } } },
            },
          },
          sheet: {
            select: { revisions: { where: { returnedAt: null }, orderBy: { number: "desc" }, take: 1, select: { totalMicro: true } } },
          },
        },
      },
    },
  });
  const conflicted = await conflictedEntryIds(db, contest.id, actor.userId, rows.map(({ id }) => id));
  const lined = await linedRounds(contest.id);
  return rows
    .filter(({ id }) => !conflicted.has(id))
    .map(({ id, code, title, groupId, assignments }) => ({
      id,
      code: code ?? "",
      title,
      sheets: assignments.map(({ id: assignmentId, roundId, judge, sheet }) => {
        const works = judge.memberships.some(({ panel }) => panel.roundId === roundId && panel.groupId === groupId);
        const revision = sheet?.revisions[0];
        return {
          assignmentId,
          round: roundOf(regulation, roundId)?.label ?? roundId,
          judge: judge.user.name,
          total: revision ? totalText(revision.totalMicro) : "",
          whyNot: works ? null : ("work-ended" as const),
          lined: lined.has(roundId),
        };
      }),
    }));
}

/** One result beside another, prizes by their names. */
export interface ShownChange {
  readonly entry: string;
  readonly title: string;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
}

export interface CorrectionPage {
  readonly contest: { readonly id: string; readonly version: number; readonly timeZone: string };
  readonly correction: CorrectionRow & { readonly complaint: number | null };
  readonly sheets: readonly { readonly entry: string; readonly round: string; readonly judge: string; readonly isIn: boolean }[];
  readonly out: readonly { readonly code: string; readonly title: string; readonly to: TakenOut["to"] }[];
  /** How many sheets have not come back; nothing is closed before that. */
  readonly missing: number;
  /** Numbers of the publications that it keeps back. */
  readonly held: readonly number[];
  /** Rounds whose list of who goes on has to be locked anew before it is closed. */
  readonly outdated: readonly { readonly id: string; readonly label: string }[];
  /** Of the tally that it made; while it is open of what it would make. null: sheets are missing, or it was given up. */
  readonly changes: readonly ShownChange[] | null;
  readonly whyNot: Refusal | null;
}

/** One correction: what it opened, what is missing, whose result is another. */
export async function correctionPage(
  ctx: Context,
  contestId: string,
  number: number,
): Promise<Result<CorrectionPage, Refusal>> {
  const found = await enterCorrections(ctx, contestId, "see");
  if (!found.ok) return found;
  const opened = found.value;
  const { contest, regulation } = opened;
  const row = await db.correction.findUnique({
    where: { contestId_number: { contestId, number } },
    include: { tally: true, complaint: { select: { number: true } } },
  });
  if (!row) return refused("hidden");
  const sheets = await db.assignment.findMany({
    where: { id: { in: row.assignmentIds } },
    orderBy: [{ entry: { code: "asc" } }, { judge: { code: "asc" } }],
    select: {
      roundId: true,
      entry: { select: { code: true } },
      judge: { select: { user: { select: { name: true } } } },
      sheet: { select: { state: true } },
    },
  });
  const wanted = storedTakenOut(row.entries);
  const titles = await db.entry.findMany({
    where: { contestId, code: { not: null } },
    select: { id: true, code: true, title: true },
  });
  const byId = new Map(titles.map((entry) => [entry.id, entry]));
  const titleOf = new Map(titles.map(({ code, title }) => [code ?? "", title]));
  const isOpen = row.closedAt === null;
  const now = isOpen ? await correctedNow(db, opened, row) : null;
  const compared = now
    ? now.missing.length > 0
      ? null
      : { before: now.last.results, after: now.results }
    : row.tally && (await storedResults(contestId, row.tally.number));
  const prizeOf = (outcome: Outcome | null) =>
    outcome && {
      ...outcome,
      prize: outcome.prize === null || outcome.prize === UNDECIDED ? outcome.prize : (levelLabel(regulation, outcome.prize) ?? outcome.prize),
    };
  const conflicted = await isInterested(ctx, contestId, row);
  return ok({
    contest: { id: contest.id, version: contest.version, timeZone: regulation.timeZone },
    correction: {
      number: row.number,
      reason: row.reason,
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      cancelled: row.cancelReason,
      tally: row.tally?.number ?? null,
      complaint: row.complaint?.number ?? null,
    },
    sheets: sheets.map(({ roundId, entry, judge, sheet }) => ({
      entry: entry.code ?? "",
      round: roundOf(regulation, roundId)?.label ?? roundId,
      judge: judge.user.name,
      isIn: sheet?.state === "SUBMITTED",
    })),
    out: wanted.map(({ entryId, to }) => ({
      code: byId.get(entryId)?.code ?? "",
      title: byId.get(entryId)?.title ?? "",
      to,
    })),
    missing: now?.missing.length ?? 0,
    held: isOpen ? await heldNow(contestId) : [],
    outdated: (now?.missing.length === 0 ? now.outdated : []).map((id) => ({
      id,
      label: roundOf(regulation, id)?.label || id,
    })),
    changes: compared
      ? resultChanges(compared.before, compared.after).map(({ entry, before, after }) => ({
          entry,
          title: titleOf.get(entry) ?? "",
          before: prizeOf(before),
          after: prizeOf(after),
        }))
      : null,
    whyNot: isOpen
      ? whyNotCorrect(standingInContest(ctx.actor, contest), { contestState: contest.state, conflicted })
      : "state",
  });
}

async function heldNow(contestId: string): Promise<number[]> {
  const held = await db.publication.findMany({
    where: { contestId, heldAt: { not: null }, recalledAt: null },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  return held.map(({ number }) => number);
}

/** The results of a tally and of the one before it. */
async function storedResults(
  contestId: string,
  number: number,
): Promise<{ before: readonly ResultRow[]; after: readonly ResultRow[] }> {
  const of = async (which: number): Promise<readonly ResultRow[]> => {
    const [row] = await db.$queryRaw<{ results: unknown }[]>`
      SELECT "bundle"->'results' AS "results" FROM "Tally" WHERE "contestId" = ${contestId} AND "number" = ${which}`;
    // Written by `tallyEntries` and nothing else.
    return (row?.results ?? []) as readonly ResultRow[];
  };
  return { before: await of(number - 1), after: await of(number) };
}
