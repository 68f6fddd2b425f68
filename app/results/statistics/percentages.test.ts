import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentages } from "./percentages";

describe("percentages", () => {
  it("give the fields of Phú Thọ 2021 as they were printed, adding up to 100", () => {
    expect(percentages([63, 38, 27, 56, 46])).toEqual(["27.4", "16.5", "11.7", "24.4", "20.0"]);
  });

  it("are nought where there is nothing, and whole where no decimals are wanted", () => {
    expect(percentages([0, 0])).toEqual(["0.0", "0.0"]);
    expect(percentages([])).toEqual([]);
    expect(percentages([1, 1, 1], 0)).toEqual(["34", "33", "33"]);
  });

  it("add up to 100, lie within one last place of the share, and never turn two counts around", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100_000), { minLength: 1, maxLength: 40 }),
        fc.nat(2),
        (counts, decimals) => {
          const all = counts.reduce((sum, count) => sum + count, 0);
          fc.pre(all > 0);
          const unit = 10 ** decimals;
          const parts = percentages(counts, decimals).map((text) =>
            Math.round(Number(text) * unit),
          );
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100 * unit);
          parts.forEach((part, index) => {
            expect(Math.abs(part - ((counts[index] ?? 0) * 100 * unit) / all)).toBeLessThan(1);
            counts.forEach((count, other) => {
              if (count > (counts[index] ?? 0)) expect(parts[other]).toBeGreaterThanOrEqual(part);
            });
          });
        },
      ),
      { seed: 230, numRuns: 300 },
    );
  });
});
