import { cohesion } from "~/judging/assignment/judge-graph";
import { cholesky, solve } from "~/results/severity/cholesky";

/** Least squares of mark = row + column, both fixed, of a table with gaps. */
export interface AdditiveFit {
  /** Least squares means of the rows, column effects averaged out. */
  readonly rowMeans: readonly number[];
  /** Adding up to 0. */
  readonly columnEffects: readonly number[];
  /** Sum of squares of the rows beyond the columns, and of what neither explains. */
  readonly rowsAdjusted: number;
  readonly error: number;
  readonly meanSquareError: number | null;
  readonly f: number | null;
}

/** null where rows and columns do not all hang together. */
export function additiveFit(table: readonly (readonly (number | null)[])[]): AdditiveFit | null {
  const rows = table.length;
  const columns = table[0]?.length ?? 0;
  const marks = table.flatMap((line, row) =>
    line.flatMap((value, column) => (value === null ? [] : [{ row, column, value }])),
  );
  // The columns' effects from the equations that are left when rows are taken out; the last follows from the sum.
  const perRow = table.map((line) => line.flatMap((value) => value ?? []));
  const scored = table.map((line) => [...line.keys()].filter((column) => line[column] !== null));
  const { components } = cohesion({ judges: columns, entries: scored });
  if (columns < 2 || components.length !== 1 || components[0]?.length !== columns) return null;
  if (perRow.some((line) => line.length === 0)) return null;
  const rowMean = perRow.map((line) => line.reduce((sum, value) => sum + value, 0) / line.length);
  const system = new Float64Array(columns * columns);
  const right = new Float64Array(columns);
  for (const { row, column, value } of marks) {
    right[column] = (right[column] as number) + value - (rowMean[row] as number);
    system[column * columns + column] = (system[column * columns + column] as number) + 1;
    for (const other of marks)
      if (other.row === row)
        system[column * columns + other.column] =
          (system[column * columns + other.column] as number) -
          1 / (perRow[row] as number[]).length;
  }
  // Effects that add up to 0 are not changed by a constant added everywhere; it makes the system definite.
  const factor = cholesky(
    system.map((value) => value + 1),
    columns,
  );
  const effects = [...solve(factor, right)];
  const rowMeans = perRow.map((line, row) => {
    const own = marks.filter((mark) => mark.row === row);
    return (
      own.reduce((sum, { column, value }) => sum + value - (effects[column] as number), 0) /
      line.length
    );
  });
  const error = marks.reduce(
    (sum, { row, column, value }) =>
      sum + (value - (rowMeans[row] as number) - (effects[column] as number)) ** 2,
    0,
  );
  const perColumn = Array.from({ length: columns }, (_, column) =>
    marks.filter((mark) => mark.column === column),
  );
  const withinColumns = perColumn.reduce((sum, own) => {
    const average = own.reduce((total, { value }) => total + value, 0) / Math.max(1, own.length);
    return sum + own.reduce((total, { value }) => total + (value - average) ** 2, 0);
  }, 0);
  const freedom = marks.length - rows - columns + 1;
  const meanSquareError = freedom > 0 ? error / freedom : null;
  return {
    rowMeans,
    columnEffects: effects,
    rowsAdjusted: withinColumns - error,
    error,
    meanSquareError,
    f: meanSquareError && rows > 1 ? (withinColumns - error) / (rows - 1) / meanSquareError : null,
  };
}
