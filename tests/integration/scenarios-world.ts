import { frozenRegulation } from "~/contests/contest.server";
import { regulationHash } from "~/contests/freeze";
import type { Regulation } from "~/contests/regulation";
import { db } from "~/platform/db.server";
import type { Bundle } from "~/results/bundle";
import { tallyEntries } from "~/results/tally";
import { newestTally, storable } from "~/results/tally-read.server";

/** Puts another regulation in the place of the one in force, before anything rests on it. */
export async function amend(contestId: string, change: (regulation: Regulation) => Regulation) {
  const revision = await db.regulationRevision.findFirstOrThrow({
    where: { contestId },
    orderBy: { number: "desc" },
  });
  const document = change(frozenRegulation(revision));
  await db.regulationRevision.update({
    where: { id: revision.id },
    data: {
      document: JSON.parse(JSON.stringify(document)) as object,
      sha256: regulationHash(document),
    },
  });
  return document;
}

/** How the committee comes to its decision. */
export const aRegulationWith = (contestId: string, deciding: Partial<Regulation["deciding"]>) =>
  amend(contestId, (regulation) => ({
    ...regulation,
    deciding: { ...regulation.deciding, ...deciding },
  }));

const FIELDS = [60, 23, 21, 19, 5];
const QUALITY = [
  { count: 3, from: 87, to: 83 },
  { count: 9, from: 79, to: 73.5 },
  { count: 36, from: 70, to: 62.5 },
  { count: 80, from: 57, to: 36 },
];

/**
 * The size and the outcome of a real provincial contest: 128 entries in five fields, prizes over all of them, and a
 * regulation that would give 54 where the committee gave 48. In the place of a contest's first result.
 */
export async function binhThuan(contestId: string): Promise<void> {
  const { rule } = await amend(contestId, (regulation) => ({
    ...regulation,
    rule: {
      ...regulation.rule,
      criteria: regulation.rule.criteria.map((criterion) => ({ ...criterion, step: "0.01" })),
      combine: { ...regulation.rule.combine, minimumSheets: 1 },
      prizes: {
        ...regulation.rule.prizes,
        scope: "contest",
        levels: regulation.rule.prizes.levels.map(({ minimumScore: _, ...level }, at) => ({
          ...level,
          quota: [1, 4, 10, 39][at] ?? 0,
        })),
      },
    },
  }));
  const totals = QUALITY.flatMap(({ count, from, to }) =>
    Array.from({ length: count }, (_, at) => from - ((from - to) * at) / (count - 1)),
  );
  const groups = FIELDS.flatMap((count, field) =>
    Array.from({ length: count }, () => `field-${field}`),
  );
  const codes = totals.map((_, at) => `STKT-${String(at + 1).padStart(3, "0")}`);
  const last = (await newestTally(db, contestId))!;
  const bundle: Bundle = {
    ...last.bundle,
    rule,
    entries: codes.map((code, at) => ({
      code,
      // Prizes go to all fields, so that neighbours in the ranking are of different ones.
      group: groups[(at * 37) % groups.length]!,
      status: "judged",
    })),
    sheets: codes.map((code, at) => ({
      round: rule.rounds[0]!.id,
      judge: "J01",
      entry: code,
      scores: spread(rule, totals[at]!),
    })),
  };
  const { results } = tallyEntries(bundle);
  await db.tally.update({
    where: { id: last.id },
    data: { bundle: storable({ ...bundle, results }) },
  });
}

function spread({ criteria }: Regulation["rule"], total: number): Record<string, string> {
  let left = Math.round(total * 100);
  return Object.fromEntries(
    criteria.map(({ id, max }) => {
      const mark = Math.min(left, Number(max) * 100);
      left -= mark;
      return [id, (mark / 100).toFixed(2)];
    }),
  );
}
