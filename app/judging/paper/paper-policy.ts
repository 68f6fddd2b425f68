import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

export interface PaperFacts {
  readonly contestState: ContestState;
  readonly panelClosed: boolean;
  /** A correction has given this very sheet back, though the contest is closed. */
  readonly corrected: boolean;
  /** Whoever asks has a conflict of interest with the entry. */
  readonly conflicted: boolean;
  /** The sheet is that of whoever asks: they write their own online. */
  readonly own: boolean;
  /** Whoever asks scores the entry too, and their own sheet is not in. */
  readonly ownSheetOpen: boolean;
}

/** Who works with a panel's sheets on paper; for everybody else these pages do not exist. */
function unlessSecretariat(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "panelSecretary");
  if (refusal !== "role") return refusal;
  return standing.observer ? "role" : "hidden";
}

/** Seeing which sheets were printed and keyed in, without a mark. */
export function whyNotReadPaperSheets(standing: Standing): Refusal | null {
  return standing.observer ? null : unlessSecretariat(standing);
}

/** Printing score sheets of a panel's judges, and codes of its entries. */
export function whyNotPrintSheets(
  standing: Standing,
  { contestState, panelClosed }: Pick<PaperFacts, "contestState" | "panelClosed">,
): Refusal | null {
  return unlessSecretariat(standing) ?? (contestState === "OPEN" && !panelClosed ? null : "state");
}

/**
 * Keying in what stands on a signed sheet, until the panel is closed: it was scored when it was signed, so the
 * window of scoring does not bind whoever copies it.
 */
export function whyNotKeySheet(standing: Standing, facts: PaperFacts): Refusal | null {
  const refusal = unlessSecretariat(standing);
  if (refusal) return refusal;
  if (facts.own) return "role";
  const reading = whyNotReadKeyed(standing, facts);
  if (reading) return reading;
  if (facts.corrected) return null;
  return facts.contestState === "OPEN" && !facts.panelClosed ? null : "state";
}

/**
 * What others wrote on a signed sheet: its keying page and its scan. Whoever scores the entry too reads it when their
 * own sheet is in, as a chair does.
 */
export function whyNotReadKeyed(
  standing: Standing,
  { conflicted, ownSheetOpen }: Pick<PaperFacts, "conflicted" | "ownSheetOpen">,
): Refusal | null {
  const refusal = whyNotReadPaperSheets(standing);
  if (refusal) return refusal;
  if (conflicted) return "conflict-of-interest";
  return ownSheetOpen ? "state" : null;
}

/** Putting the scan of a signed sheet to it, also after the panel was closed. */
export function whyNotAttachScan(
  standing: Standing,
  { conflicted }: Pick<PaperFacts, "conflicted">,
): Refusal | null {
  return unlessSecretariat(standing) ?? (conflicted ? "conflict-of-interest" : null);
}

const favourable: PaperFacts = {
  contestState: "OPEN",
  panelClosed: false,
  corrected: false,
  conflicted: false,
  own: false,
  ownSheetOpen: false,
};

export const permissions: Permission[] = [
  { id: "paper-sheet.read", whyNot: whyNotReadPaperSheets },
  { id: "paper-sheet.read-keyed", whyNot: (standing) => whyNotReadKeyed(standing, favourable) },
  { id: "paper-sheet.print", whyNot: (standing) => whyNotPrintSheets(standing, favourable) },
  { id: "paper-sheet.key-in", whyNot: (standing) => whyNotKeySheet(standing, favourable) },
  { id: "paper-sheet.attach-scan", whyNot: (standing) => whyNotAttachScan(standing, favourable) },
];
