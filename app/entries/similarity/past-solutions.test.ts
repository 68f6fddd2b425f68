import { describe, expect, it } from "vitest";
import { pastedCells, readPastRows } from "./past-solutions";

describe("a list of past solutions", () => {
  it("is read by the names in its first row, or in the plain order", () => {
    const named = readPastRows([["Năm", "NGUỒN", "Tên giải pháp"], ["2020", "Hà Nội", "Máy gieo hạt"]]);
    expect(named.rows).toMatchObject([{ title: "Máy gieo hạt", summary: "", source: "Hà Nội" }]);
    const plain = readPastRows([["Máy gieo hạt", "Đẩy tay", "Hà Nội"]]);
    expect(plain.rows).toMatchObject([{ title: "Máy gieo hạt", summary: "Đẩy tay", source: "Hà Nội" }]);
  });

  it("says by row what is wrong and takes the others; empty and repeated rows are none", () => {
    const read = readPastRows([["Một"], ["", "không tên"], ["  "], ["MỘT"], ["x".repeat(501)]]);
    expect(read.rows.map(({ title }) => title)).toEqual(["Một"]);
    expect(read.repeated).toBe(1);
    expect(read.faults).toEqual([
      { row: 2, path: "title", code: "required" },
      { row: 5, path: "title", code: "too-long", params: { max: 500 } },
    ]);
  });

  it("is pasted with tabs between, or one title to a line", () => {
    expect(pastedCells("a\tb\r\nc")).toEqual([["a", "b"], ["c"]]);
  });
});
