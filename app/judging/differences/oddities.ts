import { groupBy } from "~/platform/group-by";

/*
 * What a chair may want to look at again. Nothing here decides anything or says that something is wrong: a judge may
 * have every reason. Totals are exact, in millionths of a point; shares are compared without dividing.
 */

/** A sheet that stands submitted. */
export interface SeenSheet {
  readonly judgeId: string;
  readonly entryId: string;
  readonly totalMicro: bigint;
  /** Milliseconds; null: copied from paper, where the time says nothing about the judge. */
  readonly submittedMs: number | null;
}

export type Oddity =
  /** `count` of the judge's `of` sheets have the same total. */
  | {
      readonly kind: "same-mark";
      readonly judgeId: string;
      readonly count: number;
      readonly of: number;
      readonly totalMicro: bigint;
    }
  /** One sheet far from the others of its entry, which agree among themselves. `medianMicro`: theirs. */
  | {
      readonly kind: "far-off";
      readonly judgeId: string;
      readonly entryId: string;
      readonly totalMicro: bigint;
      readonly medianMicro: bigint;
    }
  /** All of the judge's totals lie close together, those of the others on the same entries don't. */
  | {
      readonly kind: "narrow";
      readonly judgeId: string;
      readonly of: number;
      readonly spanMicro: bigint;
      readonly othersMicro: bigint;
    }
  /** `count` sheets sent in one after another within seconds. */
  | {
      readonly kind: "quick";
      readonly judgeId: string;
      readonly count: number;
      readonly seconds: number;
    };

/** Where each notice begins. */
export const LOOKS = {
  /** Of at least so many sheets, nine in ten with one total. */
  sameMark: { sheets: 5, tenths: 9n },
  /**
   * With two others at least; a tenth of the scale and three times the panel's usual distance away from their median,
   * while they themselves lie within half that distance.
   */
  farOff: { others: 2, scaleTenths: 1n, usual: 3n, othersWithin: 2n },
  /** Of at least so many sheets, all within a tenth of the scale, the others over twice as wide. */
  narrow: { sheets: 8, scaleTenths: 1n, othersWider: 2n },
  /** So many sheets, each within ten seconds of the one before. */
  quick: { sheets: 3, gapMs: 10_000 },
} as const;

/** Everything worth a second look among the sheets, judge by judge. `highestMicro`: the most that a sheet can give. */
export function odditiesIn(sheets: readonly SeenSheet[], highestMicro: bigint): Oddity[] {
  const byJudge = groupBy(sheets, ({ judgeId }) => judgeId);
  const byEntry = groupBy(sheets, ({ entryId }) => entryId);
  const judges = [...byJudge.keys()].sort();
  const same = judges.flatMap((id) => sameMark(id, byJudge.get(id) ?? []));
  const told = new Set(same.map(({ judgeId }) => judgeId));
  return [
    ...same,
    ...judges
      .filter((id) => !told.has(id))
      .flatMap((id) => narrow(id, byJudge.get(id) ?? [], byEntry, highestMicro)),
    ...farOff(byEntry, highestMicro),
    ...judges.flatMap((id) => quick(id, byJudge.get(id) ?? [])),
  ];
}

function sameMark(judgeId: string, sheets: readonly SeenSheet[]): Oddity[] {
  if (sheets.length < LOOKS.sameMark.sheets) return [];
  const totals = groupBy(sheets, ({ totalMicro }) => totalMicro);
  const [most] = [...totals].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return [];
  const [totalMicro, alike] = most;
  if (BigInt(alike.length) * 10n < BigInt(sheets.length) * LOOKS.sameMark.tenths) return [];
  return [{ kind: "same-mark", judgeId, count: alike.length, of: sheets.length, totalMicro }];
}

function narrow(
  judgeId: string,
  sheets: readonly SeenSheet[],
  byEntry: ReadonlyMap<string, readonly SeenSheet[]>,
  highest: bigint,
): Oddity[] {
  if (sheets.length < LOOKS.narrow.sheets) return [];
  const spanMicro = spanOf(sheets);
  if (spanMicro * 10n > highest * LOOKS.narrow.scaleTenths) return [];
  const others = sheets
    .flatMap(({ entryId }) => byEntry.get(entryId) ?? [])
    .filter((sheet) => sheet.judgeId !== judgeId);
  const othersMicro = spanOf(others);
  if (othersMicro * 10n <= highest * LOOKS.narrow.scaleTenths) return [];
  if (othersMicro < spanMicro * LOOKS.narrow.othersWider) return [];
  return [{ kind: "narrow", judgeId, of: sheets.length, spanMicro, othersMicro }];
}

function farOff(byEntry: ReadonlyMap<string, readonly SeenSheet[]>, highest: bigint): Oddity[] {
  const seen = [...byEntry.values()].flatMap((sheets) =>
    sheets.length <= LOOKS.farOff.others
      ? []
      : sheets.map((sheet) => {
          const others = sheets.filter((other) => other !== sheet);
          const medianMicro = medianOf(others.map(({ totalMicro }) => totalMicro));
          return {
            sheet,
            medianMicro,
            distance: size(sheet.totalMicro - medianMicro),
            othersSpan: spanOf(others),
          };
        }),
  );
  if (seen.length === 0) return [];
  const usual = medianOf(seen.map(({ distance }) => distance));
  return seen
    .filter(
      ({ distance, othersSpan }) =>
        distance * 10n >= highest * LOOKS.farOff.scaleTenths &&
        distance > usual * LOOKS.farOff.usual &&
        othersSpan * LOOKS.farOff.othersWithin <= distance,
    )
    .map(({ sheet: { judgeId, entryId, totalMicro }, medianMicro }) => ({
      kind: "far-off" as const,
      judgeId,
      entryId,
      totalMicro,
      medianMicro,
    }));
}

/** The longest run of sheets that followed each other within seconds. */
function quick(judgeId: string, sheets: readonly SeenSheet[]): Oddity[] {
  const times = sheets
    .flatMap(({ submittedMs }) => (submittedMs === null ? [] : [submittedMs]))
    .sort((a, b) => a - b);
  let best: readonly number[] = [];
  let run: number[] = [];
  for (const time of times) {
    const last = run.at(-1);
    if (last !== undefined && time - last > LOOKS.quick.gapMs) run = [];
    run.push(time);
    if (run.length > best.length) best = [...run];
  }
  const [first] = best;
  const last = best.at(-1);
  if (best.length < LOOKS.quick.sheets || first === undefined || last === undefined) return [];
  const seconds = Math.ceil((last - first) / 1000);
  return [{ kind: "quick", judgeId, count: best.length, seconds }];
}

function spanOf(sheets: readonly SeenSheet[]): bigint {
  const totals = sheets.map(({ totalMicro }) => totalMicro).sort(order);
  return (totals.at(-1) ?? 0n) - (totals[0] ?? 0n);
}

/** Of an even number the mean of the two in the middle, cut off to whole millionths. */
function medianOf(values: readonly bigint[]): bigint {
  const sorted = [...values].sort(order);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0n;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0n) + upper) / 2n;
}

const order = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
const size = (value: bigint) => (value < 0n ? -value : value);
