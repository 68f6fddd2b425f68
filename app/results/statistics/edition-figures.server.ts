import type { EditionFigures } from "~/contests/edition-figures";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { prizeMoney } from "~/contests/prize-money";
import { shownBy } from "~/contests/shown-publication";
import { db } from "~/platform/db.server";
import { awardWinners } from "../awards/award-winners.server";
import { newestTally } from "../tally-read.server";
import { winnersSchema } from "../winners";
import { isSameSeries } from "./series";

/**
 * The editions of a contest by year: contests of the same organisation, kind and series that the system has held, and those
 * before them as they were put in by hand. What the system has counted itself counts for a year.
 */
export async function editionsOf(opened: OpenedContest, now: Date): Promise<EditionFigures[]> {
  const { id, organisationId, kind } = opened.contest;
  const others = await db.contest.findMany({
    where: { organisationId, kind, state: { in: ["CLOSED", "PUBLISHED"] }, NOT: { id } },
    select: { id: true },
  });
  const held = (await Promise.all(others.map((other) => openedContest(other.id)))).filter((one) => one !== null);
  const before = held.filter(
    ({ regulation: { year, title } }) => year < opened.regulation.year && isSameSeries(title, opened.regulation.title),
  );
  const counted: EditionFigures[] = [];
  for (const one of before) counted.push(await figuresOf(one, false, await publicPrizes(one, now)));
  counted.push(await figuresOf(opened, true, await newestPrizes(opened)));
  const years = new Set(counted.map(({ year }) => year));
  const rows = await db.earlierEdition.findMany({ where: { organisationId, kind, year: { lt: opened.regulation.year } } });
  const byHand = rows
    .filter(({ year }) => !years.has(year))
    .map(({ year, edition, submitted, eligible, prized, authors, women, units, moneyVnd, source }): EditionFigures => ({
      ...{ year, edition, submitted, eligible, prized, authors, women, units, source },
      moneyVnd: moneyVnd === null ? null : Number(moneyVnd),
      current: false,
    }));
  return [...byHand, ...counted].sort((a, b) => a.year - b.year);
}

interface Counted {
  submitted: bigint;
  eligible: bigint;
  authors: bigint;
  women: bigint;
  units: bigint;
  said: bigint;
}

interface Prizes {
  readonly ranked: readonly { readonly amountVnd: number }[];
  /** Special and collective ones. */
  readonly beside: readonly { readonly amountVnd: number }[];
}

/** Of an earlier edition what the public sees at that moment. */
async function publicPrizes({ contest }: OpenedContest, now: Date): Promise<Prizes | null> {
  const shown = await db.publication.findFirst({
    where: { contestId: contest.id, kind: "OFFICIAL", ...shownBy(now) },
    orderBy: { number: "desc" },
    select: { winners: true },
  });
  if (!shown) return null;
  const { levels, special, collective } = winnersSchema.parse(shown.winners);
  const ranked = levels.flatMap(({ amountVnd, winners }) => winners.map(() => ({ amountVnd })));
  return { ranked, beside: [...special, ...collective] };
}

/** Of this one the newest: whoever asks was asked about marks before. */
async function newestPrizes({ contest, regulation }: OpenedContest): Promise<Prizes | null> {
  const tally = await newestTally(db, contest.id);
  if (!tally) return null;
  const { levels } = regulation.rule.prizes;
  const { special, collective } = await awardWinners(db, { contest, regulation });
  return {
    ranked: tally.results.flatMap(({ prize }) => levels.find(({ id }) => id === prize) ?? []),
    beside: [...special, ...collective],
  };
}

async function figuresOf(
  { contest, regulation }: OpenedContest,
  current: boolean,
  prizes: Prizes | null,
): Promise<EditionFigures> {
  const [row] = await db.$queryRaw<Counted[]>`
    SELECT count(*) AS "submitted",
           count(*) FILTER (WHERE e."state" = 'ELIGIBLE') AS "eligible",
           coalesce(sum(m."authors"), 0)::bigint AS "authors",
           coalesce(sum(m."women"), 0)::bigint AS "women",
           coalesce(sum(m."said"), 0)::bigint AS "said",
           count(DISTINCT e."unitId") AS "units"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
      CROSS JOIN LATERAL (
        SELECT count(*) AS "authors", count(*) FILTER (WHERE one->>'gender' = 'female') AS "women",
               count(*) FILTER (WHERE coalesce(one->>'gender', '') <> '') AS "said"
          FROM jsonb_array_elements(coalesce(v."snapshot"->'members', '[]'::jsonb)) one) m
     WHERE e."contestId" = ${contest.id} AND e."code" IS NOT NULL`;
  const number = (value: bigint | undefined) => Number(value ?? 0n);
  const eligible = number(row?.eligible);
  return {
    year: regulation.year,
    edition: regulation.edition,
    submitted: number(row?.submitted),
    eligible: eligible > 0 ? eligible : null,
    prized: prizes?.ranked.length ?? null,
    authors: number(row?.authors),
    // Where nobody was asked, nobody is known.
    women: number(row?.said) > 0 ? number(row?.women) : null,
    units: number(row?.units),
    moneyVnd: prizes && prizeMoney([...prizes.ranked, ...prizes.beside]),
    current,
    source: null,
  };
}
