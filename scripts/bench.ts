/**
 * Measures and prints; nothing here passes or fails.
 *
 *   npm run bench -- NAME [options]
 */
import { argv } from "node:process";

const BENCHES: Record<string, () => Promise<{ readonly run: (args: readonly string[]) => Promise<void> }>> = {
  assignment: () => import("./bench/assignment"),
  certificates: () => import("./bench/certificates"),
  dossiers: () => import("./bench/dossiers"),
  import: () => import("./bench/import"),
  judging: () => import("./bench/judging"),
  recount: () => import("./bench/recount"),
  results: () => import("./bench/results"),
  rush: () => import("./bench/rush"),
  severity: () => import("./bench/severity"),
  similarity: () => import("./bench/similarity"),
  upload: () => import("./bench/upload"),
  "upload-browser": () => import("./bench/upload-browser"),
};

const [name = "", ...args] = argv.slice(2);
const load = BENCHES[name];
if (!load) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(BENCHES).join(", ")}`);
  process.exit(2);
}
const { run } = await load();
await run(args);
