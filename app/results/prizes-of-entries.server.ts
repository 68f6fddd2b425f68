import { isSameUnit } from "~/contests/given-prizes";
import { shownBy } from "~/contests/shown-publication";
import type { ToldResult } from "~/entries/told-result";
import { db } from "~/platform/db.server";
import { toldResult, withoutPrize, type RankedRow } from "./own-result";
import { winnersSchema, type Winners } from "./winners";

/**
 * What their people are told of each of these entries, where the public sees an official result: what it got, or why
 * nothing. Entries that are not eligible, or whose result is still to come, are not in it.
 */
export async function prizesOfEntries(entryIds: readonly string[], now: Date): Promise<Record<string, ToldResult>> {
  const entries = await db.entry.findMany({
    where: { id: { in: [...entryIds] }, state: "ELIGIBLE" },
    select: { id: true, code: true, contestId: true },
  });
  const results = await officialResults(entries.map(({ contestId }) => contestId), now);
  const codes = entries.flatMap(({ code }) => code ?? []);
  const rows = await rowsOf([...results.values()].map(({ tallyId }) => tallyId), codes);
  return Object.fromEntries(
    entries.flatMap(({ id, code, contestId }) => {
      const result = results.get(contestId);
      if (!result) return [];
      const row = rows.get(`${result.tallyId} ${code}`) ?? null;
      return [[id, toldResult(wonBy(result.winners, code), withoutPrize(row))]];
    }),
  );
}

function wonBy({ levels, special }: Winners, entry: string | null): string[] {
  return [
    ...levels.flatMap(({ label, winners }) => winners.filter(({ code }) => code === entry).map(() => label)),
    ...special.filter(({ code }) => code !== null && code === entry).map(({ label }) => label),
  ];
}

/** A unit in a contest that its coordinator follows. */
interface UnitPlace {
  readonly contestId: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** The special and collective prizes that each of these units won itself, where the public sees an official result. */
export async function prizesOfUnits<Place extends UnitPlace>(
  places: readonly Place[],
  now: Date,
): Promise<(Place & { readonly prizes: string })[]> {
  const results = await officialResults(places.map(({ contestId }) => contestId), now);
  return places.map((place) => {
    const { special = [], collective = [] } = results.get(place.contestId)?.winners ?? {};
    const own = [...special.filter(({ code }) => code === null), ...collective].filter((award) =>
      isSameUnit(award, { unit: place.unitName, unitId: place.unitId }),
    );
    return { ...place, prizes: own.map(({ label }) => label).join(", ") };
  });
}

/** By contest, the newest official result that the public sees. */
async function officialResults(
  contestIds: readonly string[],
  now: Date,
): Promise<Map<string, { readonly tallyId: string; readonly winners: Winners }>> {
  const publications = await db.publication.findMany({
    where: { contestId: { in: [...new Set(contestIds)] }, kind: "OFFICIAL", ...shownBy(now) },
    distinct: ["contestId"],
    orderBy: [{ contestId: "asc" }, { number: "desc" }],
    select: { contestId: true, tallyId: true, winners: true },
  });
  return new Map(
    publications.map(({ contestId, tallyId, winners }) => [contestId, { tallyId, winners: winnersSchema.parse(winners) }]),
  );
}

/** By tally and code: picked out by the database, since a tally may hold a hundred thousand sheets. */
async function rowsOf(tallyIds: readonly string[], codes: readonly string[]): Promise<Map<string, RankedRow>> {
  if (tallyIds.length === 0) return new Map();
  const rows = await db.$queryRaw<(RankedRow & { readonly key: string })[]>`
    SELECT t."id" || ' ' || (r->>'entry') AS "key", (r->>'rank')::int AS "rank",
           jsonb_path_query_array(r, '$.workings.rounds[*].score') AS "scores"
      FROM "Tally" t, jsonb_array_elements(t."bundle"->'results') r
     WHERE t."id" = ANY(${[...tallyIds]}) AND r->>'entry' = ANY(${[...codes]})`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}
