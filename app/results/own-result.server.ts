import { openedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { shownBy } from "~/contests/shown-publication";
import type { ToldResult, WithoutPrize } from "~/entries/told-result";
import { feedbackFor } from "~/judging/sheets/feedback.server";
import { db } from "~/platform/db.server";
import { ownResult, rankedRow, toldResult, withoutPrize, type OwnCriterion, type OwnResult, type OwnTally } from "./own-result";
import { winnersSchema } from "./winners";

/** What an entry's page shows its people of the official result. */
export interface ShownOwnResult extends Pick<OwnResult, "total" | "rank"> {
  readonly slug: string;
  /** Name of the prize; null for none. */
  readonly prize: string | null;
  /** Names of the special prizes that it got. */
  readonly awards: readonly string[];
  /** Why there is no prize; no matter where there is one. */
  readonly without: WithoutPrize;
  /** All of it in short. */
  readonly told: ToldResult;
  readonly criteria: readonly OwnCriterion[];
  readonly comments: readonly string[];
}

/**
 * The entry's own result by the newest official publication that can be seen; null before there is one. Nothing of other
 * entries, no judge's name or code. Who may read the entry has been asked before.
 */
export async function ownResultOf(entryId: string, now: Date): Promise<ShownOwnResult | null> {
  const entry = await db.entry.findUnique({ where: { id: entryId }, select: { code: true, contestId: true } });
  if (!entry?.code) return null;
  const publication = await db.publication.findFirst({
    where: { contestId: entry.contestId, kind: "OFFICIAL", ...shownBy(now) },
    orderBy: { number: "desc" },
    select: { winners: true, tallyId: true },
  });
  const opened = publication && (await openedContest(entry.contestId));
  if (!publication || !opened) return null;
  const tally = await ownTally(publication.tallyId, entry.code);
  if (!tally) return null;
  const own = ownResult(opened.regulation, tally);
  const prize = tally.row.prize && (levelLabel(opened.regulation, tally.row.prize) ?? tally.row.prize);
  // Its own people know what they have said of themselves.
  const awards = winnersSchema
    .parse(publication.winners)
    .special.filter(({ code }) => code === entry.code)
    .map(({ label }) => label);
  const without = withoutPrize(rankedRow(tally.row));
  return {
    slug: opened.contest.slug,
    total: own.total,
    rank: own.rank,
    ...{ prize, awards, without, told: toldResult([...(prize === null ? [] : [prize]), ...awards], without) },
    criteria: own.criteria,
    comments: await feedbackFor(entryId, own.receipts),
  };
}

/** The list on which the entry's people can see what it is to get before that is official; null: the public sees none. */
export interface ShownList {
  readonly slug: string;
  /** Until when complaints are taken; null: no longer. */
  readonly until: Date | null;
}

/** The provisional list, where the newest that the public sees by now is one and the entry is eligible. */
export async function provisionalListOf(entryId: string, now: Date): Promise<ShownList | null> {
  const entry = await db.entry.findUnique({
    where: { id: entryId, state: "ELIGIBLE" },
    select: { contestId: true, contest: { select: { slug: true } } },
  });
  const newest =
    entry &&
    (await db.publication.findFirst({
      where: { contestId: entry.contestId, ...shownBy(now) },
      orderBy: { number: "desc" },
      select: { kind: true, complaintsUntil: true },
    }));
  if (newest?.kind !== "PROVISIONAL") return null;
  const { complaintsUntil: until } = newest;
  return { slug: entry?.contest.slug ?? "", until: until && now < until ? until : null };
}

/**
 * What concerns one entry of a tally, picked out by the database: when a result comes out all authors look at once, and a
 * tally may hold a hundred thousand sheets. null where it does not rank the entry.
 */
async function ownTally(tallyId: string, code: string): Promise<OwnTally | null> {
  const [tally] = await db.$queryRaw<(Omit<OwnTally, "row"> & { readonly row: OwnTally["row"] | null })[]>`
    SELECT "bundle"->'rule' AS "rule", "bundle"->'entries' AS "entries",
      (SELECT coalesce(jsonb_agg(s), '[]') FROM jsonb_array_elements("bundle"->'sheets') s WHERE s->>'entry' = ${code}) AS "sheets",
      (SELECT r FROM jsonb_array_elements("bundle"->'results') r WHERE r->>'entry' = ${code} LIMIT 1) AS "row",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('entry', r->'entry', 'rank', r->'rank')), '[]')
         FROM jsonb_array_elements("bundle"->'results') r) AS "ranks"
      FROM "Tally" WHERE "id" = ${tallyId}`;
  const row = tally?.row;
  return tally && row ? { ...tally, row } : null;
}
