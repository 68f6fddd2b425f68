import { advanceSchema, type Advance } from "~/contests/round";
import type { Tx } from "~/platform/db.server";

/** An entry on a locked line. */
export interface LinedEntry {
  readonly entryId: string;
  readonly code: string;
  readonly title: string;
  readonly group: string;
  readonly eligible: boolean;
  readonly advances: boolean;
  readonly score: string | null;
  readonly rank: number | null;
  readonly exception: boolean;
  readonly reason: string;
  /** Decided on after the line was locked, by this document. */
  readonly added: { readonly at: Date; readonly documentNumber: string } | null;
}

/** The line that stands after a round. */
export interface StandingLine {
  readonly id: string;
  readonly roundId: string;
  readonly cut: Advance;
  readonly reason: string;
  readonly documentNumber: string;
  readonly lockedAt: Date;
  readonly lockedById: string;
  readonly entries: readonly LinedEntry[];
}

/** The lines of a contest that stand, by round. */
export async function standingLines(
  tx: Tx,
  contestId: string,
): Promise<ReadonlyMap<string, StandingLine>> {
  const rows = await tx.advancement.findMany({
    where: { contestId, revokedAt: null },
    include: {
      entries: {
        include: { entry: { select: { code: true, title: true, groupId: true, state: true } } },
      },
    },
  });
  return new Map(
    rows.map(({ id, roundId, cut, reason, documentNumber, lockedAt, lockedById, entries }) => [
      roundId,
      {
        id,
        roundId,
        cut: advanceSchema.parse(cut),
        reason,
        documentNumber,
        lockedAt,
        lockedById,
        entries: entries.map(({ entry, addedAt, documentNumber: own, ...row }) => ({
          entryId: row.entryId,
          code: entry.code ?? "",
          title: entry.title,
          group: entry.groupId ?? "",
          eligible: entry.state === "ELIGIBLE",
          advances: row.advances,
          score: row.score,
          rank: row.rank,
          exception: row.exception,
          reason: row.reason,
          added: addedAt && { at: addedAt, documentNumber: own },
        })),
      },
    ]),
  );
}

/** The entries of a line by code. */
export function lockedRows({ entries }: StandingLine): ReadonlyMap<string, LinedEntry> {
  return new Map(entries.map((entry) => [entry.code, entry]));
}

/** What the published record says about who went on: codes, figures and reasons, nobody's name. */
export interface PublishedLine {
  readonly round: string;
  readonly line: Advance;
  readonly documentNumber: string;
  readonly reason: string;
  readonly lockedAt: string;
  readonly entries: readonly {
    readonly entry: string;
    readonly score: string | null;
    readonly rank: number | null;
    readonly advances: boolean;
    /** Only of exceptions. */
    readonly exception?: string;
  }[];
}

/** The line as it goes into the bundle. */
export function publishedLine(line: StandingLine): PublishedLine {
  return {
    round: line.roundId,
    line: line.cut,
    documentNumber: line.documentNumber,
    reason: line.reason,
    lockedAt: line.lockedAt.toISOString(),
    entries: [...line.entries]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, score, rank, advances, exception, reason }) => ({
        entry: code,
        score,
        rank,
        advances,
        ...(exception && { exception: reason }),
      })),
  };
}
