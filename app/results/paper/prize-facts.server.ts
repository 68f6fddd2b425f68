import type { OpenedContest } from "~/contests/contest.server";
import { levelLabel, type Regulation } from "~/contests/regulation";
import { db } from "~/platform/db.server";
import { formatDecimal } from "~/platform/format";
import { newestTally } from "../tally-read.server";
import { namedEntries, type Naming } from "./named-entries.server";

/**
 * The prizes of the newest tally by level, and the special and collective ones, for what is printed; null before
 * closing. The money of each is the regulation's.
 */
export async function prizeFacts(
  { contest, regulation }: OpenedContest,
  how: { readonly naming: Naming; readonly now: Date },
) {
  const stored = await newestTally(db, contest.id);
  if (!stored) return null;
  const ids = new Set(regulation.rule.prizes.levels.map(({ id }) => id));
  const prized = stored.results.filter(({ prize }) => prize !== null && ids.has(prize));
  const codes = prized.map(({ entry }) => entry);
  const named = await namedEntries(contest.id, codes, regulation, how);
  return {
    judged: stored.results.length,
    levels: regulation.rule.prizes.levels.map(({ id, amountVnd }) => ({
      label: levelLabel(regulation, id) ?? id,
      amountVnd,
      entries: prized
        .filter(({ prize }) => prize === id)
        .map(({ entry, score, rank }) => {
          const found = named.get(entry);
          // A prize must not vanish from the list silently.
          if (!found) throw new Error(`no entry ${entry}`);
          return { ...found, score: score === null ? "" : formatDecimal(score, "vi"), rank };
        }),
    })),
    awards: await specialAwards(contest.id, regulation, how),
    complaintDays: regulation.deciding.complaintDays,
  };
}

async function specialAwards(
  contestId: string,
  regulation: Regulation,
  how: { readonly naming: Naming; readonly now: Date },
) {
  const rows = await db.specialAward.findMany({
    where: { contestId, revokedAt: null },
    orderBy: { decidedAt: "asc" },
    select: { prizeId: true, entry: { select: { code: true } }, unit: { select: { name: true } } },
  });
  const codes = rows.flatMap(({ entry }) => entry?.code ?? []);
  const named = await namedEntries(contestId, codes, regulation, how);
  const known = [...regulation.specialPrizes, ...(regulation.collective?.levels ?? [])];
  const order = (id: string) => known.findIndex((prize) => prize.id === id);
  return rows
    .toSorted((a, b) => order(a.prizeId) - order(b.prizeId))
    .map(({ prizeId, entry, unit }) => {
      const prize = known.find(({ id }) => id === prizeId);
      const found = named.get(entry?.code ?? "");
      const to = found ? [...found.authors, `${found.title} (${found.code})`].join(", ") : (unit?.name ?? "");
      return { label: prize?.label ?? prizeId, amountVnd: prize?.amountVnd ?? 0, to };
    });
}
