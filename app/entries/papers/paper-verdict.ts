import type { PaperReference } from "./paper-reference";

/** What a signed paper turned out to be, for the person who sent it. */
export type PaperVerdict =
  /** Not looked at yet. */
  | "reading"
  /** No code of ours: an old form, a bad picture. A person will look at it. */
  | "no-code"
  /** Some page is of another entry. */
  | "other-entry"
  /** Of this entry, printed before its last change. */
  | "older"
  /** Of this entry and up to date, but not all its pages. */
  | "incomplete"
  | "current";

/** Judges a paper by the codes on its pages; `current` are the fingerprints of what is not out of date. */
export function paperVerdict(
  references: readonly PaperReference[],
  entryId: string,
  current: readonly string[],
): PaperVerdict {
  if (references.length === 0) return "no-code";
  if (references.some((reference) => reference.entryId !== entryId)) return "other-entry";
  if (references.some(({ fingerprint }) => !current.includes(fingerprint))) return "older";
  const seen = new Set(references.map(({ page }) => page));
  return references.some(({ pages }) => seen.size < pages) ? "incomplete" : "current";
}

export function toneOfVerdict(verdict: PaperVerdict): "neutral" | "success" | "warning" | "danger" {
  switch (verdict) {
    case "reading":
    case "no-code":
      return "neutral";
    case "current":
      return "success";
    case "older":
    case "incomplete":
      return "warning";
    case "other-entry":
      return "danger";
  }
}
