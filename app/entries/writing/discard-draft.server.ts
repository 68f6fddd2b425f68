import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import { whyNotDiscardDraft } from "../entry-policy";
import { loadEntry, TRANSACTION } from "../entry-row.server";

/**
 * Deletes a draft that was never sent in, with its files, invitations and consents. Pages that were scanned for it wait
 * again to be placed. Refuses with `conflict` what has changed since it was seen.
 */
export async function discardDraft(
  { actor, now }: Context,
  { entryId, version }: { readonly entryId: string; readonly version: number },
): Promise<Ok<undefined> | Refused<Refusal | "conflict">> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotDiscardDraft(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);

  return transact<Ok<undefined> | Refused<"conflict">>(async (tx) => {
    await tx.scannedPage.updateMany({ where: { entryId }, data: { attachmentId: null } });
    await tx.attachment.deleteMany({ where: { entryId } });
    const { count } = await tx.entry.deleteMany({
      where: { id: entryId, version, state: "DRAFT", versions: { none: {} } },
    });
    if (count === 0) return refused("conflict");
    await audit(tx, {
      chainId: loaded.row.contestId,
      at: now,
      actorId: actor.userId,
      action: "entry.discarded",
      subjectType: "entry",
      subjectId: entryId,
      data: {},
    });
    return ok();
  }, TRANSACTION);
}
