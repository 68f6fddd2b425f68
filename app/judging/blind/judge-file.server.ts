import { blobKey, neutralFilename } from "~/entries/files/attachment";
import { keptBack, type FileToRead, type KeptBack } from "~/entries/files/file-read.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { judgedFiles } from "./blind";
import { loadAssignment } from "../facts.server";
import { whyNotReadSheet } from "../judging-policy";

/**
 * A file of the version that is judged, under a name that says nothing about its authors; for everybody but the
 * entry's judges there is none.
 */
export async function judgeFile(
  ctx: Context,
  { assignmentId, attachmentId }: { readonly assignmentId: string; readonly attachmentId: string },
): Promise<Result<FileToRead, Refusal | KeptBack>> {
  const assignment = await loadAssignment(assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const refusal = whyNotReadSheet(assignment.standing);
  if (refusal) return refused(refusal);
  const { attachments } = assignment.snapshot;
  const file = attachments.find(({ id }) => id === attachmentId);
  const shown = judgedFiles(assignment.opened.regulation, assignment.round.blind, attachments).some(({ id }) => id === attachmentId);
  if (!file || !shown) return refused("hidden");
  const { sha256, mime, size } = file;
  const { state } = await db.blob.findUniqueOrThrow({ where: { sha256 }, select: { state: true } });
  const back = keptBack(state);
  if (back) return refused(back);
  return ok({
    key: blobKey(sha256),
    sha256,
    mime,
    size,
    filename: neutralFilename(assignment.entry.code, attachments, file.id),
  });
}
