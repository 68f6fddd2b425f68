import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  decimal,
  decimalsOf,
  div,
  formatDecimal,
  formatExact,
  formatFixed,
  fromInteger,
  fromMilli,
  isMultipleOf,
  mul,
  parseDecimal,
  parseExact,
  round,
  sub,
  toMicro,
  toMilli,
  type Exact,
  type RoundingMode,
} from "./decimal";

const fraction = fc
  .tuple(fc.bigInt(-1_000_000_000_000n, 1_000_000_000_000n), fc.bigInt(1n, 1_000_000n))
  .map(([n, d]): Exact => ({ n, d }));

describe("reading", () => {
  it.each([
    ["84.63", "84.63"],
    ["84,63", "84.63"],
    [" 007,50 ", "7.5"],
    ["-0.5", "-0.5"],
    ["+3", "3"],
    ["0", "0"],
  ])("reads %j", (text, plain) => {
    expect(formatDecimal(parseDecimal(text)!)).toBe(plain);
  });

  it.each(["", ".", "1.", ".5", "1.234,5", "1,2,3", "1e3", "0x1", "NaN", "1 000", "--1", "٣"])(
    "refuses %j",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it("throws where a text was promised to be checked", () => {
    expect(() => decimal("ten")).toThrow(RangeError);
  });
});

describe("rounding", () => {
  const cases: [string, number, RoundingMode, string][] = [
    ["2.345", 2, "half-up", "2.35"],
    ["2.345", 2, "half-even", "2.34"],
    ["2.355", 2, "half-even", "2.36"],
    ["2.3451", 2, "half-even", "2.35"],
    ["2.345", 2, "down", "2.34"],
    ["2.349", 2, "down", "2.34"],
    ["-2.345", 2, "half-up", "-2.35"],
    ["-2.345", 2, "half-even", "-2.34"],
    ["-2.349", 2, "down", "-2.34"],
    ["0.5", 0, "half-up", "1"],
    ["0.5", 0, "half-even", "0"],
    ["1.5", 0, "half-even", "2"],
    ["85", 2, "half-up", "85.00"],
  ];
  it.each(cases)("%s to %i decimals %s is %s", (text, decimals, mode, expected) => {
    expect(formatFixed(round(decimal(text), decimals, mode), decimals)).toBe(expected);
  });

  it("is right where binary floating point is not", () => {
    expect(formatFixed(round(decimal("1.005"), 2, "half-up"), 2)).toBe("1.01");
  });

  it("keeps order, in every mode", () => {
    const mode = fc.constantFrom<RoundingMode>("half-up", "half-even", "down");
    fc.assert(
      fc.property(fraction, fraction, fc.nat(6), mode, (a, b, decimals, how) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a];
        expect(compare(round(low, decimals, how), round(high, decimals, how))).toBeLessThanOrEqual(
          0,
        );
      }),
    );
  });
});

describe("arithmetic", () => {
  it("obeys the laws of fractions", () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(compare(add(a, b), add(b, a))).toBe(0);
        expect(compare(mul(a, add(b, c)), add(mul(a, b), mul(a, c)))).toBe(0);
        expect(compare(sub(add(a, b), b), a)).toBe(0);
        if (b.n !== 0n) expect(compare(mul(div(a, b), b), a)).toBe(0);
      }),
    );
  });

  it("divides by negative numbers and not by zero", () => {
    expect(formatExact(div(fromInteger(1), fromInteger(-3)))).toBe("-1/3");
    expect(() => div(fromInteger(1), fromInteger(0))).toThrow(RangeError);
  });

  it("knows multiples", () => {
    expect(isMultipleOf(decimal("35.5"), decimal("0.5"))).toBe(true);
    expect(isMultipleOf(decimal("35.3"), decimal("0.5"))).toBe(false);
  });
});

describe("writing", () => {
  it("writes what ends in full and what does not with twelve decimals or as a fraction", () => {
    const mean = div(decimal("155.5"), fromInteger(11));
    expect(decimalsOf(mean)).toBeNull();
    expect(formatDecimal(mean)).toBe("14.136363636364");
    expect(formatExact(mean)).toBe("311/22");
    expect(formatDecimal(decimal("84.500"))).toBe("84.5");
    expect(formatFixed(decimal("-0.05"), 2)).toBe("-0.05");
    expect(formatFixed(decimal("3"), 0)).toBe("3");
  });

  it("loses nothing on the way through text", () => {
    fc.assert(
      fc.property(fraction, (value) => {
        expect(compare(parseExact(formatExact(value))!, value)).toBe(0);
      }),
    );
  });

  it.each(["1/0", "1/2/3", "1/-2", "a/2", "/"])("does not read the fraction %j", (text) => {
    expect(parseExact(text)).toBeNull();
  });
});

describe("the database's integers", () => {
  it("goes to thousandths and back", () => {
    fc.assert(
      fc.property(fc.integer(), (milli) => {
        expect(toMilli(fromMilli(milli))).toBe(milli);
      }),
    );
    expect(toMilli(decimal("0.0005"))).toBeNull();
    expect(toMilli(decimal("99999999999999999999"))).toBeNull();
  });

  it("keeps a weighted mark in millionths", () => {
    expect(toMicro(mul(decimal("35.125"), decimal("0.333")))).toBe(11_696_625n);
    expect(toMicro(div(fromInteger(1), fromInteger(3)))).toBeNull();
  });
});
