import { describe, expect, it } from "vitest";
import { compareTexts } from "~/platform/vietnamese";
import { countBy, countTable } from "./count-table";

describe("counts", () => {
  it("are listed from the largest, then in the order of the alphabet, with how many of each have a prize", () => {
    const items = ["b", "đ", "d", "b"].map((label, index) => ({ label, prized: index === 3 }));
    expect(countBy(items, ({ label }) => label, ({ prized }) => prized, compareTexts)).toEqual([
      { label: "b", count: 2, prized: 1 },
      { label: "d", count: 1, prized: 0 },
      { label: "đ", count: 1, prized: 0 },
    ]);
    expect(countBy(items, () => "", null, compareTexts)).toEqual([{ label: "", count: 4, prized: null }]);
  });

  it("have parts that add up to 100", () => {
    const rows = [63, 38, 27, 56, 46].map((count, index) => ({ label: String(index), count, prized: null }));
    const { rows: printed, total } = countTable(rows);
    expect(total).toBe(230);
    expect(printed.map(({ percent }) => percent)).toEqual(["27.4", "16.5", "11.7", "24.4", "20.0"]);
  });
});
