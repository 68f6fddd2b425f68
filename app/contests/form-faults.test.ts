import { describe, expect, it } from "vitest";
import { placeInRegulation } from "./fault-place";
import { questionById, type Question, type Regulation } from "./regulation";
import { regulationFaults } from "./regulation-faults";
import { technicalTemplate } from "./technical-template";
import { youthTemplate } from "./youth-template";

const organisation = { name: "Liên hiệp hội", province: "Lâm Đồng" };
const technical = technicalTemplate({ organisation, edition: "XII", year: 2026 });
const youth = youthTemplate({ organisation, edition: "XXI", year: 2026 });
const before = new Date("2026-01-01T00:00:00Z");

const faultsOf = (change: Partial<Regulation>, regulation = technical) =>
  regulationFaults({ ...regulation, ...change }, before);
const base = { id: "q", label: "Q", help: "", example: "", required: false, divisionIds: [] };
const option = (id: string, label = id) => ({ id, label });
const column = (id: string, label = id) => ({ id, label, kind: "text" as const });

/** The faults of a form of these questions, without the path to them. */
function asking(...questions: Question[]) {
  return faultsOf({ sections: [{ id: "s", title: "S", help: "", questions }] }).map(
    ({ path, code }) => [path.replace("sections.0.questions.", ""), code],
  );
}

describe("the questions of a form", () => {
  it("each need words and an id of their own over the whole form", () => {
    const sections = [
      { id: "a", title: "A", help: "", questions: [{ ...base, kind: "link" as const }] },
      {
        id: "b",
        title: " ",
        help: "",
        questions: [
          { ...base, kind: "link" as const, label: " " },
          { ...base, id: "q2", kind: "link" as const },
        ],
      },
      { id: "c", title: "C", help: "", questions: [] },
    ];
    expect(faultsOf({ sections })).toEqual([
      { path: "sections.1.title", code: "required" },
      { path: "sections.1.questions.0.label", code: "required" },
      { path: "sections.1.questions.0.label", code: "repeated" },
      { path: "sections.2.questions", code: "no-questions" },
    ]);
  });

  it("cannot have an id that a posted form would read as something else", () => {
    expect(
      asking({ ...base, id: "2026", kind: "link" }, { ...base, id: "constructor", kind: "link" }),
    ).toEqual([
      ["0.label", "unreachable-name"],
      ["1.label", "unreachable-name"],
    ]);
  });

  it("give the public one summary at most, and only by a consent of its own", () => {
    const summary = { ...base, kind: "long-text" as const, maxWords: 100, isSummary: true as const };
    expect(asking(summary)).toEqual([]);
    expect(asking(summary, { ...summary, id: "q2" })).toEqual([["1.isSummary", "second-summary"]]);
    const consents = {
      ...technical.consents,
      purposes: technical.consents.purposes.filter(({ use }) => use !== "entry-summary"),
    };
    const sections = [{ id: "s", title: "S", help: "", questions: [summary] }];
    expect(faultsOf({ sections, consents })).toEqual([
      { path: "sections.0.questions.0.isSummary", code: "summary-without-consent" },
    ]);
  });

  it("with options have two different ones at least, and no more to tick than there are", () => {
    expect(
      asking(
        { ...base, kind: "choice", options: [option("a")] },
        { ...base, id: "q2", kind: "choice", options: [option("a", "Có"), option("b", "có ")] },
        { ...base, id: "q3", kind: "choices", options: [option("a"), option("b")], max: 3 },
        { ...base, id: "q4", kind: "choices", options: [option("a"), option("b", " ")], max: null },
        { ...base, id: "q5", kind: "choices", options: [option("a"), option("b")], max: 2 },
      ),
    ).toEqual([
      ["0.options", "few-options"],
      ["1.options", "repeated-option"],
      ["2.max", "more-than-options"],
      ["3.options", "required"],
    ]);
  });

  it("that are tables have columns with different names", () => {
    expect(
      asking(
        { ...base, kind: "table", columns: [], maxRows: 3 },
        {
          ...base,
          id: "q2",
          kind: "table",
          columns: [column("a", "A"), column("b", "a"), column("c", "")],
          maxRows: 3,
        },
      ),
    ).toEqual([
      ["0.columns", "no-columns"],
      ["1.columns.2.label", "required"],
      ["1.columns.1.label", "repeated"],
    ]);
  });

  it("have limits that an answer can keep", () => {
    const number = { ...base, kind: "number" as const, unit: "" };
    expect(
      asking(
        { ...number, min: "10", max: "9,5", decimals: 0 },
        { ...number, id: "q2", min: "-0.5", max: "0.5", decimals: 1 },
        { ...base, id: "q3", kind: "date", from: "2026-02-01", to: "2026-01-31" },
      ),
    ).toEqual([
      ["0.max", "finer-than-asked"],
      ["0.max", "max-below-min"],
      ["2.to", "ends-before-it-begins"],
    ]);
  });

  it("belong to divisions that exist", () => {
    expect(asking({ ...base, kind: "link", divisionIds: ["gone"] })).toEqual([
      ["0.divisionIds", "unknown-division"],
    ]);
  });

  it("are found by their place", () => {
    expect(placeInRegulation("sections.1.questions.2.columns.0.label")).toEqual({
      part: "sections",
      key: "field.columns.label",
      list: "sections",
      row: 2,
      inner: 3,
    });
    expect(placeInRegulation("members.asks.ethnicity")).toEqual({
      part: "members",
      key: "field.asks.ethnicity",
      list: null,
      row: null,
      inner: null,
    });
  });
});

describe("entrants", () => {
  it("have divisions inside the birth dates of the contest", () => {
    const { bornFrom, bornTo } = youth.members;
    const divisions = [
      { id: "a", name: "A", bornFrom, bornTo: "2012-12-31" },
      { id: "b", name: "a", bornFrom: "2013-01-01", bornTo: "2024-01-01" },
      { id: "c", name: "", bornFrom: "2000-01-01", bornTo: "1999-01-01" },
    ];
    expect(faultsOf({ divisions }, youth)).toEqual([
      { path: "divisions.2.name", code: "required" },
      { path: "divisions.1.name", code: "repeated" },
      { path: "divisions.1.bornTo", code: "outside-members" },
      { path: "divisions.2.bornTo", code: "ends-before-it-begins" },
      { path: "divisions.2.bornFrom", code: "outside-members" },
    ]);
    expect(faultsOf({ divisions: [{ id: "a", name: "A", bornFrom, bornTo }] }, youth)).toEqual([]);
  });

  it("come from provinces that exist", () => {
    const conditions = { ...technical.conditions, provinces: ["68", "00"] };
    expect(faultsOf({ conditions })).toEqual([
      { path: "conditions.provinces", code: "unknown-province" },
    ]);
  });

  it("agree to being published where children may enter", () => {
    const summary = technical.consents.purposes.filter(({ use }) => use === "entry-summary");
    const without = { ...technical.consents, purposes: summary };
    expect(faultsOf({ consents: without })).toEqual([
      { path: "consents.purposes", code: "publish-missing" },
    ]);
    const adults = { ...technical.members, bornTo: "2008-01-01" };
    expect(faultsOf({ consents: without, members: adults })).toEqual([]);
    const purposes = youth.consents.purposes;
    expect(
      faultsOf(
        {
          consents: {
            childBelow: 0,
            childAgreesFrom: 7,
            purposes: [
              purposes[0]!,
              { ...purposes[0]!, id: "again" },
              { ...purposes.find(({ use }) => use === "ethnicity")!, text: " " },
              ...purposes.filter(({ use }) => use === "entry-summary"),
            ],
          },
        },
        youth,
      ),
    ).toEqual([
      { path: "consents.purposes.2.text", code: "required" },
      { path: "consents.purposes.1.use", code: "use-repeated" },
      { path: "consents.childBelow", code: "children-without-guardian" },
      { path: "consents.childAgreesFrom", code: "agrees-above-guardian" },
    ]);
  });

  it("are asked for their ethnicity only with its own consent, and never obliged", () => {
    const asks = { ...technical.members.asks, ethnicity: "required" as const };
    expect(faultsOf({ members: { ...technical.members, asks } })).toEqual([
      { path: "members.asks.ethnicity", code: "ethnicity-missing" },
      { path: "members.asks.ethnicity", code: "ethnicity-required" },
    ]);
  });
});

it("a checklist names what to look at", () => {
  const checklist = [
    { id: "a", label: "", help: "" },
    { id: "a", label: "A", help: "" },
  ];
  expect(faultsOf({ checklist })).toEqual([
    { path: "checklist.0.label", code: "required" },
    { path: "checklist.1.id", code: "repeated" },
  ]);
});

describe("the built-in forms", () => {
  it.each([technical, youth])(
    "give help or an example with every text to write: $title",
    (regulation) => {
      const bare = regulation.sections
        .flatMap(({ questions }) => questions)
        .filter(
          ({ kind, help, example }) => kind === "long-text" && (help === "" || example === ""),
        );
      expect(bare).toEqual([]);
    },
  );

  it("keep the names of the criteria's questions", () => {
    for (const id of ["problem", "prior-art", "content", "novelty", "applicability", "benefit"])
      expect(questionById(technical, id)).toMatchObject({ kind: "long-text", required: true });
    for (const id of ["idea", "materials", "operation", "novelty", "applicability"])
      expect(questionById(youth, id)).toMatchObject({ kind: "long-text", required: true });
  });
});
