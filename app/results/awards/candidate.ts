import type { Candidate } from "./special";

type Whom = Pick<Candidate, "entry" | "memberId" | "unitId">;

/** A candidate as the value of an input: code, member and unit. */
export function candidateKey({ entry, memberId, unitId }: Whom): string {
  return [entry, memberId, unitId].map((part) => part ?? "").join("|");
}

/** The candidate whom an input's value names; null: it is none of them. */
export function candidateOf(candidates: readonly Candidate[], key: string): Candidate | null {
  return candidates.find((candidate) => candidateKey(candidate) === key) ?? null;
}
