import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planAssignments, type ExistingAssignment, type PlannedEntry } from "./assignment-plan";

const entry = (id: string, conflicts: PlannedEntry["conflicts"] = {}): PlannedEntry => ({
  id,
  conflicts,
  otherFields: [],
});

describe("planAssignments", () => {
  it("gives every entry to every judge but the conflicted, and says who was left out", () => {
    const plan = planAssignments(["j1", "j2"], [entry("e1"), entry("e2", { j2: ["unit"] })], []);
    expect(plan.add).toEqual([
      { entryId: "e1", judgeId: "j1" },
      { entryId: "e1", judgeId: "j2" },
      { entryId: "e2", judgeId: "j1" },
    ]);
    expect(plan.leftOut).toEqual([{ entryId: "e2", judgeId: "j2", conflicts: ["unit"] }]);
    expect(plan.withoutJudge).toEqual([]);
  });

  it("ends unsubmitted work when a conflict becomes known, and reports submitted work", () => {
    const at = (id: string, judgeId: string, judged: boolean): ExistingAssignment => ({
      id,
      entryId: "e1",
      judgeId,
      ended: false,
      judged,
    });
    const plan = planAssignments(
      ["j1", "j2"],
      [entry("e1", { j1: ["name"], j2: ["unit"] })],
      [at("a1", "j1", false), at("a2", "j2", true)],
    );
    expect(plan.end).toEqual(["a1"]);
    expect(plan.tooLate).toEqual([{ entryId: "e1", judgeId: "j2", conflicts: ["unit"] }]);
    expect(plan.withoutJudge).toEqual(["e1"]);
  });

  it("gives an expert entries of other fields neither newly nor further, and nobody a sheet that was set aside or taken back", () => {
    const at = (judgeId: string, ended: boolean, judged: boolean): ExistingAssignment => ({
      ...{ id: `a-${judgeId}`, entryId: "e1", judgeId, ended, judged },
    });
    const expertsOf = { ...entry("e1"), otherFields: ["new", "open", "sent"] };
    const plan = planAssignments(
      ["new", "open", "sent", "aside", "back", "by-hand"],
      [expertsOf],
      [
        at("open", false, false),
        at("sent", false, true),
        at("aside", true, true),
        at("back", true, false),
        { ...at("by-hand", true, false), takenBack: true },
      ],
    );
    expect(plan).toEqual({
      add: [],
      resume: ["a-back"],
      end: ["a-open"],
      leftOut: [],
      tooLate: [],
      takenBack: [{ entryId: "e1", judgeId: "by-hand", conflicts: [] }],
      withoutJudge: [],
    });
  });

  it("never assigns a conflict, and has nothing to add the second time", () => {
    const judges = fc.uniqueArray(fc.constantFrom("j1", "j2", "j3", "j4"));
    const conflicts = fc.dictionary(
      fc.constantFrom("j1", "j2", "j3", "j4"),
      fc.constant(["unit"] as const),
    );
    const entries = fc
      .array(conflicts)
      .map((list) => list.map((each, index) => entry(`e${index}`, { ...each })));
    fc.assert(
      fc.property(judges, entries, (judgeIds, list) => {
        const first = planAssignments(judgeIds, list, []);
        for (const { entryId, judgeId } of first.add)
          expect(list.find(({ id }) => id === entryId)?.conflicts[judgeId]).toBeUndefined();
        expect(first.add.length + first.leftOut.length).toBe(judgeIds.length * list.length);
        const existing = first.add.map((one, index) => ({
          ...one,
          id: `a${index}`,
          ended: false,
          judged: index % 2 === 0,
        }));
        const second = planAssignments(judgeIds, list, existing);
        expect([second.add, second.resume, second.end, second.tooLate]).toEqual([[], [], [], []]);
        expect(second.leftOut).toEqual(first.leftOut);
      }),
    );
  });
});
