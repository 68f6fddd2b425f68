import type { Regulation } from "~/contests/regulation";
import { groupBy } from "~/platform/group-by";
import { seededRandom, shuffled } from "~/platform/random";

/* The vote of the public: one person is one e-mail address, which confirms each vote by a link. */

export type VoteState = "before" | "open" | "after";

/** Where now lies towards the time of voting; null: the regulation has no vote. */
export function voteState({ publicVote }: Pick<Regulation, "publicVote">, now: Date): VoteState | null {
  if (!publicVote) return null;
  if (now.getTime() < Date.parse(publicVote.opensAt)) return "before";
  return now.getTime() < Date.parse(publicVote.closesAt) ? "open" : "after";
}

const DOTLESS = new Set(["gmail.com", "googlemail.com"]);

/**
 * The one mailbox behind several spellings of an address: lower case, without what follows a plus sign, and where the
 * provider passes over dots, without them.
 */
export function mailboxOf(address: string): string {
  const written = address.trim().normalize("NFC").toLowerCase();
  const at = written.lastIndexOf("@");
  const domain = written.slice(at + 1);
  const [name = ""] = written.slice(0, at).split("+");
  return DOTLESS.has(domain) ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${domain}`;
}

const HOUR = 3_600_000;

/** What the letter of a vote goes by. */
export interface LetterTimes {
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly confirmedAt: Date | null;
}

/** Whether another letter would serve nobody: the vote is given, or the last letter is fresh and its link works. */
export function needsNoLetter({ createdAt, expiresAt, confirmedAt }: LetterTimes, now: Date): boolean {
  return confirmedAt !== null || (expiresAt > now && now.getTime() - createdAt.getTime() < HOUR);
}

/** In another order every hour, the same for everybody: nobody stands first for long. */
export function inVotingOrder<Entry>(entries: readonly Entry[], now: Date): Entry[] {
  return shuffled(seededRandom(Math.floor(now.getTime() / HOUR)), entries);
}

/** A vote as far as its time tells something. */
export interface BallotTimes {
  readonly entry: string;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
}

/** A pattern that a person should look at; it proves nothing. Catalogue: `public-vote:suspicion.<kind>`. */
export interface Suspicion {
  readonly entry: string;
  readonly kind:
    /** Many votes within a few minutes, and most of all that it got. */
    | "burst"
    /** Many letters opened within seconds. */
    | "quick"
    /** Many asked for in names that never confirmed. */
    | "unconfirmed";
  readonly count: number;
  readonly of: number;
}

const BURST = { least: 20, within: 10 * 60_000 };
const QUICK = { least: 10, within: 15_000 };
const UNCONFIRMED_LEAST = 20;

/** What in the times of votes is out of the ordinary, entry by entry. */
export function suspicions(ballots: readonly BallotTimes[]): Suspicion[] {
  const byEntry = [...groupBy(ballots, ({ entry }) => entry)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byEntry.flatMap(([entry, own]): Suspicion[] => {
    const confirmed = own.filter((ballot): ballot is BallotTimes & { confirmedAt: Date } => ballot.confirmedAt !== null);
    const of = confirmed.length;
    const burst = mostWithin(confirmed.map(({ confirmedAt }) => confirmedAt.getTime()), BURST.within);
    const quick = confirmed.filter(
      ({ createdAt, confirmedAt }) => confirmedAt.getTime() - createdAt.getTime() < QUICK.within,
    ).length;
    const silent = own.length - of;
    return [
      ...(burst >= BURST.least && burst * 2 >= of ? [{ entry, kind: "burst" as const, count: burst, of }] : []),
      ...(quick >= QUICK.least && quick * 2 >= of ? [{ entry, kind: "quick" as const, count: quick, of }] : []),
      ...(silent >= UNCONFIRMED_LEAST && silent > of
        ? [{ entry, kind: "unconfirmed" as const, count: silent, of: own.length }]
        : []),
    ];
  });
}

/** The most instants that lie within so long of each other. */
function mostWithin(instants: readonly number[], within: number): number {
  const sorted = instants.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  sorted.forEach((instant, last) => {
    while (instant - (sorted[first] ?? instant) > within) first++;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
