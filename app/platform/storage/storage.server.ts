import { env } from "../env.server";
import type { BlobStore } from "./blob-store";
import { FileBlobStore } from "./file-blob-store.server";
import { S3BlobStore } from "./s3-blob-store.server";

let store: BlobStore | undefined;

/** The store that the environment names: a bucket if there is one, else a folder. */
export function storage(): BlobStore {
  return (store ??= createStore());
}

function createStore(): BlobStore {
  const settings = env();
  if (!settings.S3_BUCKET) return new FileBlobStore({ directory: settings.STORAGE_DIR });
  return new S3BlobStore({
    endpoint: settings.S3_ENDPOINT,
    region: settings.S3_REGION,
    bucket: settings.S3_BUCKET,
    accessKeyId: settings.S3_ACCESS_KEY_ID,
    secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
  });
}
