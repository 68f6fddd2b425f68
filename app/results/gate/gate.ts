import type { ChainStep } from "../approval/approval";
import type { AwardFault } from "../awards/award";
import type { ClosingFault } from "../closing";

/*
 * What must be green before a round's line is locked, the contest is closed, and its result is made known. Each point
 * with everything that is still open about it.
 */

/** In the order in which the work goes on. */
export const GATE_POINTS = [
  "screening",
  "panels",
  "sheets",
  "judges",
  "interests",
  "differences",
  "lines",
  "public-vote",
  "quorum",
  "corrections",
  "prizes",
  "awards",
  "vote",
  "approval",
  "complaints",
] as const;
export type GatePointId = (typeof GATE_POINTS)[number];

/** What the checklist is looked at for; a round by its id. */
export type GateStage = "close" | "provisional" | "official" | { readonly round: string };

/** What keeps a point open. Catalogue: `gate:fault.<code>`, those of closing under `results:closing.item`. */
export type GateFault =
  | ClosingFault
  | AwardFault
  /** What was decided about special and collective prizes is not in the result. */
  | { readonly code: "awards-not-held" }
  /** The public still votes. */
  | { readonly code: "public-vote-open"; readonly until: string }
  /** Fewer judges than the regulation gives an entry in the round, to which no organiser has agreed. */
  | {
      readonly code: "judges-below-round";
      readonly round: string;
      readonly entry: string;
      readonly judges: number;
      readonly wanted: number;
    }
  /** Marks that lie too far apart, without an answer of the panel. null: an entry that is not for whoever asks. */
  | { readonly code: "difference-open"; readonly round: string; readonly entry: string | null }
  /** A panel without a meeting that could decide. */
  | { readonly code: "no-panel-meeting"; readonly round: string; readonly group: string; readonly share: string }
  /** The committee has not met, or too few were there. */
  | { readonly code: "no-committee-meeting"; readonly share: string }
  | { readonly code: "correction-open"; readonly number: number }
  /** An entry whose rank or prize waits for the committee. null: whoever asks must not know which, nor how many. */
  | { readonly code: "prize-undecided"; readonly entry: string | null }
  /** `outdated`: one was carried, on a result before the last reckoning. */
  | { readonly code: "no-vote"; readonly share: string; readonly outdated: boolean }
  /** A step of the chain of approval that is not signed. `panels`: those that have not. */
  | {
      readonly code: "step-open" | "step-waiting" | "step-sent-back";
      readonly step: string;
      readonly panels: readonly string[];
    }
  /** The provisional list, on which complaints are made, is not out. */
  | { readonly code: "no-provisional" }
  /** The newest result takes a prize from somebody, and no list on which they could complain says so. */
  | { readonly code: "prize-lost" }
  /** Complaints are still taken. */
  | { readonly code: "complaints-running"; readonly until: string }
  | { readonly code: "complaint-open"; readonly number: number };

export interface GatePoint {
  readonly id: GatePointId;
  /** `not-asked`: the regulation does not ask for it, or nothing here can lack it. */
  readonly state: "met" | "open" | "not-asked";
  readonly faults: readonly GateFault[];
}

/** What is known; null where the stage or the regulation does not ask. */
export interface GateFacts {
  /** Of `lineFaults` or `closingFaults`; null: judging is over. */
  readonly closing: readonly ClosingFault[] | null;
  /** Entries with fewer judges than their round gives them, without consent. */
  readonly fewJudges: readonly { round: string; entry: string; judges: number; wanted: number }[];
  /** null: no round in question has a limit. */
  readonly differences: readonly { round: string; entry: string | null }[] | null;
  /** Whether any line is to be locked before. */
  readonly lines: boolean;
  /** Panels without a meeting that could decide. */
  readonly panelQuorum: { share: string; missing: readonly { round: string; group: string }[] } | null;
  readonly committeeQuorum: { share: string; met: boolean } | null;
  /** Numbers of the open ones. */
  readonly corrections: readonly number[] | null;
  /** Codes of entries whose rank or prize is undecided; [null]: there are some. */
  readonly undecided: readonly (string | null)[] | null;
  /** Of special and collective prizes; null: the regulation has none. */
  readonly awards: { readonly faults: readonly AwardFault[]; readonly held: boolean } | null;
  /** Until when the public votes, where that has not passed ("" where it has); null: the regulation has no vote. */
  readonly publicVote: string | null;
  /** `outdated`: what was carried was about a result before the last reckoning. */
  readonly vote: { share: string; passed: boolean; outdated: boolean } | null;
  readonly chain: readonly ChainStep[] | null;
  readonly complaints: {
    readonly provisional: boolean;
    /** Until when complaints are taken, where that has not passed. */
    readonly until: string | null;
    readonly open: readonly number[];
    /** Somebody loses a prize of the last list that was made known. */
    readonly lost: boolean;
  } | null;
}

/** Where each fault of closing belongs. */
const POINT_OF: Readonly<Record<ClosingFault["code"], GatePointId>> = {
  unscreened: "screening",
  "no-panel": "panels",
  "panel-open": "panels",
  "sheet-missing": "sheets",
  "too-few-judges": "judges",
  "interest-undecided": "interests",
  "line-open": "lines",
  "not-on-line": "lines",
  "line-outdated": "lines",
};

/** The checklist: every point that the stage knows, in order. */
export function gatePoints(facts: GateFacts): GatePoint[] {
  const { closing } = facts;
  const ofClosing = (id: GatePointId) => closing && closing.filter(({ code }) => POINT_OF[code] === id);
  return GATE_POINTS.map((id): GatePoint => {
    const faults = faultsOf(id, facts, ofClosing(id));
    if (faults === null) return { id, state: "not-asked", faults: [] };
    return { id, state: faults.length === 0 ? "met" : "open", faults };
  });
}

function faultsOf(
  id: GatePointId,
  facts: GateFacts,
  closing: readonly ClosingFault[] | null,
): readonly GateFault[] | null {
  switch (id) {
    case "screening":
    case "panels":
    case "sheets":
    case "interests":
      return closing;
    case "judges":
      return closing && [...closing, ...fewJudges(facts, closing)];
    case "differences":
      return closing && facts.differences && facts.differences.map((one) => ({ code: "difference-open", ...one }));
    case "lines":
      return facts.lines ? closing : null;
    case "public-vote":
      return facts.publicVote === null
        ? null
        : facts.publicVote === ""
          ? []
          : [{ code: "public-vote-open", until: facts.publicVote }];
    case "quorum":
      return quorum(facts);
    case "corrections":
      return facts.corrections && facts.corrections.map((number) => ({ code: "correction-open", number }));
    case "prizes":
      return facts.undecided && facts.undecided.map((entry) => ({ code: "prize-undecided", entry }));
    case "awards":
      return facts.awards && awardFaultsOf(facts.awards);
    case "vote":
      return facts.vote && (facts.vote.passed ? [] : [{ code: "no-vote", share: facts.vote.share, outdated: facts.vote.outdated }]);
    case "approval":
      return facts.chain && facts.chain.flatMap(stepFault);
    case "complaints":
      return facts.complaints && complaintFaults(facts.complaints);
  }
}

/** The rule's minimum says the same of an entry with still fewer judges, and no consent lifts it. */
function fewJudges({ fewJudges: few }: GateFacts, closing: readonly ClosingFault[]): GateFault[] {
  const said = new Set(
    closing.flatMap((fault) =>
      fault.code === "too-few-judges" ? [`${fault.round} ${fault.entry}`] : [],
    ),
  );
  return few
    .filter(({ round, entry }) => !said.has(`${round} ${entry}`))
    .map((one) => ({ code: "judges-below-round", ...one }));
}

function quorum({ panelQuorum, committeeQuorum }: GateFacts): GateFault[] | null {
  if (panelQuorum === null && committeeQuorum === null) return null;
  return [
    ...(panelQuorum?.missing ?? []).map((panel) => ({
      code: "no-panel-meeting" as const,
      ...panel,
      share: panelQuorum?.share ?? "",
    })),
    ...(committeeQuorum && !committeeQuorum.met
      ? [{ code: "no-committee-meeting" as const, share: committeeQuorum.share }]
      : []),
  ];
}

/** What is to be decided comes first: only then can it go into the result. */
function awardFaultsOf({ faults, held }: NonNullable<GateFacts["awards"]>): GateFault[] {
  return faults.length > 0 || held ? [...faults] : [{ code: "awards-not-held" }];
}

function stepFault({ label, state, missing }: ChainStep): GateFault[] {
  if (state === "signed") return [];
  return [{ code: `step-${state}` as const, step: label, panels: state === "open" ? missing : [] }];
}

function complaintFaults({ provisional, until, open, lost }: NonNullable<GateFacts["complaints"]>): GateFault[] {
  return [
    ...(provisional ? [] : [{ code: "no-provisional" as const }]),
    ...(lost ? [{ code: "prize-lost" as const }] : []),
    ...(until === null ? [] : [{ code: "complaints-running" as const, until }]),
    ...open.map((number) => ({ code: "complaint-open" as const, number })),
  ];
}

/** Whether the way is free: nothing that is asked is open. */
export function gateOpen(points: readonly GatePoint[]): boolean {
  return points.every(({ state }) => state !== "open");
}

/** Whether one thing alone keeps it shut. */
export function opensBut(points: readonly GatePoint[], code: GateFault["code"]): boolean {
  const faults = gateFaults(points);
  return faults.length > 0 && faults.every((fault) => fault.code === code);
}

/** All that keeps it shut. */
export function gateFaults(points: readonly GatePoint[]): GateFault[] {
  return points.flatMap(({ faults }) => faults);
}

/** Where each fault is mended. */
export type GatePlace =
  | "screening"
  | "panels"
  | "progress"
  | "conflicts"
  | "differences"
  | "rounds"
  | "meetings"
  | "corrections"
  | "prizes"
  | "awards"
  | "public-vote"
  | "scenarios"
  | "approval"
  | "publication"
  | "complaints";

const PLACE_OF: Readonly<Record<GateFault["code"], GatePlace>> = {
  unscreened: "screening",
  "no-panel": "panels",
  "panel-open": "progress",
  "sheet-missing": "progress",
  "too-few-judges": "panels",
  "judges-below-round": "progress",
  "interest-undecided": "conflicts",
  "difference-open": "differences",
  "line-open": "rounds",
  "not-on-line": "rounds",
  "line-outdated": "rounds",
  "no-panel-meeting": "meetings",
  "no-committee-meeting": "meetings",
  "correction-open": "corrections",
  "prize-undecided": "prizes",
  "award-open": "awards",
  "award-outdated": "awards",
  "collective-open": "awards",
  "awards-not-held": "awards",
  "public-vote-open": "public-vote",
  "no-vote": "scenarios",
  "step-open": "approval",
  "step-waiting": "approval",
  "step-sent-back": "approval",
  "no-provisional": "publication",
  "prize-lost": "publication",
  "complaints-running": "complaints",
  "complaint-open": "complaints",
};

/** The places where a point's faults are mended, each once. */
export function placesOf({ faults }: Pick<GatePoint, "faults">): GatePlace[] {
  return [...new Set(faults.map(({ code }) => PLACE_OF[code]))];
}
