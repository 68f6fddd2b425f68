import { openedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { feedbackFor } from "~/judging/sheets/feedback.server";
import { db } from "~/platform/db.server";
import { bundleSchema } from "./bundle";
import { ownResult, type OwnCriterion, type OwnResult } from "./own-result";
import type { ResultRow } from "./tally";
import { winnersSchema } from "./winners";

/** What an entry's page shows its people of the official result. */
export interface ShownOwnResult extends Pick<OwnResult, "total" | "rank"> {
  readonly slug: string;
  /** Name of the prize; null for none. */
  readonly prize: string | null;
  /** Names of the special prizes that it got. */
  readonly awards: readonly string[];
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
    where: { contestId: entry.contestId, kind: "OFFICIAL", visibleAt: { lte: now } },
    orderBy: { number: "desc" },
    select: { winners: true, tally: { select: { bundle: true } } },
  });
  const opened = publication && (await openedContest(entry.contestId));
  if (!publication || !opened) return null;
  const bundle = bundleSchema.parse(publication.tally.bundle);
  // Written by `tallyEntries` and nothing else.
  const results = (bundle.results ?? []) as unknown as readonly ResultRow[];
  const own = ownResult(opened.regulation, { bundle, results }, entry.code);
  if (!own) return null;
  const prize = results.find(({ entry: code }) => code === entry.code)?.prize ?? null;
  return {
    slug: opened.contest.slug,
    total: own.total,
    rank: own.rank,
    prize: prize && (levelLabel(opened.regulation, prize) ?? prize),
    // Its own people know what they have said of themselves.
    awards: winnersSchema
      .parse(publication.winners)
      .special.filter(({ code }) => code === entry.code)
      .map(({ label }) => label),
    criteria: own.criteria,
    comments: await feedbackFor(entryId, own.receipts),
  };
}
