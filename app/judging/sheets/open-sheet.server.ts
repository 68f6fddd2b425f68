import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";

/** Whoever scores the entry too looks at others' marks only when their own sheet is in. */
export async function hasOpenSheet(
  { actor }: Context,
  { entry, roundId }: { readonly entry: { readonly id: string }; readonly roundId: string },
): Promise<boolean> {
  const open = await db.assignment.count({
    where: {
      entryId: entry.id,
      roundId,
      endedAt: null,
      judge: { userId: actor.userId },
      sheet: { state: { not: "SUBMITTED" } },
    },
  });
  return open > 0;
}
