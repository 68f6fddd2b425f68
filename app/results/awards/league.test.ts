import { describe, expect, it } from "vitest";
import type { Collective } from "~/contests/regulation";
import { leagueTable, type UnitRecord } from "./league";

const collective: Collective = {
  points: { entry: "1", eligible: "0.5", levels: { first: "10", second: "7" }, promotionMax: "5" },
  levels: [
    { id: "gold", label: "Nhất toàn đoàn", count: 1, minimumPoints: "10", amountVnd: 5_000_000 },
    { id: "silver", label: "Nhì toàn đoàn", count: 2, minimumPoints: null, amountVnd: 3_000_000 },
  ],
};
const unit = (unitId: string, over: Partial<UnitRecord> = {}): UnitRecord => ({
  unitId,
  name: unitId,
  entries: 0,
  eligible: 0,
  prizes: {},
  promotionMilli: 0,
  ...over,
});
const table = (units: UnitRecord[], decided = new Map<string, string>()) =>
  leagueTable(collective, ["first", "second"], units, decided).map(
    ({ name, points, rank, prize }) => `${rank} ${name} ${points} ${prize}`,
  );

describe("the league table", () => {
  it("adds points for entries, eligible ones, prizes and promotion", () => {
    const rows = table([
      unit("Sở Y tế", { entries: 3, eligible: 2, prizes: { second: 1 } }),
      unit("Trường Lê Lợi", {
        entries: 4,
        eligible: 4,
        prizes: { first: 1 },
        promotionMilli: 2500,
      }),
    ]);
    expect(rows).toEqual(["1 Trường Lê Lợi 18.5 gold", "2 Sở Y tế 11 silver"]);
  });

  it("puts who has more of the better prizes first among equals", () => {
    const rows = table([
      unit("A", { entries: 4, prizes: { second: 1 } }),
      unit("B", { entries: 1, prizes: { first: 1 } }),
    ]);
    expect(rows).toEqual(["1 B 11 gold", "2 A 11 silver"]);
  });

  it("leaves equals at a level's edge to the committee, and keeps their places", () => {
    const units = ["A", "B", "C", "D"].map((id) => unit(id, { entries: id === "D" ? 11 : 12 }));
    expect(table(units)).toEqual([
      "1 A 12 undecided",
      "1 B 12 undecided",
      "1 C 12 undecided",
      "4 D 11 null",
    ]);
    expect(table(units, new Map([["B", "gold"]]))).toEqual([
      "1 A 12 silver",
      "1 B 12 gold",
      "1 C 12 silver",
      "4 D 11 null",
    ]);
  });

  it("leaves a level empty that nobody reaches, and gives nothing for nothing", () => {
    expect(table([unit("A", { entries: 9 }), unit("B")])).toEqual(["1 A 9 silver", "2 B 0 null"]);
  });

  it("lets the committee take a level away", () => {
    expect(
      table([unit("A", { entries: 12 }), unit("B", { entries: 11 })], new Map([["A", "none"]])),
    ).toEqual(["1 A 12 null", "2 B 11 gold"]);
  });
});
