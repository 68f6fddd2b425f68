import { db } from "~/platform/db.server";
import { KIND_FACTS, officialKindOf } from "./kinds";

const template = { select: { id: true, number: true, blobSha256: true } } as const;

/**
 * What is recorded with the papers of a contest; `subject`: with one of them. `outdated`: the paper prints the result,
 * which was computed anew since, so that the number was given to another text than what would be printed.
 */
export async function recordedNumbers(contestId: string, subject?: { readonly kind: string; readonly subjectId: string }) {
  const [rows, tally] = await Promise.all([
    db.issuedDocument.findMany({ where: { contestId, ...subject }, include: { template } }),
    db.tally.findFirst({ where: { contestId }, orderBy: { number: "desc" }, select: { createdAt: true } }),
  ]);
  return rows.map((row) => {
    const kind = officialKindOf(row.kind);
    const printsResult = kind !== null && KIND_FACTS[kind].printsResult;
    return { ...row, outdated: printsResult && tally !== null && row.updatedAt < tally.createdAt };
  });
}

/** What is recorded with one paper and holds for what it prints now; null: nothing. */
export async function recordedNumber({ contestId, kind, subjectId }: { readonly contestId: string; readonly kind: string; readonly subjectId: string }) {
  const [row] = await recordedNumbers(contestId, { kind, subjectId });
  return row && !row.outdated ? row : null;
}
