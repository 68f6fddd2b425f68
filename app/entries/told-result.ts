/** Why an entry got no prize although the result is out. Catalogue: `entries:without.<code>`. */
export type WithoutPrize =
  | "no-prize"
  /** No round gave it a score: too few sheets count. */
  | "not-ranked"
  /** The result was computed without it. */
  | "not-in-result";

/** What an entry's people are told once its result is out: the names of what it got, or why there are none. */
export type ToldResult = { readonly prizes: string } | { readonly without: WithoutPrize };
