/** Shares of one in whole percents that add up to 100: what rounding down leaves goes to the largest remainders. */
export function wholePercents(shares: readonly number[]): number[] {
  const floors = shares.map((share) => Math.floor(100 * share));
  const left = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const fullest = shares
    .map((share, at) => ({ at, remainder: 100 * share - Math.floor(100 * share) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
    .slice(0, Math.max(0, left));
  return floors.map((floor, at) => floor + (fullest.some((one) => one.at === at) ? 1 : 0));
}
