/** `npm run test:s3`: the attachment contract on a real S3 service, a Ceph RADOS gateway started for it. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { ensureDependencies } from "./lib/prepare.mjs";
import { exitOf, Trouble } from "./lib/process.mjs";
import { say } from "./lib/progress.mjs";
import { startCeph } from "./lib/ceph.mjs";
import { vitestCounts } from "./lib/test-counts.mjs";

const temporary = mkdtempSync(path.join(os.tmpdir(), "sangtao-s3-"));
let gateway;
let child;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child?.kill(signal));

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Trouble ? error.message : error.stack);
  process.exitCode = 1;
} finally {
  await gateway?.stop();
  rmSync(temporary, { recursive: true, force: true });
}

async function main() {
  await ensureDependencies();
  const started = performance.now();
  gateway = await startCeph();
  say(`  ✓ Ceph RADOS gateway (${((performance.now() - started) / 1000).toFixed(1)} s)`);

  const report = path.join(temporary, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  child = spawn(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "s3", "--allowOnly=false", ...reporters],
    {
      cwd: root,
      env: {
        ...process.env,
        TEST_S3_ENDPOINT: gateway.endpoint,
        TEST_S3_ACCESS_KEY_ID: gateway.accessKeyId,
        TEST_S3_SECRET_ACCESS_KEY: gateway.secretAccessKey,
      },
      stdio: "inherit",
    },
  );
  const ok = (await exitOf(child)) === 0;
  const { passed, failed } = vitestCounts(readJson(report), ok);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
