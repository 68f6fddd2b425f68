/** What the public is shown: a list that may still be complained about, or the result. */
export type PublishedKind = "PROVISIONAL" | "OFFICIAL";

/** Why a result cannot be published now, though whoever asks may do so. Catalogue: `publication:obstacle.<code>`. */
export type PublishObstacle =
  /** The checklist of this stage is not green (gate/gate.ts). */
  | "gate"
  /** The tally was published already. */
  | "unchanged"
  /** The official result is out: a provisional list would say less. */
  | "official-stands";

export interface PublishFacts {
  /** Whether the checklist of the stage is green. */
  readonly gateOpen: boolean;
  /** Number of the newest tally. */
  readonly tally: number;
  /** What was published so far. */
  readonly publications: readonly { readonly kind: PublishedKind; readonly tally: number }[];
}

/** What stands in the way of publishing; null when nothing does. */
export function publishObstacle(kind: PublishedKind, facts: PublishFacts): PublishObstacle | null {
  const { publications, tally } = facts;
  if (kind === "PROVISIONAL" && publications.some((each) => each.kind === "OFFICIAL")) return "official-stands";
  if (publications.some((each) => each.kind === kind && each.tally === tally)) return "unchanged";
  return facts.gateOpen ? null : "gate";
}

/** The corrections among publications that are seen: official ones after the first, counted from one. */
export function correctionsAmong<One extends { readonly kind: PublishedKind }>(
  publications: readonly One[],
): { readonly correction: number; readonly publication: One }[] {
  return publications
    .filter(({ kind }) => kind === "OFFICIAL")
    .slice(1)
    .map((publication, index) => ({ correction: index + 1, publication }));
}
