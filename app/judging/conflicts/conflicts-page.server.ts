import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { compareNames } from "~/platform/vietnamese";
import { WORKING } from "../panels/working";
import { whyNotDecideConflicts, whyNotDecideThis, whyNotReadConflicts } from "./conflict-policy";
import { conflictedEntryIds, knownConflicts, type KnownConflict } from "./conflicts.server";

export interface ConflictRow extends Omit<KnownConflict, "stored"> {
  readonly judge: { readonly name: string; readonly unitName: string };
  readonly entry: { readonly code: string; readonly title: string };
  readonly note: string;
  readonly reason: string;
  readonly decided: { readonly at: Date; readonly by: string } | null;
  /** A sheet of the judge's on the entry that counts. */
  readonly scored: boolean;
  /** Whoever looks is the judge, or has an interest in the entry: somebody else decides. */
  readonly barred: boolean;
  /** Somebody has to say what holds: a name that may be the same, or a sheet that came before. */
  readonly toDecide: boolean;
}

export interface ConflictsPage {
  readonly rows: readonly ConflictRow[];
  readonly judges: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  readonly whyNotDecide: Refusal | null;
}

/** What keeps the contest's judges from entries of their panels, and all that was ever entered, declared or decided. */
export async function conflictsPage(
  ctx: Context,
  contestId: string,
): Promise<Result<ConflictsPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotReadConflicts(standing);
  if (refusal) return refused(refusal);
  const judges = await db.judge.findMany({
    where: { contestId },
    select: {
      id: true,
      user: { select: { id: true, name: true, unitName: true } },
      memberships: { where: WORKING, select: { panel: { select: { groupId: true } } } },
    },
  });
  const entries = await db.entry.findMany({
    where: { contestId, currentVersionId: { not: null } },
    select: { id: true, code: true, title: true, groupId: true, state: true },
    orderBy: { code: "asc" },
  });
  const submitted = await db.assignment.findMany({
    where: { endedAt: null, entry: { contestId }, sheet: { state: "SUBMITTED" } },
    select: { judgeId: true, entryId: true },
  });
  const scored = new Set(submitted.map(({ judgeId, entryId }) => `${judgeId} ${entryId}`));
  const judgeOf = new Map(judges.map((one) => [one.id, one]));
  const entryOf = new Map(entries.map((one) => [one.id, one]));
  const known = await knownConflicts(db, contestId);
  const conflicted = await conflictedEntryIds(db, contestId, ctx.actor.userId);
  const deciders = await namesOf(known.flatMap(({ stored }) => stored?.decidedById ?? []));
  const rows = known.flatMap(({ stored, ...conflict }): ConflictRow[] => {
    const judge = judgeOf.get(conflict.judgeId);
    const entry = entryOf.get(conflict.entryId);
    if (!judge || !entry) return [];
    const meets =
      entry.state === "ELIGIBLE" &&
      judge.memberships.some(({ panel }) => panel.groupId === entry.groupId);
    const counted = scored.has(`${judge.id} ${entry.id}`);
    if (!meets && !stored && !counted) return [];
    const open = conflict.state === "OPEN";
    return [
      {
        ...conflict,
        judge: { name: judge.user.name, unitName: judge.user.unitName },
        entry: { code: entry.code ?? "", title: entry.title },
        note: stored?.note ?? "",
        reason: stored?.reason ?? "",
        decided: stored?.decidedAt
          ? { at: stored.decidedAt, by: deciders.get(stored.decidedById ?? "") ?? "" }
          : null,
        scored: counted,
        barred: whyNotDecideThis({ own: judge.user.id === ctx.actor.userId, conflicted: conflicted.has(entry.id) }) !== null,
        toDecide: open && (conflict.onlyPossible || counted),
      },
    ];
  });
  return ok({
    rows: rows.sort(
      (a, b) =>
        Number(b.toDecide) - Number(a.toDecide) ||
        compareNames(a.judge.name, b.judge.name) ||
        (a.entry.code < b.entry.code ? -1 : 1),
    ),
    judges: judges
      .map(({ id, user }) => ({ id, name: user.name }))
      .sort((a, b) => compareNames(a.name, b.name)),
    entries: entries
      .filter(({ state }) => state === "ELIGIBLE")
      .map(({ id, code, title }) => ({ id, code: code ?? "", title })),
    whyNotDecide: whyNotDecideConflicts(standing, { contestState: opened.contest.state }),
  });
}

async function namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
