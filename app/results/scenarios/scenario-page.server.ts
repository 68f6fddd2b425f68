import { levelLabel } from "~/contests/regulation";
import type { Rule } from "~/contests/rule";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { titlesOf } from "../entry-titles.server";
import { openCommitteeMeetings, type CommitteeMeeting } from "../meetings/committee-meetings.server";
import { enterScenarios, scenarioOf, type Room, type StoredScenario } from "./room.server";
import { standingsOf, type Standings } from "./scenario";
import { whyNotRecordVote, whyNotWriteScenario } from "./scenario-policy";
import { scenarioState, type ScenarioState } from "./scenario-state";
import { scenarioIdInForce } from "./vote.server";
import { votesOn, type VoteView } from "./votes.server";

/** One scenario with all that is needed to play it in the browser. */
export interface ScenarioPage {
  readonly contest: { readonly id: string; readonly version: number };
  readonly zone: string;
  readonly scenario: Pick<
    StoredScenario,
    "id" | "name" | "note" | "version" | "levels" | "proposedAt"
  > & { readonly inForce: boolean; readonly state: ScenarioState };
  readonly whyNot: { readonly write: Refusal | null; readonly vote: Refusal | null };
  /** By which the newest result was computed, and what the regulation said. */
  readonly rule: Rule;
  readonly regulation: Pick<Rule, "prizes">;
  readonly levels: readonly { readonly id: string; readonly label: string; readonly amountVnd: number }[];
  readonly groupNames: Readonly<Record<string, string>>;
  readonly standings: Standings;
  readonly entries: Readonly<
    Record<string, { readonly title: string; readonly rank: number | null; readonly score: string | null }>
  >;
  /** Share of votes that is needed, and of whom. */
  readonly share: string;
  readonly voteOf: "members" | "present";
  /** In whose minutes a vote can be put down. */
  readonly meetings: readonly CommitteeMeeting[];
  readonly votes: readonly VoteView[];
}

export async function scenarioPage(
  ctx: Context,
  contestId: string,
  scenarioId: string,
): Promise<Result<ScenarioPage, Refusal>> {
  const entered = await enterScenarios(ctx, contestId);
  if (!entered.ok) return entered;
  const room = entered.value;
  const { contest, regulation, tally, standing, facts } = room;
  const stored = await scenarioOf(contest.id, scenarioId);
  if (!stored) return refused("hidden");
  const { id, name, note, version, levels, proposedAt } = stored;
  const inForce = (await scenarioIdInForce(db, contest.id)) === id;
  const titles = await titlesOf(contest.id);
  const votes = await votesOn(contest.id, id);
  const { voteShare, voteOf } = regulation.deciding;
  return ok({
    contest: { id: contest.id, version: contest.version },
    zone: regulation.timeZone,
    scenario: { id, name, note, version, levels, proposedAt, inForce, state: scenarioState(stored, votes, inForce) },
    whyNot: {
      write: whyNotWriteScenario(standing, facts),
      vote: whyNotRecordVote(standing, facts),
    },
    rule: tally.bundle.rule,
    regulation: { prizes: regulation.rule.prizes },
    levels: levelNames(room),
    groupNames: Object.fromEntries(regulation.groups.map((group) => [group.id, group.name])),
    standings: standingsOf(tally.bundle, tally.results),
    entries: Object.fromEntries(
      tally.results.map(({ entry, rank, score }) => [
        entry,
        { title: titles.get(entry) ?? "", rank, score },
      ]),
    ),
    share: voteShare,
    voteOf,
    meetings: await openCommitteeMeetings(room),
    votes,
  });
}

/** The scenario's own numbers, for reading its form. */
export async function scenarioToRead(
  ctx: Context,
  contestId: string,
  scenarioId: string,
): Promise<Result<Pick<ScenarioPage, "rule"> & Pick<StoredScenario, "levels">, Refusal>> {
  const entered = await enterScenarios(ctx, contestId);
  if (!entered.ok) return entered;
  const { contest, tally } = entered.value;
  const stored = await scenarioOf(contest.id, scenarioId);
  return stored ? ok({ rule: tally.bundle.rule, levels: stored.levels }) : refused("hidden");
}

export function levelNames({ regulation }: Pick<Room, "regulation">): ScenarioPage["levels"] {
  return regulation.rule.prizes.levels.map(({ id, amountVnd }) => ({
    id,
    label: levelLabel(regulation, id) ?? id,
    amountVnd,
  }));
}
