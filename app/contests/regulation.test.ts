import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { birthWindow } from "./birth-window";
import { whyNotPattern } from "./code-pattern";
import { regulationHash } from "./freeze";
import { groupOfField, levelLabel, regulationSchema, rubricOf, type Regulation } from "./regulation";
import { roundsOf } from "./rounds";
import { regulationFaults } from "./regulation-faults";
import { partOfPath } from "./regulation-parts";
import { technicalTemplate } from "./technical-template";
import { youthTemplate } from "./youth-template";

const organisation = {
  name: "Liên hiệp các Hội Khoa học và Kỹ thuật Lâm Đồng",
  province: "Lâm Đồng",
};
const technical = technicalTemplate({ organisation, edition: "XII", year: 2026 });
const youth = youthTemplate({ organisation, edition: "XXI", year: 2023 });
const before = new Date("2023-01-01T00:00:00Z");

const total = (regulation: Regulation) =>
  regulation.rule.criteria.reduce((sum, { max }) => sum + Number(max), 0);

describe("the templates", () => {
  it.each([technical, youth])("are complete regulations: $title", (regulation) => {
    expect(regulationSchema.parse(regulation)).toEqual(regulation);
    expect(regulationFaults(regulation, before)).toEqual([]);
  });

  it("have the standard fields and mark on 100 points", () => {
    expect(technical.fields).toHaveLength(6);
    expect(technical.rule.criteria.map(({ max }) => max)).toEqual(["40", "30", "30"]);
    expect(youth.fields).toHaveLength(5);
    expect(youth.rule.criteria.map(({ max }) => max)).toEqual(["30", "30", "20", "10", "10"]);
    expect([total(technical), total(youth)]).toEqual([100, 100]);
  });

  it("name the contest by province, edition and year", () => {
    expect(technical.title).toBe("Hội thi Sáng tạo Kỹ thuật Lâm Đồng lần thứ XII (2026)");
  });

  it("of the youth contest take who is 6 to 18 on 31 July", () => {
    expect(youth.members).toMatchObject({ bornFrom: "2005-07-31", bornTo: "2017-07-31" });
    expect(youth.childSafe).toBe(true);
  });

  it("hang on the time in which entries are taken", () => {
    const submit = { opensAt: "2026-05-01T00:00:00.000Z", closesAt: "2026-06-01T00:00:00.000Z" };
    const moved = technicalTemplate({ organisation, edition: "XII", year: 2026, submit });
    expect(moved.windows[0]).toMatchObject(submit);
    expect(regulationFaults(moved, before)).toEqual([]);
  });
});

describe("birthWindow", () => {
  it("is as published for real contests", () => {
    expect(birthWindow("2015-07-31", 6, 19)).toEqual({
      bornFrom: "1996-07-31",
      bornTo: "2009-07-31",
    });
    expect(birthWindow("2022-08-31", 6, 18)).toEqual({
      bornFrom: "2004-08-31",
      bornTo: "2016-08-31",
    });
  });

  it("keeps inside when the cut-off is a 29 February", () => {
    expect(birthWindow("2024-02-29", 6, 18)).toEqual({
      bornFrom: "2006-03-01",
      bornTo: "2018-02-28",
    });
    expect(birthWindow("2024-02-29", 4, 20)).toEqual({
      bornFrom: "2004-02-29",
      bornTo: "2020-02-29",
    });
  });

  it("holds exactly those whose age on the cut-off date lies between the ages", () => {
    const day = (from: string, to: string) =>
      fc
        .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
        .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    const tuple = (date: string) => date.split("-").map(Number) as [number, number, number];
    const notAfter = (a: string, b: string) => a.slice(5) <= b.slice(5);
    fc.assert(
      fc.property(
        day("2015-01-01", "2030-12-31"),
        day("1990-01-01", "2028-12-31"),
        (cutoff, born) => {
          const [year] = tuple(cutoff);
          const [birthYear] = tuple(born);
          const completed = year - birthYear - (notAfter(born, cutoff) ? 0 : 1);
          const birthday = born.slice(5) === cutoff.slice(5);
          // Who completed 18 years on the day itself is in; a day older is out.
          const allowed = completed >= 6 && (completed < 18 || (completed === 18 && birthday));
          const { bornFrom, bornTo } = birthWindow(cutoff, 6, 18);
          expect(bornFrom <= born && born <= bornTo).toBe(allowed);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("regulationFaults", () => {
  const faultsOf = (change: Partial<Regulation>) =>
    regulationFaults({ ...technical, ...change }, before);

  it("names every fault by its path, all at once", () => {
    expect(
      faultsOf({
        title: " ",
        articles: [],
        fields: [
          { id: "a", code: "", name: "Y" },
          { id: "b", code: "B C", name: "y" },
        ],
        groups: [
          { id: "g", name: "", fieldIds: ["a"] },
          { id: "h", name: "H", fieldIds: [] },
        ],
        codePattern: "STKT-{year}",
      }),
    ).toEqual([
      { path: "title", code: "required" },
      { path: "articles", code: "none-given" },
      { path: "fields.0.code", code: "required" },
      { path: "fields.1.name", code: "repeated" },
      { path: "groups.0.name", code: "required" },
      { path: "fields.1.code", code: "field-code-characters" },
      { path: "fields.1.groupId", code: "field-without-group" },
      { path: "groups.1.name", code: "group-without-field" },
      { path: "codePattern", code: "code-pattern-number" },
    ]);
  });

  it("looks at members, attachments and the words of the rule", () => {
    expect(
      faultsOf({
        members: {
          ...technical.members,
          min: 5,
          max: 2,
          contribution: true,
          bornFrom: "2010-01-01",
          bornTo: "2009-01-01",
        },
        attachments: [{ ...technical.attachments[0]!, accept: [], min: 9, max: 2 }],
        criteriaText: technical.criteriaText.slice(1),
        rounds: [],
      }),
    ).toEqual([
      { path: "members.max", code: "max-below-min" },
      { path: "members.bornTo", code: "ends-before-it-begins" },
      { path: "attachments.0.accept", code: "nothing-accepted" },
      { path: "attachments.0.max", code: "max-below-min" },
      { path: "rule.criteria.0.label", code: "required" },
      { path: "rule.rounds.0.label", code: "required" },
    ]);
  });

  it("carries the faults of the rule itself", () => {
    const rule = { ...technical.rule, tieBreak: [{ by: "criterion" as const, id: "gone" }] };
    expect(faultsOf({ rule })).toEqual([{ path: "rule.tieBreak.0.id", code: "unknown-criterion" }]);
  });

  it("refuses to open when the time for entries is over", () => {
    expect(regulationFaults(technical, new Date("2026-09-01T00:00:00Z"))).toEqual([
      { path: "windows.0.closesAt", code: "in-the-past" },
    ]);
  });

  it("leads to the part in which it is mended", () => {
    expect(
      [
        "title",
        "fields.1.code",
        "members.max",
        "windows",
        "rule.criteria.0.max",
        "rule.rounds.0.criteria",
        "rounds.0.advance.count",
        "rule.tieBreak.0",
        "rule.prizes.levels",
      ].map(partOfPath),
    ).toEqual(["text", "fields", "members", "dates", "rubric", "rounds", "rounds", "rule", "prizes"]);
  });
});

describe("codePattern", () => {
  it("numbers entries once, in printable characters", () => {
    expect(whyNotPattern("STKT-{year}-{field}-{number:3}")).toBeNull();
    expect(whyNotPattern("STKT-{year}")).toBe("code-pattern-number");
    expect(whyNotPattern("{number}{number}")).toBe("code-pattern-number");
    expect(whyNotPattern("{edition}-{number}")).toBe("code-pattern-unknown");
    expect(whyNotPattern("a/{number}")).toBe("code-pattern-characters");
  });
});

describe("look-ups", () => {
  it("join the rule with its words", () => {
    expect(rubricOf(technical)[0]).toMatchObject({
      id: "novelty",
      label: "Tính mới và tính sáng tạo",
      max: "40",
    });
    expect(roundsOf(technical)).toEqual([{ id: "final", label: "Chấm chung khảo", weight: "1" }]);
    expect(groupOfField(technical, "yd")?.name).toBe("Y dược");
    expect(groupOfField(technical, "none")).toBeNull();
    expect(levelLabel(youth, "special")).toBe("Giải Đặc biệt");
    expect(levelLabel(youth, "none")).toBeNull();
  });
});

describe("regulationHash", () => {
  it("does not depend on the order in which the database gives names back", () => {
    const reordered = Object.fromEntries(
      Object.entries(technical).reverse(),
    ) as unknown as Regulation;
    expect(regulationHash(reordered)).toBe(regulationHash(technical));
    expect(regulationHash({ ...technical, rounds: technical.rounds.map((round) => ({ ...round, blind: false })) })).not.toBe(regulationHash(technical));
  });
});
