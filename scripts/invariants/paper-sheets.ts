import { storedMarks } from "~/judging/facts.server";
import { paperCodeOf } from "~/judging/paper/paper-code";
import { sameMarks } from "~/judging/sheets/marks";
import type { Tx } from "~/platform/db.server";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** A printed sheet has a code that can be read back, and its readings are numbered without a gap. */
async function* printed(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.paperSheet.findMany({
      ...page,
      select: {
        id: true,
        code: true,
        keyings: { select: { number: true }, orderBy: { number: "asc" } },
        scans: { select: { number: true }, orderBy: { number: "asc" } },
      },
    }),
  );
  for await (const { id, code, keyings, scans } of rows) {
    if (paperCodeOf(code) !== code) yield { id, says: `has a code that nobody can read: ${code}` };
    if (!countUp(keyings.map(({ number }) => number))) yield { id, says: "lacks one of its readings" };
    if (!countUp(scans.map(({ number }) => number))) yield { id, says: "lacks one of its scans" };
  }
}

/** What was submitted from paper was read so by two different people, before it was submitted. */
async function* fromPaper(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.scoreSheetRevision.findMany({
      ...page,
      where: { via: "PAPER" },
      include: { sheet: { select: { assignment: { select: { paperSheet: { include: { keyings: true } } } } } } },
    }),
  );
  for await (const { id, marks, submittedAt, proposal, sheet } of rows) {
    const readings = (sheet.assignment.paperSheet?.keyings ?? []).filter(
      (keying) =>
        keying.keyedAt <= submittedAt &&
        keying.proposal === proposal &&
        sameMarks(storedMarks(keying.marks), storedMarks(marks)),
    );
    if (new Set(readings.map(({ keyedById }) => keyedById)).size < 2)
      yield { id, says: "was taken from paper without two people who read it so" };
  }
}

export const paperSheetInvariants: readonly Invariant[] = [
  { name: "paper-sheet", check: printed },
  { name: "sheet-from-paper", check: fromPaper },
];
