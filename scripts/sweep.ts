/*
 * npm run --silent sweep
 *
 * Ends uploads that arrived whole, scans what waits, and removes what nobody refers to and is older than a day:
 * expired uploads, files that were taken out of drafts, stored files without an attachment, their small pictures, and
 * what interrupted writing left. Never what a version names. A running Sangtao does the same every hour.
 * Leaves with 0; with 1 when another process is sweeping; with 2 when it could not.
 */
import { sweepAlone } from "~/entries/files/sweeping.server";
import { backgroundDone } from "~/platform/background.server";
import { withInstallation } from "./lib/with-installation";

await withInstallation(async () => {
  const swept = await sweepAlone();
  await backgroundDone();
  if (!swept) {
    process.stdout.write("Another process is sweeping.\n");
    return 1;
  }
  for (const [what, count] of Object.entries(swept)) process.stdout.write(`${what}: ${count}\n`);
  return 0;
});
