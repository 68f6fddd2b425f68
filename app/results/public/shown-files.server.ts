import type { Regulation } from "~/contests/regulation";
import { cleanFile } from "~/entries/files/clean-copies.server";
import { isPreviewVariant } from "~/entries/files/preview-kinds";
import { previewToServe } from "~/entries/files/previews.server";
import { entriesWithPictures } from "~/entries/members/public-members.server";
import { db } from "~/platform/db.server";
import type { ServedBlob } from "~/platform/storage/serve-blob.server";
import { visiblePublication, type VisiblePublication } from "../published.server";

/** A picture or film of a winner that the public sees. It has no name but its number: private files cannot be guessed from it. */
export interface ShownFile {
  readonly code: string;
  readonly number: number;
  readonly kind: "picture" | "film";
  readonly mime: string;
  /** Of the small picture; null where it is not known. */
  readonly width: number | null;
  readonly height: number | null;
}

interface StoredFile extends Omit<ShownFile, "width" | "height"> {
  readonly sha256: string;
}

interface Row {
  code: string;
  attachments: { kindId: string; sha256: string; mime: string }[] | null;
}

const PICTURES = ["image/jpeg", "image/png", "image/webp"];
const FILMS = ["video/mp4", "video/webm"];

/** The pictures and films of those of these winners whose authors all agree to it now. */
export async function shownFiles(
  { contestId, regulation }: Pick<VisiblePublication, "contestId" | "regulation">,
  codes: readonly string[],
  now: Date,
): Promise<ShownFile[]> {
  const files = await filesOf(contestId, regulation, codes, now);
  const sizes = await db.blobPreview.findMany({
    where: { blobSha256: { in: files.map(({ sha256 }) => sha256) }, variant: "thumb", size: { gt: 0 } },
    select: { blobSha256: true, width: true, height: true },
  });
  const known = new Map(sizes.map((size) => [size.blobSha256, size]));
  return files.map(({ sha256, ...file }) => {
    const { width = null, height = null } = known.get(sha256) ?? {};
    return { ...file, width, height };
  });
}

/**
 * The bytes of one of them, asked for anew each time: a picture made small, or a film without its metadata, which
 * could tell where it was made. Never the original.
 */
export async function shownFile(
  { slug, code, number, variant }: { readonly slug: string; readonly code: string; readonly number: number; readonly variant: string },
  now: Date,
): Promise<ServedBlob | null> {
  const publication = await visiblePublication(slug, now);
  const isWinner = publication?.winners.levels.some(({ winners }) => winners.some((winner) => winner.code === code));
  if (!publication || !isWinner) return null;
  const files = await filesOf(publication.contestId, publication.regulation, [code], now);
  const file = files.find((one) => one.number === number);
  if (!file) return null;
  const filename = `${code}-${number}`;
  if (file.kind === "picture")
    return isPreviewVariant(variant) ? previewToServe({ ...file, filename }, variant) : null;
  if (variant !== "film") return null;
  const copy = await cleanFile(file.sha256);
  return copy.ok ? { ...copy, filename: `${filename}.${copy.mime === "video/webm" ? "webm" : "mp4"}` } : null;
}

/** By the entry, in the order of the dossier; numbers are those of the dossier's pictures and films, whatever becomes of one. */
async function filesOf(contestId: string, regulation: Regulation, codes: readonly string[], now: Date): Promise<StoredFile[]> {
  const allowed = await entriesWithPictures(contestId, codes, regulation, now);
  if (allowed.size === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."code", v."snapshot"->'attachments' AS "attachments"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contestId} AND e."code" = ANY(${[...allowed]})`;
  const kinds = publicKinds(regulation);
  const files = rows.flatMap(({ code, attachments }) =>
    (attachments ?? [])
      .filter(({ kindId, mime }) => kinds.has(kindId) && (PICTURES.includes(mime) || FILMS.includes(mime)))
      .map(({ sha256, mime }, index): StoredFile => {
        const kind = PICTURES.includes(mime) ? "picture" : "film";
        return { code, number: index + 1, kind, mime, sha256 };
      }),
  );
  const ready = await db.blob.findMany({
    where: { sha256: { in: files.map(({ sha256 }) => sha256) }, state: "READY" },
    select: { sha256: true },
  });
  const readable = new Set(ready.map(({ sha256 }) => sha256));
  const place = new Map(codes.map((code, index) => [code, index]));
  return files
    .filter(({ sha256 }) => readable.has(sha256))
    .sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0) || a.number - b.number);
}

/** Kinds that hold what is looked at and names nobody: those of signed papers and of texts are not for the public. */
function publicKinds({ attachments }: Regulation): Set<string> {
  const shown = attachments.filter(
    ({ accept, namesAuthors }) =>
      !namesAuthors && !accept.includes("document") && (accept.includes("image") || accept.includes("video")),
  );
  return new Set(shown.map(({ id }) => id));
}
