import type { OpenedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { readSnapshot } from "~/entries/entry-upgrade";
import { db } from "~/platform/db.server";
import { formatDecimal } from "~/platform/format";
import { awardWinners, type AwardWinner } from "../awards/award-winners.server";
import { winnersOfAwards } from "../awards/published-awards";
import { shownSpecial } from "../awards/shown-special.server";
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

type Printed = { readonly collective: boolean; readonly label: string; readonly amountVnd: number; readonly to: string };

/** Special and collective prizes with whom they go to; "" where a paper that is put up may not say it. */
async function printedAwards(
  opened: OpenedContest,
  { naming, now }: { readonly naming: Naming; readonly now: Date },
): Promise<Printed[]> {
  const { contest, regulation } = opened;
  const awards = await awardWinners(db, opened);
  if (naming === "public") {
    const { special, collective } = winnersOfAwards(opened, awards);
    const shown = await shownSpecial(contest.id, regulation, special, now);
    return [
      ...shown.map(({ label, amountVnd, entry, people, unit }) => ({
        ...{ label, amountVnd, collective: false },
        to: entry ? recipient(people.map(({ name }) => name), entry) : unit,
      })),
      ...collective.map(({ label, amountVnd, unit }) => ({ label, amountVnd, collective: true, to: unit })),
    ];
  }
  const members = await membersOf(awards.special.flatMap(({ entry }) => entry?.id ?? []));
  const printed = (award: AwardWinner, collective: boolean) => {
    const { label, amountVnd, entry, memberId, unit } = award;
    const authors = (members.get(entry?.id ?? "") ?? []).filter(({ id }) => memberId === null || id === memberId);
    const to = entry ? recipient(authors.map(({ name }) => name), entry) : (unit?.name ?? "");
    return { label, amountVnd, collective, to };
  };
  return [
    ...awards.special.map((award) => printed(award, false)),
    ...awards.collective.map((award) => printed(award, true)),
  ];
}

function recipient(names: readonly string[], { title, code }: { readonly title: string; readonly code: string }): string {
  return [...names, `${title} (${code})`].join(", ");
}

async function membersOf(entryIds: readonly string[]) {
  const rows = await db.entry.findMany({
    where: { id: { in: [...entryIds] } },
    select: { id: true, currentVersion: { select: { snapshot: true } } },
  });
  return new Map(rows.map(({ id, currentVersion }) => [id, readSnapshot(currentVersion?.snapshot).members]));
}
