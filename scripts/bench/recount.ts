/**
 * A bundle of 100,000 score sheets recounted: by `npm run recount` in Node, and by the page "Recount it yourself" in
 * Chromium, where the file is chosen from the disk. 20,000 entries in 20 groups, five judges each, four criteria, with
 * the workings of every entry in it.
 *
 *   npm run bench -- recount [--sheets 100000] [--only node]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { seededRandom } from "~/platform/random";
import type { Bundle } from "~/results/bundle";
import { recount } from "~/results/recount";
import { CHROMIUM_FLAGS, ensureChromium } from "../lib/chromium.mjs";
import { install } from "./installation";

const JUDGES = 5;
const GROUPS = 20;
const CRITERIA = ["novelty", "effect", "use", "look"];
const root = path.resolve(import.meta.dirname, "../..");

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { sheets: { type: "string", default: "100000" }, only: { type: "string", default: "" } },
  });
  const folder = await mkdtemp(path.join(os.tmpdir(), "sangtao-bench-recount-"));
  try {
    const file = path.join(folder, "results.json");
    await writeBundle(file, Math.round(Number(values.sheets) / JUDGES));
    const { size } = await stat(file);
    const node = await inNode(file);
    const browser = values.only === "node" ? null : await inBrowser(file);
    console.log(JSON.stringify({ sheets: Number(values.sheets), fileMb: tenths(size / 2 ** 20), node, browser }, null, 2));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeBundle(file: string, count: number): Promise<void> {
  const random = seededRandom(100);
  const codes = Array.from({ length: count }, (_, index) => `STKT-2026-${String(index + 1).padStart(6, "0")}`);
  const bundle: Bundle = {
    format: "sangtao-results/1",
    rule: {
      criteria: CRITERIA.map((id) => ({ id, min: "0", max: "25", step: "0.5", weight: "1" })),
      combine: { order: "criteria-first", method: "trimmed-mean", dropLowest: 1, dropHighest: 1, minimumSheets: 3 },
      rounding: { total: { decimals: 2, mode: "half-up" } },
      tieBreak: [{ by: "criterion", id: "novelty" }, { by: "median" }],
      prizes: {
        scope: "group",
        onTie: "award-all",
        levels: [1, 3, 5, 20].map((quota, index) => ({ id: `level-${index + 1}`, label: "", amountVnd: 0, quota })),
      },
      rounds: [{ id: "final", weight: "1" }],
    },
    entries: codes.map((code, index) => ({ code, group: `g${index % GROUPS}`, status: "judged" })),
    sheets: codes.flatMap((entry, index) =>
      Array.from({ length: JUDGES }, (_, judge) => ({
        round: "final",
        judge: `J${(index + judge) % 200}`,
        entry,
        scores: Object.fromEntries(CRITERIA.map((id) => [id, String(Math.floor(random() * 51) / 2)])),
      })),
    ),
    decisions: [],
  };
  const outcome = recount(bundle, "compute");
  if (outcome.kind === "invalid") throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
  const out = createWriteStream(file);
  const text = JSON.stringify(bundle).slice(0, -1);
  out.write(`${text},"results":[`);
  outcome.results.forEach((row, index) => out.write((index > 0 ? "," : "") + JSON.stringify(row)));
  out.end("]}\n");
  await once(out, "finish");
}

/** The command as anybody starts it. */
async function inNode(file: string) {
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", path.join(root, "scripts/recount.ts"), file], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const watch = watchMemory(() => child.pid);
  const [status] = (await once(child, "exit")) as [number | null];
  return { seconds: tenths((performance.now() - began) / 1000), peakMb: watch(), agrees: status === 0 };
}

/** The page, in a browser of its own; the time is what passes between the choice of the file and the answer. */
async function inBrowser(file: string) {
  // Before the installation, which a browser that does not start would leave running.
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath: await ensureChromium() });
  const site = await install();
  try {
    const address = site.url + (await recountPath());
    await site.serve();
    const page = await browser.newPage();
    await page.goto(address);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    await page.waitForSelector("input[type=file]:enabled");
    const watches = renderers.map((id) => watchMemory(() => id));
    const began = performance.now();
    await page.setInputFiles("input[type=file]", file);
    const answer = page.locator(".alert-title");
    await answer.first().waitFor({ timeout: 300_000 });
    const ms = performance.now() - began;
    const alert = page.locator(".alert").first();
    const agrees = ((await alert.getAttribute("class")) ?? "").includes("tone-success");
    return { seconds: tenths(ms / 1000), rendererPeakMb: Math.max(...watches.map((watch) => watch() ?? 0)), agrees, says: await alert.innerText() };
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** The page of a published contest of the demonstration. */
async function recountPath(): Promise<string> {
  const [{ makeCast }, { earlierEdition }, { judgedTechnicalContest, LAST_DAY }, { db }, { paths }] = await Promise.all([
    import("../demo/cast"),
    import("../demo/calendar"),
    import("../demo/technical"),
    import("~/platform/db.server"),
    import("~/paths"),
  ]);
  const edition = earlierEdition(new Date(), 2, LAST_DAY);
  await judgedTechnicalContest(await makeCast(edition.at(-330)), edition);
  const { contest } = await db.publication.findFirstOrThrow({ include: { contest: true } });
  return paths.recount(contest.slug);
}

/** Looks ten times a second at the most memory that a process has held; the answer in MB, null where the system does not say. */
function watchMemory(pidOf: () => number | undefined): () => number | null {
  let most: number | null = null;
  const look = async () => {
    const status = await readFile(`/proc/${pidOf()}/status`, "utf8").catch(() => "");
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    if (kilobytes) most = Math.max(most ?? 0, Math.round(Number(kilobytes) / 1024));
  };
  const timer = setInterval(() => void look(), 100);
  return () => {
    clearInterval(timer);
    return most;
  };
}

const tenths = (value: number) => Math.round(value * 10) / 10;
