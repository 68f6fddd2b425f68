import { NO_PRIZE, UNDECIDED, type PrizeLevel, type Rule } from "~/contests/rule";
import { compare, decimal } from "~/platform/decimal";
import type { Decision } from "./bundle";
import type { Contender } from "./tie-break";
import type { Votes } from "./votes";
import type { PrizeOutcome, PrizeWorkings } from "./workings";

export interface PrizeAllocation {
  /** By entry: a level, or "undecided". Entries without a prize are not in it. */
  readonly prizes: ReadonlyMap<string, string>;
  readonly steps: ReadonlyMap<string, readonly PrizeWorkings[]>;
  readonly levels: readonly LevelFill[];
}

/** How a level was filled. */
export interface LevelFill {
  readonly level: string;
  readonly quota: number;
  readonly awarded: number;
  /** Places that undecided entries wait for. */
  readonly undecided: number;
  readonly empty: number;
}

export interface PrizeQuestion {
  readonly levels: readonly PrizeLevel[];
  readonly onTie: Rule["prizes"]["onTie"];
  /** The ranking of one group, or of the contest where that is the scope: entries of one rank together. */
  readonly ties: readonly (readonly Contender[])[];
  /** Entries without a score: only a decision gives them a prize. */
  readonly unranked: readonly string[];
  readonly decided: ReadonlyMap<string, string>;
  readonly votes: Votes;
}

/** Entries of one rank that no vote tells apart, on their way down through the levels. */
interface Standing {
  /** Without a decided prize. */
  readonly open: readonly Contender[];
  /** The decided prizes of the others, levels or "none"; where a vote tells only the open ones apart, with the first of them. */
  readonly decided: readonly string[];
  /** The same, with the last: who is equal to an entry that was put lower does not pass it. */
  readonly closing: readonly string[];
  /** "held": an undecided tie; `waiting` of its entries have no place kept for them yet. */
  state: "open" | "awarded" | "held";
  waiting: number;
}

/** By entry, the prize that the committee decided; of several decisions the last counts. */
export function decidedPrizes(decisions: readonly Decision[]): ReadonlyMap<string, string> {
  const decided = new Map<string, string>();
  for (const { kind, entries, outcome } of decisions) {
    if (kind === "prize") for (const code of entries) decided.set(code, outcome);
  }
  return decided;
}

/**
 * Fills the levels one after the other, each from the top of the ranking downward.
 *
 * A decided prize always stands: it takes a place of its level when the ranking comes to it and goes beyond
 * the quota when none is left, so a decision takes nothing from an entry that it does not name. Nobody
 * passes an entry ranked above that was decided into a lower level: the rest of the level stays empty.
 */
export function allocatePrizes(question: PrizeQuestion): PrizeAllocation {
  const { levels, onTie, ties, unranked, decided } = question;
  const prizes = new Map<string, string>();
  const steps = new Map<string, PrizeWorkings[]>();
  const note = (code: string, level: string, outcome: PrizeOutcome) => {
    const before = steps.get(code);
    if (before) before.push({ level, outcome });
    else steps.set(code, [{ level, outcome }]);
  };
  for (const code of [...ties.flatMap((tie) => tie.map((entry) => entry.code)), ...unranked]) {
    const level = decided.get(code);
    if (level === undefined) continue;
    note(code, level, "decided");
    if (level !== NO_PRIZE) prizes.set(code, level);
  }

  const levelOrder = new Map(levels.map(({ id }, index) => [id, index]));
  const queue = standingsOf(question);

  const fills = levels.map(({ id, quota, minimumScore }, index): LevelFill => {
    const minimum = minimumScore === undefined ? null : decimal(minimumScore);
    let left = quota;
    let awarded = 0;
    let undecided = 0;
    let closed = false;

    const place = (standing: Standing): PrizeOutcome | null => {
      const size = standing.state === "held" ? standing.waiting : standing.open.length;
      const [first] = standing.open;
      if (!first || size === 0 || standing.state === "awarded") return null;
      if (minimum && compare(first.score, minimum) < 0) return "below-minimum";
      if (closed) return "closed-by-decision";
      if (left === 0) return "no-place-left";
      if (standing.state === "open") {
        if (size <= left || onTie === "award-all") {
          const outcome = size <= left ? "awarded" : "awarded-with-tied";
          standing.state = "awarded";
          awarded += size;
          left = Math.max(0, left - size);
          return outcome;
        }
        if (onTie === "award-none") {
          left = 0;
          return "withheld-from-tied";
        }
      }
      // Those of an undecided tie that this level cannot hold come down to the next, whoever they are:
      // places kept for them there make the prizes of everybody ranked below certain already.
      const kept = Math.min(left, size);
      standing.state = "held";
      standing.waiting = size - kept;
      undecided += kept;
      left -= kept;
      return "undecided";
    };

    for (const standing of queue) {
      const here = standing.decided.filter((level) => level === id).length;
      awarded += here;
      left = Math.max(0, left - here);
      const outcome = place(standing);
      if (outcome) {
        for (const { code } of standing.open) {
          note(code, id, outcome);
          if (outcome === "awarded" || outcome === "awarded-with-tied") prizes.set(code, id);
          if (outcome === "undecided") prizes.set(code, UNDECIDED);
        }
      }
      closed ||= standing.closing.some((level) => (levelOrder.get(level) ?? -1) > index);
    }
    return {
      level: id,
      quota,
      awarded,
      undecided,
      empty: Math.max(0, quota - awarded - undecided),
    };
  });
  return { prizes, steps, levels: fills };
}

function standingsOf({ ties, unranked, decided, votes }: PrizeQuestion): Standing[] {
  const decidedOf = (codes: readonly string[]) => codes.flatMap((code) => decided.get(code) ?? []);
  const ranked = ties.flatMap((tie) => {
    const byCode = new Map(tie.map((entry) => [entry.code, entry]));
    // A recorded vote tells equal entries apart here even where the rule's chain does not rank by votes.
    return votes.split([...byCode.keys()]).flatMap((codes) => {
      const given = decidedOf(codes);
      // What is left to settle is among those without a decided prize: a vote need not name the others.
      const parts = votes.split(codes.filter((code) => !decided.has(code)));
      if (parts.length === 0) return [standing([], given, given)];
      return parts.map((part, index) =>
        standing(
          part.flatMap((code) => byCode.get(code) ?? []),
          index === 0 ? given : [],
          index === parts.length - 1 ? given : [],
        ),
      );
    });
  });
  return [...ranked, standing([], decidedOf(unranked), [])];
}

function standing(open: readonly Contender[], decided: readonly string[], closing: readonly string[]): Standing {
  return { open, decided, closing, state: "open", waiting: 0 };
}
