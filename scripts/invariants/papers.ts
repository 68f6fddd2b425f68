import { decodeReference } from "~/entries/papers/paper-reference";
import type { Tx } from "~/platform/db.server";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** A scan that was read has all its pages, each once; one that could not be says so. */
async function* scans(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.paperScan.findMany({
      ...page,
      include: {
        pages: { select: { number: true }, orderBy: { number: "asc" } },
        contest: { select: { organisationId: true } },
        unit: { select: { organisationId: true } },
      },
    }),
  );
  for await (const { id, pages, pageCount, finishedAt, fault, contest, unit } of rows) {
    if (unit && unit.organisationId !== contest.organisationId)
      yield { id, says: "is of a unit of another organisation" };
    if (!finishedAt) {
      if (fault) yield { id, says: `waits to be read, though it is ${fault}` };
      continue;
    }
    const whole = pages.length === pageCount && countUp(pages.map(({ number }) => number));
    if (fault === "" && !whole)
      yield { id, says: `was read, and has ${pages.length} of its ${pageCount ?? 0} pages` };
  }
}

/** A page belongs to the entry that its code names, of the scan's contest and unit, and what it was put into is that entry's. */
async function* pages(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.scannedPage.findMany({
      ...page,
      include: {
        scan: { select: { contestId: true, unitId: true } },
        entry: { select: { contestId: true, unitId: true, attachments: { select: { id: true } } } },
      },
    }),
  );
  for await (const { id, code, entryId, entry, scan, attachmentId } of rows) {
    if (code !== "" && entryId !== null && decodeReference(code)?.entryId !== entryId)
      yield { id, says: "is put to another entry than its code names" };
    if (
      entry &&
      (entry.contestId !== scan.contestId || (scan.unitId ?? entry.unitId) !== entry.unitId)
    )
      yield { id, says: "is put to an entry of another contest or unit than its scan" };
    if (attachmentId !== null && !entry?.attachments.some((file) => file.id === attachmentId))
      yield { id, says: "names a file that its entry does not have" };
  }
}

export const paperInvariants: readonly Invariant[] = [
  { name: "paper-scan", check: scans },
  { name: "scanned-page", check: pages },
];
