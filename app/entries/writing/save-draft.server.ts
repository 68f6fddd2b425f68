import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused } from "~/platform/result";
import type { EntryContent } from "../entry-content";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry, TRANSACTION } from "../entry-row.server";
import {
  conflictOf,
  withinOpenParts,
  writeDraft,
  type Conflict,
  type DraftInput,
} from "./write-draft.server";

export type Saved = Ok<{
  /** The draft as it stands now, perhaps with what others wrote. */
  readonly version: number;
  readonly content: EntryContent;
  /** What of the files could not be kept; the text always is. */
  readonly faults: readonly Fault[];
}>;

/** Keeps what was typed, right or wrong; what somebody else changed meanwhile stays beside it. */
export async function saveDraft(
  ctx: Context,
  input: DraftInput,
): Promise<Saved | Conflict | Refused<Refusal>> {
  const loaded = await loadEntry(db, ctx.actor, input.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotEditEntry(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);

  return db.$transaction(async (tx) => {
    const open = withinOpenParts(loaded, input);
    const written = await writeDraft(tx, ctx, loaded, open.input);
    const faults = [...open.faults, ...written.faults];
    if (!written.won) return conflictOf(written, faults, ctx.now);
    return ok({ version: written.version, content: written.content, faults });
  }, TRANSACTION);
}
