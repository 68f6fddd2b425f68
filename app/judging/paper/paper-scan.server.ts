import { createHash } from "node:crypto";
import { holdBlob, keepBlob } from "~/entries/files/attach-files.server";
import { blobKey } from "~/entries/files/attachment";
import type { ReceivedFile } from "~/entries/files/receive-attachment.server";
import { mayOpen, scanSoon } from "~/entries/files/scan-blob.server";
import { MAX_SCAN_PAGES } from "~/entries/papers/paper-scan.server";
import { withPaper } from "~/entries/papers/paper-pages.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { UnreadablePdf } from "~/platform/pdf/render.server";
import { ok, refused, type Result } from "~/platform/result";
import { storage } from "~/platform/storage/storage.server";
import { paperCodeOf } from "./paper-code";
import { whyNotAttachScan } from "./paper-policy";
import { loadPaperSheet } from "./paper-sheet.server";

/** What became of a pile of scanned sheets. */
export interface SortedPile {
  readonly attached: readonly string[];
  /** Pages, from 1, whose code could not be read, or is of no sheet that this person may work with. */
  readonly unknownPages: readonly number[];
}

/** Puts one scan to one sheet; a later one stands beside it and is shown first. */
export async function attachScan(
  ctx: Context,
  code: string,
  file: ReceivedFile,
): Promise<Result<undefined, Refusal | "infected">> {
  const loaded = await loadPaperSheet(ctx, code);
  if (!loaded) return refused("hidden");
  const refusal = whyNotAttachScan(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const { paper, assignment } = loaded;
  const done = await db.$transaction(async (tx): Promise<Result<undefined, "infected">> => {
    await holdBlob(tx, file.sha256);
    if (!(await keepBlob(tx, file))) return refused("infected");
    await tx.$queryRaw`SELECT 1 FROM "PaperSheet" WHERE "id" = ${paper.id} FOR UPDATE`;
    const of = { paperSheetId: paper.id };
    const before = await tx.sheetScan.findFirst({ where: of, orderBy: { number: "desc" } });
    // Handed in once more, as after an answer that got lost.
    if (before?.sha256 === file.sha256) return ok();
    const number = 1 + (before?.number ?? 0);
    await tx.sheetScan.create({
      data: { ...of, number, sha256: file.sha256, scannedAt: ctx.now, scannedById: ctx.actor.userId },
    });
    await audit(tx, {
      chainId: assignment.opened.contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "paper-sheet.scanned",
      subjectType: "paper-sheet",
      subjectId: paper.id,
      data: { sha256: file.sha256, before: before?.sha256 ?? null },
    });
    return ok();
  });
  if (done.ok) scanSoon(file.sha256);
  return done;
}

/** Reads the codes of a pile of signed sheets and puts each page to its sheet. */
export async function sortPile(
  ctx: Context,
  file: ReceivedFile,
): Promise<Result<SortedPile, "unreadable" | "too-many-pages" | "infected">> {
  // A pile is opened where it arrives: nothing else would keep a harmful one back.
  if (!(await mayOpen(file.sha256))) return refused("infected");
  try {
    return await withPaper(file, async (pile) => {
      if (pile.pages > MAX_SCAN_PAGES) return refused("too-many-pages");
      const pagesOf = new Map<string, number[]>();
      const unknownPages: number[] = [];
      for (let page = 1; page <= pile.pages; page++) {
        const texts = await pile.codes(page);
        const code = texts.map(paperCodeOf).find((found) => found !== null);
        if (code) pagesOf.set(code, [...(pagesOf.get(code) ?? []), page]);
        else unknownPages.push(page);
      }
      const attached: string[] = [];
      for (const [code, pages] of pagesOf) {
        const taken = await attachScan(ctx, code, await stored(await pile.extract(pages)));
        if (taken.ok) attached.push(code);
        else unknownPages.push(...pages);
      }
      return ok({ attached, unknownPages: unknownPages.sort((a, b) => a - b) });
    });
  } catch (error) {
    if (error instanceof UnreadablePdf) return refused("unreadable");
    throw error;
  }
}

async function stored(bytes: Uint8Array): Promise<ReceivedFile> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mime = "application/pdf";
  await storage().put(blobKey(sha256), bytes, { contentType: mime });
  return { kindId: "score-sheet", filename: "", sha256, size: bytes.byteLength, mime };
}
