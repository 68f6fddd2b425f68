import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInline, parseRange } from "./delivery";

describe("isInline", () => {
  it("lets nothing be shown that could act as a page", () => {
    expect(isInline("application/pdf")).toBe(true);
    for (const mime of ["text/html", "image/svg+xml", "application/octet-stream"])
      expect(isInline(mime)).toBe(false);
  });
});

describe("parseRange", () => {
  it.each([
    [null, null],
    ["bytes=0-99", { start: 0, end: 99 }],
    ["bytes=500-", { start: 500, end: 999 }],
    ["bytes=-100", { start: 900, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=990-5000", { start: 990, end: 999 }],
    ["bytes=1000-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-2", null],
    ["bytes=0-1,3-4", null],
    ["pages=1-2", null],
    ["bytes=-", null],
  ])("%s", (header, range) => {
    expect(parseRange(header, 1000)).toEqual(range);
  });

  it("never leaves the file", () => {
    const part = fc.option(fc.nat(3_000), { nil: "" });
    fc.assert(
      fc.property(part, part, fc.integer({ min: 0, max: 2_000 }), (first, last, size) => {
        const range = parseRange(`bytes=${first}-${last}`, size);
        if (range === null || range === "unsatisfiable") return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});
