import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answers, differenceOf, type StandingSheet } from "./differences";

const sheets = (...totals: bigint[]): StandingSheet[] =>
  totals.map((totalMicro, at) => ({ judgeId: `j${at}`, totalMicro, receipt: `r${at}` }));

describe("differenceOf", () => {
  it("is none at exactly the limit, and one a millionth above it", () => {
    expect(differenceOf("12.5", { open: 0, sheets: sheets(60_000_000n, 72_500_000n) })).toBeNull();
    expect(differenceOf("12.5", { open: 0, sheets: sheets(60_000_000n, 72_500_001n) })).toEqual({
      spreadMicro: 12_500_001n,
      lowMicro: 60_000_000n,
      highMicro: 72_500_001n,
      receipts: ["r0", "r1"],
    });
  });

  it("is not asked while a sheet is out, with one sheet, or without a limit", () => {
    const apart = sheets(0n, 90_000_000n);
    expect(differenceOf("10", { open: 1, sheets: apart })).toBeNull();
    expect(differenceOf("10", { open: 0, sheets: apart.slice(1) })).toBeNull();
    expect(differenceOf("10", { open: 0, sheets: [] })).toBeNull();
    expect(differenceOf(null, { open: 0, sheets: apart })).toBeNull();
  });

  it("is what looking at every pair gives, in whatever order the sheets come", () => {
    const total = fc.bigInt({ min: -5_000_000n, max: 100_000_000n });
    const milli = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(fc.array(total, { maxLength: 7 }), milli, fc.nat(), (totals, limit, turn) => {
        const text = `${Math.floor(limit / 1000)}.${String(limit % 1000).padStart(3, "0")}`;
        const given = sheets(...totals);
        const pairs = totals.flatMap((a) => totals.map((b) => a - b));
        const flagged = pairs.some((distance) => distance > BigInt(limit) * 1000n);
        const found = differenceOf(text, { open: 0, sheets: given });
        expect(found !== null).toBe(flagged);
        if (found) expect(found.spreadMicro).toBe(pairs.reduce((a, b) => (a > b ? a : b)));
        const at = given.length === 0 ? 0 : turn % given.length;
        const turned = [...given.slice(at), ...given.slice(0, at)];
        expect(differenceOf(text, { open: 0, sheets: turned })).toEqual(found);
      }),
    );
  });
});

it("an answer is about its sheets only", () => {
  const difference = { receipts: ["a", "b"] };
  expect(answers({ sheets: ["b", "a"] }, difference)).toBe(true);
  expect(answers({ sheets: ["a", "c"] }, difference)).toBe(false);
  expect(answers({ sheets: ["a"] }, difference)).toBe(false);
  expect(answers({ sheets: ["a", "b", "c"] }, difference)).toBe(false);
});
