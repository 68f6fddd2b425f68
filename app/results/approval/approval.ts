import type { ApprovalStep } from "~/contests/regulation";

/*
 * The chain of approval: the steps of the regulation, one after the other, each for one tally. A new tally is another
 * result, so its chain begins anew; what was signed for the tally before stays on record.
 */

/** One recorded signature, or refusal, on a tally. */
export interface Signature {
  readonly stepId: string;
  /** Of a step that every panel takes. */
  readonly panelId: string | null;
  readonly outcome: "SIGNED" | "SENT_BACK";
  readonly at: Date;
}

export type StepState =
  /** Signed by all who must. */
  | "signed"
  /** Its turn. */
  | "open"
  /** Waits for a step before it. */
  | "waiting"
  /** Sent the result back: it needs another tally. */
  | "sent-back";

export interface ChainStep extends ApprovalStep {
  readonly state: StepState;
  /** Of a panel's step: the panels that have not signed. */
  readonly missing: readonly string[];
}

/**
 * Where a tally stands in the chain. A step of the panels is signed once every panel has; the last word of a step counts.
 * Steps after one that sent the result back wait for another tally.
 */
export function chainOf(
  steps: readonly ApprovalStep[],
  panels: readonly string[],
  signatures: readonly Signature[],
): ChainStep[] {
  let reached = true;
  return steps.map((step): ChainStep => {
    const who = step.by === "panel" ? panels : [null];
    const last = who.map((panelId) => lastWord(signatures, step.id, panelId));
    const missing =
      step.by === "panel" ? panels.filter((_, index) => last[index] !== "SIGNED") : [];
    const signed = last.every((word) => word === "SIGNED");
    const state: StepState = last.includes("SENT_BACK")
      ? "sent-back"
      : signed
        ? "signed"
        : reached
          ? "open"
          : "waiting";
    reached &&= state === "signed";
    return { ...step, state, missing };
  });
}

function lastWord(
  signatures: readonly Signature[],
  stepId: string,
  panelId: string | null,
): Signature["outcome"] | null {
  const own = signatures
    .filter((each) => each.stepId === stepId && each.panelId === panelId)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return own.at(-1)?.outcome ?? null;
}
