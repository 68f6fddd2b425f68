/** What the public is shown: a list that may still be complained about, or the result. */
export type PublishedKind = "PROVISIONAL" | "OFFICIAL";

/** Why a result cannot be published now, though whoever asks may do so. Catalogue: `publication:obstacle.<code>`. */
export type PublishObstacle =
  /** The checklist of this stage is not green (gate/gate.ts). */
  | "gate"
  /** The tally was published already; an official result, with the same decision. */
  | "unchanged"
  /** The official result states the newest tally: a provisional list would say less. */
  | "official-stands";

/** The reason on record of one that was recalled because its tally was no longer the newest. Catalogue: `publication:superseded`. */
export const SUPERSEDED = "tally-superseded";

/** The decision that an official result names; all empty in a provisional list. */
export interface NamedDecision {
  readonly decisionNumber: string;
  /** `2026-10-08`. */
  readonly decisionDate: string;
  readonly signer: string;
}

export interface PublishFacts {
  /** Whether the checklist of the stage is green. */
  readonly gateOpen: boolean;
  /** Number of the newest tally. */
  readonly tally: number;
  /** What was published so far. */
  readonly publications: readonly ({ readonly kind: PublishedKind; readonly tally: number } & NamedDecision)[];
  /** What is to be named; null while nobody has typed it. */
  readonly decision: NamedDecision | null;
}

/** What stands in the way of publishing; null when nothing does. */
export function publishObstacle(kind: PublishedKind, facts: PublishFacts): PublishObstacle | null {
  const { publications, tally, decision } = facts;
  if (kind === "PROVISIONAL" && isOut(facts)) return "official-stands";
  const last = publications.findLast((each) => each.kind === kind);
  if (kind === "PROVISIONAL" && last?.tally === tally) return "unchanged";
  if (last?.tally === tally && decision && namesTheSame(last, decision)) return "unchanged";
  return facts.gateOpen ? null : "gate";
}

/** Whether the official result states the newest tally already: what may be wrong is the decision that it names. */
export function isOut({ publications, tally }: Pick<PublishFacts, "publications" | "tally">): boolean {
  return publications.findLast(({ kind }) => kind === "OFFICIAL")?.tally === tally;
}

function namesTheSame(a: NamedDecision, b: NamedDecision): boolean {
  return a.decisionNumber === b.decisionNumber && a.decisionDate === b.decisionDate && a.signer === b.signer;
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

/** The number of a publication as an address names it: null where it names none, or an empty one, 0 where that is no number. */
export function publicationAsked(search: URLSearchParams): number | null {
  const asked = search.get("publication") ?? "";
  if (asked === "") return null;
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 0;
}
