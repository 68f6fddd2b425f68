import { describe, expect, it } from "vitest";
import { readSheet, writeSheet } from "./spreadsheet.server";

const rowsOf = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes);
  return read.ok ? read.rows : read.code;
};

describe("a sheet", () => {
  it("is read as it was written: texts with their zeros, dates, numbers, what is marked", async () => {
    const bytes = await writeSheet({
      name: "Danh sách: 2026/2027",
      columns: [
        { header: "Họ và tên", width: 30 },
        { header: "Ngày sinh", width: 12, kind: "date" },
        { header: "Điện thoại", width: 14 },
        { header: "Tỷ lệ", width: 8, kind: "number" },
        { header: "Tiền", width: 14, kind: "money" },
      ],
      rows: [
        ["Lê Thị Hoà", "2012-03-04", "0912345678", 33.5, 6_400_000],
        [{ value: "Đỗ Ươm", marked: true }, "không rõ", null, { value: null, marked: true }, ""],
      ],
    });
    expect(await rowsOf(bytes)).toEqual([
      ["Họ và tên", "Ngày sinh", "Điện thoại", "Tỷ lệ", "Tiền"],
      ["Lê Thị Hoà", "2012-03-04", "0912345678", "33.5", "6400000"],
      ["Đỗ Ươm", "không rõ", "", "", ""],
    ]);
  });

  it.each([
    ["a comma", "Tên,Lớp\nHoà,9A3\n"],
    ["a semicolon and a mark of its encoding", "\ufeffTên;Lớp\r\nHoà;9A3\r\n"],
    ["a tab", "Tên\tLớp\nHoà\t9A3"],
    ["quotes", '"Tên","Lớp"\n"Hoà","9A3"\n\n'],
  ])("may be CSV with %s", async (_what, text) => {
    expect(await rowsOf(Buffer.from(text))).toEqual([
      ["Tên", "Lớp"],
      ["Hoà", "9A3"],
    ]);
  });

  it("may be what Excel calls Unicode text", async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from("Tên\tLớp\nHoà\t9A3", "utf16le"),
    ]);
    expect(await rowsOf(bytes)).toEqual([
      ["Tên", "Lớp"],
      ["Hoà", "9A3"],
    ]);
  });

  it("is composed, however it was typed", async () => {
    expect(await rowsOf(Buffer.from("Hoà\n".normalize("NFD")))).toEqual([["Hoà".normalize("NFC")]]);
  });

  it.each([
    ["an old encoding", Buffer.from([0x48, 0x6f, 0xe0, 0x2c, 0x31]), "sheet-not-utf8"],
    ["a broken archive", Buffer.from("PK\u0003\u0004 and no more"), "sheet-unreadable"],
    ["more rows than anybody enters", Buffer.from("a,b\n".repeat(6_000)), "sheet-too-big"],
  ])("is refused with %s", async (_what, bytes, code) => expect(await rowsOf(bytes)).toBe(code));
});
