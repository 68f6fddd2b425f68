import { createHash } from "node:crypto";
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import {
  assertKey,
  assertPrefix,
  BlobError,
  type AdoptOptions,
  type BlobContent,
  type BlobInfo,
  type BlobSource,
  type BlobStore,
  type ByteRange,
  type ListedBlob,
  type PutOptions,
  type PutResult,
  type UrlOptions,
} from "./blob-store";
import { buffersOf } from "./chunks.server";
import { contentDisposition } from "./content-disposition";
import { asUnavailable, attemptsOf, statusOf, unavailable } from "./s3-errors.server";
import { abortStale, Multipart, type Part } from "./s3-multipart.server";

export type S3Config = {
  /** Empty for AWS itself. */
  readonly endpoint?: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Bytes held in memory and sent at once; S3 wants at least 5 MiB. */
  readonly partSize?: number;
  /** Milliseconds without an answer after which a request is tried again. */
  readonly timeout?: number;
};

const PART_SIZE = 8 * 1024 * 1024;
const COPY_BYTES = 5 * 1024 ** 3;
const ATTEMPTS = 4;

/** Keeps blobs in one bucket of any S3 service. Every body goes with its MD5, which the service verifies. */
export class S3BlobStore implements BlobStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #partSize: number;

  constructor(config: S3Config) {
    this.#bucket = config.bucket;
    this.#partSize = config.partSize ?? PART_SIZE;
    const timeout = config.timeout ?? 60_000;
    this.#client = new S3Client({
      endpoint: config.endpoint,
      region: config.region,
      forcePathStyle: config.endpoint !== undefined,
      credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
      // The SDK's own CRC32 makes streams fail on Ceph, which ignores it.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: Math.min(timeout, 5_000),
        requestTimeout: timeout,
        throwOnRequestTimeout: true,
        socketTimeout: timeout,
      },
    });
  }

  /** Closes the connections. */
  close(): void {
    this.#client.destroy();
  }

  async put(key: string, source: BlobSource, options: PutOptions): Promise<PutResult> {
    assertKey(key);
    if (options.ifNoneMatch && (await this.head(key))) throw new BlobError("exists", key);
    const hash = createHash("sha256");
    let size = 0;
    let first: Part | undefined;
    let upload: Multipart | undefined;
    try {
      for await (const body of buffersOf(source, this.#partSize)) {
        hash.update(body);
        size += body.length;
        const part = { body, md5: createHash("md5").update(body).digest() };
        if (!first) {
          first = part;
          continue;
        }
        upload ??= await this.#begin(key, options, first);
        await upload.add(part);
      }
      if (upload) await this.#complete(upload, options);
      else await this.#putWhole(key, options, first?.body ?? Buffer.alloc(0));
    } catch (error) {
      await upload?.abort();
      throw error;
    }
    return { sha256: hash.digest("hex"), size };
  }

  async get(key: string, options: { range?: ByteRange } = {}): Promise<BlobContent | null> {
    assertKey(key);
    const { range } = options;
    if (range && (range.start < 0 || (range.end ?? range.start) < range.start)) {
      throw new BlobError("invalid-range", key);
    }
    const answer = await this.#open(key, range && `bytes=${range.start}-${range.end ?? ""}`);
    if (!answer) return null;
    const given = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.ContentRange ?? "");
    const size = given ? Number(given[3]) : (answer.ContentLength ?? 0);
    const part = given
      ? { start: Number(given[1]), end: Number(given[2]) }
      : { start: 0, end: size - 1 };
    const bytes = this.#resuming(key, answer, part);
    return {
      ...infoOf(key, answer, size),
      range: part,
      body: new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = await bytes.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        async cancel() {
          await bytes.return(undefined);
        },
      }),
    };
  }

  async head(key: string): Promise<BlobInfo | null> {
    assertKey(key);
    try {
      const found = await this.#client.send(
        new HeadObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      return infoOf(key, found, found.ContentLength ?? 0);
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw unavailable(key, error);
    }
  }

  async *list(prefix: string): AsyncIterable<ListedBlob> {
    assertPrefix(prefix);
    let token: string | undefined;
    do {
      const page = await this.#client
        .send(
          new ListObjectsV2Command({
            Bucket: this.#bucket,
            Prefix: prefix,
            ContinuationToken: token,
          }),
        )
        .catch(asUnavailable(prefix));
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        if (Key !== undefined) {
          yield { key: Key, size: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
        }
      }
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
  }

  async copy(from: string, to: string): Promise<void> {
    await this.#copy(from, to);
  }

  /** The service copies by itself up to 5 GiB; what is larger goes through here. */
  async adopt(upload: string, key: string, { size, contentType }: AdoptOptions): Promise<void> {
    if ((await this.head(upload))?.size !== size) throw new BlobError("not-found", upload);
    if (size <= COPY_BYTES) return await this.#copy(upload, key, contentType);
    const content = await this.get(upload);
    if (!content) throw new BlobError("not-found", upload);
    await this.put(key, content.body, { contentType });
  }

  async #copy(from: string, to: string, contentType?: string): Promise<void> {
    assertKey(from);
    assertKey(to);
    try {
      await this.#client.send(
        new CopyObjectCommand({
          Bucket: this.#bucket,
          Key: to,
          CopySource: `${this.#bucket}/${from}`,
          ...(contentType && { MetadataDirective: "REPLACE", ContentType: contentType }),
        }),
      );
    } catch (error) {
      if (statusOf(error) === 404) throw new BlobError("not-found", from, { cause: error });
      throw unavailable(from, error);
    }
  }

  async delete(key: string): Promise<void> {
    assertKey(key);
    try {
      await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
    } catch (error) {
      if (statusOf(error) !== 404) throw unavailable(key, error);
    }
  }

  async url(key: string, options: UrlOptions): Promise<string> {
    assertKey(key);
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ResponseContentDisposition: contentDisposition(
        options.disposition ?? "attachment",
        options.filename,
      ),
      ResponseCacheControl: "private, no-store",
    });
    return await getSignedUrl(this.#client, command, { expiresIn: options.expires });
  }

  async sweep(before: Date): Promise<number> {
    return await abortStale(this.#client, this.#bucket, before).catch(asUnavailable(""));
  }

  async #putWhole(key: string, options: PutOptions, body: Buffer): Promise<void> {
    const md5 = createHash("md5").update(body).digest();
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          Body: body,
          ContentLength: body.length,
          ContentMD5: md5.toString("base64"),
          ContentType: options.contentType,
          IfNoneMatch: options.ifNoneMatch,
        }),
      );
    } catch (error) {
      if (statusOf(error) !== 412) throw unavailable(key, error);
      // An answer that was lost on the way makes the second attempt meet the first one's blob.
      const ours = attemptsOf(error) > 1 && (await this.#etag(key)) === md5.toString("hex");
      if (!ours) throw new BlobError("exists", key, { cause: error });
    }
  }

  async #begin(key: string, options: PutOptions, first: Part): Promise<Multipart> {
    const { UploadId } = await this.#client
      .send(
        new CreateMultipartUploadCommand({
          Bucket: this.#bucket,
          Key: key,
          ContentType: options.contentType,
        }),
      )
      .catch(asUnavailable(key));
    if (!UploadId) throw new BlobError("unavailable", key, { cause: "no upload id" });
    const upload = new Multipart(this.#client, this.#bucket, key, UploadId);
    await upload.add(first).catch(async (error: unknown) => {
      await upload.abort();
      throw error;
    });
    return upload;
  }

  /** Ceph ignores a condition here, so the check just before is the best there is: large blobs want keys of their own. */
  async #complete(upload: Multipart, options: PutOptions): Promise<void> {
    if (options.ifNoneMatch && (await this.head(upload.key))) {
      throw new BlobError("exists", upload.key);
    }
    try {
      await upload.complete();
    } catch (error) {
      const ours = statusOf(error) === 404 && (await this.#etag(upload.key)) === upload.etag();
      if (!ours) throw unavailable(upload.key, error);
    }
  }

  async #etag(key: string): Promise<string | undefined> {
    const found = await this.#client
      .send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }))
      .catch(asUnavailable(key));
    return found.ETag?.replaceAll('"', "");
  }

  async #open(key: string, range?: string, etag?: string): Promise<GetObjectCommandOutput | null> {
    try {
      return await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key, Range: range, IfMatch: etag }),
      );
    } catch (error) {
      if (statusOf(error) === 404) return null;
      if (statusOf(error) === 416) throw new BlobError("invalid-range", key, { cause: error });
      throw unavailable(key, error);
    }
  }

  /** A connection that is cut goes on where it stopped, as long as the blob is still the same. */
  async *#resuming(
    key: string,
    answer: GetObjectCommandOutput,
    range: Required<ByteRange>,
  ): AsyncGenerator<Uint8Array, undefined> {
    let at = range.start;
    let current: GetObjectCommandOutput | null = answer;
    for (let attempt = 1; at <= range.end; attempt += 1) {
      try {
        for await (const chunk of current.Body as AsyncIterable<Uint8Array>) {
          yield chunk;
          at += chunk.byteLength;
        }
        if (at <= range.end) throw new Error("the store ended the blob early");
      } catch (error) {
        if (attempt >= ATTEMPTS) throw unavailable(key, error);
        current = await this.#open(key, `bytes=${at}-${range.end}`, answer.ETag);
        if (!current) throw new BlobError("not-found", key, { cause: error });
      }
    }
  }
}

type Found = { readonly LastModified?: Date; readonly ContentType?: string };

function infoOf(key: string, found: Found, size: number): BlobInfo {
  return {
    key,
    size,
    modifiedAt: found.LastModified ?? new Date(0),
    contentType: found.ContentType ?? "application/octet-stream",
  };
}
