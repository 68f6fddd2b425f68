/*
 * npm run --silent check-blobs
 *
 * Reads every stored file and compares it with the database, both ways: what is missing, what has other bytes than
 * its SHA-256 says, what nobody knows of. Writes down when each was last found right; changes nothing else. May run
 * beside a running Sangtao.
 * Leaves with 0 when all is right or only files that nobody knows of were found, with 1 when a file is missing or
 * broken, with 2 when it could not look.
 */
import { checkBlobs } from "~/entries/files/check-blobs.server";
import { withInstallation } from "./lib/with-installation";

await withInstallation(async () => {
  const found = await checkBlobs(new Date(), ({ kind, key, says }) => {
    process.stdout.write(`${kind}: ${key}${says ? ` ${says}` : ""}\n`);
  });
  const { whole, missing, broken, extra } = found;
  process.stdout.write(`${whole} whole, ${missing} missing, ${broken} broken, ${extra} extra\n`);
  return missing + broken === 0 ? 0 : 1;
});
