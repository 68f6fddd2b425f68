/** Runs scripts/NAME.ts, after installing what is missing: `node scripts/run.mjs NAME [arguments]`. */
import "./lib/node-version.mjs";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ensureDependencies, ensureGenerated } from "./lib/prepare.mjs";
import { root } from "./lib/paths.mjs";
import { exitOf } from "./lib/process.mjs";
import { progressTo } from "./lib/progress.mjs";

const [name, ...args] = process.argv.slice(2);
const script = path.join(root, "scripts", `${name}.ts`);
if (!name || !/^[a-z][a-z-]*$/.test(name) || !existsSync(script)) {
  console.error(`There is no script "${name ?? ""}".`);
  process.exit(1);
}

progressTo(process.stderr);
try {
  await ensureDependencies();
  await ensureGenerated();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const child = spawn(process.execPath, [path.join(root, "node_modules/tsx/dist/cli.mjs"), script, ...args], {
  // The caller's folder, so that file names mean what they mean there; the aliases are the project's.
  env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json") },
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
process.exitCode = await exitOf(child);
