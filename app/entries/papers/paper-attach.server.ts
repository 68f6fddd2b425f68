import { createHash } from "node:crypto";
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { documentT } from "~/platform/i18n.server";
import { storage } from "~/platform/storage/storage.server";
import type { PaperScan } from "../../../prisma/generated/client";
import { attachFiles } from "../files/attach-files.server";
import { blobKey } from "../files/attachment";
import { holdUnassigned, loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";
import { makePreviewsSoon } from "../files/previews.server";
import { signedFormKind } from "./paper-form";
import { inPrintedOrder, joinPhotographs, type PaperPage } from "./paper-join";
import { joinedPhotographs, type OpenPaper } from "./paper-pages.server";
import { whyNotAttachPaper, whyNotTakeBackPaper } from "./paper-policy";
import type { ReceivedFile } from "../files/receive-attachment.server";
import { scanSoon } from "../files/scan-blob.server";

/** How often the pages are put together anew when others of them came or went meanwhile. */
const ATTEMPTS = 5;

/**
 * Joins the pages of an entry's paper to one PDF and puts it among the entry's files: those in one scan, or the
 * photographs that were taken of it one by one. What was attached before, from fewer or more pages, it takes the place of.
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
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await paperOf(db, scan, paper, loaded);
    const file = found.pages.length > 0 ? await storedPaper(paper, found.pages, kind.id) : null;
    const isDone = await db.$transaction(async (tx) => {
      const isFree = await holdUnassigned(tx, entryId);
      if (!isFree && !isOffice(loaded)) return true;
      // Others of its pages were read, or put elsewhere, while these were joined.
      if ((await paperOf(tx, scan, paper, loaded)).seal !== found.seal) return false;
      await attach(tx, ctx, scan, loaded, { ...found, file });
      return true;
    }, TRANSACTION);
    if (!isDone) continue;
    if (file) {
      scanSoon(file.sha256);
      makePreviewsSoon(file.sha256, file.mime);
    }
    return;
  }
}

/** Since when what was filed stays as it is; null: it may still be put right. */
export function settledAt({ row, facts }: LoadedEntry): Date | null {
  return row.decision?.createdAt ?? (facts.assigned ? (row.screenings[0]?.decidedAt ?? null) : null);
}

function isOffice({ standing }: LoadedEntry): boolean {
  return standing.organiser || standing.secretary;
}

interface FoundPage extends PaperPage {
  readonly attachmentId: string | null;
  readonly sha256: string;
}

interface FoundPaper {
  readonly pages: readonly FoundPage[];
  /** Photographs that later ones of the same pages take the place of. */
  readonly replaced: readonly FoundPage[];
  /** Says whether it is still the same. */
  readonly seal: string;
}

/** The pages that make one document, without those that were filed for good. */
async function paperOf(
  tx: Tx,
  scan: PaperScan,
  { isPhotograph }: OpenPaper,
  loaded: LoadedEntry,
): Promise<FoundPaper> {
  const { contestId, unitId } = scan;
  const own = isPhotograph
    ? { contestId, unitId, blob: { mime: { startsWith: "image/" }, state: "READY" as const } }
    : { id: scan.id };
  const rows = await tx.scannedPage.findMany({
    where: { entryId: loaded.row.id, scan: own },
    select: {
      id: true,
      number: true,
      code: true,
      attachmentId: true,
      scanId: true,
      scan: { select: { createdAt: true, blobSha256: true } },
    },
  });
  const filed = await tx.attachment.findMany({
    where: { id: { in: rows.flatMap(({ attachmentId }) => attachmentId ?? []) } },
    select: { id: true, addedAt: true, removedAt: true },
  });
  const settled = settledAt(loaded);
  const isFree = ({ attachmentId, scanId }: (typeof rows)[number]) => {
    const attached = filed.find(({ id }) => id === attachmentId);
    if (!attached) return true;
    if (whyNotTakeBackPaper(attached.addedAt, settled)) return false;
    // What its people have taken out does not come back with another page.
    return attached.removedAt === null || scanId === scan.id;
  };
  const free = rows.filter(isFree).map(
    ({ id, number, code, attachmentId, scan: { createdAt, blobSha256 } }): FoundPage => ({
      id,
      number,
      code,
      attachmentId,
      at: createdAt,
      sha256: blobSha256,
    }),
  );
  const code = rows.find(({ scanId }) => scanId === scan.id)?.code ?? "";
  const { pages, replaced } = isPhotograph
    ? joinPhotographs(free, code)
    : { pages: inPrintedOrder(free), replaced: [] };
  const seal = JSON.stringify([...pages, ...replaced].map(({ id, attachmentId }) => [id, attachmentId]));
  return { pages, replaced, seal };
}

async function attach(
  tx: Tx,
  { actor, now }: Context,
  scan: PaperScan,
  { row, regulation }: LoadedEntry,
  { pages, replaced, file }: Omit<FoundPaper, "seal"> & { readonly file: ReceivedFile | null },
): Promise<void> {
  const all = [...pages, ...replaced];
  const before = new Set(all.flatMap(({ attachmentId }) => attachmentId ?? []));
  await takeBack(tx, row.id, before, file?.sha256 ?? "", now);
  if (!file) return;
  const to = {
    entryId: row.id,
    kinds: regulation.attachments,
    addedById: actor.userId,
    addedAt: now,
  };
  const attachmentId = (await attachFiles(tx, to, [file])).ids[0] ?? null;
  await tx.scannedPage.updateMany({
    where: { id: { in: all.map(({ id }) => id) } },
    data: { attachmentId },
  });
  if (attachmentId === null || before.has(attachmentId)) return;
  await audit(tx, {
    chainId: row.contestId,
    at: now,
    actorId: actor.userId,
    action: "entry.paper-attached",
    subjectType: "entry",
    subjectId: row.id,
    data: { scanId: scan.id, attachmentId, kindId: file.kindId, pages: pages.length },
  });
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

async function storedPaper(
  paper: OpenPaper,
  pages: readonly FoundPage[],
  kindId: string,
): Promise<ReceivedFile> {
  const bytes = paper.isPhotograph
    ? await joinedPhotographs(pages.map(({ sha256 }) => sha256))
    : await paper.extract(pages.map(({ number }) => number));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mime = "application/pdf";
  await storage().put(blobKey(sha256), bytes, { contentType: mime });
  const filename = `${documentT()("registration.scanned")}.pdf`;
  return { kindId, filename, sha256, size: bytes.byteLength, mime };
}
