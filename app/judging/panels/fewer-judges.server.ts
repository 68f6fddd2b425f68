import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { roundOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { conflictedEntryIds, conflictsOf } from "../conflicts/conflicts.server";
import { holdPanel, panelWithPeople } from "../facts.server";
import { whyNotAgreeToFewer } from "../progress/steering-policy";
import { inRound } from "../round-entries.server";
import { consentHolds, wantedJudges } from "./fewer-judges";
import type { FewerJudgesForm } from "./fewer-judges-form";

/** An entry of a round that fewer judge than are to. */
export interface ShortEntry {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly groupId: string;
  readonly judges: number;
  readonly wanted: number;
  /** An organiser agreed to so many. */
  readonly consent: { readonly reason: string; readonly at: Date; readonly by: string } | null;
}

/** Every entry of a round that some judge, but fewer than are to; those with consent too. */
export async function shortEntries(
  tx: Tx,
  opened: OpenedContest,
  where: { readonly roundId: string; readonly groupId?: string },
): Promise<ShortEntry[]> {
  const { contest, regulation } = opened;
  const { roundId, groupId } = where;
  const perEntry = roundOf(regulation, roundId)?.judgesPerEntry ?? null;
  const counted = await judgesOf(tx, contest.id, roundId);
  const aside = perEntry === null ? await setAside(tx, contest.id, roundId) : new Map<string, Date[]>();
  const since = new Map<string, number>();
  for (const [entryId, dates] of aside) {
    const first = dates.reduce((least, date) => (date < least ? date : least));
    since.set(
      entryId,
      await tx.assignment.count({ where: { entryId, roundId, endedAt: null, createdAt: { gte: first } } }),
    );
  }
  const lacking = new Map<string, { judges: number; wanted: number }>();
  for (const [entryId, judges] of counted) {
    const wanted = wantedJudges(perEntry, {
      judges,
      setAside: aside.get(entryId)?.length ?? 0,
      since: since.get(entryId) ?? 0,
    });
    if (judges < wanted) lacking.set(entryId, { judges, wanted });
  }
  if (lacking.size === 0) return [];
  const entries = await tx.entry.findMany({
    where: {
      AND: [
        await inRound(tx, opened, roundId),
        { id: { in: [...lacking.keys()] }, ...(groupId && { groupId }) },
      ],
    },
    orderBy: { code: "asc" },
    select: {
      id: true,
      code: true,
      title: true,
      groupId: true,
      fewerJudges: { where: { roundId }, orderBy: { at: "desc" } },
    },
  });
  const people = await tx.user.findMany({
    where: { id: { in: entries.flatMap(({ fewerJudges }) => fewerJudges.map(({ byId }) => byId)) } },
    select: { id: true, name: true },
  });
  return entries.map(({ id, code, title, groupId: group, fewerJudges }): ShortEntry => {
    const { judges, wanted } = lacking.get(id) ?? { judges: 0, wanted: 0 };
    const found = fewerJudges.find((one) => consentHolds(one, judges));
    const by = people.find((person) => person.id === found?.byId)?.name ?? "";
    return {
      id,
      code: code ?? "",
      title,
      groupId: group ?? "",
      judges,
      wanted,
      consent: found ? { reason: found.reason, at: found.at, by } : null,
    };
  });
}

async function judgesOf(tx: Tx, contestId: string, roundId: string): Promise<Map<string, number>> {
  const rows = await tx.assignment.groupBy({
    by: ["entryId"],
    where: { roundId, endedAt: null, entry: { contestId } },
    _count: { _all: true },
  });
  return new Map(rows.map(({ entryId, _count }) => [entryId, _count._all]));
}

/** When submitted sheets were set aside, by entry; not those of judges who are kept from it. */
async function setAside(
  tx: Tx,
  contestId: string,
  roundId: string,
): Promise<Map<string, Date[]>> {
  const ended = await tx.assignment.findMany({
    where: {
      roundId,
      endedAt: { not: null },
      entry: { contestId },
      sheet: { revisions: { some: {} } },
    },
    select: { entryId: true, judgeId: true, endedAt: true },
  });
  const found = new Map<string, Date[]>();
  if (ended.length === 0) return found;
  const conflicts = await conflictsOf(tx, contestId, {
    judgeIds: [...new Set(ended.map(({ judgeId }) => judgeId))],
    entryIds: [...new Set(ended.map(({ entryId }) => entryId))],
  });
  for (const { entryId, judgeId, endedAt } of ended) {
    if (endedAt === null || conflicts.has(judgeId, entryId)) continue;
    found.set(entryId, [...(found.get(entryId) ?? []), endedAt]);
  }
  return found;
}

/**
 * Records that an organiser lets an entry be judged by fewer, and why. Never by fewer than the rule's least number of
 * sheets. "conflict": by now others have it than whoever agrees was shown.
 */
export async function agreeToFewerJudges(
  ctx: Context,
  { panelId, form }: { readonly panelId: string; readonly form: FewerJudgesForm },
): Promise<Result<undefined, Refusal | "conflict">> {
  const panel = isUuid(panelId) ? await panelWithPeople(panelId) : null;
  const opened = panel && (await openedContest(panel.contestId));
  if (!panel || !opened || !isUuid(form.entryId)) return refused("hidden");
  const { contest, regulation } = opened;
  const { roundId, groupId } = panel;
  return transact(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
    const held = await holdPanel(tx, panel.id);
    const conflicted = await conflictedEntryIds(tx, contest.id, ctx.actor.userId, [form.entryId]);
    const refusal = whyNotAgreeToFewer(standingInContest(ctx.actor, contest), {
      contestState: contest.state,
      panelClosed: held?.closed ?? true,
      conflicted: conflicted.has(form.entryId),
    });
    if (refusal) return refused(refusal);
    const short = await shortEntries(tx, opened, { roundId, groupId });
    const entry = short.find(({ id }) => id === form.entryId);
    if (!entry || entry.consent || entry.judges !== form.judges) return refused("conflict");
    if (entry.judges < regulation.rule.combine.minimumSheets) return refused("state");
    const { judges, wanted } = entry;
    const { reason } = form;
    await tx.fewerJudges.create({
      data: {
        contestId: contest.id,
        roundId,
        entryId: entry.id,
        judges,
        wanted,
        reason,
        byId: ctx.actor.userId,
        at: ctx.now,
      },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "panel.fewer-judges-agreed",
      subjectType: "entry",
      subjectId: entry.id,
      data: { panelId: panel.id, roundId, judges, wanted, reason },
    });
    return ok();
  });
}
