import type { Regulation } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { storage } from "~/platform/storage/storage.server";
import { isUuid } from "~/platform/uuid";
import type { Prisma } from "../../../prisma/generated/client";
import { attachFiles } from "../files/attach-files.server";
import { blobKey, isAccepted } from "../files/attachment";
import { whyNotEditEntry } from "../entry-policy";
import { holdUnassigned, loadEntry, TRANSACTION } from "../entry-row.server";
import { makePreviewsSoon } from "../files/previews.server";
import { scanSoon } from "../files/scan-blob.server";
import { maxBytesOf } from "../files/upload-limits";
import { contentKindOf } from "./content-kind";
import { entryOfPath, kindOfFile } from "./match-files";
import type { LeftOut, SentFile } from "./read-files.server";
import { unitDesk, type UnitDesk } from "./unit-desk.server";

interface Place {
  readonly contestId: string;
  readonly unitId: string;
}

interface StoredFiles {
  readonly files: readonly SentFile[];
  readonly leftOut: readonly LeftOut[];
}

export interface MatchedFile extends SentFile {
  readonly entryId: string | null;
  readonly kindId: string | null;
}

/** Files of a unit that came together, with what each is taken for by its name. */
export interface UnitFilesView {
  readonly id: string;
  readonly desk: UnitDesk;
  readonly files: readonly MatchedFile[];
  readonly leftOut: readonly LeftOut[];
  /** How many were attached, once that was confirmed. */
  readonly attached: number | null;
}

/** Keeps what came together until somebody says what it is for. */
export async function keepSentFiles(
  ctx: Context,
  place: Place,
  { files, leftOut }: StoredFiles,
): Promise<Result<{ id: string }, Refusal>> {
  const desk = await unitDesk(ctx, place);
  if (!desk.ok) return desk;
  if (desk.value.whyNot) return refused(desk.value.whyNot);
  const { id } = await db.unitFiles.create({
    data: {
      contestId: place.contestId,
      unitId: place.unitId,
      files: { files, leftOut } as unknown as Prisma.InputJsonObject,
      createdById: ctx.actor.userId,
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  return ok({ id });
}

export async function sentFiles(ctx: Context, id: string): Promise<Result<UnitFilesView, Refusal>> {
  const row = isUuid(id) ? await db.unitFiles.findUnique({ where: { id } }) : null;
  if (!row) return refused("hidden");
  const desk = await unitDesk(ctx, row);
  if (!desk.ok) return desk;
  const { files, leftOut } = row.files as unknown as StoredFiles;
  const { entries, kinds } = desk.value;
  return ok({
    id,
    desk: desk.value,
    files: files.map((file) => ({
      ...file,
      entryId: entryOfPath(file.path, entries),
      kindId: kindOfFile(file.path, contentKindOf(file.mime), kinds),
    })),
    leftOut,
    attached: row.appliedAt ? row.attached : null,
  });
}

/** Attaches each file to the entry and as the kind that was chosen for it; says how many found no place. */
export async function attachSentFiles(
  ctx: Context,
  id: string,
  chosen: readonly { readonly entryId: string | null; readonly kindId: string | null }[],
): Promise<Result<{ attached: number; leftOut: readonly LeftOut[] }, Refusal>> {
  const view = await sentFiles(ctx, id);
  if (!view.ok) return view;
  const { desk, files, attached: before } = view.value;
  if (desk.whyNot) return refused(desk.whyNot);
  if (before !== null) return ok({ attached: before, leftOut: [] });
  const leftOut: LeftOut[] = [];
  let attached = 0;
  const wanted = files
    .map((file, at): MatchedFile => ({ ...file, entryId: null, kindId: null, ...chosen[at] }))
    .filter(({ entryId }) => entryId !== null);
  const known = new Set(desk.entries.map((entry) => entry.id));
  if (wanted.some(({ entryId }) => !known.has(entryId ?? ""))) return refused("hidden");
  for (const entryId of new Set(wanted.flatMap((file) => file.entryId ?? []))) {
    const own = wanted.filter((file) => file.entryId === entryId);
    const done = await attachToOne(ctx, entryId, own);
    attached += done.attached;
    leftOut.push(...done.leftOut);
  }
  await db.unitFiles.update({ where: { id }, data: { appliedAt: ctx.now, attached } });
  return ok({ attached, leftOut });
}

async function attachToOne(ctx: Context, entryId: string, files: readonly MatchedFile[]) {
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  const all = (code: string) => ({
    attached: 0,
    leftOut: files.map(({ path }) => ({ path, code })),
  });
  if (!loaded || whyNotEditEntry(loaded.standing, loaded.facts)) return all("file-entry-closed");
  const { attachments: kinds } = loaded.regulation;
  const fits: MatchedFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of files) {
    const unfit = await whyUnfit(file, kinds);
    if (unfit) leftOut.push({ path: file.path, ...unfit });
    else fits.push(file);
  }
  const done = await db.$transaction(async (tx) => {
    if (!(await holdUnassigned(tx, entryId))) return null;
    const to = { entryId, kinds, addedById: ctx.actor.userId, addedAt: ctx.now };
    const added = fits.map(({ path: _path, entryId: _entry, kindId, ...file }) => ({
      ...file,
      kindId: kindId ?? "",
    }));
    const { ids, faults } = await attachFiles(tx, to, added);
    const attached = added.filter((_file, at) => ids[at] !== null);
    if (attached.length > 0)
      await audit(tx, {
        chainId: loaded.row.contestId,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "entry.files-attached",
        subjectType: "entry",
        subjectId: entryId,
        data: { files: attached.map(({ kindId, sha256 }) => `${kindId} ${sha256}`) },
      });
    return { ids, codes: faults.map(({ code }) => code) };
  }, TRANSACTION);
  if (!done) return all("file-entry-closed");
  for (const { sha256, mime } of fits) {
    scanSoon(sha256);
    makePreviewsSoon(sha256, mime);
  }
  // Each file that was left out has its fault, in the order of the files.
  const without = fits.filter((_file, at) => done.ids[at] === null);
  leftOut.push(...without.map(({ path }, at) => ({ path, code: done.codes[at] ?? "file-left-out" })));
  return { attached: fits.length - without.length, leftOut };
}

async function whyUnfit(
  { kindId, mime, size, sha256 }: MatchedFile,
  kinds: Regulation["attachments"],
): Promise<Omit<LeftOut, "path"> | null> {
  const kind = kinds.find(({ id }) => id === kindId);
  if (!kind) return { code: "file-no-kind" };
  const found = contentKindOf(mime);
  if (!isAccepted(kind, found)) return { code: "file-type" };
  const max = maxBytesOf(kind, found === "image" ? found : null);
  if (size > max) return { code: "file-too-big", max };
  // Who comes back after more than a week finds that it was swept away.
  return (await storage().head(blobKey(sha256))) ? null : { code: "file-gone" };
}
