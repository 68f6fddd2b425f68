import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { fittingChanges, type SaveRequest } from "./draft-changes";
import type { AttributedConflict } from "./draft-log";
import type { EntryContent } from "../entry-content";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry, TRANSACTION } from "../entry-row.server";
import { withinOpenParts, writeDraft } from "./write-draft.server";

export interface SavedChanges {
  readonly version: number;
  readonly savedAt: Date;
  /** The whole draft, where somebody else wrote in it since the version that the browser knows. */
  readonly content: EntryContent | null;
  readonly conflicts: readonly AttributedConflict[];
}

/**
 * Keeps what was typed in an open form since it was last heard of; no changes ask what others wrote. The same request
 * sent twice is done once. A page that somebody else left open does not write in the name of whoever has signed in since.
 */
export async function saveChanges(
  ctx: Context,
  input: SaveRequest & { readonly entryId: string },
): Promise<Result<SavedChanges, Refusal | "invalid" | "other-person">> {
  if (input.writer !== ctx.actor.userId) return refused("other-person");
  const loaded = await loadEntry(db, ctx.actor, input.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotEditEntry(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const changes = fittingChanges(loaded.regulation, input.changes);
  if (!changes) return refused("invalid");

  return db.$transaction(async (tx) => {
    const whole = { ...input, changes, content: loaded.draft, shown: {} };
    const open = withinOpenParts(loaded, whole);
    const written = await writeDraft(tx, ctx, loaded, open.input);
    return ok({
      version: written.version,
      savedAt: ctx.now,
      content: written.found === input.version ? null : written.content,
      conflicts: written.conflicts,
    });
  }, TRANSACTION);
}
