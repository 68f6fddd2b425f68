import type { Tx } from "~/platform/db.server";
import { each, type Invariant, type Violation } from "./invariant";

/** An answer is about sheets that were submitted for its entry in its round, which did differ by more than the limit. */
async function* differenceAnswers(tx: Tx): AsyncGenerator<Violation> {
  const answers = each((page) =>
    tx.differenceAnswer.findMany({ ...page, include: { entry: { select: { contestId: true } } } }),
  );
  for await (const { id, contestId, entryId, roundId, entry, sheets, spreadMicro, limitMicro } of answers) {
    if (entry.contestId !== contestId) yield { id, says: "is about another contest's entry" };
    if (spreadMicro <= limitMicro) yield { id, says: "answers a difference within the limit" };
    const known = await tx.scoreSheetRevision.findMany({
      where: { receipt: { in: sheets }, sheet: { assignment: { entryId, roundId } } },
      select: { totalMicro: true },
    });
    const totals = known.map(({ totalMicro }) => totalMicro).sort((a, b) => (a < b ? -1 : 1));
    if (known.length !== sheets.length || known.length < 2)
      yield { id, says: "names a sheet that was not submitted for its entry" };
    else if ((totals.at(-1) ?? 0n) - (totals[0] ?? 0n) !== spreadMicro)
      yield { id, says: "states another difference than its sheets have" };
  }
}

/** Whose work on a panel was ended has nothing open there. */
async function* endedWork(tx: Tx): AsyncGenerator<Violation> {
  const members = each((page) =>
    tx.panelMember.findMany({ ...page, where: { endedAt: { not: null } }, include: { panel: true } }),
  );
  for await (const { id, judgeId, panel } of members) {
    const { contestId, roundId, groupId } = panel;
    const open = await tx.assignment.count({
      where: {
        judgeId,
        roundId,
        endedAt: null,
        entry: { contestId, groupId, state: "ELIGIBLE" },
        sheet: { state: { not: "SUBMITTED" } },
      },
    });
    if (open > 0) yield { id, says: `has ${open} sheets open although the work was ended` };
  }
}

/** A reminder is of a judge of the panel's contest. */
async function* reminders(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.judgeReminder.findMany({ ...page, include: { judge: true, panel: true } }),
  );
  for await (const { id, judge, panel } of rows)
    if (panel && panel.contestId !== judge.contestId)
      yield { id, says: "is of a judge of another contest than its panel" };
}

export const steeringInvariants: readonly Invariant[] = [
  { name: "difference-answer", check: differenceAnswers },
  { name: "ended-work", check: endedWork },
  { name: "judge-reminder", check: reminders },
];
