/**
 * Plans with so many judges per entry: six fields, judges who know none to three of them, 2 % conflicts of interest,
 * a third of the judges with a maximum of their own. Then the same plan after a judge has left and twenty entries have
 * come, with all other work kept. Nothing of the database: what is measured is the reckoning, in the server's process
 * and its solver's thread.
 *
 *   npm run bench -- assignment [--seed 20]
 */
import { parseArgs } from "node:util";
import { cohesion } from "~/judging/assignment/judge-graph";
import { loadsOf, optimise, totalOf, type Optimum } from "~/judging/assignment/optimise";
import type { Pair, PlanProblem } from "~/judging/assignment/plan-problem";
import { runPlanning } from "~/judging/assignment/solver.server";
import { pick, seededRandom, shuffled, type Random } from "~/platform/random";

const SIZES = [
  { entries: 200, perEntry: 5, judges: 25 },
  { entries: 1000, perEntry: 3, judges: 60 },
  { entries: 5000, perEntry: 3, judges: 200 },
] as const;
const FIELDS = ["co-khi", "cntt", "y-te", "nong-nghiep", "moi-truong", "giao-duc"];
const RUNS = 3;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { seed: { type: "string", default: "20" } } });
  const seed = Number(values.seed);
  const figures: unknown[] = [];
  for (const size of SIZES) {
    const random = seededRandom(seed);
    const problem = made(random, size);
    const first = await measured(problem, seed);
    const again = changed(random, problem, pairsOf(first.plan));
    const second = await measured(again, seed);
    figures.push({ ...size, first: first.figures, judgeLeftAndTwentyCame: second.figures });
    console.error(JSON.stringify(figures.at(-1)));
  }
  console.log(JSON.stringify(figures, null, 2));
}

function made(random: Random, size: (typeof SIZES)[number]): PlanProblem {
  const mean = (size.entries * size.perEntry) / size.judges;
  const judges = Array.from({ length: size.judges }, (_, at) => ({
    id: `j${at}`,
    expertise: shuffled(random, FIELDS).slice(0, Math.floor(random() * 4)),
    onlyFields: null,
    max: random() < 1 / 3 ? Math.ceil(mean * (0.5 + random())) : null,
    elsewhere: 0,
  }));
  const entries = Array.from({ length: size.entries }, (_, at) => entry(random, `e${at}`));
  const conflicts = entries.flatMap(({ id: entryId }) =>
    judges.filter(() => random() < 0.02).map(({ id: judgeId }) => ({ entryId, judgeId })),
  );
  return { perEntry: size.perEntry, judges, entries, kept: [], conflicts, setAside: [], takenBack: [] };
}

const entry = (random: Random, id: string) => ({ id, fieldId: pick(random, FIELDS) });

/** A judge has left before anything was submitted, and twenty entries were found eligible late. */
function changed(random: Random, problem: PlanProblem, given: readonly Pair[]): PlanProblem {
  const [leaver, ...judges] = problem.judges;
  return {
    ...problem,
    judges,
    entries: [...problem.entries, ...Array.from({ length: 20 }, (_, at) => entry(random, `late${at}`))],
    kept: given.filter(({ judgeId }) => judgeId !== leaver?.id),
  };
}

function pairsOf({ dense, dealt }: Optimum): Pair[] {
  return dealt.flatMap((judges, at) =>
    judges.map((judge) => ({ entryId: dense.entries[at] ?? "", judgeId: dense.people[judge] ?? "" })),
  );
}

async function measured(problem: PlanProblem, seed: number) {
  const times: number[] = [];
  const blocked: number[] = [];
  let plan: Optimum | null = null;
  let memory = 0;
  for (let at = 0; at < RUNS; at++) {
    const before = process.memoryUsage().rss;
    let last = performance.now();
    let longest = 0;
    // How long anybody else's request would have waited for this process.
    const beat = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    const start = performance.now();
    const outcome = await runPlanning(optimise(problem, seed));
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 10));
    clearInterval(beat);
    blocked.push(longest);
    if (!outcome.ok) throw new Error(`no plan: ${JSON.stringify(outcome)}`);
    if (plan && JSON.stringify(plan.dealt) !== JSON.stringify(outcome.dealt))
      throw new Error("the same number gave another plan");
    plan = outcome;
    memory = Math.max(memory, process.memoryUsage().rss - before);
  }
  if (!plan) throw new Error("nothing was measured");
  const { dense, dealt, cost, proof, tieResult } = plan;
  const loads = loadsOf(dense, dealt);
  const free = loads.filter((_, judge) => problem.judges[judge]?.max === null);
  const graph = cohesion({
    judges: dense.people.length,
    entries: dealt.map((judges, at) => [...(dense.kept[at] ?? []), ...judges]),
  });
  return {
    plan,
    figures: {
      ms: times.map(Math.round),
      longestBlockMs: Math.round(Math.max(...blocked)),
      memoryMb: Math.round(memory / 1e6),
      added: dealt.reduce((all, { length }) => all + length, 0),
      cost: { total: totalOf(cost), ...cost },
      proof,
      load: { least: Math.min(...loads), most: Math.max(...loads) },
      loadOfJudgesWithoutMaximum: { least: Math.min(...free), most: Math.max(...free) },
      components: graph.components.length,
      weakEntries: graph.weak.length,
      tieResult,
    },
  };
}
