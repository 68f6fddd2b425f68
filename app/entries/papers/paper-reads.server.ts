import type { Actor, Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { atMost } from "~/platform/at-most";
import { db } from "~/platform/db.server";
import type { PagePicture } from "~/platform/pdf/render.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { loadEntry } from "../entry-row.server";
import type { EntryState } from "../entry-state";
import { currentFingerprints } from "./paper-form.server";
import { signedFormKind } from "./paper-form";
import { withPaper } from "./paper-pages.server";
import { whyNotAttachPaper } from "./paper-policy";
import { readScanSoon, whyNotScan, type PaperPlace } from "./paper-scan.server";
import { decodeReference } from "./paper-reference";

/** One scan in a list. */
export interface ScanLine {
  readonly id: string;
  readonly filename: string;
  readonly createdAt: Date;
  readonly pageCount: number | null;
  readonly read: number;
  readonly open: number;
  readonly finished: boolean;
  readonly fault: string;
}

/** An entry whose papers were found in a scan. */
export interface FoundEntry {
  readonly entryId: string;
  readonly title: string;
  readonly code: string | null;
  readonly state: EntryState;
  /** Of the scan. */
  readonly pages: readonly number[];
  /** Printed page numbers that are not among them. */
  readonly missing: readonly number[];
  /** Printed before the dossier was last changed. */
  readonly older: boolean;
  readonly attachmentId: string | null;
  /** Why it is not among the entry's files: the entry is closed, or has as many as it may. null: it is, or will be. */
  readonly whyNot: Refusal | "no-room" | "no-kind" | null;
}

export interface ScanView extends ScanLine {
  readonly place: PaperPlace & { readonly contestTitle: string; readonly unitName: string | null };
  readonly found: readonly FoundEntry[];
  /** Pages with a code of something that is not this person's to know. */
  readonly notYours: readonly number[];
  /** Pages without a readable code; somebody may have said whose they are. */
  readonly unread: readonly {
    readonly number: number;
    readonly entryId: string | null;
    /** The entry whose page came before, when more pages of it are to come. */
    readonly suggested: string | null;
  }[];
  /** What unread pages may be put to. */
  readonly entries: readonly { readonly id: string; readonly label: string }[];
}

/** The latest scans of a unit or of a contest; the caller has asked whether they may be seen. */
export async function scansOf(place: PaperPlace): Promise<ScanLine[]> {
  const rows = await db.paperScan.findMany({
    where: { ...place },
    include: { pages: { select: { code: true, entryId: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return rows.map(lineOf);
}

type ScanRow = Omit<ScanLine, "read" | "open" | "finished"> & {
  readonly finishedAt: Date | null;
  readonly pages: readonly { readonly code: string; readonly entryId: string | null }[];
};

function lineOf({
  id,
  filename,
  createdAt,
  pageCount,
  finishedAt,
  fault,
  pages,
}: ScanRow): ScanLine {
  const open = pages.filter(({ code, entryId }) => code === "" && entryId === null).length;
  const finished = finishedAt !== null;
  return { id, filename, createdAt, pageCount, read: pages.length, open, finished, fault };
}

/** A scan with what was found on its pages; one whose reading was broken off is gone on with. */
export async function scanView(ctx: Context, scanId: string): Promise<Result<ScanView, Refusal>> {
  const row = isUuid(scanId)
    ? await db.paperScan.findUnique({
        where: { id: scanId },
        include: {
          pages: { orderBy: { number: "asc" } },
          contest: { select: { title: true } },
          unit: { select: { name: true } },
        },
      })
    : null;
  if (!row) return refused("hidden");
  const { contestId, unitId, contest, unit, pages } = row;
  const refusal = await whyNotScan(ctx.actor, { contestId, unitId });
  if (refusal) return refused(refusal);
  if (!row.finishedAt) readScanSoon(ctx.actor, scanId);

  const ids = [...new Set(pages.flatMap(({ entryId }) => entryId ?? []))];
  const joined = await joinedPages(pages);
  const found: FoundEntry[] = [];
  for (const id of ids) {
    const own = pages.filter(({ entryId }) => entryId === id);
    const entry = await foundEntry(ctx, id, own, joined, row.finishedAt !== null);
    if (entry) found.push(entry);
  }
  const unread = pages.filter(({ code }) => code === "");
  return ok({
    ...lineOf(row),
    place: { contestId, unitId, contestTitle: contest.title, unitName: unit?.name ?? null },
    found,
    notYours: pages.flatMap(({ code, entryId, number }) =>
      code !== "" && entryId === null ? [number] : [],
    ),
    unread: unread.map(({ number, entryId }) => ({
      number,
      entryId,
      suggested: suggestionFor(number, pages),
    })),
    entries: unread.length > 0 ? await entriesOf({ contestId, unitId }) : [],
  });
}

interface PageRow {
  readonly number: number;
  readonly code: string;
  readonly entryId: string | null;
  readonly attachmentId: string | null;
}

type JoinedPage = Pick<PageRow, "code" | "attachmentId">;

/** All pages of the files that these became part of: photographs of one paper are scans of their own. */
function joinedPages(pages: readonly PageRow[]): Promise<JoinedPage[]> {
  return db.scannedPage.findMany({
    where: { attachmentId: { in: pages.flatMap(({ attachmentId }) => attachmentId ?? []) } },
    select: { code: true, attachmentId: true },
  });
}

async function foundEntry(
  { actor, now }: Context,
  entryId: string,
  pages: readonly PageRow[],
  joined: readonly JoinedPage[],
  finished: boolean,
): Promise<FoundEntry | null> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return null;
  const attachmentId = pages.find((page) => page.attachmentId)?.attachmentId ?? null;
  const paper = attachmentId ? joined.filter((page) => page.attachmentId === attachmentId) : pages;
  const references = paper.flatMap(({ code }) => decodeReference(code) ?? []);
  const printed = new Set(references.map(({ page }) => page));
  const total = Math.max(0, ...references.map(({ pages: count }) => count));
  const current = currentFingerprints(loaded);
  const kind = signedFormKind(loaded.regulation);
  const closed = kind ? whyNotAttachPaper(loaded.standing, loaded.facts, kind.id) : "no-kind";
  const byHand = paper.length - references.length;
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter(
    (page) => !printed.has(page),
  );
  return {
    entryId,
    title: loaded.snapshot?.title ?? loaded.draft.title,
    code: loaded.row.code,
    state: loaded.row.state,
    pages: pages.map(({ number }) => number),
    // A page that was put there by hand is taken for one that was missing.
    missing: missing.slice(byHand),
    older: references.some(({ fingerprint }) => !current.includes(fingerprint)),
    attachmentId,
    whyNot: attachmentId || !finished ? null : (closed ?? "no-room"),
  };
}

function suggestionFor(number: number, pages: readonly PageRow[]): string | null {
  const before = pages.find((page) => page.number === number - 1);
  const reference = before && decodeReference(before.code);
  return before?.entryId && reference && reference.page < reference.pages ? before.entryId : null;
}

async function entriesOf({ contestId, unitId }: PaperPlace) {
  const rows = await db.entry.findMany({
    where: { contestId, ...(unitId === null ? { state: { not: "DRAFT" } } : { unitId }) },
    select: { id: true, code: true, title: true },
    orderBy: [{ code: "asc" }, { title: "asc" }],
    take: 2_000,
  });
  return rows.map(({ id, code, title }) => ({
    id,
    label: [code, title].filter(Boolean).join(" · "),
  }));
}

/** A page shows many at once, and for each the whole scan is read. */
const drawing = atMost(2);

/** A picture of a page, for whoever is to say whose it is. Pages of entries that are not theirs are not shown. */
export async function pagePicture(
  ctx: Context,
  scanId: string,
  number: number,
): Promise<Result<PagePicture, Refusal>> {
  const scan = isUuid(scanId)
    ? await db.paperScan.findUnique({
        where: { id: scanId },
        include: { blob: true, pages: { where: { number } } },
      })
    : null;
  const page = scan?.pages[0];
  if (!scan || !page) return refused("hidden");
  const refusal = await whyNotScan(ctx.actor, scan);
  if (refusal) return refused(refusal);
  if (page.code !== "" && page.entryId === null) return refused("hidden");
  if (scan.blob.state !== "READY") return refused("state");
  return ok(await drawing(() => withPaper(scan.blob, (paper) => paper.picture(number))));
}

/** Where this person may hand in piles for units: each contest in which a unit of theirs has entries. */
export async function unitPlaces(
  actor: Actor,
): Promise<{ contestId: string; unitId: string; contestTitle: string; unitName: string }[]> {
  const grants = actor.grants.filter(({ role, unitId }) => role === "UNIT_COORDINATOR" && unitId);
  const rows = await db.entry.findMany({
    where: {
      contest: { state: "OPEN" },
      OR: grants.map(({ unitId, contestId }) => ({ unitId, ...(contestId && { contestId }) })),
    },
    select: {
      unitId: true,
      contestId: true,
      unit: { select: { name: true } },
      contest: { select: { title: true } },
    },
    distinct: ["unitId", "contestId"],
    orderBy: { contestId: "desc" },
  });
  return rows.flatMap(({ unitId, contestId, unit, contest }) =>
    unitId && unit ? [{ contestId, unitId, contestTitle: contest.title, unitName: unit.name }] : [],
  );
}
