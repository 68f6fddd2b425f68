import { expect, it } from "vitest";
import type { ResultRow } from "../tally";
import { resultChanges } from "./correction";

const row = (entry: string, score: string | null, rank: number | null, prize: string | null = null) =>
  ({ entry, score, rank, prize, tiedWith: [], workings: {} }) as unknown as ResultRow;

it("tells whose score, rank or prize is another, and who came or went, by the rank before", () => {
  const before = [row("A", "90", 1, "first"), row("B", "80", 2), row("C", "70", 3), row("D", null, null)];
  const after = [row("B", "80", 1, "first"), row("C", "75", 2), row("D", null, null), row("E", "60", 3)];
  expect(resultChanges(before, after)).toEqual([
    { entry: "A", before: { score: "90", rank: 1, prize: "first" }, after: null },
    { entry: "B", before: { score: "80", rank: 2, prize: null }, after: { score: "80", rank: 1, prize: "first" } },
    { entry: "C", before: { score: "70", rank: 3, prize: null }, after: { score: "75", rank: 2, prize: null } },
    { entry: "E", before: null, after: { score: "60", rank: 3, prize: null } },
  ]);
});

it("is empty where nothing changed", () => {
  const rows = [row("A", "90", 1, "first"), row("B", null, null)];
  expect(resultChanges(rows, [...rows])).toEqual([]);
});
