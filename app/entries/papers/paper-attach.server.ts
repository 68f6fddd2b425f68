import { createHash } from "node:crypto";
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { documentT } from "~/platform/i18n.server";
import { storage } from "~/platform/storage/storage.server";
import type { PaperScan } from "../../../prisma/generated/client";
import { attachFiles } from "../files/attach-files.server";
import { blobKey } from "../files/attachment";
import { holdUnassigned, loadEntry, TRANSACTION } from "../entry-row.server";
import { makePreviewsSoon } from "../files/previews.server";
import { signedFormKind } from "./paper-form";
import type { OpenPaper } from "./paper-pages.server";
import { whyNotAttachPaper } from "./paper-policy";
import { decodeReference } from "./paper-reference";
import type { ReceivedFile } from "../files/receive-attachment.server";
import { scanSoon } from "../files/scan-blob.server";

interface PageOfEntry {
  readonly number: number;
  readonly code: string;
  readonly attachmentId: string | null;
}

/**
 * Joins the pages of one entry in a scan to one PDF and puts it among the entry's files. What the same scan had
 * attached before, from fewer or more pages, it takes the place of.
 */
export async function attachPages(
  ctx: Context,
  scan: PaperScan,
  paper: OpenPaper,
  entryId: string,
): Promise<void> {
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  const kind = loaded && signedFormKind(loaded.regulation);
  if (!loaded || !kind || whyNotAttachPaper(loaded.standing, loaded.facts, kind.id)) return;
  const pages = inOrder(
    await db.scannedPage.findMany({
      where: { scanId: scan.id, entryId },
      orderBy: { number: "asc" },
    }),
  );
  const file = pages.length > 0 ? await storedPages(paper, pages, kind.id) : null;
  await db.$transaction(async (tx) => {
    if (!(await holdUnassigned(tx, entryId))) return;
    const before = new Set(pages.flatMap(({ attachmentId }) => attachmentId ?? []));
    await takeBack(tx, entryId, before, file?.sha256 ?? "", ctx.now);
    if (!file) return;
    const to = {
      entryId,
      kinds: loaded.regulation.attachments,
      addedById: ctx.actor.userId,
      addedAt: ctx.now,
    };
    const attachmentId = (await attachFiles(tx, to, [file])).ids[0] ?? null;
    await tx.scannedPage.updateMany({
      where: { scanId: scan.id, entryId },
      data: { attachmentId },
    });
    if (attachmentId === null || before.has(attachmentId)) return;
    await audit(tx, {
      chainId: loaded.row.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "entry.paper-attached",
      subjectType: "entry",
      subjectId: entryId,
      data: { scanId: scan.id, attachmentId, kindId: kind.id, pages: pages.length },
    });
  }, TRANSACTION);
  if (file) {
    scanSoon(file.sha256);
    makePreviewsSoon(file.sha256, file.mime);
  }
}

/** What an entry had from a scan goes when its last page is put elsewhere. */
export async function takeBack(
  tx: Tx,
  entryId: string,
  attachmentIds: ReadonlySet<string>,
  keep: string,
  now: Date,
): Promise<void> {
  await tx.attachment.updateMany({
    where: { id: { in: [...attachmentIds] }, entryId, removedAt: null, blobSha256: { not: keep } },
    data: { removedAt: now },
  });
}

/** As they were printed, whatever their order in the scanner; pages without a number keep their place behind. */
function inOrder<Page extends PageOfEntry>(pages: readonly Page[]): Page[] {
  const printed = ({ code, number }: Page) => decodeReference(code)?.page ?? 1_000 + number;
  return [...pages].sort((a, b) => printed(a) - printed(b) || a.number - b.number);
}

async function storedPages(
  paper: OpenPaper,
  pages: readonly PageOfEntry[],
  kindId: string,
): Promise<ReceivedFile> {
  const bytes = await paper.extract(pages.map(({ number }) => number));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mime = "application/pdf";
  await storage().put(blobKey(sha256), bytes, { contentType: mime });
  const filename = `${documentT()("registration.scanned")}.pdf`;
  return { kindId, filename, sha256, size: bytes.byteLength, mime };
}
