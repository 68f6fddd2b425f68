import type { Deciding } from "~/contests/regulation";
import type { Fault } from "~/platform/result";

/** Who has a vote in the committee. */
export interface Voters {
  /** null: no list says who the members are, and no meeting is named. */
  readonly members: number | null;
  /** At the meeting; null: none is named, as where opinions are asked in writing. */
  readonly present: number | null;
}

export interface Counted {
  readonly votesFor: number;
  readonly votesAgainst: number;
  /** For, against and neither. */
  readonly votesTotal: number;
}

/**
 * What is wrong with the numbers of a vote. The total is the people of whom the regulation takes its share, all members
 * or those present, no more and no fewer: else a share of it would be a share of nothing. Nobody votes who is away.
 */
export function voteFaults(
  { voteShare, voteOf }: Pick<Deciding, "voteShare" | "voteOf">,
  { votesFor, votesAgainst, votesTotal }: Counted,
  { members, present }: Voters,
): Fault[] {
  if (voteOf === "present" && present === null)
    return voteShare === "" ? [] : [{ path: "meetingId", code: "meeting-needed" }];
  const all = voteOf === "present" ? present : members;
  return [
    ...(all !== null && votesTotal !== all
      ? [{ path: "votesTotal", code: `total-${voteOf}`, params: { count: all } }]
      : []),
    ...(present !== null && votesFor + votesAgainst > present
      ? [{ path: "votesFor", code: "more-votes-than-present", params: { count: present } }]
      : []),
  ];
}
