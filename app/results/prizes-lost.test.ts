import { describe, expect, it } from "vitest";
import { losesPrize, wonIn, type Won } from "./prizes-lost";

const LEVELS = ["first", "second", "third"];
const won = (prizes: Readonly<Record<string, string>>, over: Partial<Won> = {}): Won => ({
  prizes: new Map(Object.entries(prizes)),
  special: [],
  collective: [],
  ...over,
});
const loses = (before: Won, after: Won) => losesPrize(before, after, LEVELS);

describe("a prize is lost", () => {
  const before = won({ A: "first", B: "second" });

  it("by whoever has none now, or a lower one", () => {
    expect(loses(before, won({ A: "first" }))).toBe(true);
    expect(loses(before, won({ A: "second", B: "second" }))).toBe(true);
    expect(loses(before, won({ A: "first", B: "undecided" }))).toBe(true);
  });

  it("by nobody who keeps theirs or rises, whoever else gets one", () => {
    expect(loses(before, won({ A: "first", B: "first", C: "third" }))).toBe(false);
    expect(loses(won({}), won({ A: "first" }))).toBe(false);
  });

  it("by an author or unit whose special prize goes to another", () => {
    const young = { prize: "young", code: "A", memberId: "m1", unit: "" };
    const given = (award: object) => won({}, { special: [{ ...young, ...award }] });
    expect(loses(given({}), given({}))).toBe(false);
    expect(loses(given({}), given({ memberId: "m2" }))).toBe(true);
    expect(loses(given({}), won({}))).toBe(true);
  });

  it("by a unit that falls in the league, and by none that was only renamed", () => {
    const team = (unit: string, unitId: string | null, amountVnd = 6) => won({}, { collective: [{ unit, unitId, amountVnd }] });
    expect(loses(team("Trường A", "u1"), team("Trường A mới", "u1"))).toBe(false);
    expect(loses(team("Trường A", "u1"), team("Trường A", "u2"))).toBe(true);
    expect(loses(team("Trường A", null), team("Trường A", "u1"))).toBe(false);
    expect(loses(team("Trường A", "u1"), team("Trường A", "u1", 5))).toBe(true);
    expect(loses(team("Trường A", "u1", 5), team("Trường A", "u1"))).toBe(false);
  });
});

it("a result gives prizes to those who have one", () => {
  const rows = [
    { entry: "A", prize: "first" },
    { entry: "B", prize: null },
  ];
  expect([...wonIn(rows, { special: [], collective: [] }).prizes]).toEqual([["A", "first"]]);
});
