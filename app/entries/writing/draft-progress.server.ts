import { db } from "~/platform/db.server";
import { draftProgress, type DraftProgress } from "./draft-progress";
import type { EntryRules } from "../entry-facts";

/** How far an entry's draft is, for its page; null once it was sent in. */
export async function draftProgressOf(
  entryId: string,
  rules: EntryRules,
  now: Date,
): Promise<DraftProgress | null> {
  const row = await db.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: {
      state: true,
      draft: true,
      attachments: { where: { removedAt: null }, select: { kindId: true } },
    },
  });
  return draftProgress(rules, row, now);
}
