import type { OpenedContest } from "~/contests/contest.server";
import { db } from "~/platform/db.server";
import { flaggedEntries } from "../differences/differences.server";

interface OpenPanel {
  readonly roundId: string;
  readonly groupId: string;
  readonly closed: boolean;
}

/**
 * By entry: the difference that the regulation allows, where a panel's judges differ by more and nothing has been
 * answered. By how much, and who, is not told: a judge sees others' marks only as the regulation says.
 */
export async function askedToDiscuss(
  opened: OpenedContest,
  { roundId, groupId, closed }: OpenPanel,
): Promise<ReadonlyMap<string, string>> {
  const flagged = closed ? [] : await flaggedEntries(db, opened, { roundId, groupId });
  return new Map(flagged.filter(({ answer }) => answer === null).map(({ entry, limit }) => [entry.id, limit]));
}
