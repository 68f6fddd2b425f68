import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { standingInContest } from "~/contests/contest-policy";
import { NO_PRIZE } from "~/contests/rule";
import { authorNamed } from "./author-named";
import { tellsOfAuthors } from "~/contests/special-prize";
import { whyNotWindow } from "~/contests/timeline";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { compare, decimal, fromMilli } from "~/platform/decimal";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { correctedSince } from "../corrected-since.server";
import { LONG } from "../tally-read.server";
import { leagueProposals, leagueState, specialStates, type SpecialState } from "./award";
import type { AwardBasis } from "./award-basis";
import { readAwardFacts, type AwardFacts } from "./award-facts.server";
import type { AwardCommand, AwardForm } from "./award-form";
import { whyNotDecideAward } from "./award-policy";
import { candidateOf, isAbout } from "./candidate";
import { settleAwards } from "./settle-awards.server";
import { amongOf, type Candidate } from "./special";

/** "nothing": there is nothing to decide about. "undecided": something is still to be decided before it goes into the result. */
type Refusals = Refusal | "conflict" | "invalid" | "nothing" | "undecided";
type Done = Result<undefined, Refusals>;

interface Desk {
  readonly tx: Tx;
  readonly ctx: Context;
  readonly opened: OpenedContest;
  readonly facts: AwardFacts;
}

/** One step about special and collective prizes, for who saw the contest as it stands; each with its audit row. */
export async function decideAward(ctx: Context, contestId: string, command: AwardCommand): Promise<Done> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal =
    whyNotDecideAward(standingInContest(ctx.actor, contest), {
      contestState: contest.state,
      window: whyNotWindow(regulation, "decide", ctx.now),
      corrected: await correctedSince(db, contest.id),
    }) ?? (await whyMarksAreWithheld(ctx, contest));
  if (refusal) return refused(refusal);
  return transact(async (tx): Promise<Done> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: command.form.version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const facts = await readAwardFacts(tx, opened, ctx.now);
    if (!facts.tally) return refused("state");
    return step({ tx, ctx, opened, facts }, command);
  }, LONG);
}

function step(desk: Desk, command: AwardCommand): Promise<Done> {
  switch (command.intent) {
    case "by-rule":
      return byRule(desk, command.form);
    case "by-table":
      return byTable(desk);
    case "name":
      return byCommittee(desk, command.form);
    case "empty":
      return leaveEmpty(desk, command.form);
    case "withdraw":
      return withdraw(desk, command.form);
    case "points":
      return givePoints(desk, command.form);
    case "settle":
      return settleAwards(desk.tx, desk.ctx, desk.opened, desk.facts);
  }
}

async function byRule(desk: Desk, { prizeId }: AwardForm<"by-rule">): Promise<Done> {
  const found = specialStates(desk.facts).find(({ prize }) => prize.id === prizeId);
  if (!found || found.proposed.length === 0 || found.empty) return refused("nothing");
  const { by } = found.prize.rule;
  for (const candidate of found.proposed) {
    const { entry, unitId, value } = candidate;
    // A day of birth is no reason to be kept, and what somebody said of themselves even less.
    const basis: AwardBasis =
      by === "most-entries" ? { entries: Number(value) } : by === "field" ? { score: value } : {};
    await record(desk, { prizeId, entry, memberId: candidate.memberId, unitId, byRule: true, basis, reason: "" });
  }
  return ok();
}

async function byTable(desk: Desk): Promise<Done> {
  const proposals = leagueProposals(leagueState(desk.facts));
  if (proposals.length === 0) return refused("nothing");
  for (const { unitId, prizeId, points } of proposals)
    await record(desk, { ...nobody, prizeId, unitId, byRule: true, basis: { points }, reason: "" });
  return ok();
}

/** Whom the committee names, with its reason: one of equals, or anybody whom the rule does not find. */
async function byCommittee(desk: Desk, form: AwardForm<"name">): Promise<Done> {
  const { facts } = desk;
  const levels = facts.collective?.levels.map(({ id }) => id) ?? [];
  if (form.prizeId === NO_PRIZE || levels.includes(form.prizeId)) return nameUnit(desk, form);
  const state = specialStates(facts).find(({ prize }) => prize.id === form.prizeId);
  if (!state) return refused("hidden");
  const chosen = whomOf(facts, state, form);
  if ("code" in chosen) return refused("invalid", [chosen]);
  if (state.empty || state.standing.length >= state.prize.count) return invalid("code", "prize-full");
  if (state.standing.some((award) => isAbout(award, chosen))) return invalid("code", "has-it");
  await record(desk, { ...chosen, prizeId: form.prizeId, byRule: false, basis: {}, reason: form.reason });
  return ok();
}

function whomOf(
  facts: AwardFacts,
  { prize, found, tied }: SpecialState,
  { candidate, code, person, unitId }: AwardForm<"name">,
): Omit<Candidate, "value"> | Fault {
  if (candidate !== "") {
    const chosen = candidateOf([...found, ...tied], candidate);
    if (!chosen) return { path: "candidate", code: "unknown-candidate" };
    return { entry: chosen.entry, memberId: chosen.memberId, unitId: chosen.unitId };
  }
  if (code !== "") {
    const entry = facts.entries.find((each) => each.code.toLowerCase() === code.toLowerCase());
    if (!entry) return { path: "code", code: "entry-not-in-result" };
    if (!amongOf(prize, facts.entries).includes(entry)) return { path: "code", code: "entry-not-among" };
    const people = facts.shown.get(entry.code)?.people ?? new Map<string, string>();
    const chosen = authorNamed(prize, people, person);
    return "fault" in chosen
      ? { path: "person", code: chosen.fault, params: { names: [...people.values()].join(", ") } }
      : { ...nobody, entry: entry.code, memberId: chosen.memberId };
  }
  return facts.unitNames.has(unitId) ? { ...nobody, unitId } : { path: "unitId", code: "unknown-unit" };
}

async function nameUnit(desk: Desk, { prizeId, unitId, reason }: AwardForm<"name">): Promise<Done> {
  const row = leagueState(desk.facts).rows.find((each) => each.unitId === unitId);
  if (!row) return invalid("unitId", "unknown-unit");
  if (row.award) return invalid("unitId", "has-it");
  await record(desk, { ...nobody, prizeId, unitId, byRule: false, basis: { points: row.points }, reason });
  return ok();
}

async function leaveEmpty(desk: Desk, { prizeId, reason }: AwardForm<"empty">): Promise<Done> {
  const state = specialStates(desk.facts).find(({ prize }) => prize.id === prizeId);
  if (!state) return refused("hidden");
  if (state.empty || state.open === 0) return refused("nothing");
  await record(desk, { ...nobody, prizeId, byRule: false, basis: {}, reason });
  return ok();
}

async function withdraw({ tx, ctx, opened }: Desk, { awardId, reason }: AwardForm<"withdraw">): Promise<Done> {
  const { count } = await tx.specialAward.updateMany({
    where: { id: awardId, contestId: opened.contest.id, revokedAt: null },
    data: { revokedAt: ctx.now, revokedById: ctx.actor.userId, revokeReason: reason },
  });
  if (count === 0) return refused("hidden");
  await audit(tx, {
    chainId: opened.contest.id,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "award.withdrawn",
    subjectType: "special-award",
    subjectId: awardId,
    data: { reason },
  });
  return ok();
}

async function givePoints(desk: Desk, { unitId, points, note }: AwardForm<"points">): Promise<Done> {
  const { tx, ctx, opened, facts } = desk;
  const max = facts.collective?.points.promotionMax;
  if (max === undefined || !facts.unitNames.has(unitId)) return invalid("unitId", "unknown-unit");
  if (compare(fromMilli(points), decimal(max)) > 0)
    return refused("invalid", [{ path: "points", code: "too-big", params: { max } }]);
  const { id } = await tx.unitPoints.create({
    data: {
      contestId: opened.contest.id,
      unitId,
      pointsMilli: points,
      note,
      byId: ctx.actor.userId,
      at: ctx.now,
    },
    select: { id: true },
  });
  await audit(tx, {
    chainId: opened.contest.id,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "award.points-given",
    subjectType: "unit-points",
    subjectId: id,
    data: { unitId, pointsMilli: points, note },
  });
  return ok();
}

const nobody = { entry: null, memberId: null, unitId: null } as const;

function invalid(path: string, code: string): Done {
  return refused("invalid", [{ path, code }]);
}

interface Decided extends Omit<Candidate, "value"> {
  readonly prizeId: string;
  readonly byRule: boolean;
  readonly basis: AwardBasis;
  readonly reason: string;
}

async function record({ tx, ctx, opened, facts }: Desk, decided: Decided): Promise<void> {
  const { prizeId, entry, memberId, unitId, byRule: isByRule, basis, reason } = decided;
  const entryId = entry === null ? null : (facts.shown.get(entry)?.id ?? null);
  const { id } = await tx.specialAward.create({
    data: {
      contestId: opened.contest.id,
      ...{ prizeId, entryId, memberId, unitId, byRule: isByRule, reason },
      basis: { ...basis },
      decidedById: ctx.actor.userId,
      decidedAt: ctx.now,
    },
    select: { id: true },
  });
  await audit(tx, {
    chainId: opened.contest.id,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "award.decided",
    subjectType: "special-award",
    subjectId: id,
    // The audit is for ever: it must not say of an author what they may take back.
    data: { prizeId, entry: tellsOfAuthors(facts, prizeId) ? null : entry, unitId, byRule: isByRule, reason },
  });
}
