import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { shownBy } from "~/contests/shown-publication";
import { stateAsSeen } from "~/contests/timeline";
import { readSnapshot } from "~/entries/entry-upgrade";
import { consentsByEntry } from "~/entries/members/consent-row.server";
import { mayUse, purposesOf } from "~/entries/members/consent-rules";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { Forwarding } from "../../../prisma/generated/client";
import { bundleSchema } from "../bundle";
import type { ResultRow } from "../tally";
import { inOrder, prizeOf, type ForwardedTo, type ForwardRow } from "./forwarding";
import { whyNotExportAll, whyNotForward, whyNotSeeForwardings } from "./forwarding-policy";

export interface ForwardingRoom extends OpenedContest {
  readonly standing: Standing;
  /** The official result by the entries' codes. */
  readonly results: ReadonlyMap<string, ResultRow>;
}

/** The contest with its official result, for who may see what is sent on. */
export async function enterForwardings(ctx: Context, contestId: string): Promise<Result<ForwardingRoom, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotSeeForwardings(standing, { contestState: stateAsSeen(opened.contest, ctx.now) });
  if (refusal) return refused(refusal);
  return ok({ ...opened, standing, results: await officialResults(db, contestId, ctx.now) });
}

/** What the newest official publication that can be seen says of each entry; empty before there is one. */
export async function officialResults(tx: Tx, contestId: string, now: Date): Promise<Map<string, ResultRow>> {
  const publication = await tx.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...shownBy(now) },
    orderBy: { number: "desc" },
    select: { tally: { select: { bundle: true } } },
  });
  if (!publication) return new Map();
  const bundle = bundleSchema.parse(publication.tally.bundle);
  // Written by `tallyEntries` and nothing else.
  const rows = (bundle.results ?? []) as unknown as readonly ResultRow[];
  return new Map(rows.map((row) => [row.entry, row]));
}

export interface ForwardingsPage {
  readonly contestId: string;
  readonly timeZone: string;
  readonly rows: readonly ForwardRow[];
  readonly levels: readonly { readonly id: string; readonly label: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** The regulation asks authors whether their data may be passed on. */
  readonly asks: boolean;
  readonly whyNot: Refusal | null;
  readonly mayExportAll: boolean;
}

/** Every entry of the official result, with where it was sent on and what its authors say to that. */
export async function forwardingsPage(ctx: Context, contestId: string): Promise<Result<ForwardingsPage, Refusal>> {
  const room = await enterForwardings(ctx, contestId);
  if (!room.ok) return room;
  const { contest, regulation, standing, results } = room.value;
  const entries = await db.entry.findMany({
    where: { contestId, code: { in: [...results.keys()] }, currentVersionId: { not: null } },
    select: {
      id: true,
      code: true,
      title: true,
      groupId: true,
      currentVersion: { select: { snapshot: true } },
      forwardings: { orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
  const ids = entries.map(({ id }) => id);
  const [records, forwarded] = await Promise.all([
    consentsByEntry(db, ids),
    withNames(entries.flatMap((entry) => entry.forwardings)),
  ]);
  const rows = entries.flatMap((entry): ForwardRow[] => {
    const row = results.get(entry.code ?? "");
    if (!row) return [];
    const { members } = readSnapshot(entry.currentVersion?.snapshot);
    const own = records.get(entry.id) ?? [];
    const open = members.filter((member) => !mayUse(regulation, own, member, "forward", ctx.now));
    const prize = prizeOf(regulation, row);
    return [
      {
        entryId: entry.id,
        code: row.entry,
        title: entry.title,
        groupId: entry.groupId ?? "",
        groupName: regulation.groups.find(({ id }) => id === entry.groupId)?.name ?? "",
        prizeId: prize.id,
        prize: prize.label,
        rank: row.rank,
        score: row.score ?? "",
        consent: { members: members.length, agreed: members.length - open.length, open: open.map(({ name }) => name) },
        forwarded: entry.forwardings.flatMap(({ id }) => forwarded.get(id) ?? []),
      },
    ];
  });
  const facts = { contestState: stateAsSeen(contest, ctx.now) };
  return ok({
    contestId,
    timeZone: regulation.timeZone,
    rows: inOrder(rows, regulation),
    levels: regulation.rule.prizes.levels.map(({ id, label }) => ({ id, label: label || id })),
    groups: regulation.groups.map(({ id, name }) => ({ id, name })),
    asks: purposesOf(regulation, "forward").length > 0,
    whyNot: whyNotForward(standing, { ...facts, conflicted: false }),
    mayExportAll: whyNotExportAll(standing, facts) === null,
  });
}

async function withNames(rows: readonly Forwarding[]): Promise<ReadonlyMap<string, ForwardedTo>> {
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(rows.flatMap(({ byId, revokedById }) => [byId, revokedById ?? []].flat()))] } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? "";
  return new Map(
    rows.map(({ id, target, reason, byId, at, revokedAt, revokedById }) => [
      id,
      { id, target, reason, by: nameOf(byId), at, revokedAt, revokedBy: nameOf(revokedById) },
    ]),
  );
}

/** Where an entry was sent on, for those who may read the entry; before the result is out nothing was. */
export async function forwardingsOf(entryId: string): Promise<ForwardedTo[]> {
  const rows = await db.forwarding.findMany({ where: { entryId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
  return [...(await withNames(rows)).values()];
}

/** Why this person may not choose or take back one of these entries: an interest in one of them is enough. */
export async function whyNotForwardThese(
  ctx: Context,
  { contest, standing }: Pick<ForwardingRoom, "contest" | "standing">,
  entryIds: readonly string[],
): Promise<Refusal | null> {
  const facts = { contestState: stateAsSeen(contest, ctx.now) };
  const early = whyNotForward(standing, { ...facts, conflicted: false });
  if (early) return early;
  const conflicted = (await conflictedEntryIds(db, contest.id, ctx.actor.userId, entryIds)).size > 0;
  return whyNotForward(standing, { ...facts, conflicted });
}
