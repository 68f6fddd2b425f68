import type { PublicPhase } from "./timeline";

/** What the next steps are chosen by. */
export interface Progress {
  /** null: a draft. */
  readonly phase: PublicPhase | null;
  readonly faults: number;
  readonly toScreen: number;
  /** Appeals without an answer. */
  readonly appeals: number;
  /** Screened, and in no formal decision yet. */
  readonly undecided: number;
  readonly panels: number;
  readonly openPanels: number;
}

export type NextStep =
  | "complete-regulation"
  | "open"
  | "make-panels"
  | "wait-for-entries"
  | "answer-appeals"
  | "screen"
  | "decide-list"
  | "watch-judging"
  | "close"
  | "publish"
  | "published";

/** What the secretariat does next, the most pressing first. */
export function nextSteps({
  phase,
  faults,
  toScreen,
  appeals,
  undecided,
  panels,
  openPanels,
}: Progress): NextStep[] {
  // Somebody waits for each of them, and judging may be waiting too.
  const waiting: NextStep[] = [
    ...(appeals > 0 ? (["answer-appeals"] as const) : []),
    ...(toScreen > 0 ? (["screen"] as const) : []),
  ];
  switch (phase) {
    case null:
      return [faults > 0 ? "complete-regulation" : "open"];
    case "announced":
    case "open":
      return [
        ...waiting,
        ...(panels === 0 ? (["make-panels"] as const) : []),
        "wait-for-entries",
      ];
    case "judging": {
      const before: NextStep[] = [
        ...waiting,
        ...(toScreen === 0 && undecided > 0 ? (["decide-list"] as const) : []),
        ...(panels === 0 ? (["make-panels"] as const) : []),
      ];
      if (panels === 0) return before;
      return [...before, openPanels > 0 ? "watch-judging" : "close"];
    }
    case "closed":
      return ["publish"];
    case "published":
      return ["published"];
  }
}
