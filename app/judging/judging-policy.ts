import type { ContestState, WindowRefusal } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import type { SheetState } from "./progress/progress";

/** What permissions to judge depend on besides who asks. */
export interface JudgingFacts {
  readonly contestState: ContestState;
  readonly panelClosed: boolean;
  /** Why the timeline forbids scoring now, or null. */
  readonly window: WindowRefusal | null;
}

export interface SheetFacts extends JudgingFacts {
  readonly sheetState: SheetState;
  /** The entry is in the round: neither withdrawn nor found ineligible, and let through by the line before it. */
  readonly takesPart: boolean;
  /** Whoever asks has a conflict of interest with the entry. */
  readonly conflicted: boolean;
  /** A correction has given this very sheet back, though the contest is closed. */
  readonly corrected?: boolean;
  /** The judge has not signed the declaration of interests yet. */
  readonly undeclared?: boolean;
}

/** For whom a thing does not exist who has no part in it. */
function hiddenUnless(standing: Standing, role: "judge" | "chair"): Refusal | null {
  const refusal = unlessOneOf(standing, role);
  return refusal === "role" ? "hidden" : refusal;
}

/** The sheet with its entry: only its own judge. */
export function whyNotReadSheet(
  standing: Standing,
  facts?: Pick<SheetFacts, "conflicted">,
): Refusal | null {
  const refusal = hiddenUnless(standing, "judge");
  return refusal ?? (facts?.conflicted ? "conflict-of-interest" : null);
}

/** Saving marks and submitting them. */
export function whyNotScore(standing: Standing, facts: SheetFacts): Refusal | null {
  const reading = whyNotReadSheet(standing);
  if (reading) return reading;
  if (facts.conflicted) return "conflict-of-interest";
  const isOver = facts.contestState !== "OPEN" || facts.panelClosed;
  if ((isOver && !facts.corrected) || !facts.takesPart) return "state";
  if (facts.sheetState === "SUBMITTED") return "state";
  if (facts.undeclared) return "declare-first";
  return facts.corrected ? null : facts.window;
}

/**
 * Every submission of a sheet with what it changed: its judge, and the chair. A chair who scores the entry too reads
 * it only when their own sheet is in, and never that of an entry that they have an interest in.
 */
export function whyNotReadHistory(
  standing: Standing,
  facts: { readonly conflicted: boolean; readonly ownSheetOpen: boolean },
): Refusal | null {
  if (whyNotReadSheet(standing) === null) return null;
  const refusal = hiddenUnless(standing, "chair");
  if (refusal) return refusal;
  if (facts.conflicted) return "conflict-of-interest";
  return facts.ownSheetOpen ? "state" : null;
}

/** Giving a submitted sheet back to its judge, while there is time to send it in again. */
export function whyNotReturnSheet(standing: Standing, facts: SheetFacts): Refusal | null {
  const refusal = hiddenUnless(standing, "chair");
  if (refusal) return refusal;
  if (facts.conflicted) return "conflict-of-interest";
  if (facts.contestState !== "OPEN" || facts.panelClosed || facts.sheetState !== "SUBMITTED")
    return "state";
  return facts.window;
}

/** The chair's page of a panel, which its secretary reads too; whose totals are on it is asked entry by entry. */
export function whyNotReadPanel(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "chair", "panelSecretary");
  return refusal === "role" ? "hidden" : refusal;
}

/** That sheets are still missing is not a matter of permission: closing answers with their list. */
export function whyNotClosePanel(standing: Standing, facts: JudgingFacts): Refusal | null {
  const refusal = whyNotReadPanel(standing) ?? unlessOneOf(standing, "chair");
  if (refusal) return refusal;
  return facts.contestState !== "OPEN" || facts.panelClosed ? "state" : null;
}

/** Opening a closed panel again, until the contest is closed or who goes on from the round is locked. */
export function whyNotReopenPanel(
  standing: Standing,
  facts: Omit<JudgingFacts, "window"> & { readonly lineHolds: boolean },
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser");
  if (refusal) return refusal;
  if (facts.contestState !== "OPEN" || !facts.panelClosed) return "state";
  return facts.lineHolds ? "line-locked" : null;
}

/** Making panels, naming their members and chair, assigning entries. The groups stand firm once the contest is open. */
export function whyNotManagePanels(
  standing: Standing,
  facts: Pick<JudgingFacts, "contestState">,
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary");
  if (refusal) return refusal;
  return facts.contestState === "OPEN" ? null : "state";
}

/** Who has done how much, without a single mark. */
export function whyNotReadProgress(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary", "observer");
}

const favourable: SheetFacts = {
  contestState: "OPEN",
  panelClosed: false,
  window: null,
  sheetState: "DRAFT",
  takesPart: true,
  conflicted: false,
};

export const permissions: Permission[] = [
  { id: "judging.read-sheet", whyNot: (standing) => whyNotReadSheet(standing, favourable) },
  { id: "judging.score", whyNot: (standing) => whyNotScore(standing, favourable) },
  {
    id: "judging.read-history",
    whyNot: (standing) => whyNotReadHistory(standing, { ...favourable, ownSheetOpen: false }),
  },
  {
    id: "judging.return-sheet",
    whyNot: (standing) => whyNotReturnSheet(standing, { ...favourable, sheetState: "SUBMITTED" }),
  },
  { id: "judging.read-panel", whyNot: whyNotReadPanel },
  { id: "judging.close-panel", whyNot: (standing) => whyNotClosePanel(standing, favourable) },
  {
    id: "judging.reopen-panel",
    whyNot: (standing) => whyNotReopenPanel(standing, { ...favourable, panelClosed: true, lineHolds: false }),
  },
  { id: "judging.manage-panels", whyNot: (standing) => whyNotManagePanels(standing, favourable) },
  { id: "judging.read-progress", whyNot: whyNotReadProgress },
];
