/** Where attachments and documents are kept. Two adapters: a folder and S3; `tests/storage/contract.ts` binds both. */
export interface BlobStore {
  /**
   * Stores a stream under a key; the blob appears whole or not at all. With `ifNoneMatch` an existing
   * blob stays and the call fails with `exists`.
   */
  put(key: string, source: BlobSource, options: PutOptions): Promise<PutResult>;
  /** A blob or a part of it as a stream; null when there is none. */
  get(key: string, options?: { range?: ByteRange }): Promise<BlobContent | null>;
  head(key: string): Promise<BlobInfo | null>;
  /** Every blob whose key begins with `prefix`, in no promised order. */
  list(prefix: string): AsyncIterable<ListedBlob>;
  /** Copies within the store, metadata included; the target is replaced. */
  copy(from: string, to: string): Promise<void>;
  /**
   * Gives what a resumable upload left at `upload` its place under a key, if possible without moving its bytes.
   * The upload stays; to do it again is fine. Throws `not-found` where the upload is not `size` bytes long.
   */
  adopt(upload: string, key: string, options: AdoptOptions): Promise<void>;
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>;
  /** A short-lived address that serves the blob without us, or null where the store has none. */
  url(key: string, options: UrlOptions): Promise<string | null>;
  /** Removes what interrupted uploads begun before `before` left behind; returns how many. */
  sweep(before: Date): Promise<number>;
}

export type BlobSource = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | Uint8Array;

export type PutOptions = { readonly contentType: string; readonly ifNoneMatch?: "*" };

export type AdoptOptions = { readonly size: number; readonly contentType: string };

export type PutResult = { readonly sha256: string; readonly size: number };

/** Both ends are included, as in HTTP; without `end`, up to the last byte. */
export type ByteRange = { readonly start: number; readonly end?: number };

export type ListedBlob = { readonly key: string; readonly size: number; readonly modifiedAt: Date };

export type BlobInfo = ListedBlob & { readonly contentType: string };

export type BlobContent = BlobInfo & {
  readonly body: ReadableStream<Uint8Array>;
  /** The bytes that `body` holds of `size` in all. */
  readonly range: Required<ByteRange>;
};

export type UrlOptions = {
  readonly filename: string;
  /** Seconds. */
  readonly expires: number;
  readonly disposition?: "inline" | "attachment";
};

export type BlobErrorCode =
  "invalid-key" | "exists" | "not-found" | "invalid-range" | "unavailable";

/** The one error of the port; `cause` has what the store said. */
export class BlobError extends Error {
  override readonly name = "BlobError";
  constructor(
    readonly code: BlobErrorCode,
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${key}`, options);
  }
}

const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,149}$/;
/** Ending of a blob's file, which no segment may have, so that key `a` and key `a/b` can stand beside each other. */
export const BLOB_SUFFIX = ".blob";

/** Refuses a key that could leave the store's folder or that one adapter could hold and the other not. */
export function assertKey(key: string): void {
  const fine =
    key.length <= 512 &&
    key.split("/").every((part) => SEGMENT.test(part) && !part.endsWith(BLOB_SUFFIX));
  if (!fine) throw new BlobError("invalid-key", key);
}

/** A prefix is the beginning of a key, or empty for everything. */
export function assertPrefix(prefix: string): void {
  if (prefix !== "") assertKey(`${prefix}x`);
}

/** The bytes that a range means in a blob of `size`, or `invalid-range`. */
export function resolveRange(
  key: string,
  size: number,
  range: ByteRange | undefined,
): Required<ByteRange> {
  if (!range) return { start: 0, end: size - 1 };
  const { start } = range;
  const end = Math.min(range.end ?? size - 1, size - 1);
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!whole || start < 0 || start >= size || end < start)
    throw new BlobError("invalid-range", key);
  return { start, end };
}
