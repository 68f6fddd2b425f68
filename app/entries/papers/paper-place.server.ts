import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { UnreadablePdf } from "~/platform/pdf/render.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { loadEntry, TRANSACTION } from "../entry-row.server";
import { attachPages, settledAt, takeBack } from "./paper-attach.server";
import { signedFormKind } from "./paper-form";
import { withPaper } from "./paper-pages.server";
import { whyNotAttachPaper, whyNotTakeBackPaper } from "./paper-policy";
import { entryOf, whyNotScan } from "./paper-scan.server";

export interface PagePlacing {
  readonly scanId: string;
  readonly number: number;
  /** "": it belongs to none of them after all. */
  readonly entryId: string;
}

/** A page without a readable code is put to an entry by somebody who has looked at it, or taken away again. */
export async function placePage(
  ctx: Context,
  { scanId, number, entryId }: PagePlacing,
): Promise<Result<null, Refusal | "unreadable" | "settled">> {
  const scan = isUuid(scanId)
    ? await db.paperScan.findUnique({ where: { id: scanId }, include: { blob: true } })
    : null;
  if (!scan) return refused("hidden");
  const refusal = await whyNotScan(ctx.actor, scan);
  if (refusal) return refused(refusal);
  const page = await db.scannedPage.findUnique({ where: { scanId_number: { scanId, number } } });
  // What a code says is not for people to say otherwise.
  if (!page || page.code !== "") return refused("hidden");
  const target = entryId === "" ? null : await entryOf(scan, entryId);
  if (entryId !== "" && !target) return refused("hidden");
  if (page.entryId === target) return ok(null);

  const filed = page.attachmentId
    ? await db.attachment.findUnique({ where: { id: page.attachmentId } })
    : null;
  const affected = [page.entryId, target].flatMap((id) => id ?? []);
  for (const id of affected) {
    const loaded = await loadEntry(db, ctx.actor, id, ctx.now);
    const kind = loaded && signedFormKind(loaded.regulation);
    if (!loaded || !kind) return refused("hidden");
    const closed = whyNotAttachPaper(loaded.standing, loaded.facts, kind.id);
    if (closed) return refused(closed);
    const isLeft = id === page.entryId && filed !== null;
    if (isLeft && whyNotTakeBackPaper(filed.addedAt, settledAt(loaded))) return refused("settled");
  }
  await db.$transaction(async (tx) => {
    await tx.scannedPage.update({
      where: { id: page.id },
      data: { entryId: target, attachmentId: null },
    });
    // What is left of the former entry's pages is joined anew below; where nothing is left, nothing stays.
    if (page.entryId && page.attachmentId) {
      const { attachmentId } = page;
      const left = await tx.scannedPage.count({ where: { attachmentId } });
      if (left === 0) await takeBack(tx, page.entryId, new Set([attachmentId]), "", ctx.now);
    }
    await audit(tx, {
      chainId: scan.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "papers.page-placed",
      subjectType: "paper-scan",
      subjectId: scanId,
      data: { number, entryId: target },
    });
  }, TRANSACTION);
  try {
    await withPaper(scan.blob, async (paper) => {
      for (const id of affected) await attachPages(ctx, scan, paper, id);
    });
  } catch (error) {
    if (error instanceof UnreadablePdf) return refused("unreadable");
    throw error;
  }
  return ok(null);
}
