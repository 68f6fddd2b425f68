import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohesion, judgeCohesion, type JudgeGraph } from "./judge-graph";

/** Components by spreading from judge to judge until nothing changes, of the judges who have sheets in `all`. */
function bruteComponents({ judges, entries }: JudgeGraph, without = -1): number[][] {
  const has = Array.from({ length: judges }, (_, judge) =>
    entries.some((panel) => panel.includes(judge)),
  );
  const label = Array.from({ length: judges }, (_, judge) => judge);
  for (let changed = true; changed;) {
    changed = false;
    entries.forEach((panel, entry) => {
      if (entry === without) return;
      const least = Math.min(...panel.map((judge) => label[judge]!));
      for (const judge of panel)
        if (label[judge] !== least) {
          label[judge] = least;
          changed = true;
        }
    });
  }
  const sets = new Map<number, number[]>();
  label.forEach((one, judge) => {
    if (has[judge]) sets.set(one, [...(sets.get(one) ?? []), judge]);
  });
  return [...sets.values()];
}

const byFirst = (sets: readonly (readonly number[])[]) => [...sets].sort((a, b) => a[0]! - b[0]!);

const graphs = fc.integer({ min: 1, max: 7 }).chain((judges) =>
  fc.record({
    judges: fc.constant(judges),
    entries: fc.array(fc.uniqueArray(fc.nat(judges - 1), { maxLength: 3 }), { maxLength: 9 }),
  }),
);

describe("cohesion", () => {
  it("finds components and weak entries as leaving out each entry in turn does", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const whole = bruteComponents(graph);
        const found = cohesion(graph);
        expect(byFirst(found.components)).toEqual(byFirst(whole));
        const weak = graph.entries.flatMap((_, entry) => {
          const without = bruteComponents(graph, entry);
          if (without.length === whole.length) return [];
          const parts = without.filter(
            (part) => !whole.some((set) => set.length === part.length && set[0] === part[0]),
          );
          return [{ entry, parts: byFirst(parts) }];
        });
        expect(found.weak.map(({ entry, parts }) => ({ entry, parts: byFirst(parts) }))).toEqual(
          weak,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("walks a ring of thousands without running out of stack", () => {
    const length = 20_000;
    const ring = Array.from({ length }, (_, at) => [at, (at + 1) % length]);
    expect(cohesion({ judges: length, entries: ring })).toMatchObject({
      components: { length: 1 },
      weak: [],
    });
    const opened = cohesion({ judges: length, entries: ring.slice(0, 200) });
    expect(opened.weak).toHaveLength(200);
  });
});

describe("judgeCohesion", () => {
  it("names the judges of each part, the largest first, and counts a sheet told twice once", () => {
    const tie = (judgeId: string, entryId: string) => ({ judgeId, entryId });
    expect(
      judgeCohesion([
        tie("c", "3"),
        tie("a", "1"),
        tie("b", "1"),
        tie("a", "1"),
        tie("b", "2"),
        tie("a", "2"),
        tie("b", "4"),
        tie("d", "4"),
      ]),
    ).toEqual({
      components: [["a", "b", "d"], ["c"]],
      weak: [{ entryId: "4", parts: [["a", "b"], ["d"]] }],
    });
  });
});
