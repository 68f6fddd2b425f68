import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { asUnavailable } from "./s3-errors.server";

export type Part = { readonly md5: Buffer; readonly body: Buffer };

/** One multipart upload in the making. */
export class Multipart {
  readonly #parts: { ETag: string | undefined; PartNumber: number }[] = [];
  readonly #md5 = createHash("md5");

  constructor(
    readonly client: S3Client,
    readonly bucket: string,
    readonly key: string,
    readonly uploadId: string,
  ) {}

  get #target() {
    return { Bucket: this.bucket, Key: this.key, UploadId: this.uploadId };
  }

  async add({ body, md5 }: Part): Promise<void> {
    const PartNumber = this.#parts.length + 1;
    const part = new UploadPartCommand({
      ...this.#target,
      PartNumber,
      Body: body,
      ContentLength: body.length,
      ContentMD5: md5.toString("base64"),
    });
    const { ETag } = await this.client.send(part).catch(asUnavailable(this.key));
    this.#parts.push({ ETag, PartNumber });
    this.#md5.update(md5);
  }

  /** Throws what the SDK throws: the caller knows what a lost answer looks like. */
  async complete(): Promise<void> {
    await this.client.send(
      new CompleteMultipartUploadCommand({
        ...this.#target,
        MultipartUpload: { Parts: this.#parts },
      }),
    );
  }

  /** Leaves nothing behind; when even that fails, the sweeper comes by later. */
  async abort(): Promise<void> {
    await this.client.send(new AbortMultipartUploadCommand(this.#target)).catch(() => undefined);
  }

  /** The name that S3 gives to what is made of these parts. */
  etag(): string {
    return `${this.#md5.copy().digest("hex")}-${this.#parts.length}`;
  }
}

/** Ends the uploads that were begun before `before` and never completed; returns how many. */
export async function abortStale(client: S3Client, bucket: string, before: Date): Promise<number> {
  let removed = 0;
  let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (marker) {
    const page: MultipartPage = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, ...marker }),
    );
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (!Key || !UploadId || !Initiated || Initiated >= before) continue;
      await new Multipart(client, bucket, Key, UploadId).abort();
      removed += 1;
    }
    marker = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : undefined;
  }
  return removed;
}

type MultipartPage = {
  readonly Uploads?: readonly { Key?: string; UploadId?: string; Initiated?: Date }[];
  readonly IsTruncated?: boolean;
  readonly NextKeyMarker?: string;
  readonly NextUploadIdMarker?: string;
};
