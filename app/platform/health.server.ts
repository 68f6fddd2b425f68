import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { db } from "./db.server";
import { env } from "./env.server";
import { S3BlobStore } from "./storage/s3-blob-store.server";

const PATIENCE_MS = 3000;

export type Health = { readonly ok: boolean; readonly database: boolean; readonly storage: boolean };

/** Whether this process can do its work: it reaches the database and the attachments. */
export async function health(): Promise<Health> {
  const [database, storage] = await Promise.all([answers(db.$queryRaw`SELECT 1`), answers(reachStorage())]);
  return { ok: database && storage, database, storage };
}

let bucket: S3BlobStore | undefined;

async function reachStorage(): Promise<void> {
  const { s3, storageDir } = env();
  if (s3) {
    bucket ??= new S3BlobStore(s3);
    await bucket.head("health");
  } else if (storageDir) {
    await access(storageDir, constants.R_OK | constants.W_OK);
  }
}

async function answers(question: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answered = question.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
