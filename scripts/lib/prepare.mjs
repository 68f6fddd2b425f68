import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { tryLock } from "./lock.mjs";
import { cacheDir, root } from "./paths.mjs";
import { run, Trouble, until } from "./process.mjs";
import { say, step } from "./progress.mjs";

/** Installs the packages of package-lock.json, if one is missing or of another version. */
export async function ensureDependencies() {
  if (dependenciesAreFresh()) return;
  await alone(async () => {
    if (dependenciesAreFresh()) return;
    // Not `npm ci`: it refuses a lock file made where the registry lacked packages for other platforms.
    await step("Installing packages", () => npm(["install", "--no-save", "--include=dev", "--prefer-offline"]));
  });
}

/** Generates the Prisma client, if the schema or Prisma has changed. */
export async function ensureGenerated() {
  const wanted = () => hashOf([...filesUnder("prisma/schema"), "prisma.config.ts", "node_modules/prisma/package.json"]);
  await ensure("generated", wanted, "prisma/generated/client.ts", () =>
    step("Generating the database client", () =>
      run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
        cwd: root,
        env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
      }),
    ),
  );
}

/** Builds the application into build/, if a source of it has changed. */
export async function ensureBuild() {
  await ensureGenerated();
  const wanted = () =>
    hashOf([
      ...filesUnder("app").filter((file) => !/\.test\.tsx?$/.test(file)),
      ...filesUnder("public"),
      ...filesUnder("prisma/schema"),
      "package-lock.json",
      "remix.config.js",
      "tsconfig.json",
      "vite.config.ts",
    ]);
  await ensure("build", wanted, "build/server/index.js", () => step("Building the application", build));
}

/** Built aside and moved in one step: who serves the old build is not left with half of a new one. */
async function build() {
  const next = path.join(cacheDir, "build-next");
  const previous = path.join(cacheDir, "build-previous");
  rmSync(next, { recursive: true, force: true });
  await run(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", SANGTAO_BUILD_DIR: path.relative(root, next) },
  });
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(path.join(root, "build"))) renameSync(path.join(root, "build"), previous);
  renameSync(next, path.join(root, "build"));
  rmSync(previous, { recursive: true, force: true });
}

/** Runs `make` unless the stamp says that it ran for what is there now. */
async function ensure(name, wanted, result, make) {
  const stamp = path.join(cacheDir, `${name}.stamp`);
  const isFresh = (hash) => existsSync(path.join(root, result)) && readIfThere(stamp) === hash;
  if (isFresh(wanted())) return;
  await alone(async () => {
    const hash = wanted();
    if (isFresh(hash)) return;
    rmSync(stamp, { force: true });
    await make();
    writeFileSync(stamp, hash);
  });
}

/** One process at a time: `npm start` and `npm test` beside each other share what the first one makes. */
async function alone(work) {
  mkdirSync(cacheDir, { recursive: true });
  const file = path.join(cacheDir, "prepare.lock");
  let told = false;
  const lock = await until(15 * 60_000, () => {
    const attempt = tryLock(file);
    if (attempt.held) return attempt;
    if (!told) say(`  … Waiting for process ${attempt.holder.pid}, which is installing or building here`);
    told = true;
    return undefined;
  });
  if (!lock) throw new Trouble(`Another process has been holding ${file} for 15 minutes.`);
  try {
    await work();
  } finally {
    lock.release();
  }
}

/** npm leaves its own list of what it installed, last: an interrupted install has none. */
function dependenciesAreFresh() {
  const wanted = readJson("package-lock.json")?.packages;
  const installed = readJson("node_modules/.package-lock.json")?.packages;
  if (!wanted) throw new Trouble("package-lock.json is missing or damaged.");
  if (!installed) return false;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === "" || (installed[name] ? installed[name].version === entry.version : entry.optional || entry.devOptional),
  );
}

function npm(args) {
  const cli = process.env.npm_execpath;
  return cli && /\.[cm]?js$/.test(cli)
    ? run(process.execPath, [cli, ...args], { cwd: root })
    : run(process.platform === "win32" ? "npm.cmd" : "npm", args, { cwd: root });
}

function filesUnder(folder) {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readIfThere(path.join(root, file)) ?? "";
    hash.update(`${file}\0${Buffer.byteLength(content)}\0`).update(content);
  }
  return hash.digest("hex");
}

function readIfThere(file) {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return undefined;
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8"));
  } catch {
    return undefined;
  }
}
