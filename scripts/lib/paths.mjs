import path from "node:path";

/** The clone that this file lies in. */
export const root = path.resolve(import.meta.dirname, "../..");

/** What can be made again: stamps, copied binaries. */
export const cacheDir = path.join(root, ".cache");

/** What cannot be made again: the database, the attachments, the secrets. */
export function dataDir() {
  return path.resolve(root, process.env.SANGTAO_DATA_DIR || ".data");
}
