import { advanceSchema } from "~/contests/round";
import { roundBefore } from "~/contests/rounds";
import { checkRegulation } from "~/contests/regulation-upgrade";
import type { Tx } from "~/platform/db.server";
import { each, type Invariant, type Violation } from "./invariant";

/** By regulation revision, the round before each round; a contest keeps its rounds from one revision to the next. */
async function roundsBefore(tx: Tx) {
  const revisions = await tx.regulationRevision.findMany({
    select: { id: true, contestId: true, document: true },
  });
  return new Map(
    revisions.flatMap(({ id, contestId, document }) => {
      const parsed = checkRegulation(document);
      if (!parsed.success) return [];
      const { rule } = parsed.data;
      const before = new Map(
        rule.rounds.map((round) => [round.id, roundBefore({ rule }, round.id)]),
      );
      return [[id, { contestId, before, last: rule.rounds.at(-1)?.id }] as const];
    }),
  );
}

/** A line is of a round that another follows; its entries are of its contest, and of its round. */
async function* lines(tx: Tx): AsyncGenerator<Violation> {
  const regulations = await roundsBefore(tx);
  const rows = each((page) =>
    tx.advancement.findMany({
      ...page,
      include: { entries: { include: { entry: { select: { id: true, contestId: true } } } } },
    }),
  );
  for await (const { id, contestId, roundId, revisionId, revokedAt, entries, ...line } of rows) {
    const regulation = regulations.get(revisionId);
    if (regulation?.contestId !== contestId) {
      yield { id, says: "rests on another contest's regulation" };
      continue;
    }
    const { before, last } = regulation;
    if (!before.has(roundId) || roundId === last)
      yield { id, says: `is drawn after ${roundId}, which no round follows` };
    if (!advanceSchema.safeParse(line.cut).success) yield { id, says: "has no readable line" };
    if (entries.some(({ entry }) => entry.contestId !== contestId))
      yield { id, says: "names an entry of another contest" };
    const unexplained = entries.some(({ addedAt, reason }) => addedAt !== null && reason === "");
    if (unexplained) yield { id, says: "was added to without a reason" };
    const earlier = before.get(roundId);
    if (!earlier || revokedAt !== null) continue;
    const through = await tx.advancementEntry.findMany({
      where: { advances: true, advancement: { contestId, roundId: earlier, revokedAt: null } },
      select: { entryId: true },
    });
    const inRound = new Set(through.map(({ entryId }) => entryId));
    if (entries.some(({ entryId }) => !inRound.has(entryId)))
      yield { id, says: `names an entry that did not go on from ${earlier}` };
  }
}

/** A sheet of a later round is only submitted for an entry that the line before it let through. */
async function* sheetsInRound(tx: Tx): AsyncGenerator<Violation> {
  const regulations = await roundsBefore(tx);
  const newest = new Map<string, ReadonlyMap<string, string | null>>();
  for (const { contestId, before } of regulations.values()) newest.set(contestId, before);
  const rows = each((page) =>
    tx.assignment.findMany({
      ...page,
      where: { endedAt: null, sheet: { state: "SUBMITTED" } },
      select: {
        id: true,
        roundId: true,
        entry: {
          select: {
            contestId: true,
            advancements: {
              where: { advances: true, advancement: { revokedAt: null } },
              select: { advancement: { select: { roundId: true } } },
            },
          },
        },
      },
    }),
  );
  for await (const { id, roundId, entry } of rows) {
    const before = newest.get(entry.contestId)?.get(roundId);
    if (!before) continue;
    if (!entry.advancements.some(({ advancement }) => advancement.roundId === before))
      yield {
        id,
        says: `has a sheet of ${roundId} for an entry that did not go on from ${before}`,
      };
  }
}

export const advancementInvariants: readonly Invariant[] = [
  { name: "line", check: lines },
  { name: "sheet-in-round", check: sheetsInRound },
];
