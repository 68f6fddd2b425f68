import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "~/platform/vietnamese";
import { conflictsBetween, type EntryIdentity, type JudgeIdentity } from "./conflict";

const judge: JudgeIdentity = {
  userId: "u1",
  name: "TS. Nguyễn Văn Hòa",
  email: "hoa@example.vn",
  unitName: "Trường Đại học Đà Lạt",
};
const entry: EntryIdentity = {
  owner: { userId: "u2", name: "Trần Thị Mai", email: "mai@example.vn", unitName: "" },
  coAuthors: [{ userId: "u3", name: "Lê Minh", email: "minh@example.vn", unitName: "" }],
  memberNames: ["Trần Thị Mai", "Lê Minh"],
  unitNames: ["THPT Bảo Lộc"],
};

describe("conflictsBetween", () => {
  it("finds none between strangers", () => {
    expect(conflictsBetween(judge, entry)).toEqual([]);
  });

  it("knows the owner by account and by e-mail address", () => {
    expect(conflictsBetween(judge, { ...entry, owner: { ...entry.owner, userId: "u1" } })).toEqual([
      "owner",
    ]);
    expect(
      conflictsBetween(judge, { ...entry, owner: { ...entry.owner, email: "HOA@example.vn" } }),
    ).toEqual(["owner"]);
  });

  it("knows whoever wrote along like the owner", () => {
    const self = { ...judge, name: "Người khác", unitName: "" };
    const stranger = { userId: "u4", name: "Ai đó", email: "ai@example.vn", unitName: "" };
    const found = (coAuthor: Partial<JudgeIdentity>, who = self) =>
      conflictsBetween(who, { ...entry, coAuthors: [{ ...stranger, ...coAuthor }] });
    expect(found({})).toEqual([]);
    expect(found({ userId: "u1" })).toEqual(["owner"]);
    expect(found({ email: "Hoa@Example.vn" })).toEqual(["owner"]);
    expect(found({ name: "Nguyễn Văn Hoà", unitName: "ĐH Đà Lạt" }, judge)).toEqual([
      "name",
      "unit",
    ]);
  });

  it("knows a member by name, as Vietnamese names are written", () => {
    for (const name of [
      "nguyễn văn hoà",
      "Nguyễn  Văn Hòa".normalize("NFD"),
      "ThS. NGUYỄN VĂN HOÀ",
    ])
      expect(conflictsBetween(judge, { ...entry, memberNames: [name] })).toEqual(["name"]);
    expect(conflictsBetween(judge, { ...entry, memberNames: ["Nguyễn Văn Hoa"] })).toEqual([]);
  });

  it("knows the unit of a member, of the entry and of its owner", () => {
    expect(conflictsBetween(judge, { ...entry, unitNames: ["THPT Bảo Lộc", "ĐH Đà Lạt"] })).toEqual(
      ["unit"],
    );
    expect(
      conflictsBetween(judge, { ...entry, owner: { ...entry.owner, unitName: "Đại học Đà Lạt" } }),
    ).toEqual(["unit"]);
  });

  it("takes an unknown unit or e-mail address for nothing in common", () => {
    const unknown = { ...judge, unitName: "", email: "" };
    const bare = { ...entry, owner: { ...entry.owner, email: "" }, unitNames: [""] };
    expect(conflictsBetween(unknown, bare)).toEqual([]);
  });

  it("does not depend on the order in which members and units are named", () => {
    const pool = fc.array(
      fc.constantFrom("Nguyễn Văn Hòa", "Lê Minh", "ĐH Đà Lạt", "THPT Bảo Lộc"),
    );
    fc.assert(
      fc.property(pool, pool, (memberNames, unitNames) => {
        const reversed = {
          ...entry,
          memberNames: memberNames.toReversed(),
          unitNames: unitNames.toReversed(),
        };
        expect(conflictsBetween(judge, reversed)).toEqual(
          conflictsBetween(judge, { ...entry, memberNames, unitNames }),
        );
      }),
    );
  });
});

describe("nameKey", () => {
  it("keeps the marks that make another name", () => {
    expect(nameKey("Hùng")).not.toBe(nameKey("Hưng"));
    expect(nameKey("PGS.TS. Lê An")).toBe(nameKey("Lê An"));
    expect(nameKey("PGS.TS.Lê An")).toBe(nameKey("Lê An"));
  });
});
