import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optimise, totalOf, type Optimum, type Outcome } from "./optimise";
import { compile, costOf, isFree, type Dense, type PlanProblem } from "./plan-problem";
import { shortageOf } from "./shortage";
import { runPlanning } from "./solver.server";
import { tiesOf } from "./ties";

const plan = (problem: PlanProblem, seed = 1): Promise<Outcome> =>
  runPlanning(optimise(problem, seed));

const judge = (id: string, given: Partial<PlanProblem["judges"][number]> = {}) => ({
  id,
  expertise: [],
  onlyFields: null,
  max: null,
  elsewhere: 0,
  ...given,
});

const NONE = { conflicts: [], setAside: [], takenBack: [] };
const FIELDS = ["f", "g"];
const fields = fc.subarray(FIELDS);

/** Small problems with everything in them: fields, experts, maxima, conflicts, work that stands, also of one who left. */
const problems = fc
  .record({ judges: fc.integer({ min: 1, max: 4 }), entries: fc.integer({ min: 1, max: 4 }) })
  .chain((size) => {
    const pair = fc.record({
      entryId: fc.nat(size.entries - 1).map((at) => `e${at}`),
      judgeId: fc.nat(size.judges).map((at) => `j${at}`),
    });
    return fc.record({
      perEntry: fc.integer({ min: 1, max: 3 }),
      judges: fc.tuple(
        ...Array.from({ length: size.judges }, (_, at) =>
          fc.record({
            id: fc.constant(`j${at}`),
            expertise: fields,
            onlyFields: fc.oneof(
              { weight: 4, arbitrary: fc.constant(null) },
              { weight: 1, arbitrary: fields },
            ),
            max: fc.oneof(
              { weight: 2, arbitrary: fc.constant(null) },
              fc.integer({ min: 1, max: 4 }),
            ),
            elsewhere: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3)),
          }),
        ),
      ),
      entries: fc.tuple(
        ...Array.from({ length: size.entries }, (_, at) =>
          fc.record({ id: fc.constant(`e${at}`), fieldId: fc.constantFrom(...FIELDS) }),
        ),
      ),
      kept: fc.array(pair, { maxLength: 2 }),
      conflicts: fc.array(pair, { maxLength: 3 }),
      setAside: fc.array(pair, { maxLength: 1 }),
      takenBack: fc.array(pair, { maxLength: 2 }),
    });
  });

/** Every dealing that keeps all rules. */
function* dealings(dense: Dense, entry = 0, room = [...dense.room]): Generator<number[][]> {
  if (entry === dense.entries.length) return yield [];
  const choices = (from: number, missing: number): number[][] =>
    missing === 0
      ? [[]]
      : Array.from({ length: Math.max(0, dense.judges - from) }, (_, step) => from + step)
          .filter((one) => isFree(dense, entry, one) && room[one]! > 0)
          .flatMap((one) => choices(one + 1, missing - 1).map((rest) => [one, ...rest]));
  for (const chosen of choices(0, dense.demand[entry]!)) {
    const left = room.map((each, one) => each - (chosen.includes(one) ? 1 : 0));
    for (const rest of dealings(dense, entry + 1, left)) yield [chosen, ...rest];
  }
}

function price(dense: Dense, dealt: readonly (readonly number[])[]): number {
  const load = [...dense.base];
  let cost = 0;
  dealt.forEach((judges, entry) =>
    judges.forEach((one) => {
      load[one] = load[one]! + 1;
      cost += costOf(dense, entry, one);
    }),
  );
  return load.reduce((total, each) => total + each * each, cost);
}

const total = ({ cost }: Optimum) => totalOf(cost);

describe("optimise", () => {
  it("finds the least cost of all dealings, keeps every rule, and says rightly when there is none", async () => {
    let possible = 0;
    await fc.assert(
      fc.asyncProperty(problems, fc.nat(9), async (problem, seed) => {
        const dense = compile(problem);
        const all = [...dealings(dense)];
        const outcome = await plan(problem, seed);
        expect(outcome.ok).toBe(all.length > 0);
        if (!outcome.ok) {
          expect(outcome.code).toBe("impossible");
          return;
        }
        possible += 1;
        expect(total(outcome)).toBe(price(dense, outcome.dealt));
        expect(total(outcome) - outcome.cost.ties).toBe(
          Math.min(...all.map((one) => price(dense, one))),
        );
        expect(outcome.proof.gap).toBe(0);
        expect(Math.round(outcome.proof.bound)).toBe(total(outcome));
        const firm = all.filter((one) => tiesOf(dense, outcome.islands, one).measure === 0);
        if (outcome.ties.measure > 0) expect(firm).toEqual([]);
        else expect(total(outcome)).toBe(Math.min(...firm.map((one) => price(dense, one))));
        const asFarAsPossible = outcome.ties.measure > 0 || outcome.islands.length > 1;
        expect(outcome.tieResult).toBe(asFarAsPossible ? "impossible" : "met");
        const load = [...dense.base];
        outcome.dealt.forEach((judges, entry) => {
          expect(new Set(judges).size).toBe(judges.length);
          expect(judges).toHaveLength(dense.demand[entry]!);
          for (const one of judges) {
            expect(isFree(dense, entry, one)).toBe(true);
            load[one] = load[one]! + 1;
          }
        });
        problem.judges.forEach(({ max }, at) => {
          if (load[at]! > dense.base[at]!) expect(load[at]).toBeLessThanOrEqual(max ?? Infinity);
        });
        expect(await plan(problem, seed)).toEqual(outcome);
      }),
      { numRuns: 250, seed: 7 },
    );
    expect(possible).toBeGreaterThan(100);
  }, 60_000);

  it("explains what is impossible by entries and judges that show it by counting alone", () => {
    let lackingRoom = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const dense = compile(problem);
        const shortage = shortageOf(dense);
        const [some] = dealings(dense);
        expect(shortage === null).toBe(some !== undefined);
        if (!shortage) return;
        expect(shortage.lacking.length > 0 || shortage.room !== null).toBe(true);
        const free = (entryId: string) =>
          problem.judges.filter((_, at) => isFree(dense, dense.entries.indexOf(entryId), at));
        for (const { entryId, needs, free: count, ...why } of shortage.lacking) {
          expect(needs).toBe(dense.demand[dense.entries.indexOf(entryId)]);
          expect(count).toBe(free(entryId).length);
          expect(count).toBeLessThan(needs);
          const keptHere = dense.kept[dense.entries.indexOf(entryId)]!.filter(
            (at) => at < dense.judges,
          );
          const barred = [...why.conflicts, ...why.otherFields, ...why.setAside];
          expect(count + barred.length + keptHere.length).toBe(problem.judges.length);
        }
        if (!shortage.room) return;
        lackingRoom += 1;
        const { entryIds, needs, judges, room, others } = shortage.room;
        const full = judges.map(({ judgeId }) => judgeId);
        const wanted = entryIds.map((id) =>
          Math.min(dense.demand[dense.entries.indexOf(id)]!, free(id).length),
        );
        expect(needs).toBe(wanted.reduce((all, each) => all + each, 0));
        expect(room).toBe(full.reduce((all, id) => all + dense.room[dense.people.indexOf(id)]!, 0));
        expect(others).toBe(
          entryIds.flatMap((id) => free(id).filter((one) => !full.includes(one.id))).length,
        );
        expect(needs).toBeGreaterThan(room + others);
      }),
      { numRuns: 1500, seed: 11 },
    );
    expect(lackingRoom).toBeGreaterThan(100);
  });

  it("keeps what stands when entries come, and deals anew only what a judge who leaves had", async () => {
    const entries = Array.from({ length: 60 }, (_, at) => ({
      id: `e${at}`,
      fieldId: FIELDS[at % 2]!,
    }));
    const judges = Array.from({ length: 12 }, (_, at) =>
      judge(`j${at}`, { expertise: at % 3 === 0 ? ["f"] : [], max: at === 5 ? 8 : null }),
    );
    const problem = { perEntry: 3, judges, entries, kept: [], ...NONE };
    const pairs = (outcome: Outcome) =>
      outcome.ok
        ? outcome.dealt.flatMap((list, entry) =>
            list.map((at) => ({
              entryId: outcome.dense.entries[entry]!,
              judgeId: outcome.dense.people[at]!,
            })),
          )
        : [];
    const first = pairs(await plan(problem));
    expect(first).toHaveLength(180);
    const more = [...entries, ...["x", "y"].map((id) => ({ id, fieldId: "g" }))];
    const grown = await plan({ ...problem, entries: more, kept: first });
    expect(pairs(grown).map(({ entryId }) => entryId)).toEqual(["x", "x", "x", "y", "y", "y"]);
    const gone = first.filter(({ judgeId }) => judgeId === "j0").map(({ entryId }) => entryId);
    const without = await plan({
      ...problem,
      judges: judges.slice(1),
      kept: first.filter(({ judgeId }) => judgeId !== "j0"),
    });
    expect(pairs(without).map(({ entryId }) => entryId)).toEqual(gone);
  });

  it("ties together what the fields would part only as far as it must, and says what cannot be tied", async () => {
    const entries = Array.from({ length: 20 }, (_, at) => ({
      id: `e${at}`,
      fieldId: FIELDS[at % 2]!,
    }));
    const knowing = (field: string, from: number) =>
      Array.from({ length: 4 }, (_, at) => judge(`j${from + at}`, { expertise: [field] }));
    const two = await plan({
      perEntry: 3,
      judges: [...knowing("f", 0), ...knowing("g", 4)],
      entries,
      kept: [],
      ...NONE,
    });
    // Two sheets outside their judges' fields are the least that ties the two halves doubly.
    expect(two).toMatchObject({
      ok: true,
      tieResult: "met",
      cost: { expertise: 20 },
      ties: { measure: 0 },
    });
    const experts = await plan({
      perEntry: 3,
      judges: [...knowing("f", 0), ...knowing("g", 4)].map((one) => ({
        ...one,
        onlyFields: one.expertise,
      })),
      entries,
      kept: [],
      ...NONE,
    });
    expect(experts).toMatchObject({ ok: true, tieResult: "impossible", cost: { ties: 0 } });
    expect(experts.ok && experts.ties.found.components).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
  });
});
