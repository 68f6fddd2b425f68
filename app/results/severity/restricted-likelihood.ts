import { cholesky, logDeterminant, solve } from "./cholesky";
import { countsOf, type Design } from "./design";

/*
 * The restricted likelihood of value = μ + row + column + error, rows and columns random, as a function of the two
 * variance ratios r = σ²(row)/σ² and c = σ²(column)/σ²; σ² is profiled out. Rows are absorbed (their part of the
 * system is diagonal), so only a matrix of the size of the columns is ever factored. Rows are whichever of entries
 * and judges are more. Rows with equally many sheets are weighed alike, so their sums are taken once: an evaluation
 * costs nothing per sheet. docs/severity.md has the formulas.
 */

/** Sums over the rows that have `sheets` sheets each. */
interface RowClass {
  readonly sheets: number;
  readonly rows: number;
  /** How many of these rows each pair of columns shares. */
  readonly pairs: Float64Array;
  /** Sheets per column. */
  readonly counts: Float64Array;
  /** Per column, the sum of the rows' sums. */
  readonly crossed: Float64Array;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export interface Sides {
  readonly rowsAre: "entries" | "judges";
  readonly rows: number;
  readonly columns: number;
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  readonly rowCounts: Int32Array;
  readonly columnCounts: Int32Array;
  /** Values less their mean. */
  readonly values: Float64Array;
  readonly mean: number;
  readonly sumOfSquares: number;
}

export interface Ratios {
  readonly row: number;
  readonly column: number;
}

export interface Evaluation {
  /** −2 log restricted likelihood, less what does not depend on the ratios. */
  readonly deviance: number;
  /** Of the values less their mean. */
  readonly intercept: number;
  readonly residualVariance: number;
  /** The factor of I + c·K, K = ZᵀMZ of the columns. */
  readonly factor: Float64Array;
}

export function sidesOf({ judges, entries, judgeOf, entryOf, values }: Design): Sides {
  const swapped = judges.length > entries.length;
  const [rowOf, columnOf] = swapped ? [judgeOf, entryOf] : [entryOf, judgeOf];
  const [rows, columns] = swapped
    ? [judges.length, entries.length]
    : [entries.length, judges.length];
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const centred = values.map((value) => value - mean);
  return {
    rowsAre: swapped ? "judges" : "entries",
    rows,
    columns,
    rowOf,
    columnOf,
    rowCounts: countsOf(rowOf, rows),
    columnCounts: countsOf(columnOf, columns),
    values: centred,
    mean,
    sumOfSquares: centred.reduce((sum, value) => sum + value * value, 0),
  };
}

/** The likelihood of these values, to be asked at many ratios. */
export function restrictedLikelihood(sides: Sides): (ratios: Ratios) => Evaluation {
  const { columns, columnOf, columnCounts, values, sumOfSquares } = sides;
  const classes = rowClasses(sides);
  const columnSums = new Float64Array(columns);
  values.forEach(
    (value, k) =>
      (columnSums[columnOf[k] as number] = (columnSums[columnOf[k] as number] as number) + value),
  );
  const freedom = Math.max(1, values.length - 1);

  return ({ row, column }) => {
    const system = new Float64Array(columns * columns);
    const one = new Float64Array(columns);
    const given = columnSums.slice();
    let [logRows, ones, onesGiven, squares] = [0, 0, 0, sumOfSquares];
    for (const each of classes) {
      const kept = 1 / (1 + row * each.sheets);
      const weight = row * kept;
      const scaled = column * weight;
      for (let k = 0; k < system.length; k++)
        system[k] = (system[k] as number) - scaled * (each.pairs[k] as number);
      for (let k = 0; k < columns; k++) {
        one[k] = (one[k] as number) + kept * (each.counts[k] as number);
        given[k] = (given[k] as number) - weight * (each.crossed[k] as number);
      }
      logRows += each.rows * Math.log1p(row * each.sheets);
      ones += each.rows * each.sheets * kept;
      onesGiven += each.sum * kept;
      squares -= weight * each.sumOfSquares;
    }
    for (let k = 0; k < columns; k++) {
      const diagonal = k * columns + k;
      system[diagonal] = (system[diagonal] as number) + 1 + column * (columnCounts[k] as number);
    }
    const factor = cholesky(system, columns);
    const solvedOne = solve(factor, one);
    const solvedGiven = solve(factor, given);
    const precision = ones - column * dot(one, solvedOne);
    const intercept = (onesGiven - column * dot(one, solvedGiven)) / precision;
    const residual = squares - column * dot(given, solvedGiven) - intercept * intercept * precision;
    // Rounding must not make it negative; nothing smaller could be told from zero.
    const sum = Math.max(residual, sumOfSquares * 1e-15, Number.MIN_VALUE);
    return {
      deviance:
        freedom * Math.log(sum) +
        logRows +
        logDeterminant(factor, columns) +
        Math.log(Math.max(precision, Number.MIN_VALUE)),
      intercept,
      residualVariance: sum / freedom,
      factor,
    };
  };
}

function rowClasses({ rows, columns, rowOf, columnOf, rowCounts, values }: Sides): RowClass[] {
  const columnsOf: number[][] = Array.from({ length: rows }, () => []);
  const sums = new Float64Array(rows);
  values.forEach((value, k) => {
    const row = rowOf[k] as number;
    columnsOf[row]?.push(columnOf[k] as number);
    sums[row] = (sums[row] as number) + value;
  });
  return [...new Set(rowCounts)]
    .sort((a, b) => a - b)
    .map((sheets) => {
      const members = [...rowCounts.keys()].filter((row) => rowCounts[row] === sheets);
      const pairs = new Float64Array(columns * columns);
      const counts = new Float64Array(columns);
      const crossed = new Float64Array(columns);
      let [sum, sumOfSquares] = [0, 0];
      for (const row of members) {
        const own = sums[row] as number;
        sum += own;
        sumOfSquares += own * own;
        for (const a of columnsOf[row] as number[]) {
          counts[a] = (counts[a] as number) + 1;
          crossed[a] = (crossed[a] as number) + own;
          for (const b of columnsOf[row] as number[])
            pairs[a * columns + b] = (pairs[a * columns + b] as number) + 1;
        }
      }
      return { sheets, rows: members.length, pairs, counts, crossed, sum, sumOfSquares };
    });
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
