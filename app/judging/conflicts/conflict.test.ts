import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conflictsBetween, findConflicts } from "./conflict";
import type { EntryIdentity, JudgeIdentity, NamedPerson } from "./identity-keys";

const judge: JudgeIdentity = {
  userId: "u1",
  name: "TS. Nguyễn Văn Hòa",
  email: "hoa@example.vn",
  unitNames: ["Trường Đại học Đà Lạt", "Sở Khoa học và Công nghệ"],
  unitIds: ["unit-1"],
  phones: ["0912 345 678", ""],
  address: "12 Lê Lợi, Phường 1, Đà Lạt",
  relations: [{ name: "Phạm Thị Lan", unitName: "THPT Chuyên Thăng Long" }],
};
const named = (person: Partial<NamedPerson>): NamedPerson => ({
  name: "Lê Minh",
  unit: "",
  phone: "",
  email: "",
  ...person,
});
const owner = { userId: "u2", name: "Trần Thị Mai", email: "mai@example.vn", unitName: "", phone: "" };
const entry: EntryIdentity = {
  writers: [owner],
  members: [named({ name: "Trần Thị Mai", unit: "THPT Bảo Lộc" })],
  supporters: [named({ name: "Đỗ Quang", unit: "THPT Bảo Lộc" })],
  unit: { id: "unit-2", name: "THPT Bảo Lộc" },
};
const withMember = (person: Partial<NamedPerson>) =>
  conflictsBetween(judge, { ...entry, members: [named(person)] });
const withWriter = (writer: Partial<typeof owner>, who = judge) =>
  conflictsBetween(who, { ...entry, writers: [owner, { ...owner, userId: "u9", ...writer }] });

describe("conflictsBetween", () => {
  it("finds none between strangers", () => {
    expect(conflictsBetween(judge, entry)).toEqual([]);
  });

  it("knows whoever wrote it by account and by e-mail address", () => {
    expect(withWriter({ userId: "u1" })).toEqual(["owner"]);
    expect(withWriter({ email: "HOA@example.vn" })).toEqual(["owner"]);
    expect(withWriter({ name: "Nguyễn Văn Hoà", unitName: "ĐH Đà Lạt" })).toEqual(["name", "unit"]);
  });

  it("knows authors and supporters by e-mail address, telephone and address", () => {
    expect(withMember({ email: " Hoa@Example.vn" })).toEqual(["email"]);
    expect(withMember({ phone: "+84 912-345-678" })).toEqual(["phone"]);
    expect(withMember({ unit: "số 12 đường Lê Lợi, P. 1, TP Đà Lạt, Lâm Đồng" })).toEqual(["address"]);
    expect(conflictsBetween(judge, { ...entry, supporters: [named({ phone: "0912345678" })] })).toEqual(["phone"]);
    expect(withWriter({ phone: "0084912345678" })).toEqual(["phone"]);
    expect(withMember({ phone: "0912 345 679", unit: "Phường 1, Đà Lạt" })).toEqual([]);
  });

  it("knows a member by name, as Vietnamese names are written", () => {
    for (const name of [
      "nguyễn văn hoà",
      "Nguyễn  Văn Hòa".normalize("NFD"),
      "ThS. NGUYỄN VĂN HOÀ",
      "TS Nguyễn Văn Hòa",
      "PGS.TS.Nguyễn Văn Hoà",
    ])
      expect(withMember({ name })).toEqual(["name"]);
    expect(withMember({ name: "Nguyễn Văn Hoa" })).toEqual([]);
    expect(withMember({ name: "Nguyễn Văn Hóa" })).toEqual([]);
    expect(conflictsBetween(judge, { ...entry, supporters: [named({ name: "Nguyễn Văn Hoà" })] })).toEqual(["supporter"]);
  });

  it("asks about names written short or without marks", () => {
    for (const name of ["Ng. Văn Hòa", "Ng.V. Hoà", "N V Hòa", "Nguyen Van Hoa"])
      expect(withMember({ name })).toEqual(["possible-name"]);
    for (const name of ["Tr. Văn Hòa", "Nguyễn V. Hoàng", "Hòa", "Văn Hòa", "Nguyen Van Hoan"])
      expect(withMember({ name })).toEqual([]);
  });

  it("knows each unit of the judge, of members, of supporters and of the sender", () => {
    expect(withMember({ unit: "ĐH Đà Lạt" })).toEqual(["unit"]);
    expect(withMember({ unit: "Sở KH&CN" })).toEqual(["unit"]);
    expect(conflictsBetween(judge, { ...entry, supporters: [named({ unit: "Khoa CNTT, ĐH Đà Lạt" })] })).toEqual(["unit"]);
    expect(conflictsBetween(judge, { ...entry, unit: { id: "x", name: "Đại học Đà Lạt" } })).toEqual(["unit"]);
    expect(conflictsBetween(judge, { ...entry, unit: { id: "unit-1", name: "Khác" } })).toEqual(["unit"]);
  });

  it("knows who is close to the judge, and their unit", () => {
    expect(withMember({ name: "phạm thị lan" })).toEqual(["relation"]);
    expect(withMember({ unit: "Trường THPT chuyên Thăng Long" })).toEqual(["relation-unit"]);
    expect(withMember({ name: "Ph. Thị Lan" })).toEqual(["possible-name"]);
  });

  it("takes what is not known for nothing in common", () => {
    const unknown: JudgeIdentity = {
      ...judge,
      ...{ name: "", email: "", unitNames: [""], unitIds: [], phones: [""], address: "" },
      relations: [{ name: "", unitName: "" }],
    };
    const bare = { ...owner, name: "", email: "" };
    expect(
      conflictsBetween(unknown, { writers: [bare], members: [named({ name: "" })], supporters: [], unit: null }),
    ).toEqual([]);
  });

  const names = fc.constantFrom("Nguyễn Văn Hòa", "Ng. Văn Hòa", "Lê Minh", "Phạm Thị Lan", "");
  const units = fc.constantFrom("ĐH Đà Lạt", "THPT Bảo Lộc", "Khoa Sinh, Đại học Đà Lạt", "");
  const people = fc.array(
    fc.record({ name: names, unit: units, phone: fc.constantFrom("", "0912345678"), email: fc.constant("") }),
    { maxLength: 4 },
  );

  it("does not depend on the order in which people are named", () => {
    fc.assert(
      fc.property(people, people, (members, supporters) => {
        const turned = { ...entry, members: members.toReversed(), supporters: supporters.toReversed() };
        expect(conflictsBetween(judge, turned)).toEqual(conflictsBetween(judge, { ...entry, members, supporters }));
      }),
    );
  });

  it("finds the same for many at once as for each alone", () => {
    const judges = fc.array(fc.record({ name: names, unit: units }), { maxLength: 4 });
    fc.assert(
      fc.property(judges, fc.array(people, { maxLength: 5 }), (some, dossiers) => {
        const all = some.map(({ name, unit }, at) => ({ ...judge, id: `j${at}`, name, unitNames: [unit] }));
        const entries = dossiers.map((members, at) => ({ ...entry, id: `e${at}`, members }));
        const found = findConflicts(all, entries);
        for (const one of all)
          for (const other of entries)
            expect(
              found.find(({ judgeId, entryId }) => judgeId === one.id && entryId === other.id)?.codes ?? [],
            ).toEqual(conflictsBetween(one, other));
      }),
    );
  });

  it("is not misled by case, spaces or the composition of letters", () => {
    const spellings = fc.constantFrom<(name: string) => string>(
      (name) => name.toUpperCase(),
      (name) => name.normalize("NFD"),
      (name) => name.toLowerCase().replaceAll(" ", "   "),
      (name) => `ThS. ${name}`,
    );
    const full = fc.constantFrom("Nguyễn Văn Hòa", "Đỗ Thị Thúy Hằng", "Lê Quý Đôn");
    fc.assert(
      fc.property(full, spellings, spellings, (name, one, other) => {
        const who = { ...judge, name: one(name), unitNames: [] };
        expect(conflictsBetween(who, { ...entry, members: [named({ name: other(name) })] })).toContain("name");
      }),
    );
  });
});
