import type { EntryState } from "./entry-state";

export const ENTRY_STEPS = ["write", "receive", "screen", "judge", "publish"] as const;
export type EntryStep = (typeof ENTRY_STEPS)[number];

/** "stopped": the entry goes no further. */
export type StepState = "done" | "now" | "later" | "stopped";

/** Where an entry stands on its way, as a person understands it. Whether judges have it already is not told apart. */
export function stepsOf(
  state: EntryState,
  contest: "OPEN" | "CLOSED" | "PUBLISHED",
): { readonly step: EntryStep; readonly state: StepState }[] {
  const [at, how] = placeOf(state, contest);
  return ENTRY_STEPS.map((step, index) => ({
    step,
    state: index < at ? "done" : index > at ? "later" : how,
  }));
}

function placeOf(
  state: EntryState,
  contest: "OPEN" | "CLOSED" | "PUBLISHED",
): [number, Exclude<StepState, "later">] {
  switch (state) {
    case "DRAFT":
      return [0, contest === "OPEN" ? "now" : "stopped"];
    case "WITHDRAWN":
      return [1, "stopped"];
    case "SUBMITTED":
    case "SUPPLEMENT_REQUESTED":
      return [2, contest === "OPEN" ? "now" : "stopped"];
    case "INELIGIBLE":
      return [2, "stopped"];
    case "ELIGIBLE":
      return contest === "OPEN" ? [3, "now"] : [4, contest === "PUBLISHED" ? "done" : "now"];
  }
}
