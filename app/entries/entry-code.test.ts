import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePrefix, entryCode } from "./entry-code";

const PATTERN = "STKT-{year}-{field}-{number:3}";
const facts = { year: 2026, field: "CNTT" };

describe("entryCode", () => {
  it("fills the regulation's pattern", () => {
    expect(entryCode(PATTERN, facts, 7)).toBe("STKT-2026-CNTT-007");
    expect(entryCode(PATTERN, facts, 1234)).toBe("STKT-2026-CNTT-1234");
    expect(entryCode("{number}/{year}", facts, 7)).toBe("7/2026");
  });

  it("leaves what it does not know as it stands", () => {
    expect(entryCode("{edition}-{number}", facts, 1)).toBe("{edition}-1");
  });

  it("gives different codes to different numbers", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
        expect(entryCode(PATTERN, facts, a) === entryCode(PATTERN, facts, b)).toBe(a === b);
      }),
    );
  });
});

describe("codePrefix", () => {
  it("is what codes of one counter share", () => {
    expect(codePrefix(PATTERN, facts)).toBe("STKT-2026-CNTT-#");
    expect(codePrefix("{number:4}", facts)).toBe("#");
  });
});
