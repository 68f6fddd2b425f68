import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffled } from "~/platform/random";
import reference from "../../../tests/fixtures/judging-reference.json";
import { crossedTable, meanSquares } from "./agreement";
import { normalFrom } from "./certainty";
import type { SheetTotal } from "./design";
import { fitModel, type MixedModel } from "./mixed-model";

/** A table of marks, a row per entry and a column per judge; null: not scored. */
function sheetsOf(table: readonly (readonly (number | null)[])[]): SheetTotal[] {
  return table.flatMap((row, entry) =>
    row.flatMap((total, judge) =>
      total === null ? [] : [{ judge: `J${judge}`, entry: `E${entry}`, total }],
    ),
  );
}

const shrout = sheetsOf(reference.shrout_fleiss_1979.rows_targets_cols_judges);
const montgomery = sheetsOf(reference.montgomery_bibd.rows_treatments_cols_blocks);
const paris = sheetsOf(
  reference.paris_1976_reds.wines.map((_, row) =>
    Object.values(reference.paris_1976_reds.judges).map((column) => column[row]!),
  ),
);
/** Judges of very different workloads, some entries with a single sheet. */
const ragged = (() => {
  const random = seededRandom(7);
  return [...Array(14).keys()].flatMap((entry) =>
    shuffled(random, [0, 1, 2, 3, 4, 5])
      .slice(0, 1 + (entry % 4))
      .map((judge): SheetTotal => ({
        judge: `J${judge}`,
        entry: `E${entry}`,
        total: Math.round(2 * (70 + entry + 2 * judge + 6 * random())) / 2,
      })),
  );
})();

/** The same by the textbook: the whole covariance matrix of the marks, inverted. Nothing of it is in the code. */
function dense(
  sheets: readonly SheetTotal[],
  [entry, judge, residual]: readonly [number, number, number],
) {
  const n = sheets.length;
  const covariance = sheets.map((a, i) =>
    sheets.map(
      (b, j) =>
        (a.entry === b.entry ? entry : 0) +
        (a.judge === b.judge ? judge : 0) +
        (i === j ? residual : 0),
    ),
  );
  const { inverse, logDeterminant } = invert(covariance);
  const times = (v: readonly number[]) =>
    inverse.map((row) => row.reduce((sum, x, k) => sum + x * v[k]!, 0));
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, k) => sum + x * b[k]!, 0);
  const y = sheets.map(({ total }) => total);
  const ones = new Array<number>(n).fill(1);
  const precision = dot(ones, times(ones));
  const intercept = dot(ones, times(y)) / precision;
  const rest = y.map((value) => value - intercept);
  const predict = (variance: number, has: (sheet: SheetTotal) => boolean) => {
    const z = sheets.map((sheet) => (has(sheet) ? 1 : 0));
    return {
      effect: variance * dot(z, times(rest)),
      se: Math.sqrt(Math.max(0, variance - variance * variance * dot(z, times(z)))),
    };
  };
  return {
    intercept,
    deviance: logDeterminant + Math.log(precision) + dot(rest, times(rest)),
    judge: (code: string) => predict(judge, (sheet) => sheet.judge === code),
    entry: (code: string) => predict(entry, (sheet) => sheet.entry === code),
  };
}

function invert(matrix: readonly (readonly number[])[]) {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  let logDeterminant = 0;
  for (let k = 0; k < n; k++) {
    const pivot = work[k]![k]!;
    logDeterminant += Math.log(pivot);
    work[k] = work[k]!.map((value) => value / pivot);
    for (let i = 0; i < n; i++) {
      const factor = work[i]![k]!;
      if (i !== k) work[i] = work[i]!.map((value, j) => value - factor * work[k]![j]!);
    }
  }
  return { inverse: work.map((row) => row.slice(n)), logDeterminant };
}

const variances = ({ variance }: MixedModel) =>
  [variance.entry, variance.judge, variance.residual] as const;

describe.each([
  ["Shrout and Fleiss", shrout],
  ["Montgomery's incomplete blocks", montgomery],
  ["four judges of Paris 1976", paris.filter(({ judge }) => judge < "J3")],
  ["a ragged design", ragged],
  [
    "the ragged design with more judges than entries",
    ragged.map(({ judge, entry, total }) => ({ judge: entry, entry: judge, total })),
  ],
])("%s", (_name, sheets) => {
  const model = fitModel(sheets);
  const found = variances(model);

  it("predicts as the whole covariance matrix does", () => {
    const whole = dense(sheets, found);
    expect(model.intercept).toBeCloseTo(whole.intercept, 6);
    for (const { code, effect, se } of model.judges) {
      expect(effect).toBeCloseTo(whole.judge(code).effect, 6);
      expect(se).toBeCloseTo(whole.judge(code).se, 6);
    }
    for (const { code, effect, se } of model.entries) {
      expect(effect).toBeCloseTo(whole.entry(code).effect, 6);
      expect(se).toBeCloseTo(whole.entry(code).se, 6);
    }
  });

  it("is at the top of the restricted likelihood", () => {
    const top = dense(sheets, found).deviance;
    const steps = [0, 0.1, 0.9, 0.99, 1, 1.01, 1.1, 3];
    const total = found[0] + found[1] + found[2];
    const around = (value: number) =>
      value === 0
        ? [0, 0.001, 0.01, 0.1].map((part) => part * total)
        : steps.map((step) => step * value);
    for (const entry of around(found[0]))
      for (const judge of around(found[1]))
        for (const residual of around(found[2]).slice(1))
          expect(dense(sheets, [entry, judge, residual]).deviance).toBeGreaterThanOrEqual(
            top - 1e-7,
          );
  });
});

describe("a table without gaps", () => {
  it.each([
    ["Shrout and Fleiss", shrout],
    ["Paris 1976", paris],
  ])("%s: the variances are those of the analysis of variance", (_name, sheets) => {
    const model = fitModel(sheets);
    const { entries, judges, between, judge, error } = meanSquares(crossedTable(model.design)!)!;
    expect(model.variance.entry).toBeCloseTo((between - error) / judges, 5);
    expect(model.variance.judge).toBeCloseTo((judge - error) / entries, 5);
    expect(model.variance.residual).toBeCloseTo(error, 5);
  });

  it("a judge variance below zero there is zero here, and then nobody is strict", () => {
    // Every judge has the same mean.
    const model = fitModel(
      sheetsOf([
        [9, 2, 5, 8],
        [2, 9, 8, 5],
        [6, 6, 5, 5],
        [4, 4, 3, 3],
      ]),
    );
    expect(model.variance.judge).toBe(0);
    expect(model.variance.entry + model.variance.residual).toBeGreaterThan(0);
    for (const { effect, se } of model.judges) expect([Math.abs(effect), se]).toEqual([0, 0]);
  });
});

const marks = fc
  .array(
    fc.tuple(
      fc.nat(5),
      fc.nat(7),
      fc.integer({ min: 80, max: 190 }).map((half) => half / 2),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) => {
    const unique = new Map(
      list.map(([judge, entry, total]) => [
        `${judge} ${entry}`,
        { judge: `J${judge}`, entry: `E${entry}`, total },
      ]),
    );
    return [...unique.values()];
  });

const numbers = ({ judges, entries }: MixedModel) =>
  [...judges, ...entries].flatMap(({ effect, se }) => [effect, se]);
const close = (a: readonly number[], b: readonly number[], by: number) =>
  a.forEach((value, at) => expect(Math.abs(value - b[at]!)).toBeLessThanOrEqual(by));
/** Of a random small design whose likelihood is nearly flat the optimum itself is loose; its height is not. */
const LOOSE = 0.02;

describe("any marks whatever", () => {
  it("give numbers", () => {
    fc.assert(
      fc.property(marks, (sheets) => {
        const model = fitModel(sheets);
        for (const value of [model.intercept, ...variances(model), ...numbers(model)])
          expect(value).toSatisfy(Number.isFinite);
        for (const value of variances(model)) expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("give the same in any order of sheets", () => {
    fc.assert(
      fc.property(marks, fc.nat(), (sheets, seed) => {
        const [one, other] = [fitModel(sheets), fitModel(shuffled(seededRandom(seed), sheets))];
        expect([other.intercept, variances(other), numbers(other)]).toEqual([
          one.intercept,
          variances(one),
          numbers(one),
        ]);
      }),
    );
  });

  it("shift with all marks, and scale with them", () => {
    fc.assert(
      fc.property(
        marks,
        fc.constantFrom(0.5, 2, 10),
        fc.integer({ min: -50, max: 50 }),
        (sheets, scale, shift) => {
          const one = fitModel(sheets);
          const other = fitModel(
            sheets.map((sheet) => ({ ...sheet, total: sheet.total * scale + shift })),
          );
          expect(Math.abs(other.intercept - (one.intercept * scale + shift))).toBeLessThan(
            LOOSE * scale,
          );
          close(
            numbers(other),
            numbers(one).map((value) => value * scale),
            LOOSE * scale,
          );
        },
      ),
    );
  });

  it("do not depend on what judges and entries are called", () => {
    fc.assert(
      fc.property(marks, (sheets) => {
        const renamed = (code: string) => `${9 - Number(code.slice(1))}`;
        const one = fitModel(sheets);
        const other = fitModel(
          sheets.map(({ judge, entry, total }) => ({
            judge: renamed(judge),
            entry: renamed(entry),
            total,
          })),
        );
        const of = ({ judges }: MixedModel) =>
          new Map(judges.map(({ code, effect }) => [code, effect]));
        for (const [code, effect] of of(one))
          expect(Math.abs(effect - of(other).get(renamed(code))!)).toBeLessThan(LOOSE);
      }),
    );
  });
});

describe("designs that say little", () => {
  it.each<[string, SheetTotal[], number]>([
    ["no sheet", [], 0],
    ["one sheet", sheetsOf([[5]]), 5],
    ["one judge", sheetsOf([[5], [7], [9]]), 7],
    ["one entry, two judges", sheetsOf([[5, 6]]), 5.5],
    [
      "one sheet each",
      sheetsOf([
        [1, null, null],
        [null, 2, null],
        [null, null, 6],
      ]),
      3,
    ],
  ])("%s: no judge is called strict", (_name, sheets, intercept) => {
    const model = fitModel(sheets);
    expect(model.intercept).toBeCloseTo(intercept, 9);
    expect(model.variance.judge).toBe(0);
    for (const { effect, se } of model.judges) expect([Math.abs(effect), se]).toEqual([0, 0]);
  });

  it("all marks the same: no variance at all", () => {
    const model = fitModel(
      sheetsOf([
        [71.3, 71.3],
        [71.3, 71.3],
        [71.3, null],
      ]),
    );
    expect(variances(model)).toEqual([0, 0, 0]);
    expect(model.intercept).toBeCloseTo(71.3, 9);
  });

  it("marks that add up exactly leave no residual, and the strict judge is found", () => {
    const model = fitModel(
      sheetsOf([
        [60, 64, 62],
        [70, 74, 72],
        [80, 84, 82],
        [65, 69, 67],
      ]),
    );
    expect(model.variance.residual).toBeLessThan(1e-4);
    expect(model.judges.map(({ effect }) => Math.round(100 * effect) / 100 + 0)).toEqual([
      -2, 2, 0,
    ]);
  });
});

it("draws have the predicted means, spreads and their covariance with each other", () => {
  const model = fitModel(ragged);
  const normal = normalFrom(seededRandom(11));
  const draws = Array.from({ length: 20_000 }, () => model.draw(normal));
  const spread = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      mean,
      sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
    };
  };
  for (const side of ["judges", "entries"] as const)
    model[side].forEach(({ effect, se }, at) => {
      const { mean, sd } = spread(draws.map((draw) => draw[side][at]!));
      expect(Math.abs(mean - effect)).toBeLessThan(0.05 * (se + 0.2));
      expect(Math.abs(sd - se)).toBeLessThan(0.05 * se + 0.001);
    });
});
