import type { AttachmentKind } from "~/contests/regulation";
import { readMultipart } from "~/platform/multipart.server";
import { withTemporaryFile } from "~/platform/temporary-file.server";
import { openZip } from "~/platform/zip/zip-file.server";
import { anyKind, receiveAttachment, type ReceivedFile } from "../files/receive-attachment.server";

/** One file of the many, with its place in the archive or the folder that it came from. */
export interface SentFile extends Omit<ReceivedFile, "kindId"> {
  readonly path: string;
}

export interface LeftOut {
  readonly path: string;
  /** Catalogue `units.files.why`. */
  readonly code: string;
  /** Of a file that is larger: how many bytes it may have. */
  readonly max?: number;
}

export type SentFiles =
  | { readonly ok: true; readonly files: readonly SentFile[]; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly code: "too-big" | "broken" | "too-many" };

type Failure = Extract<SentFiles, { readonly ok: false }>["code"];

export const MOST_FILES = 300;
/** Of one archive or one form; larger ones are sent on each entry's page, where they go on after a lost line. */
export const MOST_BYTES = 2 * 1024 * 1024 * 1024;
/** What systems put into archives by themselves. */
const RUBBISH = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Takes in a ZIP archive or many files; each goes to the storage as it comes, and nothing refers to it yet. What it is
 * for is asked afterwards: any kind of the regulation may take it now.
 */
export async function readSentFiles(
  kinds: readonly AttachmentKind[],
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
): Promise<SentFiles> {
  const any = anyKind(kinds, MOST_FILES);
  const files: SentFile[] = [];
  const leftOut: LeftOut[] = [];
  let broken: Failure | null = null;
  // Of all archives of one form together.
  const room = { bytes: MOST_BYTES };
  const take = async (name: string, bytes: AsyncIterable<Uint8Array>) => {
    if (files.length + leftOut.length >= MOST_FILES) broken = "too-many";
    if (broken) return false;
    const { file, fault } = await receiveAttachment(any, name, bytes);
    if (file) {
      const { kindId: _any, ...rest } = file;
      files.push({ ...rest, path: name.normalize("NFC").slice(0, 400) });
    } else if (fault) {
      const max = Number(fault.params?.["max"]);
      leftOut.push({ path: name, code: fault.code, ...(max > 0 && { max }) });
    }
    return true;
  };
  const read = await readMultipart(
    contentType,
    body,
    { totalBytes: MOST_BYTES, files: MOST_FILES + 1, fields: 20 },
    async (part) => {
      if (part.field !== "files" || part.filename === "" || broken) return;
      if (!/\.zip$/i.test(part.filename)) return void (await take(part.filename, part.bytes));
      const failure = await unpack(part.bytes, room, take);
      broken ??= failure;
    },
  );
  if (broken) return { ok: false, code: broken };
  if (!read.ok) return { ok: false, code: read.code === "too-big" ? "too-big" : "broken" };
  return { ok: true, files, leftOut };
}

/**
 * Hands on each file of an archive until `take` wants no more; says what was wrong with it. Its table of contents
 * stands at its end: it is laid down first.
 */
function unpack(
  bytes: AsyncIterable<Uint8Array>,
  room: { bytes: number },
  take: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<boolean>,
): Promise<Failure | null> {
  return withTemporaryFile(async ({ path, write }): Promise<Failure | null> => {
    await write(bytes);
    const zip = await openZip(path);
    try {
      for await (const entry of zip.entries()) {
        if (/\/$/.test(entry.name) || RUBBISH.test(entry.name)) continue;
        room.bytes -= entry.size;
        if (room.bytes < 0) return "too-big";
        const file = await zip.read(entry);
        try {
          if (!(await take(entry.name, file))) return null;
        } finally {
          // What was refused by its first bytes is not read to its end.
          file.destroy();
        }
      }
    } finally {
      zip.close();
    }
    return null;
  }).catch(() => "broken");
}
