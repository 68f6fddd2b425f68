import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

/** Numbers of a contest, small ones among them, from which single people can be told: for who runs it. */
export function whyNotReadStatistics(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary");
}

/** Figures of editions before the system: the organisation's own organisers put them in. */
export function whyNotWriteEditions(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser");
}

export const permissions: readonly Permission[] = [
  { id: "statistics.read", whyNot: whyNotReadStatistics },
  { id: "editions.write", whyNot: whyNotWriteEditions },
];
