import { describe, expect, it } from "vitest";
import type { ShownWinner, ShownWinners } from "../winners";
import { arrange, isNarrowed, listAsked, rowsOf, unitsIn, winnerAmong } from "./result-list";

const winner = (code: string, over: Partial<ShownWinner> = {}): ShownWinner => ({
  code,
  title: `Giải pháp ${code}`,
  field: "Cơ khí",
  group: "it",
  prize: "first",
  score: "90.00",
  rank: 1,
  people: [],
  unnamed: 0,
  ...over,
});

const list: ShownWinners = {
  judged: 10,
  special: [],
  collective: [],
  groups: [
    { id: "health", name: "Y tế", judged: 4 },
    { id: "it", name: "Công nghệ thông tin", judged: 6 },
  ],
  levels: [
    { id: "first", label: "Giải Nhất", amountVnd: 1, winners: [winner("B", { rank: 1 }), winner("A", { rank: 1, group: "health" })] },
    { id: "second", label: "Giải Nhì", amountVnd: 1, winners: [] },
    {
      id: "third",
      label: "Giải Ba",
      amountVnd: 1,
      winners: [
        winner("D", { rank: 5, prize: "third", title: "Nhà ươm rau sạch", people: [{ name: "Đỗ Hoà", unit: "Trường THCS Đạ Tẻh" }] }),
        winner("C", { rank: 3, prize: "third", group: "health", unnamed: 2 }),
      ],
    },
  ],
};

const asked = (query: string) => listAsked(new URLSearchParams(query));
const codes = (query: string) => arrange(list, asked(query)).map(({ id, rows }) => [id, ...rows.map(({ code }) => code)]);

describe("the list", () => {
  it("goes by prize and rank, those of one rank by group, and leaves out what nobody is in", () => {
    expect(codes("")).toEqual([
      ["first", "A", "B"],
      ["third", "C", "D"],
    ]);
    expect(codes("view=group")).toEqual([
      ["health", "A", "C"],
      ["it", "B", "D"],
    ]);
  });

  it("finds every word that is typed, with its marks or without them, and wherever the tone stands", () => {
    for (const q of ["uom rau", "RAU  nhà", "do hoa", "Hòa", "da teh"]) expect(codes(`q=${q}`), q).toEqual([["third", "D"]]);
    expect(codes("q=rau+khong")).toEqual([]);
  });

  it("is narrowed by prize, group and unit together", () => {
    expect(codes("level=third&group=health")).toEqual([["third", "C"]]);
    expect(codes(`unit=${encodeURIComponent("Trường THCS Đạ Tẻh")}`)).toEqual([["third", "D"]]);
    expect(codes("unit=x")).toEqual([]);
    expect(unitsIn(list)).toEqual(["Trường THCS Đạ Tẻh"]);
  });

  it("is asked for by an address of any kind", () => {
    expect(asked("view=other&q=%20")).toEqual({ view: "level", q: "", group: "", level: "", unit: "" });
    expect(isNarrowed(asked("view=group"))).toBe(false);
    expect(isNarrowed(asked("q=a"))).toBe(true);
    expect(asked(`q=${"a".repeat(5000)}`).q).toHaveLength(200);
  });
});

it("a winner stands between those before and after it in the list", () => {
  expect(rowsOf(list).map(({ code }) => code)).toEqual(["A", "B", "C", "D"]);
  expect(winnerAmong(list, "B")).toMatchObject({ previous: { code: "A" }, next: { code: "C" } });
  expect(winnerAmong(list, "A")?.previous).toBeNull();
  expect(winnerAmong(list, "X")).toBeNull();
});
