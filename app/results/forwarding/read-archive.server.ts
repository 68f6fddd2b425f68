import { createHash } from "node:crypto";
import type { AttachmentKind } from "~/contests/regulation";
import { keptFilename } from "~/entries/files/attachment";
import { anyKind, receiveAttachment } from "~/entries/files/receive-attachment.server";
import { atMost } from "~/platform/at-most";
import { readMultipart } from "~/platform/multipart.server";
import { withTemporaryFile } from "~/platform/temporary-file.server";
import { openZip, type ZipEntry, type ZipFile } from "~/platform/zip/zip-file.server";
import { listFaults, tableFaults, type ArchiveFault } from "./archive-faults";
import {
  MANIFEST,
  MOST_BYTES,
  MOST_FILES,
  MOST_JSON,
  readManifest,
  type Manifest,
  type ManifestEntry,
} from "./manifest";
import {
  filesOf,
  readSentContent,
  wholeForm,
  type RefusedAttachment,
  type SentAttachment,
  type SentDossier,
  type SentDossiers,
} from "./sent-dossiers";

export interface ReadArchive {
  readonly filename: string;
  readonly sha256: string;
  readonly content: SentDossiers;
}

export type ArchiveRead =
  | { readonly ok: true; readonly archive: ReadArchive }
  | { readonly ok: false; readonly code: "required" | "broken-form"; readonly faults: readonly [] }
  | { readonly ok: false; readonly code: "faulty"; readonly faults: readonly ArchiveFault[] };

/** Room around the archive for the rest of the form. */
const FORM_BYTES = 64 * 1024;

/** One archive in the memory at a time; however slowly others arrive, they wait on the disk. */
const looking = atMost(1);

class Faulty extends Error {
  constructor(readonly faults: readonly ArchiveFault[]) {
    super("the archive is not what it should be");
  }
}

/**
 * Takes an archive in as it arrives and looks through all of it: its table of contents, its list, each file by its
 * SHA-256. Only when nothing is wrong with any of it do its files go to the storage, by the way of all uploads; nothing
 * names them yet.
 */
export async function readArchive(
  kinds: readonly AttachmentKind[],
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
): Promise<ArchiveRead> {
  return withTemporaryFile(async (file): Promise<ArchiveRead> => {
    const came: { filename: string; sha256: string }[] = [];
    const limits = { totalBytes: MOST_BYTES + FORM_BYTES, files: 1, fields: 10 };
    const read = await readMultipart(contentType, body, limits, async (part) => {
      if (part.field !== "archive" || part.filename === "") return;
      const hash = createHash("sha256");
      await file.write(hashed(part.bytes, hash));
      came.push({ filename: keptFilename(part.filename), sha256: hash.digest("hex") });
    });
    if (!read.ok)
      return read.code === "too-big"
        ? { ok: false, code: "faulty", faults: [{ code: "too-large" }] }
        : { ok: false, code: "broken-form", faults: [] };
    const [archive] = came;
    if (!archive) return { ok: false, code: "required", faults: [] };
    try {
      return { ok: true, archive: { ...archive, content: await looking(() => looked(file.path, kinds)) } };
    } catch (error) {
      if (error instanceof Faulty) return { ok: false, code: "faulty", faults: error.faults };
      throw error;
    }
  });
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

async function looked(file: string, kinds: readonly AttachmentKind[]): Promise<SentDossiers> {
  const zip = await openZip(file, { anyName: true }).catch(() => null);
  if (!zip) throw new Faulty([{ code: "not-zip" }]);
  try {
    const table = await tableOf(zip);
    const list = table.get(MANIFEST);
    const found = list && readManifest((await bytesOf(zip, list)).toString("utf8"));
    if (!found) throw new Faulty([{ code: "no-list" }]);
    if (!found.ok) throw new Faulty([{ code: found.code }]);
    const { manifest } = found;
    refuse(listFaults(manifest, [...table.values()]));
    const contents = await checked(zip, table, manifest);
    return await stored(zip, table, manifest, contents, kinds);
  } finally {
    zip.close();
  }
}

function refuse(faults: readonly ArchiveFault[]): void {
  if (faults.length > 0) throw new Faulty(faults);
}

/** The archive's files by name; folders say nothing. */
async function tableOf(zip: ZipFile): Promise<ReadonlyMap<string, ZipEntry>> {
  const table: ZipEntry[] = [];
  try {
    for await (const entry of zip.entries()) {
      if (entry.name.endsWith("/") && entry.size === 0) continue;
      table.push(entry);
      if (table.length > MOST_FILES) break;
    }
  } catch {
    throw new Faulty([{ code: "not-zip" }]);
  }
  refuse(tableFaults(table));
  return new Map(table.map((entry) => [entry.name, entry]));
}

/** A small file, whole. */
async function bytesOf(zip: ZipFile, entry: ZipEntry): Promise<Buffer> {
  if (entry.size > MOST_JSON) throw new Faulty([{ code: "list-too-large", file: entry.name }]);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await zip.read(entry)) chunks.push(chunk as Buffer);
  } catch {
    throw new Faulty([{ code: "other-bytes", file: entry.name }]);
  }
  return Buffer.concat(chunks);
}

/** Compares every file with the SHA-256 that the list has of it; returns the dossiers' contents by code. */
async function checked(
  zip: ZipFile,
  table: ReadonlyMap<string, ZipEntry>,
  { entries }: Manifest,
): Promise<ReadonlyMap<string, NonNullable<SentDossier["content"]>>> {
  const contents = new Map<string, NonNullable<SentDossier["content"]>>();
  const faults: ArchiveFault[] = [];
  for (const { code, files } of entries)
    for (const { path: name, sha256, role } of files) {
      const entry = entryOf(table, name);
      if ((await hashOf(zip, entry)) !== sha256) faults.push({ code: "other-bytes", file: name });
      else if (role === "content") {
        const content = readSentContent((await bytesOf(zip, entry)).toString("utf8"));
        if (content) contents.set(code, content);
        else faults.push({ code: "broken-content", file: name });
      }
    }
  refuse(faults);
  return contents;
}

/** null: the bytes do not come out, or are more than the table of contents says. */
async function hashOf(zip: ZipFile, entry: ZipEntry): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of await zip.read(entry)) hash.update(chunk as Buffer);
  } catch {
    return null;
  }
  return hash.digest("hex");
}

/** Brings every attachment to the storage; what it turns out to be decides, as with any upload. */
async function stored(
  zip: ZipFile,
  table: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
  contents: ReadonlyMap<string, NonNullable<SentDossier["content"]>>,
  kinds: readonly AttachmentKind[],
): Promise<SentDossiers> {
  const any = anyKind(kinds, MOST_FILES);
  const dossiers: SentDossier[] = [];
  for (const entry of manifest.entries) {
    const { attachments, refused } = await attachmentsOf(zip, table, entry, any);
    const { code, title, submittedAt, contentSha256, result, withheld, missing, origin } = entry;
    dossiers.push({
      ...{ code, title, submittedAt, contentSha256, result, withheld, missing, origin },
      content: contents.get(code) ?? null,
      attachments,
      refused,
    });
  }
  const { madeAt, people, from } = manifest;
  const form = wholeForm(manifest);
  return { madeAt, people, from, form, total: dossiers.length, dossiers, files: filesOf(dossiers) };
}

async function attachmentsOf(
  zip: ZipFile,
  table: ReadonlyMap<string, ZipEntry>,
  { files }: ManifestEntry,
  any: AttachmentKind,
): Promise<Pick<SentDossier, "attachments" | "refused">> {
  const attachments: SentAttachment[] = [];
  const refused: RefusedAttachment[] = [];
  for (const { role, path: name, kindId = "", filename = "" } of files) {
    if (role !== "attachment") continue;
    const stream = await zip.read(entryOf(table, name));
    try {
      const { file, fault } = await receiveAttachment(any, filename || (name.split("/").at(-1) ?? ""), stream);
      if (file) attachments.push({ ...file, kindId });
      else if (fault)
        refused.push({ kindId, filename: keptFilename(filename), code: fault.code, max: Number(fault.params?.["max"] ?? 0) });
    } finally {
      // What was refused by its first bytes is not read to its end.
      stream.destroy();
    }
  }
  return { attachments, refused };
}

/** What `listFaults` has found to be there. */
function entryOf(table: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry {
  const entry = table.get(name);
  if (!entry) throw new Faulty([{ code: "not-there", file: name }]);
  return entry;
}
