import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

/** What steering a panel depends on besides who asks. */
export interface SteeringFacts {
  readonly contestState: ContestState;
  readonly panelClosed: boolean;
}

/** Who only looks is told that it is not their role; for everybody else the thing does not exist. */
function hiddenBut(standing: Standing, refusal: Refusal | null): Refusal | null {
  const looks = standing.observer || standing.secretary || standing.panelSecretary;
  return refusal === "role" && !looks ? "hidden" : refusal;
}

const whileOpen = ({ contestState, panelClosed }: SteeringFacts): Refusal | null =>
  contestState === "OPEN" && !panelClosed ? null : "state";

/** Reminding judges of a panel by mail: the secretariat all, a chair those of their own. */
export function whyNotRemind(standing: Standing, facts: SteeringFacts): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "chair");
  return hiddenBut(standing, refusal) ?? whileOpen(facts);
}

/** Ending a judge's work on a panel and giving what is open to another. */
export function whyNotEndWork(standing: Standing, facts: SteeringFacts): Refusal | null {
  return hiddenBut(standing, unlessOneOf(standing, "organiser", "secretary")) ?? whileOpen(facts);
}

/** Saying that sheets already submitted no longer count. */
export function whyNotDiscount(standing: Standing, facts: SteeringFacts): Refusal | null {
  return whyNotEndWork(standing, facts) ?? unlessOneOf(standing, "organiser");
}

/** Letting an entry be judged by fewer than the regulation gives it: an organiser answers for it. */
export function whyNotAgreeToFewer(
  standing: Standing,
  facts: SteeringFacts & { readonly conflicted: boolean },
): Refusal | null {
  const refusal = whyNotEndWork(standing, facts) ?? unlessOneOf(standing, "organiser");
  return refusal ?? (facts.conflicted ? "conflict-of-interest" : null);
}

export interface DifferenceFacts extends SteeringFacts {
  /** Whoever asks has a conflict of interest with the entry. */
  readonly conflicted: boolean;
  /** The panel has no chair, or one with a conflict of interest: an organiser answers in their place. */
  readonly withoutChair: boolean;
}

/** Answering what the panel makes of a difference. */
export function whyNotAnswerDifference(standing: Standing, facts: DifferenceFacts): Refusal | null {
  const refusal = standing.chair
    ? null
    : hiddenBut(standing, unlessOneOf(standing, "organiser")) ??
      (facts.withoutChair ? null : "role");
  if (refusal) return refusal;
  return facts.conflicted ? "conflict-of-interest" : whileOpen(facts);
}

/** Notices about oddities among the sheets: the chair alone, while there is something to look at again. */
export function whyNotSeeNotices(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "chair");
  return refusal === "role" ? "hidden" : refusal;
}

/** All sheets of a round as a spreadsheet, of the panels that are closed. */
export function whyNotExportSheets(
  standing: Standing,
  { anyClosed }: { readonly anyClosed: boolean },
): Refusal | null {
  const refusal = hiddenBut(standing, unlessOneOf(standing, "organiser", "secretary"));
  return refusal ?? (anyClosed ? null : "state");
}

const favourable: DifferenceFacts = {
  contestState: "OPEN",
  panelClosed: false,
  conflicted: false,
  withoutChair: true,
};

export const permissions: Permission[] = [
  { id: "steering.remind", whyNot: (standing) => whyNotRemind(standing, favourable) },
  { id: "steering.end-work", whyNot: (standing) => whyNotEndWork(standing, favourable) },
  { id: "steering.discount-sheets", whyNot: (standing) => whyNotDiscount(standing, favourable) },
  {
    id: "steering.agree-to-fewer-judges",
    whyNot: (standing) => whyNotAgreeToFewer(standing, favourable),
  },
  {
    id: "steering.answer-difference",
    whyNot: (standing) => whyNotAnswerDifference(standing, favourable),
  },
  { id: "steering.see-notices", whyNot: whyNotSeeNotices },
  {
    id: "steering.export-sheets",
    whyNot: (standing) => whyNotExportSheets(standing, { anyClosed: true }),
  },
];
