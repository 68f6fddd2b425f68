import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import type { BlobState } from "../../../prisma/generated/enums";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry } from "../entry-row.server";
import type { ListedFile, UnfinishedUpload } from "./listed-file";
import { unfinishedUploads } from "./upload-access.server";

/** What the form of a draft shows of files: those attached, and what this person has begun to upload. */
export async function filesOfDraft(
  { actor, now }: Context,
  entryId: string,
): Promise<
  Result<
    { readonly files: readonly ListedFile[]; readonly unfinished: readonly UnfinishedUpload[] },
    Refusal
  >
> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotEditEntry(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const [files, unfinished] = await Promise.all([
    listedFiles(entryId),
    unfinishedUploads(actor, entryId, now),
  ]);
  return ok({ files, unfinished });
}

/** The files of the draft, in the order in which they came. */
async function listedFiles(entryId: string): Promise<ListedFile[]> {
  const rows = await db.attachment.findMany({
    where: { entryId, removedAt: null },
    include: { blob: true },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(listed);
}

/** What keeps a draft from being sent in: files that were found harmful. Those still being scanned do not. */
export async function infectedFaults(tx: Tx, entryId: string): Promise<Fault[]> {
  const rows = await tx.attachment.findMany({
    where: { entryId, removedAt: null, blob: { state: "INFECTED" } },
    select: { kindId: true, filename: true },
  });
  return rows.map(({ kindId, filename }) => ({
    path: `files.${kindId}`,
    code: "file-infected",
    params: { filename },
  }));
}

/** One file, unless it was taken out. */
export async function listedFile(attachmentId: string): Promise<ListedFile | null> {
  const row = await db.attachment.findUnique({ where: { id: attachmentId }, include: { blob: true } });
  return row && row.removedAt === null ? listed(row) : null;
}

interface Row {
  readonly id: string;
  readonly kindId: string;
  readonly filename: string;
  readonly blob: { readonly sha256: string; readonly size: bigint; readonly mime: string; readonly state: BlobState };
}

function listed({ id, kindId, filename, blob: { sha256, size, mime, state } }: Row): ListedFile {
  return { id, kindId, filename, sha256, size: Number(size), mime, state };
}
