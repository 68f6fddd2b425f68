import { frozenRegulation } from "~/contests/contest.server";
import { canonicalJson } from "~/platform/canonical-json";
import type { Tx } from "~/platform/db.server";
import { bundleSchema } from "~/results/bundle";
import { votePasses } from "~/results/meetings/share";
import { ruleWith, type ScenarioLevel } from "~/results/scenarios/scenario";
import { each, type Invariant, type Violation } from "./invariant";

/** A vote passed or failed as its counts and its share say, on a proposed scenario of its contest, by the regulation's share. */
async function* prizeVotes(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.prizeVote.findMany({
      ...page,
      include: { scenario: true, meeting: true, tally: { include: { revision: true } } },
    }),
  );
  for await (const { id, contestId, share, passed, scenario, meeting, tally, ...vote } of rows) {
    const { votesFor, votesAgainst, votesTotal } = vote;
    if (passed !== votePasses(share, vote)) yield { id, says: "has another outcome than its counts" };
    if (votesFor + votesAgainst > votesTotal) yield { id, says: "counts more votes than voters" };
    if (share !== frozenRegulation(tally.revision).deciding.voteShare)
      yield { id, says: "asked for another share than the regulation" };
    if ([scenario, tally, meeting ?? tally].some((each) => each.contestId !== contestId))
      yield { id, says: "belongs to two contests" };
    if (!scenario.proposedAt || scenario.proposedAt > vote.recordedAt || scenario.removedAt)
      yield { id, says: "is on a scenario that was not proposed" };
  }
}

/** The nth vote that passed made the nth result by scenario, by its numbers; what comes after keeps them. */
async function* scenarioTallies(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id: contestId } of each((page) =>
    tx.contest.findMany({ ...page, select: { id: true } }),
  )) {
    const votes = await tx.prizeVote.findMany({
      where: { contestId, passed: true },
      orderBy: { id: "asc" },
      include: { scenario: true },
    });
    const made = await tx.tally.count({ where: { contestId, cause: "SCENARIO" } });
    if (votes.length === 0 && made === 0) continue;
    if (votes.length !== made)
      yield { id: contestId, says: `has ${made} results by scenario for ${votes.length} votes that passed` };
    const tallies = await tx.tally.findMany({
      where: { contestId },
      orderBy: { number: "asc" },
      include: { revision: true },
    });
    let levels: readonly ScenarioLevel[] | null = null;
    const passed = votes.values();
    for (const { id, cause, bundle, revision } of tallies) {
      // Written by the scenario's own forms and nothing else.
      if (cause === "SCENARIO")
        levels = (passed.next().value?.scenario.levels ?? null) as readonly ScenarioLevel[] | null;
      if (!levels) continue;
      const parsed = bundleSchema.safeParse(bundle);
      const wanted = ruleWith(frozenRegulation(revision).rule, levels);
      if (parsed.success && canonicalJson(parsed.data.rule) !== canonicalJson(wanted))
        yield { id, says: "was not computed by the numbers that held" };
    }
  }
}

export const scenarioInvariants: readonly Invariant[] = [
  { name: "prize-vote", check: prizeVotes },
  { name: "scenario-tally", check: scenarioTallies },
];
