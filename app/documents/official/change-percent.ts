import { decimal, div, formatFixed, fromInteger, mul } from "~/platform/decimal";

/** By how many percent a number has grown or shrunk, without a sign, to one decimal. */
export function changePercent(before: number, now: number): string {
  const part = div(fromInteger(Math.abs(now - before)), fromInteger(before));
  return formatFixed(mul(part, decimal("100")), 1);
}
