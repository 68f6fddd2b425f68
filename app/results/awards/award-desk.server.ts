import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { fieldOf, levelLabel, type Collective, type SpecialPrize } from "~/contests/regulation";
import { whyNotWindow } from "~/contests/timeline";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { compareTexts } from "~/platform/vietnamese";
import { correctedSince } from "../corrected-since.server";
import { awardFaults, leagueProposals, leagueState, specialStates, type StandingAward } from "./award";
import { readAwardFacts, type AwardFacts } from "./award-facts.server";
import { whyNotDecideAward, whyNotSeeAwards } from "./award-policy";
import { candidateKey } from "./candidate";
import { pointsOf, type PointsLine } from "./points-lines";
import type { Candidate } from "./special";

/** Who a prize goes to, or may go to. */
export interface WhomView {
  readonly code: string | null;
  readonly title: string;
  /** The one author whom it is about; "". */
  readonly person: string;
  readonly unit: string;
}

export interface CandidateView extends WhomView {
  readonly key: string;
  /** A day, a number of entries or a score, as the rule compares them. */
  readonly value: string;
}

export interface AwardView extends WhomView {
  readonly id: string;
  readonly byRule: boolean;
  readonly reason: string;
  readonly outdated: boolean;
}

export interface SpecialView {
  readonly prize: SpecialPrize;
  /** Name of the field, of a prize for one. */
  readonly field: string;
  readonly found: readonly CandidateView[];
  readonly tied: readonly CandidateView[];
  /** Found, and not decided on. */
  readonly proposed: number;
  readonly standing: readonly AwardView[];
  readonly empty: { readonly id: string; readonly reason: string } | null;
  readonly open: number;
}

export interface UnitView {
  readonly unitId: string;
  readonly name: string;
  readonly lines: readonly PointsLine[];
  readonly points: string;
  readonly rank: number;
  /** A collective level, "undecided", or null. */
  readonly prize: string | null;
  readonly award: { readonly id: string; readonly prizeId: string; readonly byRule: boolean; readonly reason: string } | null;
  readonly open: boolean;
  readonly outdated: boolean;
  /** Why it was given points for promotion; "". */
  readonly note: string;
}

export interface AwardDesk {
  readonly contest: { readonly id: string; readonly version: number };
  readonly whyNot: Refusal | null;
  readonly special: readonly SpecialView[];
  readonly collective: Pick<Collective, "points" | "levels"> | null;
  readonly prizeLevels: readonly { readonly id: string; readonly label: string }[];
  readonly league: readonly UnitView[];
  /** Collective prizes by the table that nobody has decided on. */
  readonly proposed: number;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Whether something is still to be decided, and whether the newest result already says what was. */
  readonly isOpen: boolean;
  readonly isHeld: boolean;
  readonly tally: number;
  readonly withdrawn: readonly (WhomView & {
    readonly id: string;
    readonly prize: string;
    readonly reason: string;
    readonly at: Date;
  })[];
  readonly timeZone: string;
}

/** Special and collective prizes: what the rules propose, what was decided, what is open. */
export async function awardDesk(ctx: Context, contestId: string): Promise<Result<AwardDesk, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal =
    whyNotSeeAwards(standing, { contestState: contest.state }) ?? (await whyMarksAreWithheld(ctx, contest));
  if (refusal) return refused(refusal);
  const facts = await readAwardFacts(db, opened, ctx.now);
  if (!facts.tally) return refused("state");
  const { rows } = leagueState(facts);
  const notes = await notesOf(contest.id);
  return ok({
    contest: { id: contest.id, version: contest.version },
    whyNot: whyNotDecideAward(standing, {
      contestState: contest.state,
      window: whyNotWindow(regulation, "decide", ctx.now),
      corrected: await correctedSince(db, contest.id),
    }),
    special: specialStates(facts).map(({ prize, found, tied, proposed, standing: own, empty, open, outdated }) => ({
      prize,
      field: prize.rule.by === "field" ? (fieldOf(regulation, prize.rule.fieldId)?.name ?? "") : "",
      found: found.map((candidate) => candidateView(facts, candidate)),
      tied: tied.map((candidate) => candidateView(facts, candidate)),
      proposed: empty ? 0 : proposed.length,
      standing: own.map((award) => awardView(facts, award, outdated.includes(award))),
      empty: empty && { id: empty.id, reason: empty.reason },
      open,
    })),
    collective: facts.collective,
    prizeLevels: facts.levels.map((id) => ({ id, label: levelLabel(regulation, id) ?? id })),
    league: rows.map(({ award, ...row }) => ({
      unitId: row.unitId,
      name: row.name,
      lines: facts.collective ? pointsOf(facts.collective, row, facts.levels) : [],
      points: row.points,
      rank: row.rank,
      prize: row.prize,
      award: award && { id: award.id, prizeId: award.prizeId, byRule: award.byRule, reason: award.reason },
      open: row.open,
      outdated: row.outdated,
      note: notes.get(row.unitId) ?? "",
    })),
    proposed: leagueProposals({ rows }).length,
    units: [...facts.unitNames]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => compareTexts(a.name, b.name)),
    isOpen: awardFaults(facts).length > 0,
    isHeld: facts.isHeld,
    tally: facts.tally.number,
    withdrawn: await withdrawnAwards(contest.id, facts),
    timeZone: regulation.timeZone,
  });
}

function whom(facts: AwardFacts, { entry, memberId, unitId }: Pick<Candidate, "entry" | "memberId" | "unitId">): WhomView {
  const shown = entry === null ? null : facts.shown.get(entry);
  return {
    code: entry,
    title: shown?.title ?? "",
    person: (memberId !== null && shown?.people.get(memberId)) || "",
    unit: unitId === null ? "" : (facts.unitNames.get(unitId) ?? ""),
  };
}

function candidateView(facts: AwardFacts, candidate: Candidate): CandidateView {
  return { ...whom(facts, candidate), key: candidateKey(candidate), value: candidate.value };
}

function awardView(facts: AwardFacts, award: StandingAward, outdated: boolean): AwardView {
  return { ...whom(facts, award), id: award.id, byRule: award.byRule, reason: award.reason, outdated };
}

async function notesOf(contestId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.unitPoints.findMany({ where: { contestId }, orderBy: { id: "asc" } });
  return new Map(rows.map(({ unitId, note }) => [unitId, note]));
}

async function withdrawnAwards(contestId: string, facts: AwardFacts): Promise<AwardDesk["withdrawn"]> {
  const rows = await db.specialAward.findMany({
    where: { contestId, revokedAt: { not: null } },
    orderBy: { revokedAt: "desc" },
    include: { entry: { select: { code: true } } },
  });
  const labels = new Map(
    [...facts.specialPrizes, ...(facts.collective?.levels ?? [])].map(({ id, label }) => [id, label]),
  );
  return rows.map(({ id, prizeId, entry, memberId, unitId, revokeReason, revokedAt, decidedAt }) => ({
    ...whom(facts, { entry: entry?.code ?? null, memberId, unitId }),
    id,
    prize: labels.get(prizeId) ?? "",
    reason: revokeReason,
    at: revokedAt ?? decidedAt,
  }));
}
