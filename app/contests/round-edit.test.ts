import { describe, expect, it } from "vitest";
import { parseForm } from "~/platform/form";
import type { Regulation } from "./regulation";
import { applyPart, formOfPart } from "./regulation-edit";
import { applyPartIntent, partForms, type PartChange } from "./regulation-forms";
import { regulationFaults } from "./regulation-faults";
import { technicalTemplate } from "./technical-template";

const organisation = { name: "Liên hiệp hội", province: "Lâm Đồng" };
const technical = technicalTemplate({ organisation, edition: "XII", year: 2026 });
const [first, second, third] = technical.rule.criteria.map(({ id }) => id) as [
  string,
  string,
  string,
];

const ROUND = { weight: "0,4", kind: "dossier", marksSeen: "never" };

/** What a browser posts of a form whose inputs hold these. */
function form(values: Record<string, string>): FormData {
  const posted = new FormData();
  for (const [name, value] of Object.entries(values)) posted.append(name, value);
  return posted;
}

function rows(...rounds: Record<string, string>[]): FormData {
  return form(
    Object.fromEntries(
      rounds.flatMap((round, index) =>
        Object.entries(round).map(([name, value]) => [`rounds.${index}.${name}`, value]),
      ),
    ),
  );
}

function saved(part: "rounds" | "rubric", posted: FormData, regulation = technical): Regulation {
  const parsed = parseForm(partForms[part], posted);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return applyPart(regulation, { part, form: parsed.value } as PartChange);
}

const faultsIn = (posted: FormData) => {
  const parsed = parseForm(partForms.rounds, posted);
  return parsed.ok ? [] : parsed.faults;
};

const all = {
  [`criteria.${first}`]: "on",
  [`criteria.${second}`]: "on",
  [`criteria.${third}`]: "on",
};

const two = saved(
  "rounds",
  rows(
    {
      ...ROUND,
      id: "preliminary",
      label: "Sơ khảo",
      blind: "on",
      judgesPerEntry: "3",
      differenceLimit: "12,5",
      asksProposal: "on",
      [`criteria.${first}`]: "on",
      [`criteria.${second}`]: "on",
      "advance.by": "top",
      "advance.count": "10",
      "advance.onTie": "none",
    },
    { ...ROUND, ...all, id: "final", label: "Chung khảo", kind: "presentation", weight: "0,6" },
  ),
);

describe("the rounds of a regulation", () => {
  it("are read as they are typed", () => {
    expect(two.rounds).toEqual([
      {
        id: "preliminary",
        label: "Sơ khảo",
        kind: "dossier",
        blind: true,
        judgesPerEntry: 3,
        marksSeen: "never",
        differenceLimit: "12.5",
        asksProposal: true,
        advance: { by: "top", count: 10, onTie: "none" },
      },
      {
        id: "final",
        label: "Chung khảo",
        kind: "presentation",
        blind: false,
        judgesPerEntry: null,
        marksSeen: "never",
        differenceLimit: null,
        asksProposal: false,
        advance: { by: "all" },
      },
    ]);
    expect(two.rule.rounds).toEqual([
      { id: "preliminary", weight: "0.4", criteria: [first, second] },
      { id: "final", weight: "0.6" },
    ]);
  });

  it("name no criteria where a round scores them all, so that an old bundle stays as it was", () => {
    expect(technical.rule.rounds[0]).not.toHaveProperty("criteria");
    const same = saved("rounds", rows({ ...ROUND, ...all, id: "final", label: "Chung khảo" }));
    expect(same.rule.rounds).toEqual([{ id: "final", weight: "0.4" }]);
  });

  it("have a line between each two, none after the last, and one that is whole", () => {
    const line = (advance: Record<string, string>) =>
      rows(
        { ...ROUND, ...all, id: "a", label: "A", ...advance },
        { ...ROUND, ...all, id: "b", label: "B" },
      );
    expect(faultsIn(line({ "advance.by": "top" }))).toEqual([
      { path: "rounds.0.advance.count", code: "required" },
    ]);
    expect(faultsIn(line({ "advance.by": "minimum", "advance.score": "" }))).toEqual([
      { path: "rounds.0.advance.score", code: "required" },
    ]);
    const minimum = saved("rounds", line({ "advance.by": "minimum", "advance.score": "60,5" }));
    expect(minimum.rounds[0]?.advance).toEqual({ by: "minimum", score: "60.5" });
    const last = saved(
      "rounds",
      rows({ ...ROUND, ...all, id: "a", label: "A", "advance.by": "list" }),
    );
    expect(last.rounds[0]?.advance).toEqual({ by: "all" });
  });

  it("score at least one criterion each", () => {
    expect(faultsIn(rows({ ...ROUND, id: "a", label: "A" }))).toEqual([
      { path: "rounds.0.criteria", code: "no-criteria" },
    ]);
  });

  it("sent as they came change nothing", () => {
    const again = applyPart(two, {
      part: "rounds",
      form: partForms.rounds.parse(formOfPart(two, "rounds", "vi")),
    });
    // An unticked box is not posted, and stands as an empty text in what the form starts with.
    expect(again).toEqual(two);
  });
});

describe("the rubric", () => {
  const rubric = (extra: Record<string, string>) => {
    const base = Object.fromEntries(
      technical.rule.criteria.flatMap(({ id, max }, index) =>
        Object.entries({
          id,
          label: id,
          guidance: "",
          min: "0",
          max,
          step: "0,5",
          weight: "1",
        }).map(([name, value]) => [`criteria.${index}.${name}`, value]),
      ),
    );
    return form({ ...base, ...extra });
  };

  it("keeps what earns how many points", () => {
    const next = saved(
      "rubric",
      rubric({
        "criteria.0.anchors.0.points": "30,5",
        "criteria.0.anchors.0.text": "Mới ở trong tỉnh",
      }),
    );
    expect(next.criteriaText[0]?.anchors).toEqual([{ points: "30.5", text: "Mới ở trong tỉnh" }]);
    expect(regulationFaults(next, new Date("2026-02-20T00:00:00Z"))).toEqual([]);
  });

  it("adds a line of points to one criterion and takes it out without storing it", () => {
    const values = formOfPart(technical, "rubric", "vi");
    const added = applyPartIntent("rubric", values, "add:criteria.1.anchors");
    expect(added?.["criteria"]).toMatchObject([
      { anchors: [{}, {}, {}, {}] },
      { anchors: [{}, {}, {}, {}, { points: "", text: "" }] },
      {},
    ]);
    expect(applyPartIntent("rubric", added ?? {}, "remove:criteria.1.anchors:4")).toEqual(values);
  });

  it("takes a criterion that is gone out of the rounds, but leaves none without", () => {
    const posted = rubric({});
    for (const name of [...posted.keys()]) if (name.startsWith("criteria.0.")) posted.delete(name);
    const next = saved("rubric", posted, two);
    expect(next.rule.rounds[0]?.criteria).toEqual([second]);
    const only = {
      ...two,
      rule: { ...two.rule, rounds: [{ id: "preliminary", weight: "1", criteria: [first] }] },
    };
    expect(saved("rubric", posted, only).rule.rounds[0]?.criteria).toEqual([first]);
  });
});

describe("what is wrong with rounds", () => {
  const now = new Date("2026-02-20T00:00:00Z");
  const faults = (
    change: (round: Regulation["rounds"][number], index: number) => object,
    rest = {},
  ) =>
    regulationFaults(
      {
        ...two,
        rounds: two.rounds.map((round, at) => ({ ...round, ...change(round, at) })),
        ...rest,
      } as Regulation,
      now,
    ).filter(({ path }) => !path.startsWith("windows"));

  it("is found where it can be mended", () => {
    expect(faults(() => ({}))).toEqual([]);
    expect(faults(() => ({ judgesPerEntry: 1 }))).toMatchObject([
      { path: "rounds.0.judgesPerEntry", code: "below-minimum-sheets", params: { minimum: 3 } },
      { path: "rounds.1.judgesPerEntry", code: "below-minimum-sheets" },
    ]);
    expect(faults((_, at) => (at === 0 ? { differenceLimit: "0" } : {}))).toEqual([
      { path: "rounds.0.differenceLimit", code: "limit-not-positive" },
    ]);
    expect(faults((_, at) => (at === 1 ? { advance: { by: "list" } } : {}))).toEqual([
      { path: "rounds.1.advance.by", code: "advance-from-last" },
    ]);
  });

  it("measures the line by what the round itself can score", () => {
    const [a, b] = technical.rule.criteria.map(({ max }) => Number(max)) as [number, number];
    const line = (score: number) => (_: unknown, at: number) =>
      at === 0 ? { advance: { by: "minimum", score: String(score) } } : {};
    expect(faults(line(a + b))).toEqual([]);
    expect(faults(line(a + b + 1))).toEqual([
      { path: "rounds.0.advance.score", code: "line-out-of-reach" },
    ]);
  });

  it("is a criterion that no round scores, and an anchor outside its range", () => {
    const rounds = two.rule.rounds.map((round) => ({ ...round, criteria: [first, second] }));
    expect(faults(() => ({}), { rule: { ...two.rule, rounds } })[0]).toEqual({
      path: "rule.criteria.2.label",
      code: "criterion-without-round",
    });
    const criteriaText = two.criteriaText.map((words, index) =>
      index === 0 ? { ...words, anchors: [{ points: "41", text: " " }] } : words,
    );
    expect(faults(() => ({}), { criteriaText })).toEqual([
      { path: "rule.criteria.0.anchors.0.points", code: "anchor-outside" },
      { path: "rule.criteria.0.anchors.0.text", code: "required" },
    ]);
  });
});
