import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBundle } from "../../tests/bundles";
import { criteriaOfRound } from "~/contests/rule";
import type { Bundle } from "./bundle";
import { tallyEntries } from "./tally";

/*
 * The score and the rank by score once more, as plainly as docs/results-rules.md puts them and with nothing of the code
 * that computes results: fractions are pairs of big integers here.
 */

type Fraction = readonly [n: bigint, d: bigint];

const read = (text: string): Fraction => {
  const [whole = "0", digits = ""] = text.split(".");
  return [BigInt(whole + digits), 10n ** BigInt(digits.length)];
};
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;
const ZERO: Fraction = [0n, 1n];

function rounded([n, d]: Fraction, stage: Bundle["rule"]["rounding"]["total"]): Fraction {
  if (!stage) return [n, d];
  const unit = 10n ** BigInt(stage.decimals);
  const whole = (n * unit) / d;
  const rest = 2n * (n * unit - whole * d);
  const up = {
    down: false,
    "half-up": rest >= d,
    "half-even": rest > d || (rest === d && whole % 2n === 1n),
  }[stage.mode];
  return [up ? whole + 1n : whole, unit];
}

function combined(
  values: readonly Fraction[],
  { method, dropLowest = 0, dropHighest = 0 }: Bundle["rule"]["combine"],
): Fraction | null {
  const sorted = [...values].sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  const trims = { mean: [0, 0], median: [0, 0], "trimmed-mean": [dropLowest, dropHighest] }[method];
  if (method === "median")
    while (sorted.length > 2) {
      sorted.pop();
      sorted.shift();
    }
  const kept = sorted.slice(trims[0], Math.max(0, sorted.length - (trims[1] ?? 0)));
  return kept.length === 0 ? null : times(kept.reduce(plus, ZERO), [1n, BigInt(kept.length)]);
}

function roundValue(bundle: Bundle, round: string, entry: string): Fraction | null {
  const { rule } = bundle;
  const criteria = criteriaOfRound(rule, round);
  const sheets = bundle.sheets
    .filter((sheet) => sheet.round === round && sheet.entry === entry)
    .map(({ scores }) => criteria.map(({ id }) => scores[id]));
  if (rule.combine.order === "sheets-first") {
    const totals = sheets
      .filter((marks) => !marks.includes(undefined))
      .map((marks) =>
        marks.reduce<Fraction>(
          (sum, mark, at) => plus(sum, times(read(mark ?? ""), read(criteria[at]?.weight ?? ""))),
          ZERO,
        ),
      );
    if (totals.length < rule.combine.minimumSheets) return null;
    const value = combined(totals, rule.combine);
    return value && rounded(value, rule.rounding.combined);
  }
  const counted = sheets.filter((marks) => marks.some((mark) => mark !== undefined));
  if (counted.length < rule.combine.minimumSheets) return null;
  let sum: Fraction = ZERO;
  for (const [at, { weight }] of criteria.entries()) {
    if (read(weight)[0] === 0n) continue;
    const marks = counted.flatMap((all) => (all[at] === undefined ? [] : [read(all[at])]));
    const value = combined(marks, rule.combine);
    if (!value) return null;
    const shown = times(read(weight), rounded(value, rule.rounding.combined));
    sum = plus(sum, rounded(shown, rule.rounding.weighted));
  }
  return sum;
}

function scoreOf(bundle: Bundle, entry: string): Fraction | null {
  let total: Fraction = ZERO;
  for (const { id, weight } of bundle.rule.rounds) {
    if (read(weight)[0] === 0n) continue;
    const value = roundValue(bundle, id, entry);
    if (!value) return null;
    total = plus(total, times(read(weight), value));
  }
  return rounded(plus(total, forVotes(bundle, entry)), bundle.rule.rounding.total);
}

/** Points for votes of the public: max × votes ÷ the most votes of a judged entry. */
function forVotes({ rule, entries, publicVote }: Bundle, entry: string): Fraction {
  if (!rule.publicVote) return ZERO;
  const votes = (code: string) => BigInt(publicVote?.counts[code] ?? 0);
  const judged = entries.filter(({ status }) => status === "judged").map(({ code }) => votes(code));
  const most = judged.reduce((a, b) => (a > b ? a : b), 0n);
  return most === 0n
    ? ZERO
    : rounded(times(read(rule.publicVote.max), [votes(entry), most]), rule.publicVote);
}

/** A third round, and rounds that score some of the criteria only. */
const contests = anyBundle.chain((bundle) => {
  const ids = bundle.rule.criteria.map(({ id }) => id);
  const own = fc.shuffledSubarray(ids, { minLength: 1 });
  const third = { id: "interview", weight: "0.1" };
  return fc
    .record({ more: fc.boolean(), own: fc.tuple(own, own, own) })
    .map(({ more, own: rubrics }): Bundle => {
      const all = more ? [...bundle.rule.rounds, third] : bundle.rule.rounds;
      const rounds = all.map((round, at) => ({ ...round, criteria: rubrics[at] ?? ids }));
      const last = bundle.rule.rounds.at(-1)?.id;
      const sheets = bundle.sheets.flatMap((sheet) =>
        more && sheet.round === last ? [sheet, { ...sheet, round: third.id }] : [sheet],
      );
      return {
        ...bundle,
        rule: { ...bundle.rule, rounds },
        sheets: sheets.map((sheet) => {
          const scored = rounds.find(({ id }) => id === sheet.round)?.criteria ?? ids;
          const scores = Object.entries(sheet.scores).filter(([id]) => scored.includes(id));
          return { ...sheet, scores: Object.fromEntries(scores) };
        }),
      };
    });
});

describe("computed by hand", () => {
  it.each([
    ["contests of one or two rounds", anyBundle],
    ["contests of up to three rounds with rubrics of their own", contests],
  ])("%s have the same scores, and the ranks that these give", (_, bundles) => {
    const seen = { scored: 0, without: 0, equal: 0 };
    fc.assert(
      fc.property(bundles, (bundle) => {
        const scores = new Map(
          bundle.entries
            .filter(({ status }) => status === "judged")
            .map(({ code, group }) => [code, { group, score: scoreOf(bundle, code) }]),
        );
        const { results } = tallyEntries(bundle);
        expect(results.map(({ entry }) => entry).sort()).toEqual([...scores.keys()].sort());
        for (const { entry, score, rank, tiedWith } of results) {
          const own = scores.get(entry);
          if (!own?.score || score === null || rank === null) {
            expect([own?.score, score, rank]).toEqual([null, null, null]);
            seen.without += 1;
            continue;
          }
          seen.scored += 1;
          const { score: exact, group } = own;
          // Without a rounding of the total endless decimals are cut at twelve.
          const written = read(score);
          if (bundle.rule.rounding.total) expect(written[0] * exact[1]).toBe(exact[0] * written[1]);
          else {
            const gap = written[0] * exact[1] - exact[0] * written[1];
            expect((gap < 0n ? -gap : gap) * 10n ** 12n).toBeLessThanOrEqual(written[1] * exact[1]);
          }
          const rivals = [...scores].filter(
            ([code, one]) =>
              code !== entry &&
              one.score !== null &&
              (bundle.rule.prizes.scope === "contest" || one.group === group),
          );
          const above = rivals.filter(([, one]) => one.score && less(exact, one.score));
          const equal = rivals.filter(
            ([, one]) => one.score && !less(exact, one.score) && !less(one.score, exact),
          );
          seen.equal += equal.length > 0 ? 1 : 0;
          // Equal scores are parted by the tie-break chain, and only they.
          expect(rank).toBeGreaterThan(above.length);
          expect(rank).toBeLessThanOrEqual(above.length + equal.length + 1);
          const others = equal.map(([code]) => code);
          expect(tiedWith.filter((code) => !others.includes(code))).toEqual([]);
          if (bundle.rule.tieBreak.length === 0) expect(rank).toBe(above.length + 1);
        }
      }),
      { numRuns: 600, seed: 20261122 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });
});
