import type { Fault } from "~/platform/result";
import {
  requiredWindows,
  type Capability,
  type Regulation,
  type TimelineWindow,
} from "./regulation";

/*
 * A contest's time is a set of windows [opensAt, closesAt) that grant capabilities. Grace lengthens a window
 * only for those who ask for it by name, so that the deadline shown stays the deadline.
 */

type Timeline = Pick<Regulation, "windows">;

export interface WindowOptions {
  /** Whether the regulation's minutes of grace count. */
  readonly grace?: boolean;
  /** The round, for "judge". */
  readonly roundId?: string;
}

export type WindowState = "before" | "open" | "after";

/** What the public is told of a contest. */
export type PublicPhase = "announced" | "open" | "judging" | "closed" | "published";
export const PUBLIC_PHASES: readonly PublicPhase[] = [
  "open",
  "judging",
  "announced",
  "closed",
  "published",
];

export type ContestState = "DRAFT" | "OPEN" | "CLOSED" | "PUBLISHED";

const MINUTE = 60_000;

export function windowOf(
  timeline: Timeline,
  capability: Capability,
  roundId?: string,
): TimelineWindow | null {
  return (
    timeline.windows.find(
      (window) =>
        window.capability === capability && (roundId === undefined || window.roundId === roundId),
    ) ?? null
  );
}

/** Where `now` lies towards one window. */
export function stateOfWindow(window: TimelineWindow, now: Date, grace = false): WindowState {
  if (now.getTime() < Date.parse(window.opensAt)) return "before";
  const closes = Date.parse(window.closesAt) + (grace ? window.graceMinutes * MINUTE : 0);
  return now.getTime() < closes ? "open" : "after";
}

/** Where `now` lies towards the capability's window. A capability without a window has not come yet. */
export function windowState(
  timeline: Timeline,
  capability: Capability,
  now: Date,
  { grace = false, roundId }: WindowOptions = {},
): WindowState {
  const window = windowOf(timeline, capability, roundId);
  return window ? stateOfWindow(window, now, grace) : "before";
}

/** Why a window does not let something be done now. */
export type WindowRefusal = "not-yet" | "too-late";

/** Null while the window is open, else the refusal. */
export function whyNotWindow(
  timeline: Timeline,
  capability: Capability,
  now: Date,
  options: WindowOptions = {},
): WindowRefusal | null {
  switch (windowState(timeline, capability, now, options)) {
    case "before":
      return "not-yet";
    case "open":
      return null;
    case "after":
      return "too-late";
  }
}

/** The state as those know it who have no part in the contest: until the minute it is put off to, a result is not out. */
export function stateAsSeen(
  { state, publishedAt }: { readonly state: ContestState; readonly publishedAt: Date | null },
  now: Date,
): ContestState {
  return state === "PUBLISHED" && publishedAt && now < publishedAt ? "CLOSED" : state;
}

/** The same of a contest that entries were made for, whose draft is long past. */
export function shownState(
  contest: { readonly state: ContestState; readonly publishedAt: Date | null },
  now: Date,
): Exclude<ContestState, "DRAFT"> {
  const state = stateAsSeen(contest, now);
  return state === "DRAFT" ? "OPEN" : state;
}

/** What the public is told; null: a draft does not exist for it. */
export function publicPhase(
  state: ContestState,
  timeline: Timeline,
  now: Date,
): PublicPhase | null {
  switch (state) {
    case "DRAFT":
      return null;
    case "PUBLISHED":
      return "published";
    case "CLOSED":
      return "closed";
    case "OPEN":
      return { before: "announced", open: "open", after: "judging" }[
        windowState(timeline, "submit", now)
      ] as PublicPhase;
  }
}

/** The windows in the order in which they open. */
export function windowsInOrder(timeline: Timeline): TimelineWindow[] {
  return [...timeline.windows].sort(
    (a, b) =>
      Date.parse(a.opensAt) - Date.parse(b.opensAt) ||
      Date.parse(a.closesAt) - Date.parse(b.closesAt),
  );
}

const pathOf = (index: number, end: "opensAt" | "closesAt") => `windows.${index}.${end}`;

/** What is wrong with the dates, by the path of the input at fault. */
export function timelineFaults(regulation: Pick<Regulation, "windows" | "rule">): Fault[] {
  const { windows } = regulation;
  const faults: Fault[] = [];
  const indexOf = (capability: Capability, roundId?: string) =>
    windows.findIndex((window) => window.capability === capability && window.roundId === roundId);

  for (const { capability, roundId } of requiredWindows(regulation)) {
    if (indexOf(capability, roundId) < 0)
      faults.push({ path: "windows", code: `window-missing-${capability}` });
  }
  windows.forEach((window, index) => {
    if (Date.parse(window.closesAt) <= Date.parse(window.opensAt)) {
      faults.push({ path: pathOf(index, "closesAt"), code: "closes-before-it-opens" });
    }
    if (
      windows.some(
        (other, at) =>
          at < index && other.capability === window.capability && other.roundId === window.roundId,
      )
    ) {
      faults.push({ path: pathOf(index, "opensAt"), code: "window-repeated" });
    }
  });

  // What is judged must not change any more, and no round may judge what the one before it has not finished.
  let before = windows[indexOf("submit")];
  for (const round of regulation.rule.rounds) {
    const index = indexOf("judge", round.id);
    const window = windows[index];
    if (!window) continue;
    if (before && Date.parse(window.opensAt) < Date.parse(before.closesAt)) {
      const code = before.capability === "submit" ? "judging-before-deadline" : "round-before-last";
      faults.push({ path: pathOf(index, "opensAt"), code });
    }
    before = window;
  }
  const decide = indexOf("decide");
  const deciding = windows[decide];
  if (deciding && before && Date.parse(deciding.closesAt) <= Date.parse(before.closesAt)) {
    faults.push({ path: pathOf(decide, "closesAt"), code: "decided-before-judged" });
  }
  const screening = windows[indexOf("screen")];
  const submitting = windows[indexOf("submit")];
  if (
    screening &&
    submitting &&
    Date.parse(screening.closesAt) <= Date.parse(submitting.closesAt)
  ) {
    faults.push({ path: pathOf(indexOf("screen"), "closesAt"), code: "screened-before-deadline" });
  }
  return faults;
}

/**
 * What a change of dates may not do once the contest is open: what has begun has begun, what is over is over
 * unless it is extended, and nobody's time ends in the past.
 */
export function revisedTimelineFaults(before: Timeline, after: Timeline, now: Date): Fault[] {
  const faults: Fault[] = [];
  after.windows.forEach((window, index) => {
    const old = before.windows.find(
      ({ capability, roundId }) => capability === window.capability && roundId === window.roundId,
    );
    if (!old) return;
    const begun = Date.parse(old.opensAt) <= now.getTime();
    if (begun && window.opensAt !== old.opensAt)
      faults.push({ path: pathOf(index, "opensAt"), code: "already-begun" });
    if (window.closesAt !== old.closesAt && Date.parse(window.closesAt) <= now.getTime()) {
      faults.push({ path: pathOf(index, "closesAt"), code: "in-the-past" });
    }
  });
  return faults;
}
