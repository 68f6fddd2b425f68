import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOTHING_MORE_ASKED } from "~/contests/template-options";
import type { Question } from "~/contests/regulation";
import { assessEntry, tidyContent, type EntryFacts, type EntryRules } from "./eligibility";
import {
  emptyContent,
  formFromContent,
  NO_MEMBER,
  type Answer,
  type EntryContent,
  type Member,
} from "../entry-content";
import { personKey } from "../entry-facts";

const base = { label: "", help: "", example: "", required: false, divisionIds: [] };
const QUESTIONS: Question[] = [
  { ...base, id: "short", kind: "short-text", maxWords: 3 },
  { ...base, id: "long", kind: "long-text", maxWords: 5 },
  {
    ...base,
    id: "choice",
    kind: "choice",
    options: [
      { id: "x", label: "" },
      { id: "y", label: "" },
    ],
  },
  {
    ...base,
    id: "choices",
    kind: "choices",
    max: 2,
    options: ["x", "y", "z"].map((id) => ({ id, label: "" })),
  },
  { ...base, id: "whole", kind: "number", min: "1", max: "50000", decimals: 0, unit: "" },
  { ...base, id: "number", kind: "number", min: "0.5", max: "99.95", decimals: 2, unit: "kg" },
  { ...base, id: "date", kind: "date", from: "2024-01-01", to: "2024-12-31" },
  { ...base, id: "money", kind: "money", max: 50_000_000 },
  { ...base, id: "link", kind: "link" },
  {
    ...base,
    id: "table",
    kind: "table",
    maxRows: 2,
    columns: [
      { id: "what", label: "", kind: "text" },
      { id: "count", label: "", kind: "number" },
      { id: "cost", label: "", kind: "money" },
      { id: "when", label: "", kind: "date" },
    ],
  },
];
const RULES: EntryRules = {
  fields: [{ id: "f", code: "F", name: "" }],
  divisions: [],
  members: {
    min: 1,
    max: 5,
    contribution: false,
    bornFrom: null,
    bornTo: null,
    asks: NOTHING_MORE_ASKED,
    maxSupporters: 2,
  },
  conditions: {
    createdSince: null,
    provinces: [],
    repeats: "not-asked",
    maxEntriesPerMember: null,
  },
  consents: { childBelow: 16, childAgreesFrom: 7, purposes: [] },
  timeZone: "Asia/Ho_Chi_Minh",
  sections: [{ id: "s", title: "", help: "", questions: QUESTIONS }],
  attachments: [],
};
const FACTS: EntryFacts = { today: "2026-05-01", otherEntries: {} };
const author = (id: string, over: Partial<Member> = {}): Member => ({
  ...NO_MEMBER,
  id,
  name: `Nguyễn Thị ${id}`,
  birthDate: "1990-01-01",
  unit: "Xã Tân Hội",
  main: id === "m1",
  ...over,
});
const GOOD: EntryContent = {
  ...emptyContent(0),
  title: "Máy gieo hạt",
  fieldId: "f",
  members: [author("m1")],
};

const told = (content: Partial<EntryContent>, rules: Partial<EntryRules> = {}, facts = FACTS) =>
  assessEntry({ ...RULES, ...rules }, { ...GOOD, ...content }, [], facts).map(
    ({ path, code }) => `${path} ${code}`,
  );
const answer = (id: string, given: Answer) => told({ answers: { [id]: given } });
const tidied = (id: string, given: Answer) =>
  tidyContent(RULES, { ...GOOD, answers: { [id]: given } }).answers[id];

describe("answers of each kind", () => {
  it("may all stay open, and must all be there where the regulation says so", () => {
    expect(told({})).toEqual([]);
    const required = QUESTIONS.map((question) => ({ ...question, required: true }));
    const sections = [{ id: "s", title: "", help: "", questions: required }];
    expect(told({}, { sections })).toEqual(QUESTIONS.map(({ id }) => `answers.${id} required`));
  });

  it.each<[string, Answer, string[]]>([
    ["short", "một hai ba bốn", ["answers.short too-many-words"]],
    ["choice", "z", ["answers.choice invalid"]],
    ["choice", "y", []],
    ["choices", ["x", "y"], []],
    ["choices", ["x", "y", "z"], ["answers.choices too-many-ticked"]],
    ["choices", ["x", "w"], ["answers.choices invalid"]],
    ["whole", "12", []],
    ["whole", "12.500", []],
    ["whole", "12,5", ["answers.whole whole-number"]],
    ["whole", "0", ["answers.whole too-small"]],
    ["whole", "50 001", ["answers.whole too-big"]],
    ["whole", "nhiều", ["answers.whole number"]],
    ["number", "12,5", []],
    ["number", "12.5", []],
    ["number", "12,500", ["answers.number number-unclear"]],
    ["number", "0,499", ["answers.number decimals"]],
    ["number", "0,49", ["answers.number too-small"]],
    ["number", "99,96", ["answers.number too-big"]],
    ["date", "5/9/2024", []],
    ["date", "31/12/2023", ["answers.date date-before"]],
    ["date", "2025-01-01", ["answers.date date-after"]],
    ["date", "tháng 9", ["answers.date date"]],
    ["money", "30.000.000", []],
    ["money", "30 triệu", ["answers.money money"]],
    ["money", "50.000.001", ["answers.money too-much-money"]],
    ["link", "https://phim.example/x", []],
    ["link", "javascript:alert(1)", ["answers.link url"]],
    ["link", "phim.example/x", ["answers.link url"]],
    ["table", [{ what: "Pin", count: "1.250,5", cost: "35.000", when: "5/9/2024" }], []],
    ["table", [{ what: "" }, { what: "Pin", count: "hai" }], ["answers.table.1.count number"]],
    [
      "table",
      [{ cost: "-5" }, { when: "?" }],
      ["answers.table.0.cost money", "answers.table.1.when date"],
    ],
    ["table", [{ what: "1" }, { what: "2" }, { what: "3" }], ["answers.table too-many-rows"]],
    ["table", "không phải bảng", []],
  ])("%s: %j", (id, given, faults) => {
    expect(answer(id, given)).toEqual(faults);
  });

  it("are frozen in one form", () => {
    expect(tidied("whole", " 12.500 ")).toBe("12500");
    expect(tidied("number", "12,50")).toBe("12.5");
    expect(tidied("money", "30.000.000 đồng")).toBe("30000000");
    expect(tidied("date", "5/9/2024")).toBe("2024-09-05");
    expect(tidied("choices", ["z", "x", "x"])).toEqual(["x", "z"]);
    const rows: Record<string, string>[] = [
      { what: " " },
      { what: " Pin  lớn", count: "1.250,5", cost: "35.000", more: "x" },
    ];
    expect(tidied("table", rows)).toEqual([
      { what: "Pin lớn", count: "1250.5", cost: "35000", when: "" },
    ]);
  });

  it("count only in the division in which they are asked", () => {
    const divisions = [
      { id: "a", name: "Bảng A", bornFrom: null, bornTo: "2000-12-31" },
      { id: "b", name: "Bảng B", bornFrom: "2001-01-01", bornTo: null },
    ];
    const question: Question = {
      ...base,
      id: "q",
      kind: "short-text",
      maxWords: 9,
      required: true,
      divisionIds: ["b"],
    };
    const rules = {
      divisions,
      sections: [{ id: "s", title: "", help: "", questions: [question] }],
    };
    expect(told({}, rules)).toEqual(["divisionId required"]);
    expect(told({ divisionId: "c" }, rules)).toEqual(["divisionId invalid"]);
    expect(told({ divisionId: "a" }, rules)).toEqual([]);
    expect(told({ divisionId: "b" }, rules)).toEqual([
      "members.0.birthDate born-before-division",
      "answers.q required",
    ]);
    const content = { ...GOOD, divisionId: "a", answers: { q: "thừa" } };
    expect(tidyContent({ ...RULES, ...rules }, content).answers).toEqual({});
  });
});

describe("what is asked of members", () => {
  const asks = {
    ...NOTHING_MORE_ASKED,
    gender: "required",
    className: "required",
    phone: "required",
    email: "optional",
  } as const;
  const rules = { members: { ...RULES.members, asks } };

  it("is told where it is missing or no such thing", () => {
    expect(told({}, rules)).toEqual([
      "members.0.gender required",
      "members.0.className required",
      "members.0.phone required",
    ]);
    const odd = author("m1", { gender: "x", className: "9A3", phone: "123", email: "không có" });
    expect(told({ members: [odd] }, rules)).toEqual([
      "members.0.gender invalid",
      "members.0.phone phone",
      "members.0.email email",
    ]);
  });

  it("is frozen in one form, and what is not asked is dropped", () => {
    const typed = author("m1", {
      gender: "female",
      phone: "+84 169 123 4567",
      ethnicity: "Kinh",
      share: "100",
    });
    expect(
      tidyContent({ ...RULES, ...rules }, { ...GOOD, members: [typed] }).members[0],
    ).toMatchObject({
      gender: "female",
      phone: "0391234567",
      ethnicity: "",
      share: "",
    });
  });

  it("knows one main author, no more and no less", () => {
    const members = [author("m1"), author("m2", { main: true })];
    expect(told({ members })).toEqual(["members one-main-author"]);
    expect(told({ members: [author("m2")] })).toEqual(["members one-main-author"]);
  });

  it("counts the other entries of a person by name and day of birth", () => {
    const conditions = { ...RULES.conditions, maxEntriesPerMember: 2 };
    const key = personKey({ name: "NGUYỄN thị M1", birthDate: "1/1/1990" });
    const facts = (count: number) => ({ ...FACTS, otherEntries: { [key]: count } });
    expect(told({}, { conditions }, facts(1))).toEqual([]);
    expect(told({}, { conditions }, facts(2))).toEqual(["members.0.name member-in-others"]);
    expect(told({}, {}, facts(2))).toEqual([]);
  });
});

describe("supporters", () => {
  const supporter = {
    id: "s1",
    name: "Trần Văn Sáu",
    unit: "THCS Lê Lợi",
    role: "teacher",
    phone: "0912345678",
    email: "",
  };

  it("need a name, a unit and a telephone; an empty row needs nothing and is not kept", () => {
    const empty = { id: "s2", name: " ", unit: "", role: "", phone: "", email: "" };
    expect(told({ supporters: [supporter, empty] })).toEqual([]);
    expect(tidyContent(RULES, { ...GOOD, supporters: [empty, supporter] }).supporters).toEqual([
      supporter,
    ]);
    expect(told({ supporters: [{ ...empty, role: "mentor" }] })).toEqual([
      "supporters.0.name required",
      "supporters.0.unit required",
      "supporters.0.phone required",
    ]);
  });

  it("are not too many, and no authors; a name may be shared", () => {
    const three = ["s1", "s2", "s3"].map((id) => ({ ...supporter, id }));
    expect(told({ supporters: three })).toEqual(["supporters too-many-supporters"]);
    const namesake = author("m1", { name: "trần văn  sáu" });
    expect(told({ members: [namesake], supporters: [supporter] })).toEqual([]);
    const same = { ...namesake, unit: "THCS LÊ LỢI" };
    expect(told({ members: [same], supporters: [supporter] })).toEqual([
      "supporters.0.name supporter-is-author",
    ]);
  });

  it("are not asked where the regulation has none", () => {
    const members = { ...RULES.members, maxSupporters: 0 };
    const content = { supporters: [{ ...supporter, phone: "?" }] };
    expect(told(content, { members })).toEqual([]);
    expect(tidyContent({ ...RULES, members }, { ...GOOD, ...content }).supporters).toEqual([]);
  });
});

describe("origin", () => {
  const conditions = { ...RULES.conditions, createdSince: "2022-01-01", provinces: ["68", "66"] };

  it("asks for the day and the province only where they are conditions", () => {
    expect(told({}, { conditions })).toEqual(["createdOn required", "province required"]);
    expect(told({ createdOn: "31/12/2021", province: "01" }, { conditions })).toEqual([
      "createdOn created-too-early",
      "province province-not-open",
    ]);
    expect(told({ createdOn: "2026-05-02", province: "68" }, { conditions })).toEqual([
      "createdOn created-in-future",
    ]);
    expect(told({ createdOn: "1/1/2022", province: "68" }, { conditions })).toEqual([]);
  });

  it.each<["never-entered" | "never-won", [string, string, string], string[]]>([
    ["never-entered", ["", "", ""], ["repeat.entered required"]],
    ["never-entered", ["no", "", ""], []],
    ["never-entered", ["yes", "", ""], ["repeat.entered entered-before"]],
    ["never-won", ["no", "", ""], []],
    ["never-won", ["yes", "", ""], ["repeat.won required", "repeat.improved required"]],
    ["never-won", ["yes", "no", "Đổi động cơ."], []],
    ["never-won", ["yes", "yes", ""], ["repeat.won won-before"]],
    ["never-won", ["no", "yes", ""], ["repeat.won won-unentered"]],
  ])("%s %j", (repeats, [entered, won, improved], faults) => {
    const rules = { conditions: { ...RULES.conditions, repeats } };
    expect(told({ repeat: { entered, won, improved } }, rules)).toEqual(faults);
  });
});

describe("whatever is typed", () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom("1.234", "12,5", "5/9/2010", "2010-09-05", "0912345678", "yes", "no", "a", "x"),
  );
  const member = fc.record({
    name: typed,
    birthDate: typed,
    gender: typed,
    unit: typed,
    className: typed,
    role: typed,
    occupation: typed,
    phone: typed,
    email: typed,
    ethnicity: typed,
    share: typed,
    main: fc.boolean(),
  });
  const supporter = fc.record({
    name: typed,
    unit: typed,
    role: typed,
    phone: typed,
    email: typed,
  });
  const row = fc.record({ what: typed, count: typed, cost: typed, when: typed });
  const content = fc
    .record({
      title: typed,
      fieldId: typed,
      divisionId: fc.constantFrom("", "a", "?"),
      members: fc.array(member, { maxLength: 4 }),
      supporters: fc.array(supporter, { maxLength: 3 }),
      createdOn: typed,
      province: typed,
      repeat: fc.record({ entered: typed, won: typed, improved: typed }),
      answers: fc.dictionary(
        fc.constantFrom(...QUESTIONS.map(({ id }) => id)),
        fc.oneof(typed, fc.array(typed, { maxLength: 3 }), fc.array(row, { maxLength: 3 })),
      ),
    })
    .map((all): EntryContent => ({
      ...all,
      members: all.members.map((one, i) => ({ ...one, id: `m${i + 1}` })),
      supporters: all.supporters.map((one, i) => ({ ...one, id: `s${i + 1}` })),
    }));
  const asks = {
    gender: "required",
    className: "optional",
    role: "required",
    occupation: "optional",
    phone: "required",
    email: "required",
    ethnicity: "optional",
  } as const;
  const STRICT: EntryRules = {
    ...RULES,
    divisions: [{ id: "a", name: "A", bornFrom: "2000-01-01", bornTo: null }],
    members: { ...RULES.members, contribution: true, asks },
    conditions: {
      createdSince: "2020-01-01",
      provinces: ["68"],
      repeats: "never-won",
      maxEntriesPerMember: 1,
    },
    sections: [
      { id: "s", title: "", help: "", questions: QUESTIONS.map((q) => ({ ...q, required: true })) },
    ],
  };
  const assess = (given: EntryContent) => assessEntry(STRICT, given, [], FACTS);

  it("is answered with faults that each have a field of the form or its group", () => {
    const groups = ["members", "supporters", ...QUESTIONS.map(({ id }) => `answers.${id}`)];
    fc.assert(
      fc.property(content, (given) => {
        const fields = new Set([...groups, ...formFromContent(given).map(([name]) => name)]);
        for (const { path } of assess(given))
          expect([path, fields.has(path)]).toEqual([path, true]);
      }),
    );
  });

  it("has the same faults once it is frozen, but for those of what is not kept", () => {
    fc.assert(
      fc.property(content, (given) => {
        const tidy = tidyContent(STRICT, given);
        expect(tidyContent(STRICT, tidy)).toEqual(tidy);
        if (assess(given).length === 0) expect(assess(tidy)).toEqual([]);
      }),
    );
  });

  it("does not depend on who stands first", () => {
    const ofMember = (faults: ReturnType<typeof assess>, at: number) =>
      faults
        .filter(({ path, code }) => path.startsWith(`members.${at}.`) && code !== "member-twice")
        .map(({ path, code }) => `${path.split(".")[2]} ${code}`);
    fc.assert(
      fc.property(content, (given) => {
        const members = [...given.members].reverse();
        const turned = assess({ ...given, members });
        const last = members.length - 1;
        members.forEach((_member, i) =>
          expect(ofMember(turned, i)).toEqual(ofMember(assess(given), last - i)),
        );
      }),
    );
  });
});
