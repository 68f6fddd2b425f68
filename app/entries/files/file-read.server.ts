import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type { BlobState } from "../../../prisma/generated/enums";
import { blobKey } from "./attachment";
import { CONSENT_PAPER_KIND } from "../members/consent-form";
import { readSnapshot } from "../entry-upgrade";
import { whyNotReadFile } from "../entry-policy";
import { loadEntry } from "../entry-row.server";
import { wasSubmitted, type EntryState } from "../entry-state";

/** A file that waits for the malware scan, or was found harmful, is there for nobody. */
export type KeptBack = "quarantined" | "infected";

export interface FileToRead {
  readonly key: string;
  readonly sha256: string;
  readonly filename: string;
  readonly mime: string;
  readonly size: number;
}

/** A file of an entry for its people and the secretariat. */
export async function fileToRead(
  actor: Actor | null,
  attachmentId: string,
  now: Date,
): Promise<Result<FileToRead, Refusal | KeptBack>> {
  const attachment = isUuid(attachmentId)
    ? await db.attachment.findUnique({ where: { id: attachmentId }, include: { blob: true } })
    : null;
  const loaded = attachment && (await loadEntry(db, actor, attachment.entryId, now));
  // Nobody learns from the answer which files exist.
  if (!attachment || !loaded) return refused(actor ? "hidden" : "sign-in");
  const refusal = whyNotReadFile(loaded.standing, {
    everSent: await wasEverSent(attachment, loaded.facts.state),
  });
  if (refusal) return refused(refusal);
  const { sha256, mime, size, state } = attachment.blob;
  const back = keptBack(state);
  if (back) return refused(back);
  return ok({
    key: blobKey(sha256),
    sha256,
    filename: attachment.filename,
    mime,
    size: Number(size),
  });
}

/** Why stored bytes are given to nobody; null when they are. */
export function keptBack(state: BlobState): KeptBack | null {
  switch (state) {
    case "READY":
      return null;
    case "QUARANTINED":
      return "quarantined";
    case "INFECTED":
      return "infected";
  }
}

async function wasEverSent(
  { id, entryId, kindId }: { id: string; entryId: string; kindId: string },
  state: EntryState,
): Promise<boolean> {
  // A signed paper never goes in with the dossier, but the secretariat has to see what consent rests on.
  if (kindId === CONSENT_PAPER_KIND) return wasSubmitted(state);
  // Nor does a paper that the secretariat has scanned itself.
  const own = { attachmentId: id, scan: { unitId: null } };
  if ((await db.scannedPage.count({ where: own })) > 0) return wasSubmitted(state);
  const versions = await db.entryVersion.findMany({
    where: { entryId },
    select: { snapshot: true },
  });
  return versions.some(({ snapshot }) =>
    readSnapshot(snapshot).attachments.some((sent) => sent.id === id),
  );
}
