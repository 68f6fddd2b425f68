import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBundle, checked } from "../../tests/bundles";
import type { Bundle } from "./bundle";
import { recount } from "./recount";
import { tallyEntries, type ResultRow } from "./tally";

const RUNS = { numRuns: 300, seed: 20261102 };

function rowOf(bundle: Bundle, code: string): ResultRow | undefined {
  return tallyEntries(bundle).results.find(({ entry }) => entry === code);
}

describe("for every contest", () => {
  it("the order of sheets, entries within them, and marks never matters", () => {
    fc.assert(
      fc.property(anyBundle, fc.infiniteStream(fc.nat()), (bundle, numbers) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const sheets = shuffled(bundle.sheets).map((sheet) => ({
          ...sheet,
          scores: Object.fromEntries(shuffled(Object.entries(sheet.scores))),
        }));
        expect(tallyEntries({ ...bundle, sheets })).toEqual(tallyEntries(bundle));
        const byEntry = (rows: readonly ResultRow[]) =>
          new Map(rows.map((row) => [row.entry, row]));
        const turned = tallyEntries({ ...bundle, entries: shuffled(bundle.entries) });
        expect(byEntry(turned.results)).toEqual(byEntry(tallyEntries(bundle).results));
      }),
      RUNS,
    );
  });

  it("a higher mark never lowers the entry's score or rank", () => {
    let raised = 0;
    fc.assert(
      fc.property(anyBundle, fc.nat(), fc.nat(), (bundle, which, criterion) => {
        fc.pre(bundle.sheets.length > 0);
        const index = which % bundle.sheets.length;
        const sheet = bundle.sheets[index]!;
        const id = `c${criterion % bundle.rule.criteria.length}`;
        const mark = sheet.scores[id];
        fc.pre(mark !== undefined && mark !== "5");
        const better = { ...sheet, scores: { ...sheet.scores, [id]: String(Number(mark) + 1) } };
        const before = rowOf(bundle, sheet.entry);
        const after = rowOf({ ...bundle, sheets: bundle.sheets.with(index, better) }, sheet.entry);
        expect(after?.score === null).toBe(before?.score === null);
        if (!before || !after || before.rank === null || after.rank === null) return;
        raised += 1;
        expect(Number(after.score)).toBeGreaterThanOrEqual(Number(before.score));
        expect(after.rank).toBeLessThanOrEqual(before.rank);
      }),
      { ...RUNS, numRuns: 1000 },
    );
    expect(raised).toBeGreaterThan(300);
  });

  it("what was computed is found right, through the file's text", () => {
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        const computed = recount(JSON.parse(JSON.stringify(bundle)), "compute");
        if (computed.kind !== "counted") throw new Error(JSON.stringify(computed.problems));
        const file = JSON.parse(JSON.stringify({ ...bundle, results: computed.results }));
        expect(recount(file)).toEqual({
          kind: "counted",
          ok: true,
          results: computed.results,
          differences: [],
        });
      }),
      RUNS,
    );
  });

  it("ranks are 1, 2, 2, 4 and agree with tiedWith", () => {
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        const groupOf = new Map(
          bundle.entries.map(({ code, group }) => [
            code,
            bundle.rule.prizes.scope === "group" ? group : "",
          ]),
        );
        const { results } = tallyEntries(bundle);
        for (const row of results) {
          const group = results.filter(
            ({ entry, rank }) => rank !== null && groupOf.get(entry) === groupOf.get(row.entry),
          );
          const equal = group.filter(({ rank }) => rank === row.rank && row.rank !== null);
          expect(row.tiedWith).toEqual(
            equal
              .map(({ entry }) => entry)
              .filter((code) => code !== row.entry)
              .sort(),
          );
          if (row.rank === null) continue;
          expect(group.filter(({ rank }) => rank! < row.rank!)).toHaveLength(row.rank - 1);
          expect(equal.every(({ score }) => score === row.score)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("no level gives more than its quota, unless the rule awards all of a tie; minimum scores hold", () => {
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        const { results, groups } = tallyEntries({
          ...bundle,
          decisions: bundle.decisions.filter(({ kind }) => kind === "tie"),
        });
        const minimum = new Map(
          bundle.rule.prizes.levels.map((level) => [level.id, Number(level.minimumScore ?? "-1")]),
        );
        for (const { prize, score } of results) {
          if (prize !== null && prize !== "undecided")
            expect(Number(score)).toBeGreaterThanOrEqual(minimum.get(prize)!);
        }
        const fills = groups.flatMap(({ levels }) => levels);
        for (const fill of fills) {
          expect(fill.awarded + fill.undecided + fill.empty).toBe(
            Math.max(fill.quota, fill.awarded),
          );
          if (bundle.rule.prizes.onTie !== "award-all")
            expect(fill.awarded + fill.undecided).toBeLessThanOrEqual(fill.quota);
        }
        const awarded = results.filter(({ prize }) => prize !== null && prize !== "undecided");
        expect(fills.reduce((sum, fill) => sum + fill.awarded, 0)).toBe(awarded.length);
      }),
      RUNS,
    );
  });

  it("without decisions nobody gets a better prize than somebody ranked above", () => {
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        const { levels } = bundle.rule.prizes;
        const place = new Map(levels.map(({ id }, index) => [id, index]));
        const groupOf = new Map(
          bundle.entries.map(({ code, group }) => [
            code,
            bundle.rule.prizes.scope === "group" ? group : "",
          ]),
        );
        const { results } = tallyEntries({ ...bundle, decisions: [] });
        const settled = results.filter(({ rank, prize }) => rank !== null && prize !== "undecided");
        const level = (row: ResultRow) =>
          row.prize === null ? levels.length : place.get(row.prize)!;
        for (const a of settled) {
          for (const b of settled) {
            if (groupOf.get(a.entry) === groupOf.get(b.entry) && a.rank! < b.rank!)
              expect(level(a)).toBeLessThanOrEqual(level(b));
          }
        }
      }),
      RUNS,
    );
  });

  it("with complete sheets, plain means and no rounding, both orders give the same score", () => {
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        const criteria = bundle.rule.criteria.length;
        const sheets = bundle.sheets.filter(
          ({ scores }) => Object.keys(scores).length === criteria,
        );
        const by = (order: "sheets-first" | "criteria-first") => {
          const combine = { ...bundle.rule.combine, order, method: "mean" as const };
          return tallyEntries({
            ...bundle,
            sheets,
            rule: { ...bundle.rule, combine, rounding: {} },
          }).results.map(({ entry, score }) => [entry, score] as const);
        };
        expect(new Map(by("criteria-first"))).toEqual(new Map(by("sheets-first")));
      }),
      RUNS,
    );
  });

  it("the generated contests are valid, and rich enough to say something", () => {
    const seen = { ties: 0, undecided: 0, unscored: 0, prizes: 0 };
    for (const bundle of fc.sample(anyBundle, { numRuns: 200, seed: 7 })) {
      const { results } = tallyEntries(checked(bundle));
      seen.ties += results.some(({ tiedWith }) => tiedWith.length > 0) ? 1 : 0;
      seen.undecided += results.some(({ prize }) => prize === "undecided") ? 1 : 0;
      seen.unscored += results.some(({ score }) => score === null) ? 1 : 0;
      seen.prizes += results.some(({ prize }) => prize !== null) ? 1 : 0;
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  });
});
