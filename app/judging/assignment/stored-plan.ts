import { z } from "zod";
import type { ExistingAssignment } from "./assignment-plan";
import { loadsOf, type Outcome } from "./optimise";
import { CONFLICT, FIELD, type Pair, type PlanProblem } from "./plan-problem";

const id = z.string();
const ids = z.array(id);
const at = z.int().nonnegative();
const sets = z.array(z.array(at));

/** Why work that had begun ends with a plan. */
export const END_REASONS = ["left", "conflict", "field"] as const;
export type EndReason = (typeof END_REASONS)[number];

const pair = z.object({ entryId: id, judgeId: id });

/** A plan as it is stored. Judges and entries by their place in `people` and `entries`. */
const made = z.object({
  version: z.literal(1),
  kind: z.literal("plan"),
  perEntry: z.int(),
  entries: ids,
  /** The judges of the panel, then those who left and whose sheets stay. */
  people: ids,
  judges: at,
  kept: sets,
  /** New judges of each entry. */
  add: sets,
  ends: z.array(pair.extend({ why: z.enum(END_REASONS) })),
  /** Submitted before the conflict became known: a matter for people. */
  tooLate: z.array(pair),
  /** New sheets in fields that their judge did not declare, and given again to whom they were taken from. */
  outside: z.array(pair),
  again: z.array(pair),
  elsewhere: z.array(at),
  max: z.array(at.nullable()),
  loads: z.array(at),
  /** Pairs of the panel that may never be: by a conflict of interest, by an expert's fields. */
  apart: z.object({ conflicts: at, fields: at }),
  cost: z.object({ balance: z.int(), expertise: z.int(), again: z.int(), ties: z.int() }),
  proof: z.object({ bound: z.number(), gap: z.number(), solves: z.int() }),
  ties: z.object({
    result: z.enum(["met", "impossible", "not-found"]),
    /** Sets of judges who can be compared with one another; more than one: not with those of another set. */
    components: sets,
    /** Entries on which alone it hangs that these sets can be compared. */
    weak: z.array(z.object({ entry: at, parts: sets })),
    /** Sets that no plan could join. */
    islands: z.int(),
  }),
});

const lacking = z.object({
  version: z.literal(1),
  kind: z.literal("impossible"),
  perEntry: z.int(),
  lacking: z.array(
    z.object({ entryId: id, needs: at, free: at, conflicts: ids, otherFields: ids, setAside: ids }),
  ),
  room: z
    .object({
      entryIds: ids,
      needs: at,
      judges: z.array(z.object({ judgeId: id, room: at })),
      room: at,
      others: at,
    })
    .nullable(),
});

const unsolved = z.object({
  version: z.literal(1),
  kind: z.literal("unsolved"),
  perEntry: z.int(),
  solver: z.int(),
});

export const storedPlanSchema = z.discriminatedUnion("kind", [made, lacking, unsolved]);
export type StoredPlan = z.output<typeof storedPlanSchema>;
export type MadePlan = z.output<typeof made>;
export type LackingPlan = z.output<typeof lacking>;

/** What a plan leaves standing, ends and does not touch, before anything new is dealt. */
export interface Standing {
  readonly problem: PlanProblem;
  readonly ends: readonly (Pair & { readonly assignmentId: string; readonly why: EndReason })[];
  readonly tooLate: readonly Pair[];
}

interface StandingInput extends Pick<PlanProblem, "perEntry" | "judges" | "entries" | "conflicts"> {
  readonly existing: readonly ExistingAssignment[];
}

/** Submitted work stays, and work not yet submitted too, except of who left, has a conflict or scores other fields. */
export function standingOf({ existing, ...given }: StandingInput): Standing {
  const judgeOf = new Map(given.judges.map((judge) => [judge.id, judge]));
  const fieldOf = new Map(given.entries.map((entry) => [entry.id, entry.fieldId]));
  const key = ({ entryId, judgeId }: Pair) => `${entryId} ${judgeId}`;
  const apart = new Set(given.conflicts.map(key));
  const kept: Pair[] = [];
  const setAside: Pair[] = [];
  const takenBack: Pair[] = [];
  const tooLate: Pair[] = [];
  const ends: (Pair & { assignmentId: string; why: EndReason })[] = [];
  for (const { id: assignmentId, entryId, judgeId, ended, judged } of existing) {
    const one = { entryId, judgeId };
    if (ended) {
      (judged ? setAside : takenBack).push(one);
      continue;
    }
    const judge = judgeOf.get(judgeId);
    const fieldId = fieldOf.get(entryId) ?? null;
    const only = judge?.onlyFields ?? null;
    const otherField = only !== null && (fieldId === null || !only.includes(fieldId));
    if (judged) {
      kept.push(one);
      if (apart.has(key(one))) tooLate.push(one);
    } else if (!judge) ends.push({ ...one, assignmentId, why: "left" });
    else if (apart.has(key(one))) ends.push({ ...one, assignmentId, why: "conflict" });
    else if (otherField) ends.push({ ...one, assignmentId, why: "field" });
    else kept.push(one);
  }
  return { problem: { ...given, kept, setAside, takenBack }, ends, tooLate };
}

/** What is stored of an outcome. */
export function storedPlan({ problem, ends, tooLate }: Standing, outcome: Outcome): StoredPlan {
  const { perEntry } = problem;
  if (!outcome.ok)
    return outcome.code === "impossible"
      ? {
          version: 1,
          kind: "impossible",
          perEntry,
          lacking: outcome.shortage.lacking.map((one) => ({
            ...one,
            conflicts: [...one.conflicts],
            otherFields: [...one.otherFields],
            setAside: [...one.setAside],
          })),
          room: outcome.shortage.room && {
            ...outcome.shortage.room,
            entryIds: [...outcome.shortage.room.entryIds],
            judges: [...outcome.shortage.room.judges],
          },
        }
      : { version: 1, kind: "unsolved", perEntry, solver: outcome.solver };
  const { dense, dealt, cost, proof, ties, tieResult, islands } = outcome;
  const added = dealt.flatMap((judges, entry) =>
    judges.map((judge) => ({
      entryId: dense.entries[entry] ?? "",
      judgeId: dense.people[judge] ?? "",
    })),
  );
  const before = new Set(problem.takenBack.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`));
  const fieldOf = new Map(problem.entries.map((entry) => [entry.id, entry.fieldId]));
  const knows = new Map(problem.judges.map(({ id: judgeId, expertise }) => [judgeId, expertise]));
  const isOutside = ({ entryId, judgeId }: Pair) => {
    const expertise = knows.get(judgeId) ?? [];
    const fieldId = fieldOf.get(entryId) ?? null;
    return expertise.length > 0 && (fieldId === null || !expertise.includes(fieldId));
  };
  return {
    version: 1,
    kind: "plan",
    perEntry,
    entries: [...dense.entries],
    people: [...dense.people],
    judges: dense.judges,
    kept: copied(dense.kept),
    add: copied(dealt),
    ends: ends.map(({ entryId, judgeId, why }) => ({ entryId, judgeId, why })),
    tooLate: [...tooLate],
    outside: added.filter(isOutside),
    again: added.filter(({ entryId, judgeId }) => before.has(`${entryId} ${judgeId}`)),
    elsewhere: problem.judges.map(({ elsewhere }) => elsewhere),
    max: problem.judges.map(({ max }) => max),
    loads: loadsOf(dense, dealt),
    apart: {
      conflicts: dense.bar.filter((why) => why === CONFLICT).length,
      fields: dense.bar.filter((why) => why === FIELD).length,
    },
    cost,
    proof,
    ties: {
      result: tieResult,
      components: copied(ties.found.components),
      weak: ties.found.weak.map(({ entry, parts }) => ({ entry, parts: copied(parts) })),
      islands: islands.length,
    },
  };
}

function copied(lists: readonly (readonly number[])[]): number[][] {
  return lists.map((list) => [...list]);
}

/** The pairs that a plan adds. */
export function addedPairs({ entries, people, add }: MadePlan): Pair[] {
  return add.flatMap((judges, entry) =>
    judges.map((judge) => ({ entryId: entries[entry] ?? "", judgeId: people[judge] ?? "" })),
  );
}
