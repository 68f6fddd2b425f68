import { checkRegulation } from "~/contests/regulation-upgrade";
import { storedPlanSchema } from "~/judging/assignment/stored-plan";
import type { Tx } from "~/platform/db.server";
import { each, type Invariant, type Violation } from "./invariant";

/**
 * No entry has more judges in a round than the regulation names, but for those it had when the regulation in force
 * came.
 */
async function* judgesPerEntry(tx: Tx): AsyncGenerator<Violation> {
  const contests = each((page) =>
    tx.contest.findMany({
      ...page,
      select: { id: true, revisions: { orderBy: { number: "desc" }, take: 1 } },
    }),
  );
  for await (const { id: contestId, revisions } of contests) {
    const [revision] = revisions;
    const parsed = revision && checkRegulation(revision.document);
    if (!revision || !parsed?.success) continue;
    for (const { id: roundId, judgesPerEntry: most } of parsed.data.rounds) {
      if (most === null) continue;
      const live = { roundId, endedAt: null, entry: { contestId } };
      const counts = await tx.assignment.groupBy({
        by: ["entryId"],
        where: live,
        _count: { _all: true },
      });
      for (const { entryId, _count } of counts.filter((one) => one._count._all > most)) {
        const before = await tx.assignment.count({
          where: { ...live, entryId, createdAt: { lt: revision.createdAt } },
        });
        if (_count._all > Math.max(most, before))
          yield {
            id: entryId,
            says: `has ${_count._all} judges in round ${roundId}, more than ${most}`,
          };
      }
    }
  }
}

/** Whoever a plan gave an entry to was given it: applied plans are the record of who judges what. */
async function* appliedPlans(tx: Tx): AsyncGenerator<Violation> {
  const plans = each((page) =>
    tx.assignmentPlan.findMany({
      ...page,
      where: { appliedAt: { not: null } },
      include: { panel: { select: { roundId: true } } },
    }),
  );
  for await (const { id, plan, panel } of plans) {
    const parsed = storedPlanSchema.safeParse(plan);
    if (!parsed.success || parsed.data.kind !== "plan") {
      yield { id, says: "was applied and is no plan that can be read" };
      continue;
    }
    const { entries, people, add } = parsed.data;
    const rows = await tx.assignment.findMany({
      where: { roundId: panel.roundId, entryId: { in: entries } },
      select: { entryId: true, judgeId: true },
    });
    const given = new Set(rows.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`));
    const missing = add.flatMap((judges, entry) =>
      judges.filter((judge) => !given.has(`${entries[entry] ?? ""} ${people[judge] ?? ""}`)),
    ).length;
    if (missing > 0)
      yield { id, says: `was applied, and ${missing} of its sheets were never given` };
  }
}

export const assignmentInvariants: readonly Invariant[] = [
  { name: "judges-per-entry", check: judgesPerEntry },
  { name: "applied-plan", check: appliedPlans },
];
