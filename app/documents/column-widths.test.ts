import { describe, expect, it } from "vitest";
import { fittedColumns } from "./column-widths";
import { mm, type Measure } from "./pdf-layout";

/** Every letter half as wide as its size. */
const measure: Measure = (text) => text.length / 2;
const at = { width: 400, size: 10, padding: 4 };
const sum = (widths: readonly number[]) => widths.reduce((all, each) => all + each, 0);

describe("widths of columns", () => {
  it("are those of the shares where every word has room", () => {
    const columns = [{ head: "STT", share: 1 }, { head: "Tên giải pháp", share: 3 }];
    expect(fittedColumns(columns, [["1", "Máy gặt"]], at, measure)).toEqual({ size: 10, widths: [100, 300] });
  });
  it("keep the longest word of a head and of a cell whole, and the others give way by their shares", () => {
    const columns = [{ head: "Chênh lệch", share: 0.1 }, { head: "A", share: 0.1 }, { head: "B", share: 4 }, { head: "C", share: 1 }];
    const { size, widths } = fittedColumns(columns, [["1", "STKT-2026"]], at, measure);
    expect(size).toBe(10);
    expect(widths.slice(0, 2)).toEqual([29, 49]);
    expect((widths[2] ?? 0) / (widths[3] ?? 1)).toBeCloseTo(4);
    expect(sum(widths)).toBeCloseTo(400);
  });
  it("set smaller type where there are too many columns, and keep the least of a column of texts", () => {
    const judges = Array.from({ length: 11 }, () => ({ head: "Nguyễn", share: 1 }));
    const { size, widths } = fittedColumns([{ head: "Tên", share: 2, least: 35 }, ...judges], [], at, measure);
    expect(size).toBeLessThan(10);
    expect(widths[0]).toBeGreaterThanOrEqual(mm(35));
    for (const width of widths.slice(1)) expect(width).toBeGreaterThanOrEqual(3 * size + 4);
    expect(sum(widths)).toBeCloseTo(400);
  });
  it("let an address break rather than the page", () => {
    const { widths } = fittedColumns([{ head: "A", share: 1 }, { head: "B", share: 1 }], [["x".repeat(500), ""]], at, measure);
    expect(widths).toEqual([200, 200]);
  });
});
