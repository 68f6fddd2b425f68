import { seededRandom } from "~/platform/random";
import { tighten } from "./exchange";
import { match } from "./matching";
import {
  loadWindow,
  planModel,
  withinWindow,
  type DealCut,
  type Programme,
  type Solved,
  type TieCut,
} from "./plan-model";
import { AGAIN, apart, compile, costOf, sum, type Dense, type PlanProblem } from "./plan-problem";
import { shortageOf, type Shortage } from "./shortage";
import { islandsOf, type Island, type LooseSet, type Ties } from "./ties";

export interface PlanCost {
  /** Sum of the squared loads. */
  readonly balance: number;
  /** New sheets outside the declared fields of their judge, times OUTSIDE. */
  readonly expertise: number;
  /** Entries given again to whom they were taken from, times AGAIN. */
  readonly again: number;
  /** How much of all this it costs that judges hang together. */
  readonly ties: number;
}

export interface Proof {
  /** Nobody can do with less. */
  readonly bound: number;
  readonly gap: number;
  readonly solves: number;
}

/**
 * met: as firm as the number of sheets lets it be. impossible: proved that these sets cannot be joined better.
 * not-found: neither found nor proved impossible within the tries; the cost is then proved only without it.
 */
export type TieResult = "met" | "impossible" | "not-found";

export interface Optimum {
  readonly ok: true;
  readonly dense: Dense;
  readonly dealt: readonly (readonly number[])[];
  readonly cost: PlanCost;
  readonly proof: Proof;
  readonly islands: readonly Island[];
  readonly ties: Ties;
  readonly tieResult: TieResult;
}

export type Outcome =
  | Optimum
  | { readonly ok: false; readonly code: "impossible"; readonly shortage: Shortage }
  | { readonly ok: false; readonly code: "unsolved"; readonly solver: number };

/** Rounds in which the solver is asked for a plan that joins one more set of judges. */
const MOST_ROUNDS = 60;
/** Up to this many pairs the model may know every entry by itself. */
const MOST_PAIRS = 12_000;
const SLACK = 1e-4;

/**
 * Asks for programmes to be solved, one after another, and ends with the plan: the solver is somebody else's matter.
 * In between it stops (null) where others may be served before it goes on.
 */
export type Planning<T> = Generator<Programme | null, T, Solved | null>;

function* solved(programme: Programme): Planning<Solved> {
  const answer = yield programme;
  if (!answer) throw new Error("a programme was not solved");
  return answer;
}

/** The plan of least cost, or why there is none. The same problem and seed give the same plan. */
export function* optimise(problem: PlanProblem, seed: number): Planning<Outcome> {
  const dense = compile(problem);
  yield null;
  const shortage = shortageOf(dense);
  yield null;
  if (shortage) return { ok: false, code: "impossible", shortage };
  const random = seededRandom(seed);
  const search = { dense, dealCuts: [] as DealCut[], solves: 0, seed };

  const first = yield* counts(search, []);
  if (!first.ok) return { ok: false, code: "unsolved", solver: first.solver };
  yield null;
  const islands = islandsOf(dense, first.dealt);
  yield null;
  const settled = new Set<string>();
  const isWanted = (loose: LooseSet) => loose.has < aimOf(loose, settled);
  let best = first;
  let ties = tighten(dense, islands, best.dealt, random, isWanted);
  const asked = new Set<string>();
  const cuts: TieCut[] = [];
  let missed = false;
  for (let rounds = 0; ; rounds++) {
    const wanted = ties.loose.filter(isWanted);
    if (wanted.length === 0) break;
    const next = wanted.find((loose) => !asked.has(keyOf(loose, aimOf(loose, settled))));
    if (rounds === MOST_ROUNDS || (!next && (search.dense !== dense || tooMany(dense)))) {
      missed = true;
      break;
    }
    if (next) {
      const least = aimOf(next, settled);
      asked.add(keyOf(next, least));
      cuts.push({ side: sideOf(dense, next), least });
    } else {
      // The counts allow it and no dealing was found: let the model know each entry by itself.
      search.dense = apart(dense);
      search.dealCuts = [];
    }
    let solved = yield* counts(search, cuts);
    while (!solved.ok && solved.solver === INFEASIBLE && cuts.length > 0) {
      const [cut] = cuts.splice(-1);
      if (cut) settled.add(keyOfSide(cut.side, cut.least));
      if (cut?.least === 2) cuts.push({ side: cut.side, least: 1 });
      solved = yield* counts(search, cuts);
    }
    if (!solved.ok) return { ok: false, code: "unsolved", solver: solved.solver };
    best = solved;
    ties = tighten(dense, islands, best.dealt, random, isWanted);
  }
  const cost = priceOf(dense, best.dealt);
  const total = totalOf(cost);
  if (Math.abs(total - best.objective) > SLACK * Math.max(1, total))
    throw new Error(`the plan costs ${total}, the model says ${best.objective}`);
  return {
    ok: true,
    dense,
    dealt: best.dealt,
    cost: { ...cost, ties: total - Math.round(first.objective) },
    proof: { bound: best.bound, gap: best.gap, solves: search.solves },
    islands,
    ties,
    tieResult: missed ? "not-found" : settled.size > 0 || islands.length > 1 ? "impossible" : "met",
  };
}

const INFEASIBLE = 8;

interface Search {
  dense: Dense;
  dealCuts: DealCut[];
  solves: number;
  readonly seed: number;
}

type Counted =
  | {
      readonly ok: true;
      readonly dealt: number[][];
      readonly objective: number;
      readonly bound: number;
      readonly gap: number;
    }
  | { readonly ok: false; readonly solver: number };

/**
 * The least cost over counts per class that can be dealt to entries: what cannot be dealt is shown by a least cut,
 * which the model learns (Gale, Hoffman), until all can.
 */
function* counts(search: Search, tieCuts: readonly TieCut[]): Planning<Counted> {
  const { dense, seed } = search;
  const needs = sum(dense.demand);
  for (let width = 8; ;) {
    const window = loadWindow(dense, width);
    const { programme, column } = planModel(dense, window, search.dealCuts, tieCuts, seed);
    if (needs === 0 && tieCuts.length === 0)
      return {
        ok: true,
        dealt: dense.entries.map(() => []),
        objective: programme.offset,
        bound: programme.offset,
        gap: 0,
      };
    search.solves += 1;
    const answer = yield* solved(programme);
    if (answer.status === "infeasible") return { ok: false, solver: INFEASIBLE };
    if (answer.status === "other") return { ok: false, solver: answer.code };
    const load = Int32Array.from(dense.base);
    const wanted = dense.classes.map((_, at) => {
      const of = new Int32Array(dense.judges);
      for (let judge = 0; judge < dense.judges; judge++) {
        const variable = column[at * dense.judges + judge] as number;
        if (variable < 0) continue;
        of[judge] = Math.round(answer.values[variable] as number);
        load[judge] = (load[judge] as number) + (of[judge] as number);
      }
      return of;
    });
    if (!withinWindow(window, load)) {
      width *= 2;
      continue;
    }
    const dealing = yield* dealAll(dense, wanted, seed);
    if (dealing.ok) {
      const { objective, bound, gap } = answer;
      return { ok: true, dealt: dealing.dealt, objective, bound, gap };
    }
    search.dealCuts.push(...dealing.cuts);
  }
}

type Dealing =
  | { readonly ok: true; readonly dealt: number[][] }
  | { readonly ok: false; readonly cuts: readonly DealCut[] };

function* dealAll(dense: Dense, wanted: readonly Int32Array[], seed: number): Planning<Dealing> {
  const random = seededRandom(seed ^ 0x5eed);
  const dealt: number[][] = dense.entries.map(() => []);
  const cuts: DealCut[] = [];
  for (const [of, { entries }] of dense.classes.entries()) {
    if (of % 8 === 0 || entries.length > 100) yield null;
    const room = wanted[of] ?? new Int32Array(dense.judges);
    const matching = match(dense, entries, dense.demand, room, random);
    if (!matching.bottleneck) {
      for (const entry of entries) dealt[entry] = matching.dealt[entry] ?? [];
      continue;
    }
    const full = new Set(matching.bottleneck.judges);
    const judges = Array.from(room, (_, judge) => judge).filter((judge) => !full.has(judge));
    const most = sum(
      entries.map((entry) => {
        const free = judges.filter((judge) => dense.bar[entry * dense.judges + judge] === 0).length;
        return Math.min(dense.demand[entry] as number, free);
      }),
    );
    cuts.push({ of, judges, most });
  }
  return cuts.length > 0 ? { ok: false, cuts } : { ok: true, dealt };
}

function priceOf(dense: Dense, dealt: readonly (readonly number[])[]) {
  const load = loadsOf(dense, dealt);
  const prices = dealt.flatMap((judges, entry) =>
    judges.map((judge) => costOf(dense, entry, judge)),
  );
  // The price of a sheet is one of the two, both, or none.
  const again = AGAIN * prices.filter((price) => price >= AGAIN).length;
  return { balance: sum(load.map((each) => each * each)), expertise: sum(prices) - again, again };
}

/** What a plan costs in all. */
export function totalOf({ balance, expertise, again }: Omit<PlanCost, "ties">): number {
  return balance + expertise + again;
}

/** Sheets of each judge of the panel with the plan, here and elsewhere in the round. */
export function loadsOf(dense: Dense, dealt: readonly (readonly number[])[]): number[] {
  const load = [...dense.base];
  for (const judges of dealt) for (const judge of judges) load[judge] = (load[judge] ?? 0) + 1;
  return load;
}

function sideOf(dense: Dense, { set }: LooseSet): Uint8Array {
  const side = new Uint8Array(dense.people.length);
  for (const judge of set) side[judge] = 1;
  return side;
}

function keyOfSide(side: Uint8Array, least: number): string {
  return `${[...side.keys()].filter((judge) => side[judge] === 1).join(" ")}: ${least}`;
}

function keyOf({ set }: LooseSet, least: number): string {
  return `${[...set].join(" ")}: ${least}`;
}

/** How many entries a set should share with the rest, as far as that was not proved impossible. */
function aimOf(loose: LooseSet, settled: ReadonlySet<string>): number {
  for (let least = loose.least; least > 0; least--)
    if (!settled.has(keyOf(loose, least))) return least;
  return 0;
}

function tooMany(dense: Dense): boolean {
  return dense.entries.length * dense.judges > MOST_PAIRS;
}
