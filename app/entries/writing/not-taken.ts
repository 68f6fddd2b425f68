/** A post of the open form that the server has not taken, as far as the page knows. Catalogue: `drafts:not-taken.<kind>`. */
export interface NotTaken {
  readonly kind: "unsent" | "sign-in" | "other-person";
}

const KINDS: readonly string[] = ["unsent", "sign-in", "other-person"] satisfies NotTaken["kind"][];

export function isNotTaken(answer: unknown): answer is NotTaken {
  const kind = typeof answer === "object" && answer !== null && "kind" in answer && answer.kind;
  return typeof kind === "string" && KINDS.includes(kind);
}
