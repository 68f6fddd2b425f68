import { checkRegulation } from "~/contests/regulation-upgrade";
import { criteriaOfRound } from "~/contests/rule";
import { blocksByItself, conflictKind } from "~/judging/conflicts/conflict";
import { storedMarks } from "~/judging/facts.server";
import { sameMarks, totalMicro } from "~/judging/sheets/marks";
import { receiptOf, scoresOf } from "~/judging/sheets/receipt";
import { exactRubric, readSheet } from "~/judging/sheets/sheet-total";
import type { Tx } from "~/platform/db.server";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** A submitted sheet has exactly one revision that stands, its newest, with the sheet's marks; any other has none. */
async function* sheetStates(tx: Tx): AsyncGenerator<Violation> {
  const sheets = each((page) =>
    tx.scoreSheet.findMany({ ...page, include: { revisions: { orderBy: { number: "asc" } } } }),
  );
  for await (const { id, state, marks, comment, revisions } of sheets) {
    if (!countUp(revisions.map(({ number }) => number)))
      yield { id, says: "has a gap in the numbers of its revisions" };
    const standing = revisions.filter(({ returnedAt }) => returnedAt === null);
    const wanted = state === "SUBMITTED" ? 1 : 0;
    if (standing.length !== wanted)
      yield { id, says: `is ${state} with ${standing.length} revisions that stand` };
    if (state === "RETURNED" && revisions.length === 0)
      yield { id, says: "is RETURNED and was never submitted" };
    const last = revisions.at(-1);
    if (state !== "SUBMITTED" || !last) continue;
    const same = sameMarks(storedMarks(last.marks), storedMarks(marks));
    if (last.returnedAt !== null || !same || last.comment !== comment)
      yield { id, says: "shows something else than its newest revision" };
  }
}

/** A revision's marks keep the rule that it was made under; its total and its receipt are theirs. */
async function* revisionMarks(tx: Tx): AsyncGenerator<Violation> {
  const regulations = new Map(
    (await tx.regulationRevision.findMany()).flatMap(({ id, contestId, document }) => {
      const parsed = checkRegulation(document);
      return parsed.success ? [[id, { contestId, rule: parsed.data.rule }] as const] : [];
    }),
  );
  const revisions = each((page) =>
    tx.scoreSheetRevision.findMany({
      ...page,
      include: { sheet: { select: { assignment: { include: { judge: true, entry: true } } } } },
    }),
  );
  for await (const { id, sheet, ...revision } of revisions) {
    const { judge, entry, roundId } = sheet.assignment;
    const regulation = regulations.get(revision.revisionId);
    if (!regulation || regulation.contestId !== entry.contestId) {
      yield { id, says: "was made under another contest's regulation" };
      continue;
    }
    const { rounds } = regulation.rule;
    const criteria = criteriaOfRound(regulation.rule, roundId);
    const marks = storedMarks(revision.marks);
    const scores = scoresOf(marks);
    const { faults, complete } = readSheet(exactRubric(criteria), scores);
    for (const { criterion, code } of faults)
      yield { id, says: `has a mark for ${criterion}: ${code}` };
    if (!complete && faults.length === 0)
      yield { id, says: "was submitted without every criterion" };
    if (!rounds.some((round) => round.id === roundId))
      yield { id, says: `is of round ${roundId}, which the rule does not have` };
    if (faults.length === 0 && totalMicro(criteria, marks) !== revision.totalMicro)
      yield { id, says: "has a total that its marks do not give" };
    const content = {
      round: roundId,
      judge: judge.code,
      entry: entry.code ?? "",
      scores,
      submittedAt: revision.submittedAt.toISOString(),
    };
    if (receiptOf(content, judge.nonce) !== revision.receipt)
      yield { id, says: "has a receipt that its content does not give" };
  }
}

/** Nobody judges an entry that a conflict of interest on record keeps them from; all three belong to one contest. */
async function* assignments(tx: Tx): AsyncGenerator<Violation> {
  const left = new Set(
    (
      await tx.panelMember.findMany({
        where: { endedAt: { not: null } },
        select: { judgeId: true, panel: { select: { roundId: true } } },
      })
    ).map(({ judgeId, panel }) => `${judgeId} ${panel.roundId}`),
  );
  const rows = each((page) =>
    tx.assignment.findMany({
      ...page,
      include: {
        judge: { select: { contestId: true } },
        entry: { select: { contestId: true, conflicts: { where: { state: { not: "LIFTED" } } } } },
        sheet: {
          select: {
            state: true,
            revisions: { orderBy: { number: "asc" }, select: { submittedAt: true, returnedAt: true } },
          },
        },
      },
    }),
  );
  for await (const { id, judge, judgeId, roundId, entry, sheet, endedAt } of rows) {
    if (judge.contestId !== entry.contestId)
      yield { id, says: "gives an entry of one contest to a judge of another" };
    if (!sheet) yield { id, says: "has no sheet" };
    const kept = entry.conflicts.filter((conflict) => conflict.judgeId === judgeId);
    if (endedAt !== null) {
      if (sheet?.state === "SUBMITTED" && kept.length === 0 && !left.has(`${judgeId} ${roundId}`))
        yield { id, says: "was taken back after its sheet was submitted, and nobody has said why" };
      continue;
    }
    const since = kept
      .filter(({ kind, state }) => state === "CONFIRMED" || blocksByItself(conflictKind(kind)))
      .map(({ source, createdAt, decidedAt }) => (source === "FOUND" ? decidedAt : null) ?? createdAt)
      .sort((a, b) => a.getTime() - b.getTime())[0];
    if (!since) continue;
    const revisions = sheet?.revisions ?? [];
    if (revisions.length === 0) yield { id, says: "goes on in spite of a conflict of interest" };
    else if (revisions.some(({ submittedAt }) => submittedAt > since))
      yield { id, says: "was scored in spite of a conflict of interest" };
  }
}

/** Whoever has submitted a sheet sits, or sat, on a panel of its round: entries may be moved to another group later. */
async function* panelists(tx: Tx): AsyncGenerator<Violation> {
  const seats = new Set(
    (await tx.panelMember.findMany({ include: { panel: true } })).map(({ judgeId, panel }) =>
      [judgeId, panel.contestId, panel.roundId].join(" "),
    ),
  );
  const rows = each((page) =>
    tx.assignment.findMany({
      ...page,
      where: { sheet: { state: "SUBMITTED" }, endedAt: null },
      include: { entry: { select: { contestId: true } } },
    }),
  );
  for await (const { id, judgeId, roundId, entry } of rows)
    if (!seats.has([judgeId, entry.contestId, roundId].join(" ")))
      yield { id, says: "was scored by somebody who is on no panel of the round" };
}

export const judgingInvariants: readonly Invariant[] = [
  { name: "sheet-state", check: sheetStates },
  { name: "sheet-marks", check: revisionMarks },
  { name: "assignment", check: assignments },
  { name: "panelist", check: panelists },
];
