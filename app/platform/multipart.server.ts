import busboy from "busboy";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface UploadedPart {
  /** The form field's name. */
  readonly field: string;
  /** As the browser gave it; "" with no bytes is an input in which nothing was chosen. */
  readonly filename: string;
  /** May be left unread or read in part: what remains is thrown away. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface MultipartLimits {
  /** Of the whole body; beyond it nothing more is read. */
  readonly totalBytes: number;
  readonly fieldBytes?: number;
  /** Of all texts together. */
  readonly textBytes?: number;
  readonly fields?: number;
  readonly files?: number;
}

export type MultipartResult =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, readonly string[]> }
  | {
      readonly ok: false;
      readonly code: "not-multipart" | "too-big" | "broken";
      /** What had come until then. */
      readonly fields: ReadonlyMap<string, readonly string[]>;
    };

type NodeStream = Parameters<typeof Readable.fromWeb>[0];

class TooBig extends Error {}

/** Texts are held in memory: room for every form, however much is written in it. */
const TEXT_BYTES = 4 * 1024 * 1024;

/**
 * Reads a form with files as it arrives: text is collected, each file is handed on as a stream, and nothing
 * is held here. `onFile` runs for one file after the other; what it throws ends the reading and is thrown.
 */
export async function readMultipart(
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
  limits: MultipartLimits,
  onFile: (part: UploadedPart) => Promise<void>,
): Promise<MultipartResult> {
  const fields = new Map<string, string[]>();
  const parser = parserFor(contentType, limits);
  if (!parser || !body) return { ok: false, code: "not-multipart", fields };

  let textBytes = 0;
  let files: Promise<void> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  parser.on("field", (name, value, info) => {
    textBytes += name.length + value.length;
    const isTooMuch = textBytes > (limits.textBytes ?? TEXT_BYTES);
    if (info.valueTruncated || info.nameTruncated || isTooMuch) parser.destroy(new TooBig());
    const before = fields.get(name);
    if (before) before.push(value);
    else fields.set(name, [value]);
  });
  parser.on("file", (field, stream, { filename }) => {
    // A stream whose reader has not begun yet must not end the process with its error.
    stream.on("error", () => undefined);
    const chunks: AsyncIterator<Uint8Array> = stream.iterator({ destroyOnReturn: false });
    const bytes = { [Symbol.asyncIterator]: () => chunks };
    files = files
      .then(() => onFile({ field, filename: filename ?? "", bytes }))
      .then(async () => {
        // A reader that stopped early still holds the stream.
        await chunks.return?.();
        stream.resume();
      })
      .catch((error: unknown) => {
        // A reader that fails because the body broke off is not to blame.
        if (!parser.destroyed) failure = { error };
        parser.destroy(new Error("no reader for the file"));
      });
  });
  for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"] as const)
    parser.on(limit, () => parser.destroy(new TooBig()));

  let broken: { readonly error: unknown } | undefined;
  await pipeline(Readable.fromWeb(body as NodeStream), upTo(limits.totalBytes), parser).catch(
    (error: unknown) => (broken = { error }),
  );
  await files;
  if (failure) throw failure.error;
  if (!broken) return { ok: true, fields };
  return { ok: false, code: broken.error instanceof TooBig ? "too-big" : "broken", fields };
}

function parserFor(contentType: string | null, limits: MultipartLimits) {
  if (!contentType || !/^multipart\/form-data\b/i.test(contentType)) return null;
  try {
    return busboy({
      headers: { "content-type": contentType },
      // Browsers write names in UTF-8 without saying so.
      defParamCharset: "utf8",
      limits: {
        fieldSize: limits.fieldBytes ?? 1024 * 1024,
        fields: limits.fields ?? 2_000,
        files: limits.files ?? 200,
      },
    });
  } catch {
    return null;
  }
}

function upTo(limit: number) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    let total = 0;
    for await (const chunk of source) {
      total += chunk.byteLength;
      if (total > limit) throw new TooBig();
      yield chunk;
    }
  };
}
