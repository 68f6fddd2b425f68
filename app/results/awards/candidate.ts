import type { Candidate } from "./special";

type Whom = Pick<Candidate, "entry" | "memberId" | "unitId">;

/** Whether both, a decision or a candidate, are about the same: entry, member of it, or unit. */
export function isAbout(one: Whom, other: Whom): boolean {
  return one.entry === other.entry && one.memberId === other.memberId && one.unitId === other.unitId;
}

/** A candidate as the value of an input: code, member and unit. */
export function candidateKey({ entry, memberId, unitId }: Whom): string {
  return [entry, memberId, unitId].map((part) => part ?? "").join("|");
}

/** The candidate whom an input's value names; null: it is none of them. */
export function candidateOf(candidates: readonly Candidate[], key: string): Candidate | null {
  return candidates.find((candidate) => candidateKey(candidate) === key) ?? null;
}
