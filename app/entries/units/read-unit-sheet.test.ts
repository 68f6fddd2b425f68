import { describe, expect, it } from "vitest";
import { NOTHING_MORE_ASKED, textSection } from "~/contests/template-options";
import { searchKey } from "~/platform/vietnamese";
import { readUnitSheet, type SheetWords } from "./read-unit-sheet";
import { unitColumns } from "./sheet-columns";

const RULES = {
  fields: [{ id: "ddht", code: "DDHT", name: "Đồ dùng học tập" }],
  divisions: [{ id: "thcs", name: "Trung học cơ sở", bornFrom: null, bornTo: null }],
  members: {
    min: 1,
    max: 3,
    contribution: true,
    bornFrom: null,
    bornTo: null,
    asks: {
      ...NOTHING_MORE_ASKED,
      className: "required" as const,
      gender: "optional" as const,
      phone: "optional" as const,
    },
    maxSupporters: 1,
  },
  conditions: {
    createdSince: null,
    provinces: [],
    repeats: "never-won" as const,
    maxEntriesPerMember: null,
  },
  sections: [
    textSection({ id: "idea", title: "Ý tưởng", help: "", required: true, maxWords: 200 }),
  ],
};
const COLUMNS = unitColumns(RULES);
const WORDS: SheetWords = {
  headers: new Map(COLUMNS.map(({ id }) => [searchKey(id), id])),
  genders: new Map([
    ["nam", "male"],
    ["nu", "female"],
  ]),
  yes: new Set(["co", "x"]),
  no: new Set(["khong"]),
  provinces: new Map(),
  example: "vd",
};
const HEAD = [
  "entry.number",
  "entry.title",
  "entry.field",
  "entry.division",
  "member.name",
  "member.birthDate",
  "member.unit",
  "member.className",
  "member.gender",
  "member.share",
  "member.phone",
  "supporter.0.name",
  "question.idea",
];
const read = (...rows: string[][]) => readUnitSheet(RULES, COLUMNS, WORDS, rows);

describe("a unit's spreadsheet", () => {
  it("asks for what the regulation asks, and for nothing that needs a consent of its own", () => {
    const ids = COLUMNS.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...HEAD, "entry.entered", "member.main"]));
    expect(ids.some((id) => /ethnicity|occupation/.test(id))).toBe(false);
  });

  it("is read below whatever stands over its heads; rows of one number are one entry", () => {
    const { entries, faults, headRow } = read(
      ["Trường THCS Lê Lợi"],
      [],
      HEAD,
      [
        "1",
        "Thước đo góc",
        "ddht",
        "trung hoc co so",
        "Lê Hoà",
        "01/02/2012",
        "THCS Lê Lợi",
        "8A",
        "Nữ",
        "60%",
        "912345678",
        "Cô Mai",
        "Đo nhanh",
      ],
      ["1", "", "", "", "Đỗ Nam", "2011-12-30", "THCS Lê Lợi", "8B", "nam", "40", "", "", ""],
      ["", "", "", "", "Trần Ba", "3-4-2012", "THCS Lê Lợi", "8B", "", "", "", "", ""],
      ["2", "Bàn gấp", "Đồ dùng học tập", "Tiểu học", "Vũ An", "x", "", "", "", "", "", "", ""],
    );
    expect(headRow).toBe(3);
    expect(entries.map(({ key, rows }) => [key, rows])).toEqual([
      ["1", [4, 5, 6]],
      ["2", [7]],
    ]);
    expect(entries[0]?.content).toMatchObject({
      title: "Thước đo góc",
      fieldId: "ddht",
      divisionId: "thcs",
      members: [
        {
          id: "m1",
          name: "Lê Hoà",
          birthDate: "2012-02-01",
          gender: "female",
          share: "60",
          phone: "0912345678",
          main: true,
        },
        { id: "m2", birthDate: "2011-12-30", gender: "male", main: false },
        { id: "m3", birthDate: "2012-04-03" },
      ],
      supporters: [{ id: "s1", name: "Cô Mai" }],
      answers: { idea: "Đo nhanh" },
    });
    expect(faults).toEqual([
      {
        row: 7,
        column: "entry.division",
        code: "sheet-unknown-choice",
        params: { value: "Tiểu học" },
      },
    ]);
  });

  it("knows no entry without a number, and says where one comes apart", () => {
    const row = (number: string) => [
      number,
      "Tên",
      "ddht",
      "",
      "Lê Hoà",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
    ];
    expect(read(HEAD, row("")).faults).toEqual([
      { row: 2, column: "entry.number", code: "required" },
      { row: 1, column: null, code: "sheet-empty" },
    ]);
    expect(read(HEAD, row("1"), row("2"), row("1")).faults).toEqual([
      { row: 4, column: "entry.number", code: "sheet-number-apart", params: { number: "1" } },
    ]);
  });

  it("names heads that it does not know, heads that stand twice, and a sheet without any", () => {
    const { unknown, faults } = read(
      [...HEAD, "Ghi chú", "entry.title"],
      ["1", "Tên", "ddht", "", "Lê Hoà"],
    );
    expect(unknown).toEqual(["Ghi chú"]);
    expect(faults.map(({ code }) => code)).toContain("sheet-column-twice");
    expect(read(["Tên", "Lớp"], ["a", "b"]).faults).toEqual([
      { row: 1, column: null, code: "sheet-no-head" },
    ]);
  });

  it("never fails on what somebody pastes", () => {
    for (const rows of [[], [[]], [["", ""]], [HEAD], [HEAD, []], [HEAD, ["1"]]])
      expect(() => read(...rows)).not.toThrow();
  });

  describe("what a later line of an entry says of the entry", () => {
    const line = (over: Record<string, string>) => HEAD.map((id) => over[id] ?? "");
    const first = {
      "entry.number": "1",
      "entry.title": "Thước đo góc",
      "entry.field": "Đồ dùng học tập",
      "member.name": "Lê Hoà",
      "supporter.0.name": "Cô Mai",
      "question.idea": "Đo nhanh",
    };
    const differs = (row: number, column: string) => ({
      row,
      column,
      code: "sheet-differs",
      params: { row: 2 },
    });

    it("is a fault where it contradicts the first line, or says what that leaves empty", () => {
      const { faults, entries } = read(
        HEAD,
        line(first),
        line({
          "member.name": "Đỗ Nam",
          "entry.title": "Thước đo cạnh",
          "supporter.0.name": "Cô Lan",
        }),
        line({
          "entry.number": "1",
          "member.name": "Vũ An",
          "question.idea": "Chậm",
          "entry.division": "thcs",
        }),
      );
      expect(faults).toEqual([
        differs(3, "entry.title"),
        differs(3, "supporter.0.name"),
        differs(4, "entry.division"),
        differs(4, "question.idea"),
      ]);
      expect(entries[0]?.content.title).toBe("Thước đo góc");
    });

    it("is none where it says the same, in whatever words", () => {
      const same = { ...first, "entry.title": " thước  đo góc", "entry.field": "DDHT" };
      expect(read(HEAD, line(first), line({ ...same, "member.name": "Đỗ Nam" })).faults).toEqual(
        [],
      );
    });
  });
});
