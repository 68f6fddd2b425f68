import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEntry, aRule, aSheet } from "../../tests/bundles";
import type { Advance } from "~/contests/round";
import {
  drawLine,
  lineChanges,
  needsDocument,
  newlyThrough,
  renewedLine,
  roundRanking,
  sameLine,
  type LockedRow,
  type RoundRow,
} from "./advance";
import { tallyEntries } from "./tally";

const rule = aRule({
  rounds: [
    { id: "preliminary", weight: "0" },
    { id: "final", weight: "1" },
  ],
});

/** A ranking of one group from the scores of its entries; null: no sheet. */
function ranking(scores: Record<string, number | null>, group = "g"): RoundRow[] {
  return roundRanking(
    rule,
    "preliminary",
    Object.keys(scores).map((code) => ({ code, group })),
    Object.entries(scores).flatMap(([code, all]) =>
      all === null ? [] : [aSheet("J1", code, { all: String(all) }, "preliminary")],
    ),
  );
}

const top = (count: number, onTie: "all" | "none" = "all"): Advance => ({
  by: "top",
  count,
  onTie,
});
const through = (rows: readonly RoundRow[], cut: Advance, wanted = new Map<string, boolean>()) =>
  drawLine(rows, cut, wanted).flatMap((group) =>
    group.rows.filter(({ advances }) => advances).map(({ entry }) => entry),
  );

describe("the ranking of a round", () => {
  it("counts the round alone, whatever it weighs at the end", () => {
    expect(ranking({ A: 70, B: 80.5, C: null, D: 70 })).toEqual([
      { entry: "B", group: "g", score: "80.50", exact: "80.5", rank: 1 },
      { entry: "A", group: "g", score: "70.00", exact: "70", rank: 2 },
      { entry: "D", group: "g", score: "70.00", exact: "70", rank: 2 },
      { entry: "C", group: "g", score: null, exact: null, rank: null },
    ]);
  });

  it("is the tally’s where there is one round", () => {
    const mark = fc.nat({ max: 20 }).map((points) => String(points * 5));
    const marks = fc.array(fc.tuple(mark, mark, mark), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(marks, (rows) => {
        const one = aRule({ prizes: { ...aRule().prizes, scope: "group" } });
        const entries = rows.map((_, at) => anEntry(`E${at}`));
        const sheets = rows.flatMap((row, at) =>
          row.map((all, judge) => aSheet(`J${judge}`, `E${at}`, { all })),
        );
        const tally = tallyEntries({ rule: one, entries, sheets, decisions: [] }).results;
        const alone = roundRanking(one, "final", entries, sheets);
        expect(alone.map(({ entry, score, rank }) => ({ entry, score, rank }))).toEqual(
          tally.map(({ entry, score, rank }) => ({ entry, score, rank })),
        );
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it("reads only the criteria of the round", () => {
    const criteria = ["idea", "talk"].map((id) => ({
      id,
      max: "10",
      min: "0",
      step: "1",
      weight: "1",
    }));
    const own = aRule({
      criteria,
      rounds: [
        { id: "a", weight: "1", criteria: ["idea"] },
        { id: "b", weight: "1" },
      ],
    });
    const [row] = roundRanking(
      own,
      "a",
      [{ code: "E", group: "g" }],
      [aSheet("J1", "E", { idea: "7" }, "a")],
    );
    expect(row?.score).toBe("7.00");
  });
});

describe("a line", () => {
  const rows = ranking({ A: 90, B: 80, C: 80, D: 70, E: null });

  it("by number takes equals at its edge all, or none of them", () => {
    expect(through(rows, top(1))).toEqual(["A"]);
    expect(through(rows, top(2))).toEqual(["A", "B", "C"]);
    expect(through(rows, top(2, "none"))).toEqual(["A"]);
    expect(through(rows, top(3, "none"))).toEqual(["A", "B", "C"]);
    expect(through(rows, top(99))).toEqual(["A", "B", "C", "D"]);
  });

  it("by score takes whoever reaches it exactly", () => {
    expect(through(rows, { by: "minimum", score: "80" })).toEqual(["A", "B", "C"]);
    expect(through(rows, { by: "minimum", score: "80.01" })).toEqual(["A"]);
  });

  it("lets entries without a score on only where all go on", () => {
    expect(through(rows, { by: "all" })).toContain("E");
    expect(through(rows, { by: "list" })).toEqual([]);
    expect(through(rows, { by: "minimum", score: "0" })).not.toContain("E");
  });

  it("says who stands right at it, and who is equal across it", () => {
    const [group] = drawLine(rows, top(2), new Map());
    expect(group?.rows.map(({ edge }) => edge)).toEqual([
      null,
      "last-in",
      "last-in",
      "first-out",
      null,
    ]);
    expect(group?.tie).toEqual({ count: 2, score: "80.00" });
    expect(drawLine(rows, top(3), new Map())[0]?.tie).toBeNull();
    expect(drawLine(rows, { by: "minimum", score: "80" }, new Map())[0]?.tie).toBeNull();
  });

  it("makes an exception only of who is wanted against it", () => {
    const wanted = new Map([
      ["A", false],
      ["D", true],
      ["B", true],
    ]);
    const [group] = drawLine(rows, top(2), wanted);
    expect(group?.rows.filter(({ exception }) => exception).map(({ entry }) => entry)).toEqual([
      "A",
      "D",
    ]);
    expect(group?.rows.filter(({ advances }) => advances).map(({ entry }) => entry)).toEqual([
      "B",
      "C",
      "D",
    ]);
    expect(group?.advancing).toBe(3);
  });

  it("is drawn in each group for itself", () => {
    const two = [...ranking({ A: 90, B: 80 }, "one"), ...ranking({ C: 50, D: 40 }, "two")];
    expect(through(two, top(1))).toEqual(["A", "C"]);
  });

  it("asks for a document where it is not the regulation’s own", () => {
    expect(needsDocument(top(10), top(10), 0)).toBe(false);
    expect(needsDocument(top(10), top(10), 1)).toBe(true);
    expect(needsDocument(top(10), top(10, "none"), 0)).toBe(true);
    expect(needsDocument({ by: "list" }, { by: "list" }, 3)).toBe(true);
    expect(sameLine({ by: "minimum", score: "60" }, { by: "minimum", score: "60.0" })).toBe(true);
    expect(sameLine({ by: "minimum", score: "60" }, { by: "all" })).toBe(false);
  });
});

describe("for every ranking", () => {
  const scores = fc
    .array(fc.option(fc.nat({ max: 10 })), { maxLength: 15 })
    .map((list) =>
      ranking(
        Object.fromEntries(list.map((score, at) => [`E${String(at).padStart(2, "0")}`, score])),
      ),
    );

  it("equals share their fate, and nobody passes who scored less than one that stays", () => {
    const cut = fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 16 }), fc.constantFrom("all" as const, "none" as const))
        .map(([count, onTie]) => top(count, onTie)),
      fc.nat({ max: 10 }).map((score): Advance => ({ by: "minimum", score: String(score) })),
    );
    fc.assert(
      fc.property(scores, cut, (rows, line) => {
        for (const { rows: drawn } of drawLine(rows, line, new Map()))
          for (const a of drawn)
            for (const b of drawn)
              if (a.advances && !b.advances && b.rank !== null) expect(a.rank).toBeLessThan(b.rank);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it("more places never cost anybody theirs where equals all go on", () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 15 }), (rows, count) => {
        expect(through(rows, top(count + 1))).toEqual(
          expect.arrayContaining(through(rows, top(count))),
        );
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

describe("a line whose sheets were corrected", () => {
  const scores = fc.record(
    Object.fromEntries(
      ["A", "B", "C", "D", "E", "F"].map((code) => [
        code,
        fc.option(fc.constantFrom(50, 60, 60, 70, 80), { freq: 8 }),
      ]),
    ),
  );
  const lines = fc.oneof(
    fc.record({
      by: fc.constant("top" as const),
      count: fc.integer({ min: 1, max: 5 }),
      onTie: fc.constantFrom("all" as const, "none" as const),
    }),
    fc.record({ by: fc.constant("minimum" as const), score: fc.constantFrom("60", "70.01") }),
    fc.constantFrom<Advance>({ by: "all" }, { by: "list" }),
  );
  const decided = fc.dictionary(fc.constantFrom("A", "B", "C", "D"), fc.boolean(), { maxKeys: 2 });

  it("is drawn anew once: nobody is left out, exceptions stay, and nothing is left to say", () => {
    let asked = 0;
    fc.assert(
      fc.property(scores, scores, lines, decided, fc.infiniteStream(fc.boolean()), (was, is, cut, own, answers) => {
        const wanted = new Map(Object.entries(own));
        const before = drawLine(ranking(was), cut, wanted).flatMap((group) => group.rows);
        const locked = new Map<string, LockedRow>(before.map((row) => [row.entry, row]));
        expect(lineChanges(ranking(was), cut, locked)).toEqual([]);
        const now = ranking(is);
        const changes = lineChanges(now, cut, locked);
        const scored = new Map(now.map((row) => [row.entry, row.score]));
        for (const [entry, { score }] of locked)
          if (score !== scored.get(entry))
            expect(changes.map((change) => change.entry)).toContain(entry);
        const through = newlyThrough(changes);
        asked += through.length;
        const refused = new Set(through.filter(() => answers.next().value === true));
        const after = renewedLine(now, cut, locked, refused);
        for (const { entry, advances } of after) {
          if (locked.get(entry)?.advances) expect(advances).toBe(true);
          else expect(advances).toBe(through.includes(entry) && !refused.has(entry));
        }
        expect(lineChanges(now, cut, new Map(after.map((row) => [row.entry, row])))).toEqual([]);
      }),
      { numRuns: 500, seed: 12 },
    );
    expect(asked).toBeGreaterThan(100);
  });

  it("says nothing of entries that are not on it, but ranks by all", () => {
    const [first] = ranking({ A: 70 });
    const locked = new Map([["A", { ...first!, advances: true, exception: false }]]);
    const now = ranking({ A: 70, late: 80 });
    expect(lineChanges(now, top(1), locked)).toMatchObject([
      { entry: "A", now: { rank: 2 }, advances: true, byLine: false },
    ]);
    expect(renewedLine(now, top(1), locked, new Set())).toMatchObject([
      { entry: "A", rank: 2, advances: true, exception: true },
    ]);
  });
});

describe("drawing a line", () => {
  it("does not depend on the order of sheets or entries", () => {
    const marks = fc.array(fc.constantFrom(50, 60, 60, 70), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(marks, fc.infiniteStream(fc.nat()), (given, numbers) => {
        const entries = given.map((_, at) => ({ code: `E${at}`, group: at % 2 ? "g" : "h" }));
        const sheets = given.map((all, at) =>
          aSheet("J1", `E${at}`, { all: String(all) }, "preliminary"),
        );
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const drawn = (some: typeof entries, of: typeof sheets) =>
          new Map(
            drawLine(roundRanking(rule, "preliminary", some, of), top(2), new Map()).flatMap(
              (group) => group.rows.map((row) => [row.entry, row] as const),
            ),
          );
        expect(drawn(shuffled(entries), shuffled(sheets))).toEqual(drawn(entries, sheets));
      }),
      { numRuns: 200, seed: 13 },
    );
  });
});
