import type { Evaluation, Ratios, Sides } from "./restricted-likelihood";

/** Beyond this ratio a variance is to the residual as everything is to nothing. */
const LARGEST_RATIO = 1e8;
/** Where the search looks first: from no variance to one that drowns the residual. */
const GRID = [0, 0.001, 0.01, 0.1, 0.3, 1, 3, 10, 100, 10_000];
const STARTS = 3;
/** A likelihood that a variance of zero reaches as nearly as this speaks for zero. */
const INDISTINGUISHABLE = 1e-9;
/** A likelihood that falls by more than this when a variance is set to zero says that it is not zero. */
const NEAR = 2;

type Point = readonly number[];

interface Corner {
  readonly point: Point;
  readonly deviance: number;
}

/**
 * The ratios at which the restricted likelihood is greatest, zero included. A variance that the design cannot tell
 * from the residual (one sheet for each of its levels) or from the mean (one level only) is zero.
 */
export function mostLikely(
  { rows, columns, rowCounts, columnCounts }: Sides,
  likelihood: (ratios: Ratios) => Evaluation,
): Ratios {
  const free = [
    rows > 1 && rowCounts.some((count) => count > 1),
    columns > 1 && columnCounts.some((count) => count > 1),
  ];
  // The likelihood is smooth and even in the roots of the ratios, so a search may pass through zero.
  const ratiosAt = (point: Point, fixed: readonly boolean[]): Ratios => {
    const [row = 0, column = 0] = fixed.map((isFree, at) =>
      isFree ? Math.min((point[at] ?? 0) ** 2, LARGEST_RATIO) : 0,
    );
    return { row, column };
  };
  const devianceAt = (fixed: readonly boolean[]) => (point: Point) =>
    likelihood(ratiosAt(point, fixed)).deviance;

  const search = (dimensions: readonly boolean[]): Corner => {
    const deviance = devianceAt(dimensions);
    if (!dimensions.includes(true)) return { point: [0, 0], deviance: deviance([0, 0]) };
    return gridMinima(dimensions, deviance)
      .map((start) =>
        descend(descend(start, deviance, dimensions, 0.3).point, deviance, dimensions, 0.02),
      )
      .reduce((best, other) => (other.deviance < best.deviance ? other : best));
  };

  const best = search(free);
  const slack = INDISTINGUISHABLE * (1 + Math.abs(best.deviance));
  for (const zeros of [
    [true, true],
    [false, true],
    [true, false],
  ]) {
    const dimensions = free.map((isFree, at) => isFree && !zeros[at]);
    const start = best.point.map((x, at) => (zeros[at] ? 0 : x));
    const deviance = devianceAt(dimensions);
    if (deviance(start) > best.deviance + NEAR) continue;
    const found = descend(start, deviance, dimensions, 0.02);
    if (found.deviance <= best.deviance + slack) return ratiosAt(found.point, dimensions);
  }
  return ratiosAt(best.point, free);
}

/** Points of the grid that no neighbour undercuts, the lowest first. */
function gridMinima(free: readonly boolean[], deviance: (point: Point) => number): Point[] {
  const axes = free.map((isFree) => (isFree ? GRID.map(Math.sqrt) : [0]));
  const [xs = [0], ys = [0]] = axes;
  const table = xs.map((x) => ys.map((y) => deviance([x, y])));
  const minima: { point: Point; value: number }[] = [];
  xs.forEach((x, i) =>
    ys.forEach((y, j) => {
      const value = (table[i] as number[])[j] as number;
      const lower = [-1, 0, 1].some((di) =>
        [-1, 0, 1].some((dj) => (table[i + di]?.[j + dj] ?? Infinity) < value),
      );
      if (!lower) minima.push({ point: [x, y], value });
    }),
  );
  return minima
    .sort((a, b) => a.value - b.value)
    .slice(0, STARTS)
    .map(({ point }) => point);
}

/** Downhill by a simplex over the free dimensions (Nelder and Mead 1965). */
function descend(
  start: Point,
  deviance: (point: Point) => number,
  free: readonly boolean[],
  spread: number,
): Corner {
  const corner = (point: Point) => ({ point, deviance: deviance(point) });
  const simplex = [corner(start)];
  free.forEach((isFree, at) => {
    if (isFree)
      simplex.push(
        corner(start.map((x, k) => (k === at ? x + spread * Math.max(Math.abs(x), 0.1) : x))),
      );
  });
  const order = () => simplex.sort((a, b) => a.deviance - b.deviance);
  const between = (from: Point, to: Point, step: number): Point =>
    from.map((x, k) => x + step * ((to[k] ?? 0) - x));

  for (let round = 0; round < 400; round++) {
    order();
    const [first, last] = [simplex[0] as Corner, simplex.at(-1) as Corner];
    const size = Math.max(...first.point.map((x, k) => Math.abs(x - (last.point[k] ?? 0))));
    if (size <= 1e-9 * (1e-3 + Math.max(...first.point.map(Math.abs)))) break;
    const others = simplex.slice(0, -1);
    const centre = first.point.map(
      (_, k) => others.reduce((sum, { point }) => sum + (point[k] ?? 0), 0) / others.length,
    );
    const reflected = corner(between(centre, last.point, -1));
    if (reflected.deviance < first.deviance) {
      const further = corner(between(centre, last.point, -2));
      simplex[simplex.length - 1] = further.deviance < reflected.deviance ? further : reflected;
    } else if (reflected.deviance < (others.at(-1)?.deviance ?? Infinity)) {
      simplex[simplex.length - 1] = reflected;
    } else {
      const outside = reflected.deviance < last.deviance;
      const nearer = corner(between(centre, last.point, outside ? -0.5 : 0.5));
      if (nearer.deviance < Math.min(last.deviance, reflected.deviance))
        simplex[simplex.length - 1] = nearer;
      else
        for (let k = 1; k < simplex.length; k++)
          simplex[k] = corner(between(first.point, (simplex[k] as Corner).point, 0.5));
    }
  }
  order();
  return simplex[0] as Corner;
}
