import type { ContestState, WindowRefusal } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

export interface ResultFacts {
  readonly contestState: ContestState;
  /** Where now lies towards the window of deciding; null: inside it. */
  readonly window: WindowRefusal | null;
  /** The result is out, and a correction has made a tally since that is not. */
  readonly corrected?: boolean;
}

/** Marks, ranks and prizes before they are public: the secretariat and its observers. */
export function whyNotSeeTally(standing: Standing, { contestState }: Pick<ResultFacts, "contestState">): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary", "observer") ?? (contestState === "DRAFT" ? "state" : null);
}

/** How strict judges are: for those who see the tally. Interests in entries are asked about apart from the role. */
export function whyNotReadSeverity(standing: Standing, facts: Pick<ResultFacts, "contestState">): Refusal | null {
  return whyNotSeeTally(standing, facts);
}

/** Closing computes the result and ends the judging for good. */
export function whyNotCloseTally(standing: Standing, facts: ResultFacts): Refusal | null {
  return unlessOneOf(standing, "organiser") ?? (facts.contestState === "OPEN" ? begun(facts) : "state");
}

/** Recording what the committee decided about a tie or a prize, between closing and publishing, or correcting what was published. */
export function whyNotDecide(standing: Standing, facts: ResultFacts): Refusal | null {
  return unlessOneOf(standing, "organiser") ?? (facts.contestState === "CLOSED" || facts.corrected ? begun(facts) : "state");
}

/** Making the newest tally public, for good; once more after a correction. What else stands in the way: publication.ts. */
export function whyNotPublish(standing: Standing, facts: ResultFacts): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser");
  if (refusal) return refusal;
  return facts.contestState === "CLOSED" || facts.contestState === "PUBLISHED" ? begun(facts) : "state";
}

/** Taking a publication back before its minute; once the public has seen it, or is about to, it stays. */
export function whyNotRecall(
  standing: Standing,
  facts: Pick<ResultFacts, "contestState"> & { readonly shown: boolean; readonly recalled: boolean },
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser") ?? whyNotSeePublications(standing, facts);
  if (refusal) return refusal;
  if (facts.recalled) return "state";
  return facts.shown ? "too-late" : null;
}

/** What is and was published, and what is still in the way: for those who see the tally. */
export function whyNotSeePublications(
  standing: Standing,
  { contestState }: Pick<ResultFacts, "contestState">,
): Refusal | null {
  return whyNotSeeTally(standing, { contestState }) ?? (contestState === "OPEN" ? "not-yet" : null);
}

/** What a published list tells of how its winners came to their prizes. */
export interface ToldOfWinners {
  readonly scores: boolean;
  /** Places, also by the order of the list. */
  readonly ranks: boolean;
  /** By criterion, and points for votes. */
  readonly marks: boolean;
}

/** Before it is official only who is to get which prize: a rank says as much as the score that it hides. */
export function toldOfWinners(kind: "PROVISIONAL" | "OFFICIAL"): ToldOfWinners {
  const isOfficial = kind === "OFFICIAL";
  return { scores: isOfficial, ranks: isOfficial, marks: isOfficial };
}

/** The window says when deciding may begin. A committee that is late must still be able to finish. */
function begun({ window }: ResultFacts): Refusal | null {
  return window === "not-yet" ? window : null;
}

export const permissions: readonly Permission[] = [
  { id: "result.see-tally", whyNot: (standing) => whyNotSeeTally(standing, { contestState: "CLOSED" }) },
  { id: "result.read-severity", whyNot: (standing) => whyNotReadSeverity(standing, { contestState: "CLOSED" }) },
  { id: "result.close", whyNot: (standing) => whyNotCloseTally(standing, { contestState: "OPEN", window: null }) },
  { id: "result.decide", whyNot: (standing) => whyNotDecide(standing, { contestState: "CLOSED", window: null }) },
  { id: "result.publish", whyNot: (standing) => whyNotPublish(standing, { contestState: "CLOSED", window: null }) },
  {
    id: "result.recall",
    whyNot: (standing) => whyNotRecall(standing, { contestState: "CLOSED", shown: false, recalled: false }),
  },
  {
    id: "result.see-publications",
    whyNot: (standing) => whyNotSeePublications(standing, { contestState: "CLOSED" }),
  },
  // What is published is everybody's; before its minute it does not exist for anybody (`visiblePublication`).
  { id: "result.see-published", whyNot: () => null },
];
