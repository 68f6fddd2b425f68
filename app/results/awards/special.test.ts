import { describe, expect, it } from "vitest";
import type { SpecialPrize } from "~/contests/regulation";
import type { Bundle } from "../bundle";
import { finalistsOf } from "../finalists";
import { findSpecial, type AwardEntry } from "./special";

const prize = (rule: SpecialPrize["rule"], over: Partial<SpecialPrize> = {}): SpecialPrize => ({
  id: "p",
  label: "",
  count: 1,
  amountVnd: 0,
  sponsor: "",
  among: "judged",
  rule,
  ...over,
});
const entry = (
  code: string,
  over: Partial<AwardEntry> = {},
  ...born: (string | null)[]
): AwardEntry => ({
  code,
  fieldId: "it",
  score: "70.00",
  finalist: true,
  prized: true,
  unitId: null,
  members: born.map((bornOn, index) => ({ id: `m${index + 1}`, bornOn, minority: false })),
  ...over,
});
const minority = (code: string, score: string, says: boolean) =>
  entry(code, { score, members: [{ id: "m1", bornOn: null, minority: says }] });

describe("a special prize", () => {
  it("goes to the youngest and the oldest author, whoever they are in a group", () => {
    const entries = [
      entry("A", {}, "1990-05-01", null),
      entry("B", {}, "2010-02-03", "1955-11-30"),
    ];
    expect(findSpecial(prize({ by: "youngest" }), entries).found).toEqual([
      { entry: "B", memberId: "m1", unitId: null, value: "2010-02-03" },
    ]);
    expect(findSpecial(prize({ by: "oldest" }), entries).found[0]).toMatchObject({
      entry: "B",
      memberId: "m2",
    });
  });

  it("looks among those only who took a prize, where it says so", () => {
    const entries = [entry("A", {}, "1990-05-01"), entry("B", { prized: false }, "2010-02-03")];
    const { found } = findSpecial(prize({ by: "youngest" }, { among: "prized" }), entries);
    expect(found.map((each) => each.entry)).toEqual(["A"]);
  });

  it("goes to the unit with most entries in the last round, where it says so", () => {
    const entries = [
      entry("A", { unitId: "u1" }),
      entry("B", { unitId: "u2", finalist: false }),
      entry("C", { unitId: "u2", finalist: false }),
      entry("D", { unitId: "u2" }),
      entry("E", { unitId: "u1" }),
    ];
    const most = (among: SpecialPrize["among"]) =>
      findSpecial(prize({ by: "most-entries" }, { among }), entries).found.map(({ unitId, value }) => [unitId, value]);
    expect([most("judged"), most("finalists")]).toEqual([[["u2", "3"]], [["u1", "2"]]]);
    const sheets = [
      { round: "first", entry: "A" },
      { round: "first", entry: "B" },
      { round: "final", entry: "A" },
    ] as Bundle["sheets"];
    const rounds = [{ id: "first" }, { id: "final" }] as Bundle["rule"]["rounds"];
    expect([...finalistsOf({ rule: { rounds } as Bundle["rule"], sheets })]).toEqual(["A"]);
  });

  it("goes to the unit with most entries; those without a unit are nobody's", () => {
    const entries = [
      entry("A", { unitId: "u1" }),
      entry("B", { unitId: "u2" }),
      entry("C", { unitId: "u2" }),
      entry("D"),
      entry("E"),
      entry("F"),
    ];
    expect(findSpecial(prize({ by: "most-entries" }), entries).found).toEqual([
      { entry: null, memberId: null, unitId: "u2", value: "2" },
    ]);
  });

  it("goes to the best of a minority only where that was said and agreed to", () => {
    const entries = [
      minority("A", "90.00", false),
      minority("B", "80.50", true),
      minority("C", "9.75", true),
    ];
    expect(
      findSpecial(prize({ by: "ethnic-minority" }), entries).found.map((each) => each.entry),
    ).toEqual(["B"]);
  });

  it("goes to an entry of a minority where one of its authors is of it, once however many are", () => {
    const members = (...says: boolean[]) => says.map((each, index) => ({ id: `m${index + 1}`, bornOn: null, minority: each }));
    const entries = [
      entry("A", { score: "90.00", members: members(false, false) }),
      entry("B", { score: "80.50", members: members(true, true) }),
      entry("C", { score: "70.00", members: members(false, true) }),
    ];
    expect(findSpecial({ ...prize({ by: "ethnic-minority" }), count: 2 }, entries)).toMatchObject({
      found: [
        { entry: "B", memberId: null },
        { entry: "C", memberId: null },
      ],
      tied: [],
    });
  });

  it("goes to the best of a field by score, and never to one without a score", () => {
    const entries = [
      entry("A", { score: "9.00" }),
      entry("B", { score: "71.00" }),
      entry("C", { score: null }),
      entry("D", { fieldId: "health", score: "99.00" }),
    ];
    expect(
      findSpecial(prize({ by: "field", fieldId: "it" }), entries).found.map((each) => each.entry),
    ).toEqual(["B"]);
  });

  it("leaves equals at the edge to the committee, and gives those above them theirs", () => {
    const entries = [
      entry("A", {}, "2012-01-01"),
      entry("B", {}, "2011-01-01"),
      entry("C", {}, "2011-01-01"),
    ];
    const { found, tied } = findSpecial(prize({ by: "youngest" }, { count: 2 }), entries);
    expect(found.map((each) => each.entry)).toEqual(["A"]);
    expect(tied.map((each) => each.entry)).toEqual(["B", "C"]);
  });

  it("is named by the committee where it has no rule, and stays empty where nobody qualifies", () => {
    expect(findSpecial(prize({ by: "committee" }), [entry("A")])).toEqual({
      prizeId: "p",
      found: [],
      tied: [],
    });
    expect(findSpecial(prize({ by: "youngest" }), [entry("A", {}, null)]).found).toEqual([]);
  });
});
