import { neutralFilename } from "~/entries/files/attachment";
import type { FileToRead } from "~/entries/files/file-read.server";
import { makeCleanCopiesSoon } from "~/entries/files/clean-copies.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { blindEntry } from "./blind-entry.server";
import { judgedEntry, judgedFiles, type JudgedEntry } from "./blind";
import { coveredContent } from "./cover";
import { coverIn } from "./covered.server";
import { fileShown, sourcesOf, type Unshown } from "./shown-files.server";

/** One replacement of a file: what judges got from when to when, and why. */
export interface Redaction {
  readonly id: string;
  readonly filename: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  readonly removedAt: Date | null;
  readonly removedBy: string;
}

export interface BlindFile {
  readonly id: string;
  /** As judges are told of it, and as its authors called it. */
  readonly name: string;
  readonly filename: string;
  readonly state: "ready" | "making" | "failed" | "kept-back";
  /** CleanFault; "" unless it failed. */
  readonly fault: string;
  readonly redacted: boolean;
  /** The newest first. */
  readonly redactions: readonly Redaction[];
}

export interface BlindPage {
  readonly code: string;
  readonly title: string;
  readonly timeZone: string;
  readonly rounds: readonly string[];
  /** As judges of a blind round get it. */
  readonly judged: JudgedEntry;
  readonly files: readonly BlindFile[];
  readonly terms: readonly { readonly id: string; readonly term: string; readonly at: Date }[];
  readonly whyNotRedact: Refusal | null;
}

/** What blind judges see of an entry, and what was done so that they do. */
export async function blindPage(
  ctx: Context,
  contestId: string,
  entryId: string,
): Promise<Result<BlindPage, Refusal>> {
  const found = await blindEntry(ctx, contestId, entryId);
  if (!found.ok) return found;
  const { opened, row, snapshot, whyNotRedact } = found.value;
  const { regulation } = opened;
  const cover = await coverIn(db, { blind: true }, entryId);
  const judged = judgedEntry(regulation, true, row.code, coveredContent(regulation, cover, snapshot));
  const terms = await db.coveredTerm.findMany({
    where: { entryId, removedAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, term: true, at: true },
  });
  return ok({
    code: row.code,
    title: row.title,
    timeZone: regulation.timeZone,
    rounds: regulation.rounds.filter(({ blind }) => blind).map(({ id, label }) => label || id),
    judged,
    files: await blindFiles(found.value, judged.files),
    terms,
    whyNotRedact,
  });
}

type Found = Extract<Awaited<ReturnType<typeof blindEntry>>, { ok: true }>["value"];

async function blindFiles({ snapshot }: Found, shown: JudgedEntry["files"]): Promise<BlindFile[]> {
  const ids = shown.map(({ id }) => id);
  const attachments = snapshot.attachments.filter(({ id }) => ids.includes(id));
  const sources = await sourcesOf(db, attachments);
  const [blobs, redactions] = await Promise.all([
    db.blob.findMany({
      where: { sha256: { in: [...sources.values()].map(({ sha256 }) => sha256) } },
      include: { cleanCopy: true },
    }),
    redactionsOf(ids),
  ]);
  makeCleanCopiesSoon(blobs.filter((blob) => blob.state === "READY" && !blob.cleanCopy).map(({ sha256 }) => sha256));
  return shown.map(({ id, name }) => {
    const source = sources.get(id);
    const blob = blobs.find(({ sha256 }) => sha256 === source?.sha256);
    const copy = blob?.cleanCopy;
    const state =
      blob?.state !== "READY" ? "kept-back" : !copy ? "making" : copy.state === "READY" ? "ready" : "failed";
    return {
      id,
      name,
      filename: attachments.find((file) => file.id === id)?.filename ?? "",
      state,
      fault: copy?.fault ?? "",
      redacted: source?.redacted ?? false,
      redactions: redactions.filter((one) => one.attachmentId === id).map(({ attachmentId: _, ...one }) => one),
    };
  });
}

async function redactionsOf(attachmentIds: readonly string[]) {
  const rows = await db.redactedFile.findMany({
    where: { attachmentId: { in: [...attachmentIds] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const ids = rows.flatMap(({ byId, removedById }) => (removedById ? [byId, removedById] : [byId]));
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? "";
  return rows.map(({ id, attachmentId, filename, reason, byId, at, removedAt, removedById }) => ({
    id,
    attachmentId,
    filename,
    reason,
    by: nameOf(byId),
    at,
    removedAt,
    removedBy: nameOf(removedById),
  }));
}

/** The very file that blind judges get for an attachment, for the secretariat to look at. */
export async function fileAsShown(
  ctx: Context,
  { contestId, entryId, attachmentId }: { readonly contestId: string; readonly entryId: string; readonly attachmentId: string },
): Promise<Result<FileToRead, Refusal | Unshown>> {
  const found = await blindEntry(ctx, contestId, entryId);
  if (!found.ok) return found;
  const { opened, row, snapshot } = found.value;
  const shown = judgedFiles(opened.regulation, true, snapshot.attachments).some(({ id }) => id === attachmentId);
  const source = shown ? (await sourcesOf(db, snapshot.attachments)).get(attachmentId) : undefined;
  if (!source) return refused("hidden");
  const file = await fileShown(source, true);
  if (!file.ok) return refused(file.code);
  const { key, sha256, mime, size } = file;
  const named = snapshot.attachments.map((one) => (one.id === attachmentId ? { ...one, mime } : one));
  return ok({ key, sha256, mime, size, filename: neutralFilename(row.code, named, attachmentId) });
}

/** How many of an entry's files cannot be shown to blind judges; null where no round is blind for this reader. */
export async function unshownCount(ctx: Context, contestId: string, entryId: string): Promise<number | null> {
  const found = await blindEntry(ctx, contestId, entryId);
  if (!found.ok) return null;
  const { opened, snapshot } = found.value;
  const files = judgedFiles(opened.regulation, true, snapshot.attachments);
  return (await blindFiles(found.value, files)).filter(({ state }) => state === "failed").length;
}
