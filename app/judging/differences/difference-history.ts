import { differenceOf, type Difference, type StandingSheet } from "./differences";

/*
 * What happened to the sheets of one entry in one round, told again from what is kept of each, up to an instant.
 */

/** From when to when something held; `until` null: it still does. */
interface Held {
  readonly from: Date;
  readonly until: Date | null;
}

export interface Submission extends Held {
  readonly totalMicro: bigint;
  readonly receipt: string;
  /** Of one that was given back: why. */
  readonly reason: string;
}

/** That a judge scores the entry, with all that they sent in, in its order. */
export interface JudgeWork extends Held {
  readonly judgeId: string;
  /** The judge's code. */
  readonly judge: string;
  readonly submissions: readonly Submission[];
}

export interface Spread {
  readonly lowMicro: bigint;
  readonly highMicro: bigint;
  readonly spreadMicro: bigint;
}

/** A difference as it was found, and what became of it. */
export interface PastDifference extends Spread {
  readonly receipts: readonly string[];
  /** Once sheets were given back and all are in again; null: they still stand. */
  readonly after: Spread | null;
  /** Why sheets were given back meanwhile. */
  readonly reasons: readonly string[];
}

export interface ReturnedSheet {
  readonly judge: string;
  readonly beforeMicro: bigint;
  /** null: it is not in again. */
  readonly afterMicro: bigint | null;
  readonly reason: string;
}

/** Whether something held at an instant. */
export function heldAt({ from, until }: Held, at: Date): boolean {
  return from <= at && (until === null || at < until);
}

/** The sheet of a judge that stood at an instant. */
export function standingAt(work: JudgeWork, at: Date): Submission | undefined {
  return work.submissions.findLast((one) => heldAt(one, at));
}

/** Every difference beyond the limit that there was up to an instant, the oldest first. */
export function differenceHistory(limit: string | null, works: readonly JudgeWork[], until: Date): PastDifference[] {
  const past: { found: Difference; at: Date; settled: { at: Date; after: Spread } | null }[] = [];
  for (const at of instantsOf(works, until)) {
    const { open, sheets } = sheetsAt(works, at);
    const found = differenceOf(limit, { open, sheets });
    const last = past.at(-1);
    const waiting = last?.settled === null ? last : undefined;
    if (waiting && found && sameSheets(waiting.found, found)) continue;
    if (waiting && open === 0 && sheets.length > 0) waiting.settled = { at, after: spreadOf(sheets) };
    if (found) past.push({ found, at, settled: null });
  }
  return past.map(({ found, at, settled }) => {
    const { lowMicro, highMicro, spreadMicro, receipts } = found;
    const end = settled?.at ?? until;
    const reasons = works.flatMap(({ submissions }) =>
      submissions.flatMap((one) => (one.until && one.until > at && one.until <= end && one.reason ? [one.reason] : [])),
    );
    return { lowMicro, highMicro, spreadMicro, receipts, after: settled?.after ?? null, reasons: [...new Set(reasons)] };
  });
}

/** Every sheet that was given back up to an instant, by judge, with the total before and after. */
export function returnedSheets(works: readonly JudgeWork[], until: Date): ReturnedSheet[] {
  return works.flatMap(({ judge, submissions }) =>
    submissions.flatMap((one, index): ReturnedSheet[] => {
      if (one.until === null || one.until > until || one.reason === "") return [];
      const next = submissions[index + 1];
      const afterMicro = next && next.from <= until ? next.totalMicro : null;
      return [{ judge, beforeMicro: one.totalMicro, afterMicro, reason: one.reason }];
    }),
  );
}

function instantsOf(works: readonly JudgeWork[], until: Date): Date[] {
  const all = works.flatMap((work) => [work, ...work.submissions]).flatMap((held) => [held.from, held.until ?? held.from]);
  const times = all.map((at) => at.getTime()).filter((time) => time <= until.getTime());
  return [...new Set(times)].sort((a, b) => a - b).map((time) => new Date(time));
}

function sheetsAt(works: readonly JudgeWork[], at: Date): { open: number; sheets: StandingSheet[] } {
  const current = works.filter((work) => heldAt(work, at));
  const sheets = current.flatMap((work) => {
    const stands = standingAt(work, at);
    return stands ? [{ judgeId: work.judgeId, totalMicro: stands.totalMicro, receipt: stands.receipt }] : [];
  });
  return { open: current.length - sheets.length, sheets };
}

function sameSheets(a: Difference, b: Difference): boolean {
  return a.receipts.join(" ") === b.receipts.join(" ");
}

function spreadOf(sheets: readonly StandingSheet[]): Spread {
  const totals = sheets.map(({ totalMicro }) => totalMicro);
  const lowMicro = totals.reduce((least, one) => (one < least ? one : least));
  const highMicro = totals.reduce((most, one) => (one > most ? one : most));
  return { lowMicro, highMicro, spreadMicro: highMicro - lowMicro };
}
