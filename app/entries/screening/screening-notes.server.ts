import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import { whyNotScreenEntry } from "../entry-policy";
import { loadEntry } from "../entry-row.server";
import { whyNotNote } from "./screening-policy";

/** Writes something down about an entry for the secretariat itself. The same note sent twice at once stays one. */
export async function addNote(
  { actor, now }: Context,
  input: { readonly entryId: string; readonly text: string },
): Promise<Ok<undefined> | Refused<Refusal>> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotNote(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const { entryId, text } = input;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${entryId} FOR UPDATE`;
    const last = await tx.screeningNote.findFirst({
      where: { entryId },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    if (last?.authorId === actor.userId && last.text === text) return;
    await tx.screeningNote.create({ data: { entryId, text, authorId: actor.userId, at: now } });
  });
  return ok();
}

/** What was found of points of the checklist, in the current version. The last one to look is the one on record. */
export async function markChecklist(
  { actor, now }: Context,
  input: {
    readonly entryId: string;
    readonly found: readonly { readonly itemId: string; readonly met: boolean }[];
  },
): Promise<Ok<undefined> | Refused<Refusal>> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, regulation, standing, facts } = loaded;
  const refusal = whyNotScreenEntry(standing, facts);
  if (refusal) return refused(refusal);
  const versionId = row.currentVersionId;
  if (!versionId) return refused("state");
  const known = input.found.filter(({ itemId }) =>
    regulation.checklist.some(({ id }) => id === itemId),
  );
  await db.$transaction(async (tx) => {
    for (const { itemId, met } of known) {
      const mark = { versionId, met, byId: actor.userId, at: now };
      await tx.checklistMark.upsert({
        where: { entryId_itemId: { entryId: row.id, itemId } },
        create: { entryId: row.id, itemId, ...mark },
        update: mark,
      });
    }
  });
  return ok();
}
