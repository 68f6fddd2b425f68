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
  const { s3, storageDir } = env();
  if (s3) return new S3BlobStore(s3);
  if (storageDir) return new FileBlobStore({ directory: storageDir });
  throw new Error("neither a bucket nor a folder is configured");
}
