import { describe, expect, it } from "vitest";
import { addMember, emptyContent, NO_MEMBER, type Member } from "../entry-content";
import { applySheet } from "./plan-import";
import type { SheetEntry } from "./read-unit-sheet";

const COLUMNS = ["entry.number", "entry.title", "member.name", "member.birthDate"];

const hoa: Member = {
  ...NO_MEMBER,
  id: "m1",
  name: "Lê Hoà",
  birthDate: "2012-02-01",
  ethnicity: "Tày",
  phone: "0912345678",
  main: true,
};
const before = { ...emptyContent(0), title: "Thước", members: [hoa] };

/** What a sheet says of members, under ids that count its lines. */
function sheet(
  members: readonly Partial<Member>[],
  columns: readonly string[] = COLUMNS,
): SheetEntry {
  const content = {
    ...emptyContent(0),
    title: "Thước",
    members: members.map((member, i) => ({
      ...NO_MEMBER,
      id: `m${i + 1}`,
      main: i === 0,
      ...member,
    })),
  };
  return { key: "1", rows: members.map((_, i) => i + 2), content, columns: new Set(columns) };
}

const said = ({ name, birthDate }: Member) => ({ name, birthDate });

describe("a sheet laid over what is there", () => {
  it("gives nobody what was written of somebody else", () => {
    const nam = { name: "Đỗ Nam", birthDate: "2011-12-30" };
    const { members } = applySheet(before, sheet([nam, said(hoa)]));
    expect(members).toEqual([{ ...NO_MEMBER, ...nam, id: "m2" }, hoa]);
    const [only] = applySheet(before, sheet([nam])).members;
    expect(only).toEqual({ ...NO_MEMBER, ...nam, id: "m2", main: true });
  });

  it("knows a person in whom a slip was put right, and keeps what it has no column for", () => {
    for (const mended of [
      { name: "Lê Hoà Bình", birthDate: "2012-02-01" },
      { name: "Lê Hoà", birthDate: "2012-02-11" },
    ])
      expect(applySheet(before, sheet([mended])).members).toEqual([{ ...hoa, ...mended }]);
  });

  it("has one main author: whom it marks, else who was it, else the first", () => {
    const two = addMember(before);
    const lan = { ...NO_MEMBER, id: "m7", name: "Vũ Lan", birthDate: "2012-05-05" };
    const led = {
      ...two,
      members: [
        { ...hoa, main: false },
        { ...lan, main: true },
      ],
    };
    const mains = (entry: SheetEntry) =>
      applySheet(led, entry).members.flatMap(({ main, name }) => (main ? [name] : []));
    expect(mains(sheet([said(hoa), said(lan)]))).toEqual(["Vũ Lan"]);
    expect(mains(sheet([{ name: "Mới", birthDate: "2012-01-01" }, said(lan)]))).toEqual(["Vũ Lan"]);
    expect(mains(sheet([said(hoa)]))).toEqual(["Lê Hoà"]);
    expect(mains(sheet([said(hoa), said(lan)], [...COLUMNS, "member.main"]))).toEqual(["Lê Hoà"]);
  });
});
