import type { OpenedContest } from "~/contests/contest.server";
import { roundOf } from "~/contests/rounds";
import type { Tx } from "~/platform/db.server";
import { decimal, round, toMicro } from "~/platform/decimal";
import { totalText } from "../sheets/marks";
import { answers, differenceOf, type Difference } from "./differences";
import { roundSheets, type RoundEntry } from "./round-sheets.server";

export interface DifferenceNote {
  readonly note: string;
  readonly answeredAt: Date;
  readonly answeredBy: string;
}

/** An entry whose judges differ by more than the regulation allows, and what the panel answered about it. */
export interface FlaggedEntry {
  readonly entry: RoundEntry;
  readonly difference: Difference;
  /** Decimals. */
  readonly spread: string;
  readonly limit: string;
  /** About exactly the sheets that stand now; null: still to be answered. */
  readonly answer: DifferenceNote | null;
}

interface Where {
  readonly roundId: string;
  readonly groupId?: string;
  readonly entryId?: string;
}

/** Every entry of a round that is flagged, answered or not. Nothing where the round has no limit. */
export async function flaggedEntries(
  tx: Tx,
  opened: OpenedContest,
  where: Where,
): Promise<FlaggedEntry[]> {
  const limit = roundOf(opened.regulation, where.roundId)?.differenceLimit ?? null;
  if (limit === null) return [];
  const ids = await suspects(tx, opened.contest.id, where, limit);
  if (ids.length === 0) return [];
  const entries = await roundSheets(tx, opened, where.roundId, { id: { in: ids } });
  const notes = await tx.differenceAnswer.findMany({
    where: { roundId: where.roundId, entryId: { in: ids } },
    orderBy: { answeredAt: "desc" },
  });
  const people = await tx.user.findMany({
    where: { id: { in: notes.map(({ answeredById }) => answeredById) } },
    select: { id: true, name: true },
  });
  return entries.flatMap((entry): FlaggedEntry[] => {
    const difference = differenceOf(limit, entry);
    if (!difference) return [];
    const found = notes.find((one) => one.entryId === entry.id && answers(one, difference));
    const answer = found && {
      note: found.note,
      answeredAt: found.answeredAt,
      answeredBy: people.find(({ id }) => id === found.answeredById)?.name ?? "",
    };
    const spread = totalText(difference.spreadMicro);
    return [{ entry, difference, spread, limit, answer: answer ?? null }];
  });
}

/** A limit in millionths, cut off: whole millionths lie above the one exactly when they lie above the other. */
export function limitMicro(limit: string): bigint {
  return toMicro(round(decimal(limit), 6, "down")) ?? 0n;
}

/** The entries that can be flagged at all, so that the sheets of a thousand others need not be read. */
async function suspects(
  tx: Tx,
  contestId: string,
  { roundId, groupId, entryId }: Where,
  limit: string,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ entryId: string }[]>`
    SELECT a."entryId"
    FROM "Assignment" a
    JOIN "Entry" e ON e."id" = a."entryId"
    JOIN "ScoreSheet" s ON s."assignmentId" = a."id"
    LEFT JOIN "ScoreSheetRevision" r
      ON r."sheetId" = s."id" AND r."returnedAt" IS NULL AND s."state" = 'SUBMITTED'
    WHERE e."contestId" = ${contestId} AND a."roundId" = ${roundId} AND a."endedAt" IS NULL
      AND (${groupId ?? null}::text IS NULL OR e."groupId" = ${groupId ?? null})
      AND (${entryId ?? null}::text IS NULL OR e."id" = ${entryId ?? null})
    GROUP BY a."entryId"
    HAVING count(*) = count(r."id") AND max(r."totalMicro") - min(r."totalMicro") > ${limitMicro(limit)}`;
  return rows.map((row) => row.entryId);
}
