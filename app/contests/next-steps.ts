import type { PublicPhase } from "./timeline";

/** What the next steps are chosen by. */
export interface Progress {
  /** null: a draft. */
  readonly phase: PublicPhase | null;
  readonly faults: number;
  readonly toScreen: number;
  /** Appeals without an answer. */
  readonly appeals: number;
  /** Complaints about the result without an answer. */
  readonly complaints: number;
  /** Screened, and in no formal decision yet. */
  readonly undecided: number;
  readonly panels: number;
  readonly openPanels: number;
  /** A round is judged, and who goes on to the next is not locked. */
  readonly lineOpen: boolean;
  /** Who goes on is locked, and the next round has no panel. */
  readonly nextRoundEmpty: boolean;
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
  | "draw-line"
  | "close"
  | "answer-complaints"
  | "publish"
  | "published";

/** What the secretariat does next, the most pressing first. */
export function nextSteps({
  phase,
  faults,
  toScreen,
  appeals,
  complaints,
  undecided,
  panels,
  openPanels,
  lineOpen,
  nextRoundEmpty,
}: Progress): NextStep[] {
  // Somebody waits for each of them, and judging may be waiting too.
  const waiting: NextStep[] = [
    ...(appeals > 0 ? (["answer-appeals"] as const) : []),
    ...(toScreen > 0 ? (["screen"] as const) : []),
  ];
  const answering: NextStep[] = complaints > 0 ? ["answer-complaints"] : [];
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
        ...(lineOpen ? (["draw-line"] as const) : []),
        ...(panels === 0 || nextRoundEmpty ? (["make-panels"] as const) : []),
      ];
      if (openPanels > 0) return [...before, "watch-judging"];
      return panels === 0 || lineOpen || nextRoundEmpty ? before : [...before, "close"];
    }
    case "closed":
      return [...answering, "publish"];
    case "published":
      return [...answering, "published"];
  }
}

/** What lies between two rounds: who goes on is not locked yet, or is, and the next round has no panel. */
export function betweenRounds(
  rounds: readonly { readonly id: string; readonly label: string }[],
  panels: readonly { readonly roundId: string; readonly closedAt: Date | null }[],
  locked: ReadonlySet<string>,
): { line: { roundId: string; next: string } | null; nextRoundEmpty: boolean } {
  const of = (roundId: string) => panels.filter((panel) => panel.roundId === roundId);
  for (const [at, { id }] of rounds.entries()) {
    const next = rounds[at + 1];
    if (!next) break;
    if (locked.has(id)) {
      if (of(next.id).length === 0) return { line: null, nextRoundEmpty: true };
      continue;
    }
    const isJudged = of(id).length > 0 && of(id).every(({ closedAt }) => closedAt !== null);
    return { line: isJudged ? { roundId: id, next: next.label } : null, nextRoundEmpty: false };
  }
  return { line: null, nextRoundEmpty: false };
}
