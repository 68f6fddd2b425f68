import { neutralFilename } from "~/entries/attachment";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, refused, type Result } from "~/platform/result";
import { loadAssignment } from "./facts.server";
import { whyNotReadSheet } from "./judging-policy";

/** A file of an assigned entry, under a name that says nothing about its authors. */
export interface JudgeFile {
  readonly sha256: string;
  readonly mime: string;
  readonly size: number;
  readonly filename: string;
}

/** The file of the version that is judged; for everybody but the entry's judges there is none. */
export async function judgeFile(
  ctx: Context,
  { assignmentId, attachmentId }: { readonly assignmentId: string; readonly attachmentId: string },
): Promise<Result<JudgeFile, Refusal>> {
  const assignment = await loadAssignment(assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const refusal = whyNotReadSheet(assignment.standing);
  if (refusal) return refused(refusal);
  const { attachments } = assignment.snapshot;
  const file = attachments.find(({ id }) => id === attachmentId);
  if (!file) return refused("hidden");
  const { sha256, mime, size } = file;
  return ok({ sha256, mime, size, filename: neutralFilename(assignment.entry.code, attachments, file.id) });
}
