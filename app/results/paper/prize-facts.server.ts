import type { OpenedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { db } from "~/platform/db.server";
import { formatDecimal } from "~/platform/format";
import { awardWinners } from "../awards/award-winners.server";
import { newestTally } from "../tally-read.server";
import { namedEntries, type Naming } from "./named-entries.server";

/**
 * The prizes of the newest tally by level, and the special and collective ones, for what is printed; null before
 * closing. The money of each is the regulation's.
 */
export async function prizeFacts(
  opened: OpenedContest,
  how: { readonly naming: Naming; readonly now: Date },
) {
  const { contest, regulation } = opened;
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
    awards: await printedAwards(opened, how),
    complaintDays: regulation.deciding.complaintDays,
  };
}

async function printedAwards(
  opened: OpenedContest,
  how: { readonly naming: Naming; readonly now: Date },
) {
  const { special, collective } = await awardWinners(db, opened);
  const codes = special.flatMap(({ entry }) => entry?.code ?? []);
  const named = await namedEntries(opened.contest.id, codes, opened.regulation, how);
  return [...special, ...collective].map(({ label, amountVnd, entry, unit }) => {
    const found = named.get(entry?.code ?? "");
    const to = found ? [...found.authors, `${found.title} (${found.code})`].join(", ") : (unit?.name ?? "");
    return { label, amountVnd, to };
  });
}
