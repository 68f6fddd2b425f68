import { createHash } from "node:crypto";
import { db } from "~/platform/db.server";
import { chunksOf } from "~/platform/storage/chunks.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey } from "./attachment";
import { cleanKey } from "./clean-copies.server";
import { previewKey, type PreviewVariant } from "./preview-kinds";

export interface BlobFinding {
  /** "missing": the database names it. "broken": other bytes. "extra": the database knows nothing of it. */
  readonly kind: "missing" | "broken" | "extra";
  readonly key: string;
  readonly says: string;
}

export interface BlobsChecked {
  readonly whole: number;
  readonly missing: number;
  readonly broken: number;
  readonly extra: number;
}

const PAGE = 200;

/** Compares all stored files with the database, both ways, byte by byte, and writes down when each was found whole. */
export async function checkBlobs(
  now: Date,
  tell: (finding: BlobFinding) => void,
): Promise<BlobsChecked> {
  const count = { whole: 0, missing: 0, broken: 0, extra: 0 };
  const find = (finding: BlobFinding) => {
    count[finding.kind] += 1;
    tell(finding);
  };
  for (let after: string | undefined; ;) {
    const page = await db.blob.findMany({
      take: PAGE,
      orderBy: { sha256: "asc" },
      ...(after && { cursor: { sha256: after }, skip: 1 }),
      include: { previews: { where: { size: { gt: 0 } } }, cleanCopy: true },
    });
    for (const { sha256, size, previews, cleanCopy } of page) {
      const finding = await whyNotWhole(blobKey(sha256), sha256, Number(size));
      if (finding) find(finding);
      else {
        count.whole += 1;
        await db.blob.updateMany({ where: { sha256 }, data: { verifiedAt: now } });
      }
      if (cleanCopy?.state === "READY" && cleanCopy.sha256 !== sha256) {
        const broken = await whyNotWhole(cleanKey(sha256), cleanCopy.sha256, Number(cleanCopy.size));
        if (broken) find(broken);
      }
      for (const { variant } of previews) {
        const key = previewKey(sha256, variant as PreviewVariant);
        if (!(await storage().head(key))) find({ kind: "missing", key, says: "" });
      }
    }
    after = page.at(-1)?.sha256;
    if (page.length < PAGE) break;
  }
  for await (const { key } of storage().list("blobs/")) {
    const sha256 = key.split("/").at(-1) ?? "";
    const known = await db.blob.count({ where: { sha256 } });
    if (known === 0 || key !== blobKey(sha256)) find({ kind: "extra", key, says: "" });
  }
  for await (const { key } of storage().list("previews/")) {
    const [, blobSha256 = "", variant = ""] = key.split("/");
    if ((await db.blobPreview.count({ where: { blobSha256, variant } })) === 0)
      find({ kind: "extra", key, says: "" });
  }
  for await (const { key } of storage().list("clean/")) {
    const blobSha256 = key.split("/").at(-1) ?? "";
    const row = await db.cleanCopy.findUnique({ where: { blobSha256 } });
    if (row?.state !== "READY" || row.sha256 === blobSha256) find({ kind: "extra", key, says: "" });
  }
  return count;
}

async function whyNotWhole(key: string, sha256: string, size: number): Promise<BlobFinding | null> {
  const content = await storage().get(key).catch(() => "unreadable" as const);
  if (content === null) return { kind: "missing", key, says: "" };
  if (content === "unreadable") return { kind: "broken", key, says: "cannot be read" };
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunksOf(content.body)) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  if (bytes !== size) return { kind: "broken", key, says: `has ${bytes} bytes instead of ${size}` };
  const found = hash.digest("hex");
  return found === sha256 ? null : { kind: "broken", key, says: `has the SHA-256 ${found}` };
}
