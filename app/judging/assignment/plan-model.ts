import { isFree, type Dense } from "./plan-problem";

/** A linear programme with whole-numbered columns, for the solver. */
export interface Programme {
  readonly cost: readonly number[];
  /** Every column lies between nought and this. */
  readonly upper: readonly number[];
  readonly whole: readonly boolean[];
  readonly rows: readonly Row[];
  /** Belongs to the objective whatever the columns are. */
  readonly offset: number;
  readonly seed: number;
}

export interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** What the solver says. `bound`: no solution costs less. */
export type Solved =
  | {
      readonly status: "optimal";
      readonly values: Float64Array;
      readonly objective: number;
      readonly bound: number;
      readonly gap: number;
    }
  | { readonly status: "infeasible" }
  | { readonly status: "other"; readonly code: number };

/** The counts of a class cannot be dealt to its entries unless these judges take at most so many of it. */
export interface DealCut {
  readonly of: number;
  readonly judges: readonly number[];
  readonly most: number;
}

/** At least so many entries join some of these judges (1 in `side`, over all people) to some of the others. */
export interface TieCut {
  readonly side: Uint8Array;
  readonly least: number;
}

/** Where the load of each judge costs exactly its square; below and above, less than it. */
export interface LoadWindow {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** A window around the load that each judge would have if fields and conflicts did not matter. */
export function loadWindow({ base, room, demand }: Dense, width: number): LoadWindow {
  const total = demand.reduce((all, each) => all + each, 0);
  let level = 0;
  const holds = (at: number) =>
    base.reduce(
      (all, had, judge) => all + Math.min(room[judge] as number, Math.max(0, at - had)),
      0,
    );
  const top = base.reduce((most, had, judge) => Math.max(most, had + (room[judge] as number)), 0);
  while (level < top && holds(level) < total) level += 1;
  const from = base.map((had, judge) => {
    const last = had + (room[judge] as number);
    return Math.min(last, Math.max(had, level - width));
  });
  const to = from.map((start, judge) =>
    Math.min((base[judge] as number) + (room[judge] as number), Math.max(start, level) + width),
  );
  return { from, to };
}

/** Whether a load lies where the model's cost is exact. */
export function withinWindow({ from, to }: LoadWindow, load: Int32Array): boolean {
  return load.every(
    (each, judge) => each >= (from[judge] as number) && each <= (to[judge] as number),
  );
}

export interface PlanModel {
  readonly programme: Programme;
  /** The column of how many entries of a class a judge gets, at `class * judges + judge`; -1: none. */
  readonly column: Int32Array;
}

/**
 * The least sum of squared loads and of sheets outside the declared fields, over counts per class and judge. Convex
 * loads as unit pieces of rising cost; outside the window by their tangents, so that the optimum is never overrated.
 */
export function planModel(
  dense: Dense,
  window: LoadWindow,
  dealCuts: readonly DealCut[],
  tieCuts: readonly TieCut[],
  seed: number,
): PlanModel {
  const { judges, classes, demand, base, room } = dense;
  const cost: number[] = [];
  const upper: number[] = [];
  const whole: boolean[] = [];
  const rows: Row[] = [];
  let offset = 0;
  const add = (price: number, most: number, integer: boolean) => {
    cost.push(price);
    upper.push(most);
    return whole.push(integer) - 1;
  };
  const row = (least: number, most: number, terms: readonly (readonly [number, number])[]) =>
    rows.push({
      lower: least,
      upper: most,
      columns: terms.map(([at]) => at),
      values: terms.map(([, value]) => value),
    });

  const column = new Int32Array(classes.length * judges).fill(-1);
  const ofJudge: [number, number][][] = Array.from({ length: judges }, () => []);
  classes.forEach(({ entries, cost: prices }, at) => {
    const terms: [number, number][] = [];
    const open = entries.filter((entry) => (demand[entry] as number) > 0);
    for (let judge = 0; judge < judges; judge++) {
      const free = open.filter((entry) => isFree(dense, entry, judge)).length;
      const most = Math.min(free, room[judge] as number);
      if (most === 0) continue;
      const variable = add(prices[judge] as number, most, true);
      column[at * judges + judge] = variable;
      terms.push([variable, 1]);
      ofJudge[judge]?.push([variable, 1]);
    }
    const needs = open.reduce((all, entry) => all + (demand[entry] as number), 0);
    if (needs > 0) row(needs, needs, terms);
  });
  ofJudge.forEach((terms, judge) => {
    const [had, from, to] = [base[judge], window.from[judge], window.to[judge]] as [
      number,
      number,
      number,
    ];
    const last = had + (room[judge] as number);
    offset += from * from - (2 * from - 1) * (from - had);
    const pieces: [number, number][] = [];
    if (from > had) pieces.push([add(2 * from - 1, from - had, false), -1]);
    for (let load = from; load < to; load++) pieces.push([add(2 * load + 1, 1, false), -1]);
    if (last > to) pieces.push([add(2 * to + 1, last - to, false), -1]);
    row(0, 0, [...terms, ...pieces]);
  });
  const present = (at: number, of: (judge: number) => boolean): [number, number][] => {
    const terms: [number, number][] = [];
    for (let judge = 0; judge < judges; judge++) {
      const variable = column[at * judges + judge] as number;
      if (variable >= 0 && of(judge)) terms.push([variable, 1]);
    }
    return terms;
  };
  for (const { of, judges: some, most } of dealCuts) {
    const set = new Set(some);
    row(
      -Infinity,
      most,
      present(of, (judge) => set.has(judge)),
    );
  }
  for (const { side, least } of tieCuts) {
    let joined = 0;
    const sharing: [number, number][] = [];
    classes.forEach((_, at) => {
      const { both, needsOutside, needsInside, open } = tieKinds(dense, at, side);
      joined += both;
      if (needsOutside + needsInside + open === 0) return;
      const [out, inn, two] = [needsOutside, needsInside, open].map((most) =>
        add(0, most, true),
      ) as [number, number, number];
      sharing.push([out, 1], [inn, 1], [two, 1]);
      const given = (which: number) =>
        present(at, (judge) => side[judge] === which).map(([variable]) => [variable, -1] as const);
      row(-Infinity, 0, [[two, 1], [inn, 1], ...given(1)]);
      row(-Infinity, 0, [[two, 1], [out, 1], ...given(0)]);
    });
    row(least - joined, Infinity, sharing);
  }
  return { programme: { cost, upper, whole, rows, offset, seed }, column };
}

/** How many entries of a class join both sides already, or could with one more judge of the other side, or with two. */
function tieKinds(dense: Dense, at: number, side: Uint8Array) {
  const kinds = { both: 0, needsOutside: 0, needsInside: 0, open: 0 };
  for (const entry of dense.classes[at]?.entries ?? []) {
    const kept = dense.kept[entry] ?? [];
    const inside = kept.some((judge) => side[judge] === 1);
    const outside = kept.some((judge) => side[judge] !== 1);
    const needs = dense.demand[entry] as number;
    const can = (which: number) => {
      for (let judge = 0; judge < dense.judges; judge++)
        if (
          side[judge] === which &&
          (dense.room[judge] as number) > 0 &&
          isFree(dense, entry, judge)
        )
          return true;
      return false;
    };
    if (inside && outside) kinds.both += 1;
    else if (needs === 0) continue;
    else if (inside) kinds.needsOutside += can(0) ? 1 : 0;
    else if (outside) kinds.needsInside += can(1) ? 1 : 0;
    else if (needs >= 2 && can(0) && can(1)) kinds.open += 1;
  }
  return kinds;
}
