import type { PublicPhase } from "./timeline";

/** What the next steps are chosen by. */
export interface Progress {
  /** null: a draft. */
  readonly phase: PublicPhase | null;
  readonly faults: number;
  readonly toScreen: number;
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
  undecided,
  panels,
  openPanels,
}: Progress): NextStep[] {
  switch (phase) {
    case null:
      return [faults > 0 ? "complete-regulation" : "open"];
    case "announced":
    case "open":
      return [
        ...(toScreen > 0 ? (["screen"] as const) : []),
        ...(panels === 0 ? (["make-panels"] as const) : []),
        "wait-for-entries",
      ];
    case "judging": {
      const before: NextStep[] = [
        ...(toScreen > 0 ? (["screen"] as const) : []),
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
