import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

const READERS = ["organiser", "secretary", "observer"] as const;

function hiddenUnlessReader(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, ...READERS);
  return refusal === "role" ? "hidden" : refusal;
}

/** What was found alike. Judges and contestants are not to be led by it: for them there is no such page. */
export function whyNotSeeLikeness(standing: Standing): Refusal | null {
  return hiddenUnlessReader(standing);
}

/** Putting on record what a person makes of a likeness, and having entries compared. */
export function whyNotWeighLikeness(standing: Standing): Refusal | null {
  return hiddenUnlessReader(standing) ?? unlessOneOf(standing, "organiser", "secretary");
}

/** Comparing goes on for as long as the contest does. */
export function whyNotCompare(
  standing: Standing,
  { state }: { readonly state: ContestState },
): Refusal | null {
  return whyNotWeighLikeness(standing) ?? (state === "OPEN" ? null : "state");
}

/** The organisation's list of solutions from elsewhere. */
export function whyNotSeePastSolutions(standing: Standing): Refusal | null {
  return hiddenUnlessReader(standing);
}

export function whyNotEditPastSolutions(standing: Standing): Refusal | null {
  return hiddenUnlessReader(standing) ?? unlessOneOf(standing, "organiser", "secretary");
}

/** For the generated table: everything favourable but the role. */
export const permissions: Permission[] = [
  { id: "similarity.see", whyNot: whyNotSeeLikeness },
  { id: "similarity.weigh", whyNot: whyNotWeighLikeness },
  { id: "similarity.compare", whyNot: (standing) => whyNotCompare(standing, { state: "OPEN" }) },
  { id: "past-solution.see", whyNot: whyNotSeePastSolutions },
  { id: "past-solution.edit", whyNot: whyNotEditPastSolutions },
];
