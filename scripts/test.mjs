/**
 * `npm test`: types, lint, unit, integration, build, browser and ground tests, on a PostgreSQL of its own.
 * Every step runs even when an earlier one failed; the last line says how many tests passed and failed.
 *
 * With names as arguments (`npm test -- unit lint`) only those steps run.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureDependencies, ensureBuild, ensureGenerated } from "./lib/prepare.mjs";
import { root } from "./lib/paths.mjs";
import { exitOf, Trouble } from "./lib/process.mjs";
import { say } from "./lib/progress.mjs";
import { playwrightCounts, vitestCounts } from "./lib/test-counts.mjs";

const STEPS = ["types", "lint", "unit", "integration", "build", "browser", "ground"];
const chosen = process.argv.slice(2);
const temporary = mkdtempSync(path.join(os.tmpdir(), "sangtao-test-"));
const running = new Set();
const total = { passed: 0, failed: 0 };
const failures = [];
/** @type {Awaited<ReturnType<typeof import("./lib/postgres.mjs").startPostgres>> | undefined} */
let postgres;
let isStopping = false;

const inModules = (program) => path.join("node_modules", program);
const TSC = ["--noEmit", "--incremental", "--tsBuildInfoFile", ".cache/tsc.tsbuildinfo"];
const LINT = [".", "--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint/"];

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stopEarly);

process.exitCode = await main()
  .catch((error) => {
    say(error instanceof Trouble ? error.message : error.stack);
    return 1;
  })
  .finally(cleanUp);

async function main() {
  const unknown = chosen.filter((name) => !STEPS.includes(name));
  if (unknown.length > 0) {
    throw new Trouble(`There is no step ${unknown.join(", ")}. The steps: ${STEPS.join(", ")}.`);
  }
  await ensureDependencies();
  await ensureGenerated();
  if (["integration", "browser", "ground"].some(isWanted)) {
    const { startPostgres } = await import("./lib/postgres.mjs");
    postgres = await startPostgres({ ephemeral: true });
  }

  const statics = checkStatics();
  await tests("unit", vitest);
  await tests("integration", vitest);
  if (["build", "browser", "ground"].some(isWanted) && (await check("build", buildAll))) {
    await tests("browser", playwright);
    await tests("ground", vitest);
  }
  await statics;

  for (const { name, output } of failures) say(`\n── ${name} ──\n${output.trimEnd()}`);
  say();
  say(`${total.passed} passed, ${total.failed} failed`);
  if (isStopping) return 130;
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** They wait for nothing and nobody waits for them: beside all other steps they take what these leave of the processor. */
async function checkStatics() {
  if (isWanted("types") && isWanted("lint")) {
    const outcome = typesAndLint();
    await Promise.all(["types", "lint"].map((name) => check(name, async () => (await outcome)[name])));
    return;
  }
  await check("types", () => node(inModules("typescript/bin/tsc"), TSC));
  await check("lint", () => node(inModules("eslint/bin/eslint.js"), LINT));
}

/** Both in one process, which says how each went; without its word neither holds. */
async function typesAndLint() {
  const file = path.join(temporary, "statics.json");
  const result = await node("--max-old-space-size=4096", ["scripts/lint/statics.mjs", file], { isPatient: true });
  const failed = { ok: false, output: result.output };
  return { types: failed, lint: failed, ...(result.ok && readJson(file)) };
}

/** A step that holds or does not; one that does not counts as one failed test. */
async function check(name, work) {
  if (isStopping || (!isWanted(name) && name !== "build")) return true;
  const started = performance.now();
  const { ok, output } = await work();
  report(name, started, ok, "");
  if (ok) return true;
  total.failed += 1;
  failures.push({ name, output });
  return false;
}

/** A step made of tests, which its runner counts. */
async function tests(name, runner) {
  if (!isWanted(name)) return;
  const started = performance.now();
  const { ok, output, passed, failed, skipped } = await runner(name);
  total.passed += passed;
  total.failed += failed;
  const counts = [
    `${passed} passed`,
    failed && `${failed} failed`,
    skipped && `${skipped} skipped`,
  ];
  report(name, started, ok, `: ${counts.filter(Boolean).join(", ")}`);
  if (!ok) failures.push({ name, output });
}

function report(name, started, ok, counts) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`  ${ok ? "✓" : "✗"} ${name}${counts} (${seconds} s)`);
}

async function buildAll() {
  try {
    await ensureBuild();
    return { ok: true, output: "" };
  } catch (error) {
    return { ok: false, output: String(error.message ?? error) };
  }
}

async function vitest(project) {
  const file = path.join(temporary, `${project}.json`);
  const result = await node(inModules("vitest/vitest.mjs"), [
    ...["run", "--project", project, "--allowOnly=false", "--passWithNoTests"],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
  ]);
  return { ...result, ...vitestCounts(readJson(file), result.ok) };
}

async function playwright() {
  const file = path.join(temporary, "browser.json");
  const { ensureChromium } = await import("./lib/chromium.mjs");
  const result = await node(
    inModules("@playwright/test/cli.js"),
    ["test", "--reporter=list,json", "--forbid-only", "--pass-with-no-tests"],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM_PATH: await ensureChromium() } },
  );
  return { ...result, ...playwrightCounts(readJson(file), result.ok) };
}

/** Runs a program in a session of its own, so that all it started can be ended with it. */
async function node(program, args, { env = {}, isPatient = false } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    detached: true,
    env: {
      ...withoutOurs(process.env),
      ...(!process.stdout.isTTY && { NO_COLOR: "1", FORCE_COLOR: undefined }),
      ...(postgres && { TEST_POSTGRES_URL: postgres.url("postgres") }),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  if (isPatient) letOthersGoFirst(child.pid);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await exitOf(child);
  running.delete(child);
  return { ok: code === 0, output };
}

/** A third of the share that others get, and all that they leave. */
function letOthersGoFirst(pid) {
  const nice = 5;
  try {
    os.setPriority(pid, nice);
    // Where Linux shares the processor out to sessions first, each has a priority of its own.
    const session = `/proc/${pid}/autogroup`;
    if (existsSync(session)) writeFileSync(session, String(nice));
  } catch {
    // Already over, or not ours to say: then it takes its equal share.
  }
}

/** The operator's own database, bucket and mail server are none of the tests' business. */
function withoutOurs(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^(DATABASE_|STORAGE_|S3_|SMTP_|MAIL_|APP_URL|AUTH_SECRET|HOST$|PORT$|NODE_ENV$|SANGTAO_)/.test(
          name,
        ),
    ),
  );
}

function isWanted(name) {
  return !isStopping && (chosen.length === 0 || chosen.includes(name));
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** What runs ends now, what has not begun does not begin, and the database stops. */
function stopEarly() {
  isStopping = true;
  endRunning();
}

function endRunning() {
  for (const child of running) process.kill(-child.pid, "SIGTERM");
}

async function cleanUp() {
  endRunning();
  await postgres?.stop();
  rmSync(temporary, { recursive: true, force: true });
}
