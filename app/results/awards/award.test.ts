import { describe, expect, it } from "vitest";
import type { Collective, SpecialPrize } from "~/contests/regulation";
import { awardFaults, leagueProposals, leagueState, specialStates, type AwardSituation, type StandingAward } from "./award";
import { bundleAwards, holdsAwards } from "./bundle-awards";
import type { UnitRecord } from "./league";
import { pointsOf } from "./points-lines";
import type { AwardEntry } from "./special";

const youngest: SpecialPrize = {
  id: "young",
  label: "Tác giả nhỏ tuổi nhất",
  count: 1,
  amountVnd: 3_000_000,
  sponsor: "",
  among: "judged",
  rule: { by: "youngest" },
};
const minority: SpecialPrize = { ...youngest, id: "minority", label: "Dân tộc", rule: { by: "ethnic-minority" } };
const industry: SpecialPrize = { ...youngest, id: "industry", label: "Công Thương", count: 2, sponsor: "Sở Công Thương", rule: { by: "committee" } };
const collective: Collective = {
  points: { entry: "1", eligible: "0.5", levels: { first: "10" }, promotionMax: "5" },
  levels: [{ id: "team", label: "Nhất toàn đoàn", count: 1, minimumPoints: null, amountVnd: 6_000_000 }],
};
const entry = (code: string, bornOn: string | null, over: Partial<AwardEntry> = {}): AwardEntry => ({
  code,
  fieldId: "it",
  score: "70.00",
  finalist: true,
  prized: false,
  unitId: null,
  members: [{ id: "m1", bornOn, minority: false }],
  ...over,
});
const unit = (unitId: string, entries: number, over: Partial<UnitRecord> = {}): UnitRecord => ({
  unitId,
  name: unitId,
  entries,
  eligible: entries,
  prizes: {},
  promotionMilli: 0,
  ...over,
});
const award = (prizeId: string, over: Partial<StandingAward> = {}): StandingAward => ({
  id: `${prizeId} ${over.entry ?? over.unitId ?? "empty"}`,
  prizeId,
  entry: null,
  memberId: null,
  unitId: null,
  byRule: false,
  reason: "",
  ...over,
});
const situation = (over: Partial<AwardSituation>): AwardSituation => ({
  specialPrizes: [],
  collective: null,
  levels: ["first"],
  entries: [],
  units: [],
  awards: [],
  ...over,
});

describe("a special prize and what was decided about it", () => {
  const entries = [entry("A", "2010-01-01"), entry("B", "2012-01-01")];

  it("is open until it is decided, as the rule proposes or as the committee says", () => {
    const open = situation({ specialPrizes: [youngest, industry], entries });
    expect(awardFaults(open)).toEqual([
      { code: "award-open", prize: "Tác giả nhỏ tuổi nhất" },
      { code: "award-open", prize: "Công Thương" },
    ]);
    const awards = [
      award("young", { entry: "B", memberId: "m1", byRule: true }),
      award("industry", { entry: "A" }),
      award("industry"),
    ];
    expect(awardFaults({ ...open, awards })).toEqual([]);
    expect(specialStates({ ...open, awards })[1]).toMatchObject({ open: 0, standing: [{ entry: "A" }], empty: {} });
  });

  it("says when somebody else is the youngest now, and when the entry left the result", () => {
    const awards = [award("young", { entry: "A", memberId: "m1", byRule: true })];
    expect(specialStates(situation({ specialPrizes: [youngest], entries, awards }))[0]?.outdated).toEqual(awards);
    const gone = [award("industry", { entry: "Z" })];
    expect(specialStates(situation({ specialPrizes: [industry], entries, awards: gone }))[0]?.outdated).toEqual(gone);
  });

  it("stays true where its author has taken back what it was found by", () => {
    const awards = [
      award("young", { entry: "B", memberId: "m1", byRule: true }),
      award("minority", { entry: "B", byRule: true }),
    ];
    const erased = [entry("A", "2010-01-01"), entry("B", null)];
    expect(awardFaults(situation({ specialPrizes: [youngest, minority], entries: erased, awards }))).toEqual([]);
  });

  it("asks the committee where equals do not all fit, and for nothing where nobody qualifies", () => {
    const equal = [entry("A", "2012-01-01"), entry("B", "2012-01-01")];
    const [state] = specialStates(situation({ specialPrizes: [youngest], entries: equal }));
    expect(state).toMatchObject({ open: 1, proposed: [], tied: [{ entry: "A" }, { entry: "B" }] });
    expect(awardFaults(situation({ specialPrizes: [minority], entries: equal }))).toEqual([]);
  });
});

describe("collective prizes and what was decided about them", () => {
  const units = [unit("Trường Lê Lợi", 4, { prizes: { first: 1 }, promotionMilli: 2500 }), unit("Sở Y tế", 3)];
  const open = situation({ collective, units });

  it("are proposed by the table, every point with how it came about", () => {
    expect(leagueProposals(leagueState(open))).toEqual([{ unitId: "Trường Lê Lợi", prizeId: "team", points: "18.5" }]);
    expect(pointsOf(collective, units[0]!, ["first"])).toEqual([
      { kind: "entry", level: "", count: 4, each: "1", points: "4" },
      { kind: "eligible", level: "", count: 4, each: "0.5", points: "2" },
      { kind: "level", level: "first", count: 1, each: "10", points: "10" },
      { kind: "promotion", level: "", count: 1, each: "2.5", points: "2.5" },
    ]);
    expect(awardFaults(open)).toEqual([{ code: "collective-open", count: 1 }]);
  });

  it("are told when the table says something else by now", () => {
    const awards = [award("team", { unitId: "Sở Y tế", byRule: true })];
    expect(awardFaults({ ...open, awards })).toEqual([
      { code: "collective-open", count: 1 },
      { code: "award-outdated", prize: "Nhất toàn đoàn" },
    ]);
  });

  it("follow the committee, which may pass a unit over", () => {
    const awards = [award("none", { unitId: "Trường Lê Lợi" })];
    expect(leagueProposals(leagueState({ ...open, awards }))).toMatchObject([{ unitId: "Sở Y tế", prizeId: "team" }]);
  });
});

describe("what the bundle says", () => {
  it("names entries and units, never authors, and not who got what tells of an author", () => {
    const told = bundleAwards(
      situation({
        specialPrizes: [youngest, minority, industry],
        collective,
        entries: [entry("A", "2010-01-01", { members: [{ id: "m1", bornOn: "2010-01-01", minority: true }] })],
        units: [unit("u1", 2, { name: "Trường Lê Lợi" })],
        awards: [
          award("young", { entry: "A", memberId: "m1", byRule: true }),
          award("minority", { entry: "A", byRule: true }),
          award("industry", { unitId: "u1", reason: "Đề nghị của Sở" }),
          award("team", { unitId: "u1", byRule: true }),
        ],
      }),
      new Map([["u1", "Trường Lê Lợi"]]),
    );
    expect(told).toEqual({
      special: [
        { decision: "young A", prize: "young", label: "Tác giả nhỏ tuổi nhất", amountVnd: 3_000_000, entry: "A", by: "rule" },
        { decision: "minority A", prize: "minority", label: "Dân tộc", amountVnd: 3_000_000, withheld: true, by: "rule" },
        {
          decision: "industry u1",
          prize: "industry",
          label: "Công Thương",
          amountVnd: 3_000_000,
          sponsor: "Sở Công Thương",
          unit: "Trường Lê Lợi",
          by: "committee",
          reason: "Đề nghị của Sở",
        },
      ],
      collective: [
        {
          unit: "Trường Lê Lợi",
          decision: "team u1",
          entries: 2,
          eligible: 2,
          prizes: {},
          promotion: "0",
          points: "3",
          rank: 1,
          prize: "team",
          label: "Nhất toàn đoàn",
          amountVnd: 6_000_000,
          by: "rule",
        },
      ],
    });
    expect(holdsAwards({ id: "c", title: "t", ...told }, told)).toBe(true);
    expect(holdsAwards({ id: "c", title: "t" }, told)).toBe(false);
    expect(holdsAwards(undefined, {})).toBe(true);
  });

  it("is the same where a unit was renamed, and another thing where the prize passes to another unit", () => {
    const told = (name: string, unitId: string) =>
      bundleAwards(
        situation({
          specialPrizes: [],
          collective,
          units: [unit("u1", 2, { name: unitId === "u1" ? name : "Sở Y tế" }), unit("u2", 2, { name: unitId === "u2" ? name : "Sở Y tế" })],
          awards: [award("team", { unitId, byRule: true })],
        }),
        new Map(),
      );
    const { collective: rows = [] } = told("Trường Lê Lợi", "u1");
    expect(holdsAwards({ collective: rows }, told("Trường chuyên Lê Lợi", "u1"))).toBe(true);
    expect(holdsAwards({ collective: rows }, told("Trường Lê Lợi", "u2"))).toBe(false);
    // As results of before told it.
    const before = rows.map(({ decision: _, ...row }) => row);
    expect(holdsAwards({ collective: before }, told("Trường Lê Lợi", "u1"))).toBe(true);
    expect(holdsAwards({ collective: before }, told("Trường chuyên Lê Lợi", "u1"))).toBe(false);
  });

  it("is another thing once a prize passes to another entry or author, also where that is not told", () => {
    const told = (prize: SpecialPrize, given: Partial<StandingAward>) =>
      bundleAwards(situation({ specialPrizes: [prize], awards: [award(prize.id, { byRule: true, ...given })] }), new Map());
    const withheld = told(minority, { id: "d1", entry: "A" });
    expect(holdsAwards({ ...withheld }, told(minority, { id: "d1", entry: "A" }))).toBe(true);
    expect(holdsAwards({ ...withheld }, told(minority, { id: "d2", entry: "B" }))).toBe(false);
    const first = told(youngest, { id: "d1", entry: "A", memberId: "m1" });
    expect(holdsAwards({ ...first }, told(youngest, { id: "d2", entry: "A", memberId: "m2" }))).toBe(false);
  });
});
