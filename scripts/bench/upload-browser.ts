/**
 * One large file through Chromium as a contestant sends it, against the same bytes by one plain PUT to a bare server
 * that writes them to the disk. Then with the line cut in the middle, and with the server killed in the middle: nobody
 * touches the browser meanwhile.
 *
 *   npm run bench -- upload-browser [--megabytes 1024]
 */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "../lib/chromium.mjs";
import { lineTo } from "../lib/line";
import { makeFilm, MIB, prepare, seconds, timed, toDisk, type Draft, type Film } from "./film";
import { install, peakMemory } from "./installation";

const CUT_MS = 5_000;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { megabytes: { type: "string", default: "1024" } },
  });
  const size = Number(values.megabytes) * MIB;
  // Before the installation, which a browser that does not start would leave running.
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath: await ensureChromium() });
  const site = await install();
  const folder = await mkdtemp(path.join(os.tmpdir(), "sangtao-bench-browser-"));
  try {
    const film = await makeFilm(path.join(folder, "phim.mp4"), size);
    const [first, second, third] = await prepare(site.url, size);
    if (!first || !second || !third) throw new Error("no drafts");
    const plain = await timed(() => toDisk(film, folder));
    console.error(`by plain PUT to the disk: ${seconds(plain)} s`);

    let server = await site.serve();
    const page = await opened(browser, first, site.url);
    const whole = await timed(() => upload(page, film));
    await page.context().close();
    await arrived(first, film);
    const memory = await peakMemory(server);
    console.error(`through Chromium: ${seconds(whole)} s`);

    const line = await lineTo(site.url);
    const onLine = await opened(browser, second, line.url);
    const cut = await timed(async () => {
      const done = upload(onLine, film);
      await half(onLine, size);
      line.cut();
      setTimeout(() => line.mend(), CUT_MS);
      await done;
    });
    await onLine.context().close();
    line.close();
    await arrived(second, film);
    console.error(`line cut for ${CUT_MS / 1000} s: ${seconds(cut)} s`);

    const through = await opened(browser, third, site.url);
    const killed = await timed(async () => {
      const done = upload(through, film);
      await half(through, size);
      const gone = once(server, "exit");
      server.kill("SIGKILL");
      await gone;
      server = await site.serve();
      await done;
    });
    await arrived(third, film);
    console.log(
      JSON.stringify(
        {
          megabytes: size / MIB,
          plainPutSeconds: seconds(plain),
          browserSeconds: seconds(whole),
          serverPeakMb: memory,
          lineCutForSeconds: CUT_MS / 1000,
          lineCutSeconds: seconds(cut),
          serverKilledSeconds: seconds(killed),
          hashesEqual: true,
        },
        null,
        2,
      ),
    );
  } finally {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The dossier's form, ready to take files. */
async function opened(browser: Browser, { cookie, entryId }: Draft, url: string): Promise<Page> {
  const context = await browser.newContext();
  const { hostname } = new URL(url);
  const [name = "", value = ""] = cookie.split("=", 2);
  await context.addCookies([{ name, value, domain: hostname, path: "/" }]);
  const page = await context.newPage();
  await page.goto(`${url}/entries/${entryId}/edit`);
  // The page's script has taken over.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main form") ?? {}).some((key) => key.startsWith("__react")),
  );
  return page;
}

async function upload(page: Page, { file }: Film): Promise<void> {
  await page.locator('input[name="files.film"]').setInputFiles(file);
  await page
    .getByRole("link", { name: path.basename(file) })
    .first()
    .waitFor({ timeout: 600_000 });
}

const half = (page: Page, size: number) =>
  page.waitForFunction(
    (bytes) =>
      [...document.querySelectorAll("progress")].some(
        ({ value, max }) => value > bytes / 2 && max === bytes,
      ),
    size,
    { timeout: 600_000 },
  );

async function arrived({ entryId }: Draft, { sha256 }: Film): Promise<void> {
  const { db } = await import("~/platform/db.server");
  const attached = await db.attachment.findFirstOrThrow({ where: { entryId } });
  if (attached.blobSha256 !== sha256) throw new Error("what is stored is not what was sent");
}
