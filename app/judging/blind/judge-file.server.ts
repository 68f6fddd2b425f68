import { neutralFilename } from "~/entries/files/attachment";
import type { FileToRead } from "~/entries/files/file-read.server";
import { blindPreviewToServe, previewToServe } from "~/entries/files/previews.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { ServedBlob } from "~/platform/storage/serve-blob.server";
import { judgedFiles, type JudgedFile } from "./blind";
import { fileShown, sourcesOf, type Source, type Unshown } from "./shown-files.server";
import { whyNotReadSheet } from "../judging-policy";
import { readAssignment, type ReadAssignment } from "../read-assignment.server";

interface Asked {
  readonly assignmentId: string;
  readonly attachmentId: string;
}

/**
 * A file of the version that is judged, under a name that says nothing about its authors; for everybody but the
 * entry's judges there is none. Judges of a blind round get its copy without metadata, never the file itself.
 */
export async function judgeFile(ctx: Context, asked: Asked): Promise<Result<FileToRead, Refusal | Unshown>> {
  const found = await sourceFor(ctx, asked);
  if (!found.ok) return found;
  const { source, blind, filename } = found.value;
  const shown = await fileShown(source, blind);
  if (!shown.ok) return refused(shown.code);
  const { key, sha256, mime, size } = shown;
  return ok({ key, sha256, mime, size, filename });
}

/** A small picture of the same file. */
export async function judgePreview(
  ctx: Context,
  asked: Asked,
  variant: string,
): Promise<Result<ServedBlob, Refusal | Unshown>> {
  const found = await sourceFor(ctx, asked);
  if (!found.ok) return found;
  const { source, blind, filename } = found.value;
  const shown = await fileShown(source, blind);
  if (!shown.ok) return refused(shown.code);
  const preview = await (blind ? blindPreviewToServe : previewToServe)({ ...source, filename }, variant);
  return preview ? ok(preview) : refused("hidden");
}

async function sourceFor(
  ctx: Context,
  { assignmentId, attachmentId }: Asked,
): Promise<Result<{ source: Source; blind: boolean; filename: string }, Refusal>> {
  const assignment = await readAssignment(assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const refusal = whyNotReadSheet(assignment.standing, assignment.facts);
  if (refusal) return refused(refusal);
  const { attachments, round, opened, entry } = assignment;
  const isShown = judgedFiles(opened.regulation, round.blind, attachments).some(({ id }) => id === attachmentId);
  const source = isShown ? await sourceIn(assignment, attachmentId) : null;
  if (!source) return refused("hidden");
  const named = attachments.map((file) => (file.id === attachmentId ? { ...file, mime: source.mime } : file));
  return ok({ source, blind: round.blind, filename: neutralFilename(entry.code, named, attachmentId) });
}

async function sourceIn({ attachments, round }: ReadAssignment, attachmentId: string): Promise<Source | null> {
  const file = attachments.find(({ id }) => id === attachmentId);
  if (!file) return null;
  if (!round.blind) return { ...file, redacted: false };
  return (await sourcesOf(db, [file])).get(file.id) ?? null;
}

/** The files of an entry as its judge is told of them: what they will get, and which cannot be shown. */
export async function filesForJudge(assignment: ReadAssignment): Promise<JudgedFile[]> {
  const { attachments, round, opened } = assignment;
  const files = judgedFiles(opened.regulation, round.blind, attachments);
  if (!round.blind) return files;
  const sources = await sourcesOf(db, attachments);
  const blobs = [...new Set([...sources.values()].map(({ sha256 }) => sha256))];
  const failed = await db.cleanCopy.findMany({
    where: { blobSha256: { in: blobs }, state: "FAILED" },
    select: { blobSha256: true },
  });
  const unclean = new Set(failed.map(({ blobSha256 }) => blobSha256));
  return files.map((file) => {
    const { sha256 = "", mime = file.mime, size = file.size } = sources.get(file.id) ?? {};
    return { ...file, mime, size, ...(unclean.has(sha256) && { withheld: true }) };
  });
}
