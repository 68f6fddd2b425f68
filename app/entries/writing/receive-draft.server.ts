import type { Context } from "~/people/actor";
import { askToSignIn, textsOf } from "~/people/kept-post.server";
import { actorOf } from "~/people/request.server";
import { arrivalOf } from "~/platform/arrival.server";
import { refuse } from "~/platform/http.server";
import { WRITER } from "./draft-form";
import { entryForEdit, type EntryForEdit } from "../entry-reads.server";
import { readDossier, type ReadDossier, type UnreadDossier } from "../read-dossier.server";

export interface ReceivedDraft {
  readonly ctx: Context;
  readonly entry: EntryForEdit;
  readonly read: ReadDossier | UnreadDossier;
}

/**
 * Takes in a posted form of the draft, the whole one or one step of it. Where its session has ended, or somebody else
 * has signed in since, the page that answers holds all that was typed.
 */
export async function receiveDraft(request: Request, entryId: string): Promise<ReceivedDraft> {
  const arrived = arrivalOf(request);
  const actor = await actorOf(request);
  if (!actor) return askToSignIn(request, null, await textsOf(request));
  const found = await entryForEdit(actor, entryId, arrived);
  if (!found.ok) {
    const texts = await textsOf(request);
    const writer = texts.fields.get(WRITER)?.at(-1);
    if (writer && writer !== actor.userId) return askToSignIn(request, actor, texts);
    return refuse(request, found.code);
  }
  const entry = found.value;
  const type = request.headers.get("Content-Type");
  const read = await readDossier(entry.regulation, type, request.body, {
    keepFiles: entry.whyNotEdit === null,
    draft: entry.draft,
  });
  if (read.ok && read.writer && read.writer !== actor.userId)
    return askToSignIn(request, actor, { fields: read.fields, hadFiles: read.added.length > 0 });
  return { ctx: { actor, now: arrived }, entry, read };
}
