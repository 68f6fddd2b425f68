import type { Tx } from "~/platform/db.server";
import { each, type Invariant, type Violation } from "./invariant";

/** At most one redacted file stands for an attachment, and it came before it went. */
async function* redactedFiles(tx: Tx): AsyncGenerator<Violation> {
  const standing = new Set<string>();
  for await (const { id, attachmentId, at, removedAt } of each((page) => tx.redactedFile.findMany(page))) {
    if (removedAt && removedAt < at) yield { id, says: "was taken back before it was put there" };
    if (removedAt) continue;
    if (standing.has(attachmentId)) yield { id, says: "stands for an attachment beside another one" };
    standing.add(attachmentId);
  }
}

/** A copy without metadata says what it is; one that could not be made says why. */
async function* cleanCopies(tx: Tx): AsyncGenerator<Violation> {
  const copies = await tx.cleanCopy.findMany({ orderBy: { blobSha256: "asc" } });
  for (const { blobSha256: id, state, sha256, mime, fault } of copies) {
    if (state === "READY" && !(/^[0-9a-f]{64}$/.test(sha256) && mime !== "" && fault === ""))
      yield { id, says: "is READY without saying what it is" };
    if (state === "FAILED" && (fault === "" || sha256 !== "")) yield { id, says: "FAILED without saying why" };
  }
}

export const blindInvariants: readonly Invariant[] = [
  { name: "redacted-file", check: redactedFiles },
  { name: "clean-copy", check: cleanCopies },
];
