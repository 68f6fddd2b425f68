import { inverse, solve, solveUpper } from "./cholesky";
import { designOf, type Design, type SheetTotal } from "./design";
import { mostLikely } from "./maximise";
import { restrictedLikelihood, sidesOf, type Sides } from "./restricted-likelihood";

/** A best linear unbiased prediction and its conditional standard deviation, given the variances and the intercept. */
export interface Effect {
  readonly code: string;
  readonly effect: number;
  readonly se: number;
}

export interface MixedModel {
  readonly design: Design;
  readonly intercept: number;
  readonly variance: { readonly entry: number; readonly judge: number; readonly residual: number };
  /** In the order of the design. */
  readonly judges: readonly Effect[];
  readonly entries: readonly Effect[];
  /** One draw of all effects from their joint distribution given the marks; `normal` gives standard normal numbers. */
  readonly draw: (normal: () => number) => {
    readonly judges: Float64Array;
    readonly entries: Float64Array;
  };
}

/** Totals that differ by less than this part of their size are equal but for rounding. */
const EQUAL = 1e-12;

/** Fits total = intercept + entry + judge + error by REML; any design, also one without any information. */
export function fitModel(sheets: readonly SheetTotal[]): MixedModel {
  const design = designOf(sheets);
  const sides = sidesOf(design);
  const size = Math.max(Math.abs(sides.mean), ...design.values.map(Math.abs), Number.MIN_VALUE);
  if (sides.sumOfSquares <= (EQUAL * size) ** 2 * Math.max(1, design.values.length))
    return flat(design, sides.mean);

  const likelihood = restrictedLikelihood(sides);
  const ratios = mostLikely(sides, likelihood);
  const { intercept, residualVariance, factor } = likelihood(ratios);
  const { rows, columns, rowOf, columnOf, rowCounts, values } = sides;

  const rest = values.map((value) => value - intercept);
  const rowRest = sumBy(rest, rowOf, rows);
  /** What an absorbed row takes of the sum of its residuals. */
  const share = Float64Array.from(rowCounts, (count) => ratios.row / (1 + ratios.row * count));
  const given = sumBy(
    rest.map(
      (value, k) =>
        value - (share[rowOf[k] as number] as number) * (rowRest[rowOf[k] as number] as number),
    ),
    columnOf,
    columns,
  );
  const columnEffects = solve(factor, given).map((value) => ratios.column * value);
  const rowEffectsGiven = (effects: Float64Array): Float64Array => {
    const left = rowRest.slice();
    rowOf.forEach(
      (row, k) => (left[row] = (left[row] as number) - (effects[columnOf[k] as number] as number)),
    );
    return left.map((sum, row) => (share[row] as number) * sum);
  };
  const [rowErrors, columnErrors] = standardErrors(
    sides,
    share,
    residualVariance,
    ratios.column,
    factor,
  );

  const split = <T>(row: T, column: T): { entries: T; judges: T } =>
    sides.rowsAre === "entries"
      ? { entries: row, judges: column }
      : { entries: column, judges: row };
  const variances = split(ratios.row * residualVariance, ratios.column * residualVariance);
  const effects = split(rowEffectsGiven(columnEffects), columnEffects);
  const errors = split(rowErrors, columnErrors);
  const listed = (codes: readonly string[], side: "entries" | "judges") =>
    codes.map((code, at): Effect => ({
      code,
      effect: effects[side][at] as number,
      se: errors[side][at] as number,
    }));
  const sd = Math.sqrt(residualVariance);

  return {
    design,
    intercept: sides.mean + intercept,
    variance: { entry: variances.entries, judge: variances.judges, residual: residualVariance },
    judges: listed(design.judges, "judges"),
    entries: listed(design.entries, "entries"),
    draw: (normal) => {
      const noise = solveUpper(factor, Float64Array.from({ length: columns }, normal));
      const drawn = columnEffects.map(
        (effect, at) => effect + sd * Math.sqrt(ratios.column) * (noise[at] as number),
      );
      const rowsDrawn = rowEffectsGiven(drawn).map(
        (effect, at) => effect + sd * Math.sqrt(share[at] as number) * normal(),
      );
      return split(rowsDrawn, drawn);
    },
  };
}

/** Nothing differs, so nothing is estimated. */
function flat(design: Design, intercept: number): MixedModel {
  const none = (codes: readonly string[]) =>
    codes.map((code): Effect => ({ code, effect: 0, se: 0 }));
  return {
    design,
    intercept,
    variance: { entry: 0, judge: 0, residual: 0 },
    judges: none(design.judges),
    entries: none(design.entries),
    draw: () => ({
      judges: new Float64Array(design.judges.length),
      entries: new Float64Array(design.entries.length),
    }),
  };
}

function standardErrors(
  { rows, columns, rowOf, columnOf }: Sides,
  share: Float64Array,
  residual: number,
  ratio: number,
  factor: Float64Array,
): [rows: Float64Array, columns: Float64Array] {
  const covariance = inverse(factor, columns).map((value) => ratio * value);
  const root = (value: number) => Math.sqrt(Math.max(0, residual * value));
  const columnErrors = Float64Array.from({ length: columns }, (_, k) =>
    root(covariance[k * columns + k] as number),
  );
  const columnsOf: number[][] = Array.from({ length: rows }, () => []);
  rowOf.forEach((row, k) => columnsOf[row]?.push(columnOf[k] as number));
  const rowErrors = share.map((own, row) => {
    let shared = 0;
    for (const a of columnsOf[row] as number[])
      for (const b of columnsOf[row] as number[]) shared += covariance[a * columns + b] as number;
    return root(own + own * own * shared);
  });
  return [rowErrors, columnErrors];
}

function sumBy(values: Float64Array, levelOf: Int32Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  values.forEach(
    (value, k) => (sums[levelOf[k] as number] = (sums[levelOf[k] as number] as number) + value),
  );
  return sums;
}
