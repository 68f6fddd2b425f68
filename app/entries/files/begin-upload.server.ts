import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import { keptFilename } from "./attachment";
import { isOpenPart } from "../dossier-parts";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";
import { roomOf } from "./entry-room.server";
import { expiryOf, UNFINISHED_PER_PERSON, whyNotOffer } from "./upload-limits";

export interface NewUpload {
  readonly entryId: string;
  readonly kindId: string;
  readonly filename: string;
  readonly size: number;
  /** As the browser guesses it. */
  readonly type: string;
  /** Made by the browser; "" where it could not. */
  readonly fingerprint: string;
}

type Begun = Ok<{ readonly uploadId: string }> | Refused<Refusal | "invalid">;

/** Lets an upload begin, if what it will bring may be attached and there is room for it. */
export async function beginUpload(ctx: Context, input: NewUpload): Promise<Begun> {
  const loaded = await loadEntry(db, ctx.actor, input.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotEditEntry(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const kind = openKind(loaded, input.kindId);
  if (!kind) return refused("state");
  const { filename, size, type, fingerprint } = input;
  if (!Number.isSafeInteger(size) || size < 0) return refused("invalid");

  return db.$transaction(async (tx): Promise<Begun> => {
    // One after the other: two begun at once would both find room.
    await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${input.entryId} FOR UPDATE`;
    const present = await tx.attachment.count({
      where: { entryId: input.entryId, kindId: kind.id, removedAt: null },
    });
    const fault =
      whyNotOffer(kind, { name: filename, size, type }, present) ??
      (await whyNoRoom(tx, ctx, loaded, input));
    if (fault) return refused("invalid", [fault]);
    const { id } = await tx.upload.create({
      data: {
        entryId: input.entryId,
        kindId: kind.id,
        filename: keptFilename(filename),
        size,
        fingerprint: /^[0-9a-f]{64}$/.test(fingerprint) ? fingerprint : "",
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
        expiresAt: expiryOf(ctx.now, ctx.now),
      },
    });
    return ok({ uploadId: id });
  }, TRANSACTION);
}

/** The kind of file that is asked for by this name and may be added now. */
export function openKind({ facts, regulation }: LoadedEntry, kindId: string) {
  const kind = regulation.attachments.find(({ id }) => id === kindId);
  return kind && isOpenPart(facts.openParts, `files.${kind.id}`) ? kind : null;
}

async function whyNoRoom(
  tx: Tx,
  { actor, now }: Context,
  { regulation }: LoadedEntry,
  input: NewUpload,
) {
  const path = `files.${input.kindId}`;
  const params = { filename: input.filename };
  const underway = { finishedAt: null, expiresAt: { gt: now } } as const;
  const own = await tx.upload.count({ where: { createdById: actor.userId, ...underway } });
  if (own >= UNFINISHED_PER_PERSON) return { path, code: "upload-too-many", params };
  const { attachments: kinds } = regulation;
  const { bytes } = await roomOf(tx, { entryId: input.entryId, kinds, now });
  return input.size > bytes ? { path, code: "upload-no-room", params } : null;
}
