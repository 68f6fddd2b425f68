import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { run, Trouble } from "./process.mjs";
import { step } from "./progress.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What a Chromium must leave alone to be quiet and quick on a machine without the open internet. */
export const CHROMIUM_FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Its sandbox does not work for root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * The path of a Chromium: `CHROMIUM_PATH`, the one installed, Debian's package (as root), or Playwright's download.
 *
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!works(given)) throw new Trouble(`CHROMIUM_PATH is ${given}, which does not run.`);
    return given;
  }
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    await step("Installing Chromium from Debian", installPackage).catch(() => undefined);
    const installed = await findChromium();
    if (installed) return installed;
  }
  await step("Downloading Chromium", () =>
    run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
      cwd: root,
    }),
  );
  const downloaded = await playwrightsOwn();
  if (downloaded) return downloaded;
  throw new Trouble(
    "There is no Chromium that runs here. Install one, or name it with CHROMIUM_PATH.",
  );
}

async function findChromium() {
  const installed = [...NAMES.map(onPath), ...MAC].filter(Boolean).find(works);
  return installed ?? (await playwrightsOwn());
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return own && works(own) ? own : undefined;
}

async function installPackage() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
}

/** A file that is there may still miss a library. */
function works(file) {
  if (!existsSync(file)) return false;
  return (
    spawnSync(file, ["--version", "--no-sandbox"], { stdio: "ignore", timeout: 30_000 }).status ===
    0
  );
}

function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
