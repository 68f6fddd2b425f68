import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "~/platform/random";
import { match } from "./matching";
import { compile, isFree, type Dense } from "./plan-problem";

const cases = fc
  .record({ judges: fc.integer({ min: 1, max: 9 }), entries: fc.integer({ min: 1, max: 25 }) })
  .chain(({ judges, entries }) =>
    fc.record({
      room: fc.array(fc.nat(12), { minLength: judges, maxLength: judges }),
      demand: fc.array(fc.nat(4), { minLength: entries, maxLength: entries }),
      barred: fc.array(fc.tuple(fc.nat(entries - 1), fc.nat(judges - 1)), {
        maxLength: entries * 2,
      }),
      seed: fc.nat(),
    }),
  );

function denseOf(
  judges: number,
  entries: number,
  barred: readonly (readonly [number, number])[],
): Dense {
  return compile({
    perEntry: 1,
    judges: Array.from({ length: judges }, (_, at) => ({
      id: `j${at}`,
      expertise: [],
      onlyFields: null,
      max: null,
      elsewhere: 0,
    })),
    entries: Array.from({ length: entries }, (_, at) => ({ id: `e${at}`, fieldId: null })),
    kept: [],
    setAside: [],
    takenBack: [],
    conflicts: barred.map(([entry, one]) => ({ entryId: `e${entry}`, judgeId: `j${one}` })),
  });
}

describe("match", () => {
  it("never doubles a judge on an entry, keeps to rooms and bars, and where it falls short shows a set that must", () => {
    let short = 0;
    fc.assert(
      fc.property(cases, ({ room, demand, barred, seed }) => {
        const dense = denseOf(room.length, demand.length, barred);
        const entries = demand.map((_, entry) => entry);
        const random = seededRandom(seed);
        const { dealt, bottleneck } = match(
          dense,
          entries,
          Int32Array.from(demand),
          Int32Array.from(room),
          random,
        );
        const load = room.map(() => 0);
        dealt.forEach((judges, entry) => {
          expect(new Set(judges).size).toBe(judges.length);
          for (const one of judges) {
            expect(isFree(dense, entry, one)).toBe(true);
            load[one] = load[one]! + 1;
          }
        });
        load.forEach((each, one) => expect(each).toBeLessThanOrEqual(room[one]!));
        if (!bottleneck) {
          expect(dealt.map(({ length }) => length)).toEqual(demand);
          return;
        }
        short += 1;
        const needs = bottleneck.entries.reduce((all, entry) => all + demand[entry]!, 0);
        const full = new Set(bottleneck.judges);
        const rooms = bottleneck.judges.reduce((all, one) => all + room[one]!, 0);
        const others = bottleneck.entries.reduce(
          (all, entry) =>
            all + room.filter((_, one) => !full.has(one) && isFree(dense, entry, one)).length,
          0,
        );
        expect(needs).toBeGreaterThan(rooms + others);
      }),
      { numRuns: 600, seed: 3 },
    );
    expect(short).toBeGreaterThan(60);
  });
});
