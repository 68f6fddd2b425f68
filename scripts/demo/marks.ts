import type { Random } from "~/platform/random";

/** How good an entry is meant to be, in points of 100: classes lie so far apart that no noise carries one over. */
export type Quality = readonly { readonly count: number; readonly from: number; readonly to: number }[];

/** One target per entry, best class first, evenly spread inside its class. */
export function targets(quality: Quality): number[] {
  return quality.flatMap(({ count, from, to }) =>
    Array.from({ length: count }, (_, index) => from - ((from - to) * index) / Math.max(1, count - 1)),
  );
}

/**
 * Each judge's marks for one entry, as decimal strings per criterion, in steps of half a point:
 * the target, a strictness that a judge keeps for all entries, and some disagreement. Strictness and
 * disagreement add up to nothing over the panel, so the mean stays within a point of the target.
 */
export function marksFor(
  random: Random,
  target: number,
  strictness: readonly number[],
  criteria: readonly { readonly id: string; readonly max: number }[],
): Record<string, string>[] {
  const noise = strictness.map(() => (random() - 0.5) * 6);
  const mean = [...strictness, ...noise].reduce((sum, part) => sum + part, 0) / strictness.length;
  const total = criteria.reduce((sum, criterion) => sum + criterion.max, 0);
  return strictness.map((strict, judge) => {
    const share = (target + strict + (noise[judge] ?? 0) - mean) / total;
    return Object.fromEntries(
      criteria.map(({ id, max }) => {
        const mark = Math.round(Math.min(max, Math.max(0, share * max)) * 2) / 2;
        return [id, String(mark)];
      }),
    );
  });
}
