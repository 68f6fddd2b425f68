import type { AttachmentKind } from "~/contests/regulation";
import type { Actor, Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { actorOfUser } from "~/people/session.server";
import { standingAt } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { inBackground } from "~/platform/background.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { now } from "~/platform/clock.server";
import { log } from "~/platform/log.server";
import { UnreadablePdf } from "~/platform/pdf/render.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type { PaperScan } from "../../../prisma/generated/client";
import { holdBlob, keepBlob } from "../files/attach-files.server";
import { TRANSACTION } from "../entry-row.server";
import { wasSubmitted } from "../entry-state";
import { attachPages } from "./paper-attach.server";
import { MAX_SCAN_BYTES, withPaper, type OpenPaper } from "./paper-pages.server";
import { whyNotScanForContest, whyNotScanForUnit } from "./paper-policy";
import { decodeReference } from "./paper-reference";
import type { ReceivedFile } from "../files/receive-attachment.server";
import { scanSoon } from "../files/scan-blob.server";

/** Where a pile belongs: to a unit in a contest, or to the contest as a whole. */
export interface PaperPlace {
  readonly contestId: string;
  readonly unitId: string | null;
}

export const MAX_SCAN_PAGES = 500;

/** How a pile is received: like a file of this kind. */
export const PILE: AttachmentKind = {
  id: "papers",
  label: "",
  help: "",
  min: 1,
  max: 20,
  accept: ["pdf", "image"],
  maxBytes: MAX_SCAN_BYTES,
  namesAuthors: true,
};

/** Why this person may not hand in papers there; null when they may. */
export async function whyNotScan(
  actor: Actor,
  { contestId, unitId }: PaperPlace,
): Promise<Refusal | null> {
  const contest = isUuid(contestId)
    ? await db.contest.findUnique({
        where: { id: contestId },
        select: { organisationId: true, state: true },
      })
    : null;
  if (!contest || contest.state === "DRAFT") return "hidden";
  const standing = standingAt(actor, {
    organisationId: contest.organisationId,
    contestId,
    unitId,
  });
  const refusal = unitId === null ? whyNotScanForContest(standing) : whyNotScanForUnit(standing);
  if (refusal || unitId === null) return refusal;
  const unit = await db.unit.findUnique({
    where: { id: unitId },
    select: { organisationId: true },
  });
  return unit?.organisationId === contest.organisationId ? null : "hidden";
}

/** Takes in scans whose bytes are safe, and begins to read them. The same bytes again are the scan that is there. */
export async function takeScans(
  ctx: Context,
  place: PaperPlace,
  files: readonly ReceivedFile[],
): Promise<Result<{ readonly ids: readonly string[] }, Refusal>> {
  const refusal = await whyNotScan(ctx.actor, place);
  if (refusal) return refused(refusal);
  const ids: string[] = [];
  for (const file of files) {
    const taken = await transact((tx) => takeScan(tx, ctx, place, file), TRANSACTION);
    if (!taken.ok) continue;
    ids.push(taken.value);
    scanSoon(file.sha256);
    readScanSoon(ctx.actor, taken.value);
  }
  return ok({ ids });
}

async function takeScan(
  tx: Tx,
  { actor, now }: Context,
  place: PaperPlace,
  file: ReceivedFile,
): Promise<Result<string, "infected">> {
  await holdBlob(tx, file.sha256);
  const known = await tx.paperScan.findFirst({ where: { ...place, blobSha256: file.sha256 } });
  if (known) return ok(known.id);
  if (!(await keepBlob(tx, file))) return refused("infected");
  const { id } = await tx.paperScan.create({
    data: {
      ...place,
      blobSha256: file.sha256,
      filename: file.filename,
      uploadedById: actor.userId,
      createdAt: now,
    },
  });
  await audit(tx, {
    chainId: place.contestId,
    at: now,
    actorId: actor.userId,
    action: "papers.handed-in",
    subjectType: "paper-scan",
    subjectId: id,
    data: { sha256: file.sha256, unitId: place.unitId },
  });
  return ok(id);
}

const reading = new Set<string>();

/** Reads a scan when the answer is out; one that is being read here already is left alone. */
export function readScanSoon(actor: Actor, scanId: string): void {
  if (reading.has(scanId)) return;
  reading.add(scanId);
  inBackground("papers", () => readScan(actor, scanId).finally(() => reading.delete(scanId)));
}

/**
 * Reads the pages that have not been read, and attaches those that are recognised. May be broken off and begun
 * again anywhere, also by two at once: each page is noted once, and the same pages make the same file.
 */
export async function readScan(actor: Actor, scanId: string): Promise<void> {
  const scan = await db.paperScan.findUnique({ where: { id: scanId }, include: { blob: true } });
  // Nobody opens what waits for the malware scan.
  if (!scan || scan.finishedAt || scan.blob.state !== "READY") return;
  const ctx: Context = { actor, now: scan.createdAt };
  try {
    await withPaper(scan.blob, async (paper) => {
      await db.paperScan.update({ where: { id: scanId }, data: { pageCount: paper.pages } });
      if (paper.pages > MAX_SCAN_PAGES) return finish(scan, "too-many-pages");
      await readPages(scan, paper);
      const found = await db.scannedPage.findMany({
        where: { scanId, entryId: { not: null }, attachmentId: null },
        select: { entryId: true },
        distinct: ["entryId"],
      });
      for (const { entryId } of found) if (entryId) await attachPages(ctx, scan, paper, entryId);
      await finish(scan, "");
    });
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    await finish(scan, "unreadable");
  }
}

/** Goes on with scans whose reading was broken off, or that waited for the malware scan; says how many it read. */
export async function readLeftScans(): Promise<number> {
  const left = await db.paperScan.findMany({
    where: { finishedAt: null, blob: { state: "READY" } },
    select: { id: true, uploadedById: true },
    orderBy: { createdAt: "asc" },
  });
  let read = 0;
  for (const { id, uploadedById } of left) {
    const actor = await actorOfUser(uploadedById);
    if (!actor || reading.has(id)) continue;
    await readScan(actor, id).catch((error: unknown) =>
      log.error({ scanId: id, err: error }, "a scan could not be read"),
    );
    read += 1;
  }
  return read;
}

async function finish({ id }: PaperScan, fault: string): Promise<void> {
  await db.paperScan.update({ where: { id }, data: { finishedAt: now(), fault } });
}

async function readPages(scan: PaperScan, paper: OpenPaper): Promise<void> {
  const known = await db.scannedPage.findMany({
    where: { scanId: scan.id },
    select: { number: true },
  });
  const numbers = new Set(known.map(({ number }) => number));
  for (let number = 1; number <= paper.pages; number++) {
    if (numbers.has(number)) continue;
    const texts = await paper.codes(number);
    const code = texts.find((text) => decodeReference(text) !== null) ?? "";
    const entryId = code === "" ? null : await entryOf(scan, decodeReference(code)?.entryId ?? "");
    await db.scannedPage.createMany({
      data: [{ scanId: scan.id, number, code, entryId }],
      skipDuplicates: true,
    });
  }
}

/** The entry, if it is one that whoever handed in the pile may know of. */
export async function entryOf(place: PaperPlace, entryId: string): Promise<string | null> {
  const entry = isUuid(entryId)
    ? await db.entry.findUnique({
        where: { id: entryId },
        select: { contestId: true, unitId: true, state: true },
      })
    : null;
  if (entry?.contestId !== place.contestId) return null;
  const known = place.unitId === null ? wasSubmitted(entry.state) : entry.unitId === place.unitId;
  return known ? entryId : null;
}
