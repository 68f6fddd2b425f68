import { shownBy } from "~/contests/shown-publication";
import { db } from "~/platform/db.server";
import { winnersSchema } from "./winners";

/**
 * Of each of these entries whose official result the public sees: the names of what it got, "" for nothing. Entries that
 * were not judged, or whose result is still to come, are not in it.
 */
export async function prizesOfEntries(entryIds: readonly string[], now: Date): Promise<Record<string, string>> {
  const entries = await db.entry.findMany({
    where: { id: { in: [...entryIds] }, state: "ELIGIBLE", contest: { publications: { some: official(now) } } },
    select: { id: true, code: true, contestId: true },
  });
  const publications = await db.publication.findMany({
    where: { contestId: { in: entries.map(({ contestId }) => contestId) }, ...official(now) },
    distinct: ["contestId"],
    orderBy: [{ contestId: "asc" }, { number: "desc" }],
    select: { contestId: true, winners: true },
  });
  const labels = new Map<string, string[]>();
  for (const { contestId, winners } of publications) {
    const { levels, special } = winnersSchema.parse(winners);
    const won = [
      ...levels.flatMap(({ label, winners: rows }) => rows.map(({ code }) => ({ code, label }))),
      ...special.map(({ code, label }) => ({ code, label })),
    ];
    for (const { code, label } of won) {
      const key = `${contestId} ${code}`;
      labels.set(key, [...(labels.get(key) ?? []), label]);
    }
  }
  return Object.fromEntries(entries.map(({ id, code, contestId }) => [id, (labels.get(`${contestId} ${code}`) ?? []).join(", ")]));
}

const official = (now: Date) => ({ kind: "OFFICIAL" as const, ...shownBy(now) });
