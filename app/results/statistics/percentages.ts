import { formatFixed, fromInteger, div } from "~/platform/decimal";

/**
 * Percentages of counts that add up to exactly 100, by the largest remainder (Hare and Hamilton): each is cut off, and what is
 * missing goes, one last place each, to the largest remainders; of equal ones to the larger count, then to the first.
 * Plain rounding of 63, 38, 27, 56 and 46 of 230 adds up to 99.9. Decimal strings; all "0.0" where there is nothing.
 */
export function percentages(counts: readonly number[], decimals = 1): string[] {
  const unit = 10 ** decimals;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const text = (parts: number) => formatFixed(div(fromInteger(parts), fromInteger(unit)), decimals);
  if (all === 0) return counts.map(() => text(0));
  const shares = counts.map((count, index) => {
    const scaled = count * 100 * unit;
    return { index, count, whole: Math.floor(scaled / all), remainder: scaled % all };
  });
  const missing = 100 * unit - shares.reduce((sum, { whole }) => sum + whole, 0);
  const raised = new Set(
    shares
      .toSorted((a, b) => b.remainder - a.remainder || b.count - a.count || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  );
  return shares.map(({ index, whole }) => text(whole + (raised.has(index) ? 1 : 0)));
}
