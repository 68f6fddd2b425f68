import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOTHING_MORE_ASKED, textSection } from "~/contests/template-options";
import { assessEntry, tidyContent, type EntryFacts, type EntryRules } from "./eligibility";
import { emptyContent, NO_MEMBER, type EntryContent } from "../entry-content";

const RULES: EntryRules = {
  fields: [{ id: "cntt", code: "CNTT", name: "Công nghệ thông tin" }],
  divisions: [],
  members: {
    min: 1,
    max: 3,
    contribution: true,
    bornFrom: "2004-08-31",
    bornTo: "2016-08-31",
    asks: NOTHING_MORE_ASKED,
    maxSupporters: 0,
  },
  conditions: {
    createdSince: null,
    provinces: [],
    repeats: "not-asked",
    maxEntriesPerMember: null,
  },
  consents: { childBelow: 16, childAgreesFrom: 7, purposes: [] },
  timeZone: "Asia/Ho_Chi_Minh",
  sections: [
    textSection({ id: "novelty", title: "Tính mới", help: "", required: true, maxWords: 5 }),
    textSection({ id: "notes", title: "Ghi chú", help: "", required: false, maxWords: 3 }),
  ],
  attachments: [
    {
      id: "form",
      label: "Phiếu",
      help: "",
      min: 1,
      max: 1,
      accept: ["pdf"],
      maxBytes: 1000,
      namesAuthors: false,
    },
    {
      id: "photos",
      label: "Ảnh",
      help: "",
      min: 0,
      max: 2,
      accept: ["image"],
      maxBytes: 1000,
      namesAuthors: false,
    },
  ],
};
const FACTS: EntryFacts = { today: "2026-05-01", otherEntries: {} };

const member = (id: string, over: object = {}) => ({
  ...NO_MEMBER,
  id,
  name: `Nguyễn Văn ${id}`,
  birthDate: "2010-01-01",
  unit: "THCS Lê Lợi",
  share: "100",
  main: id === "m1",
  ...over,
});
const GOOD: EntryContent = {
  ...emptyContent(0),
  title: "Máy gieo hạt",
  fieldId: "cntt",
  members: [member("m1")],
  answers: { novelty: "Chưa ai làm" },
};
const FILES = [{ kindId: "form" }];

const codes = (content: EntryContent, files: { kindId: string }[] = FILES) =>
  assessEntry(RULES, content, files, FACTS).map(({ path, code }) => `${path} ${code}`);
const withMembers = (...members: EntryContent["members"]) => codes({ ...GOOD, members });

describe("assessEntry", () => {
  it("finds nothing wrong with a whole dossier", () => {
    expect(codes(GOOD)).toEqual([]);
  });

  it("names everything that is missing at once, beside its field", () => {
    const empty = { ...emptyContent(0), title: " ", members: [] };
    expect(codes(empty, [])).toEqual([
      "title required",
      "fieldId required",
      "members too-few-members",
      "answers.novelty required",
      "files.form too-few-files",
    ]);
    const blank = { ...NO_MEMBER, id: "m1", main: true };
    expect(withMembers(blank)).toEqual([
      "members.0.name required",
      "members.0.birthDate required",
      "members.0.unit required",
      "members.0.share required",
    ]);
  });

  it("refuses a field of another contest and a title without end", () => {
    expect(codes({ ...GOOD, fieldId: "y-te" })).toEqual(["fieldId invalid"]);
    expect(codes({ ...GOOD, title: "a".repeat(301) })).toEqual(["title too-long"]);
  });

  it.each([
    ["2004-08-31", []],
    ["2016-08-31", []],
    ["2004-08-30", ["members.0.birthDate born-too-early"]],
    ["2016-09-01", ["members.0.birthDate born-too-late"]],
    ["2026-05-02", ["members.0.birthDate born-in-future"]],
    ["2015-02-29", ["members.0.birthDate date"]],
    ["31/08/2010", []],
    ["31/08/10", ["members.0.birthDate date"]],
  ])("takes both ends of the birth-date window as inside: %s", (birthDate, faults) => {
    expect(withMembers(member("m1", { birthDate }))).toEqual(faults);
  });

  it("looks at every member, not only the first", () => {
    expect(
      withMembers(
        member("m1", { share: "50" }),
        member("m2", { share: "50", birthDate: "2001-01-01" }),
      ),
    ).toEqual(["members.1.birthDate born-too-early"]);
  });

  it("counts members and finds the one who is named twice however it is typed", () => {
    const four = ["m1", "m2", "m3", "m4"].map((id) => member(id, { share: "25" }));
    expect(withMembers(...four)).toEqual(["members too-many-members"]);
    expect(
      withMembers(
        member("m1", { name: "Trần Thị Hoà", share: "50" }),
        member("m2", { name: "trần thị hòa", share: "50" }),
      ),
    ).toEqual(["members.1.name member-twice"]);
  });

  it("adds shares exactly, with comma or dot, with or without a percent sign", () => {
    const shares = (...all: string[]) =>
      withMembers(...all.map((share, i) => member(`m${i + 1}`, { share })));
    expect(shares("33,3", "33.3", "33,4 %")).toEqual([]);
    expect(shares("33,33", "33,33", "33,33")).toEqual(["members shares-sum"]);
    expect(shares("0,1", "0,2", "99,7")).toEqual([]);
    expect(shares("100,0000000001")).toEqual(["members.0.share share-range"]);
    expect(shares("0", "100")).toEqual(["members.0.share share-range"]);
    expect(shares("-5", "105")).toEqual([
      "members.0.share share-range",
      "members.1.share share-range",
    ]);
    expect(shares("một nửa", "50")).toEqual(["members.0.share number"]);
  });

  it("asks for no share where the regulation has none", () => {
    const rules = { ...RULES, members: { ...RULES.members, contribution: false } };
    const content = { ...GOOD, members: [member("m1", { share: "" })] };
    expect(assessEntry(rules, content, FILES, FACTS)).toEqual([]);
  });

  it("counts words as a reader does, in optional sections too", () => {
    const answers = { novelty: "một hai ba bốn — năm", notes: "một hai ba bốn" };
    expect(assessEntry(RULES, { ...GOOD, answers }, FILES, FACTS)).toEqual([
      { path: "answers.notes", code: "too-many-words", params: { max: 3, count: 4 } },
    ]);
  });

  it("counts files by kind", () => {
    const photos = Array.from({ length: 3 }, () => ({ kindId: "photos" }));
    expect(codes(GOOD, [...FILES, ...photos])).toEqual(["files.photos too-many-files"]);
  });

  it("accepts shares of any split of 100 and refuses any other sum", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: -3, max: 3 }),
        (part, off) => {
          const text = (hundredths: number) => (hundredths / 100).toFixed(2).replace(".", ",");
          const rest = 10_000 - part + off;
          fc.pre(rest > 0 && rest <= 10_000);
          const faults = withMembers(
            member("m1", { share: text(part) }),
            member("m2", { share: text(rest) }),
          );
          expect(faults).toEqual(off === 0 ? [] : ["members shares-sum"]);
        },
      ),
    );
  });

  it("answers any draft, and one fault more never hides another", () => {
    const word = fc.string({ maxLength: 20 });
    const draft = fc.record({
      title: word,
      fieldId: fc.oneof(fc.constant("cntt"), word),
      members: fc.array(
        fc
          .record({ id: word, name: word, birthDate: word, unit: word, share: word })
          .map((one) => ({ ...NO_MEMBER, ...one })),
        { maxLength: 5 },
      ),
      answers: fc.dictionary(fc.constantFrom("novelty", "notes"), word),
    });
    fc.assert(
      fc.property(draft, (typed) => {
        const content = { ...emptyContent(0), ...typed };
        const before = codes(content);
        const after = codes({ ...content, title: "" });
        for (const fault of before.filter((code) => !code.startsWith("title")))
          expect(after).toContain(fault);
        expect(after).toContain("title required");
      }),
    );
  });
});

describe("tidyContent", () => {
  it("freezes names without stray spaces and shares as plain decimals", () => {
    const content = {
      ...GOOD,
      title: "  Máy   gieo hạt ",
      members: [member("m1", { name: " Lê  Hoà", share: "33,50 %" })],
    };
    const tidy = tidyContent(RULES, content);
    expect(tidy.title).toBe("Máy gieo hạt");
    expect(tidy.members[0]).toMatchObject({ name: "Lê Hoà", share: "33.5" });
    expect(tidyContent(RULES, tidy)).toEqual(tidy);
  });

  it("leaves a faultless dossier faultless", () => {
    expect(codes(tidyContent(RULES, { ...GOOD, title: " Máy " }))).toEqual([]);
  });
});
