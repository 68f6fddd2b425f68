import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS } from "../../scripts/lib/chromium.mjs";
import { paths } from "../../app/paths";
import { button, field, fill, send, whenAlive } from "./form";
import {
  fillIn,
  fillJudging,
  freshSignIn,
  JUDGE,
  novelty,
  OTHER_JUDGE,
  pressSignOut,
  query,
  ready,
  receipt,
  saved,
  sheetOf,
  status,
  submit,
} from "./judge-page";
import type { Site } from "./site";
import { expect, expectAccessible, expectNoSidewaysScroll, PASSWORD, testOn } from "./support";

let assignments: readonly string[] = [];
let contestId = "";

const test = testOn({
  name: "judging-offline",
  startsAt: new Date("2026-10-01T02:00:00Z"),
  async fill(environment) {
    ({ assignments, contestId } = await fillJudging(environment));
  },
});

const sheetAt = (index: number) => paths.sheet(assignments[index] ?? "");
const sheet = (site: Site, index: number) => sheetOf(site, assignments[index]);
const allReady = (page: Page) => ready(page, contestId, assignments.length);

async function open(page: Page, index: number) {
  await page.goto(sheetAt(index));
  await whenAlive(page);
}

const endSessions = (site: Site, email: string) =>
  query(site, `DELETE FROM "Session" s USING "User" u WHERE u."id" = s."userId" AND u."email" = $1`, [email]);

test("a session that died: sign in in another tab, and the same marks go through", async ({
  newPerson,
  site,
}) => {
  const page = await newPerson();
  await freshSignIn(page, JUDGE, sheetAt(1));
  await whenAlive(page);
  await endSessions(site, JUDGE);
  await novelty(page).fill("12");
  await expect(status(page, "Phiên đăng nhập đã hết")).toBeVisible();
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Đăng nhập lại" }).first().click(),
  ]);
  await fill(tab, { email: JUDGE, password: PASSWORD });
  await send(tab);
  await tab.waitForURL((url) => url.pathname === sheetAt(1));
  await page.bringToFront();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await saved(page);
  await expect.poll(async () => (await sheet(site, 1))?.marks["novelty"]).toBe(12_000);
});

test("without script a dead session keeps the posted sheet and sends it after signing in", async ({
  newPerson,
  site,
}) => {
  const page = await newPerson({ javaScriptEnabled: false });
  await freshSignIn(page, OTHER_JUDGE, paths.judgeContest(contestId));
  await page.locator('main a[href^="/judge/sheets/"]').first().click();
  await novelty(page).fill("31");
  await field(page, "feedback").fill("Nên thử ở vùng cao");
  await endSessions(site, OTHER_JUDGE);
  await button(page, "save").click();
  await page.locator("main input[type=email]").fill(OTHER_JUDGE);
  await page.locator("main input[type=password]").fill(PASSWORD);
  await page.locator("main form button[type=submit]").first().click();
  await expect(novelty(page)).toHaveValue("31");
  await expect(field(page, "feedback")).toHaveValue("Nên thử ở vùng cao");
});

test("the server goes down and comes back: what was typed meanwhile arrives", async ({
  newPerson,
  site,
  faults,
}) => {
  const page = await newPerson();
  await freshSignIn(page, JUDGE, sheetAt(2));
  await whenAlive(page);
  await site.down();
  await novelty(page).fill("28");
  await expect(status(page, "Chưa gửi được")).toBeVisible();
  await site.up();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await saved(page);
  expect((await sheet(site, 2))?.marks["novelty"]).toBe(28_000);
  faults.length = 0;
});

test("hours without a line: three sheets never opened are scored and submitted, the browser is closed, all arrive once", async ({
  site,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), "sangtao-judge-"));
  const start = () =>
    chromium.launchPersistentContext(folder, {
      executablePath: process.env["CHROMIUM_PATH"],
      args: CHROMIUM_FLAGS,
      baseURL: site.url,
      locale: "vi-VN",
      viewport: { width: 1280, height: 900 },
    });
  let context: BrowserContext | undefined;
  try {
    context = await start();
    let page = await context.newPage();
    await freshSignIn(page, JUDGE, paths.judge());
    await allReady(page);

    await context.setOffline(true);
    await site.down();
    for (const [index, mark] of [
      [5, "11"],
      [6, "12"],
      [7, "13"],
    ] as const) {
      if (index === 5) {
        // From the open list without loading it again.
        await page.locator(`a[href="${sheetAt(5)}"]`).first().click();
        await page.waitForURL(`**${sheetAt(5)}`);
        await whenAlive(page);
      } else await open(page, index);
      await expect(status(page, "Đang xem bản lưu lúc")).toBeVisible();
      await fillIn(page, mark);
      await submit(page);
      await expect(status(page, "Phiếu chờ nộp")).toBeVisible();
    }
    // The picture of the last entry is there too.
    const picture = page.locator("main img").first();
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await context.close();

    // The browser is opened again, still without a line.
    context = await start();
    await context.setOffline(true);
    page = await context.newPage();
    await page.goto(paths.judgeContest(contestId));
    await expect(status(page, "3 phiếu chưa gửi")).toBeVisible();
    await expect(page.getByText("Chờ nộp")).toHaveCount(3);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, 6);
    await expect(status(page, "Phiếu chờ nộp")).toBeVisible();
    await expect(novelty(page)).toHaveValue("12");
    await page.goto(paths.judge());

    await site.up();
    await context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(status(page, "Đã nộp 3 phiếu")).toBeVisible();
    await expect(receipt(page)).toHaveCount(3);
    for (const [index, milli] of [
      [5, 11_000],
      [6, 12_000],
      [7, 13_000],
    ] as const)
      expect(await sheet(site, index)).toMatchObject({
        state: "SUBMITTED",
        revisions: "1",
        marks: { novelty: milli },
      });
    await page.getByRole("button", { name: "Đã xem" }).click();
    await expect(receipt(page)).toHaveCount(0);
    await page.goto(sheetAt(5));
    await expect(page.locator("#sheet")).toContainText(/sha256:[0-9a-f]{64}/);
  } finally {
    await context?.close();
    await site.up();
    await rm(folder, { recursive: true, force: true });
  }
});

test("of two devices the later is shown both, field by field, and what it picks is saved", async ({
  newPerson,
  site,
}) => {
  const first = await newPerson();
  await freshSignIn(first, JUDGE, sheetAt(3));
  const second = await newPerson({ storageState: await first.context().storageState() });
  await open(first, 3);
  await open(second, 3);
  await novelty(first).fill("10");
  await field(first, "comment").fill("Viết trên máy tính");
  await saved(first);
  await novelty(second).fill("11");
  await field(second, "feedback").fill("Viết trên điện thoại");
  await expect(second.getByRole("alert")).toContainText("Phiếu này vừa được lưu ở nơi khác");
  await expectAccessible(second);
  await second.setViewportSize({ width: 360, height: 740 });
  await second.locator(".panes-tab").last().click();
  await expectNoSidewaysScroll(second);
  const take = second.getByRole("button", { name: "Lưu theo các dòng đã chọn" });
  // Only what both changed is asked; the rest is proposed.
  await expect(take).toBeDisabled();
  await second.getByRole("radio", { name: /bản đã lưu: 10/ }).check();
  await take.click();
  await saved(second);
  await first.reload();
  await expect(novelty(first)).toHaveValue("10");
  await expect(field(first, "comment")).toHaveValue("Viết trên máy tính");
  await expect(field(first, "feedback")).toHaveValue("Viết trên điện thoại");

  // The other device submits: nothing more can be saved, and nothing typed here is lost.
  await whenAlive(first);
  await fillIn(first, "15");
  await submit(first);
  await expect(receipt(first)).toBeVisible();
  await novelty(second).fill("14");
  await expect(second.getByRole("alert")).toContainText("Phiếu đã được nộp");
  await second.goto(paths.judge());
  await expect(second.getByText("Cần bạn xem lại")).toBeVisible();
  await second.getByRole("link", { name: "Mở phiếu" }).click();
  await expect(second.getByText("Trình duyệt này còn một bản khác của phiếu")).toBeVisible();
  await expect(second.getByRole("row").filter({ hasText: "14" })).toContainText("15");
  second.once("dialog", (dialog) => void dialog.accept());
  await second.getByRole("button", { name: "Bỏ phần chưa gửi này" }).click();
  await second.goto(paths.judge());
  await expect(second.getByText("Phiếu chưa gửi")).toHaveCount(0);
  expect(await sheet(site, 3)).toMatchObject({ state: "SUBMITTED", revisions: "1" });
});

test("who signs in next on the same browser neither sees nor sends it, and it waits for its judge", async ({
  newPerson,
  site,
  faults,
}) => {
  const page = await newPerson();
  await freshSignIn(page, JUDGE, paths.judge());
  await allReady(page);
  await open(page, 4);
  await page.context().route("**/save", (route) => route.abort());
  await novelty(page).fill("33");
  await expect(status(page, "Chưa gửi được")).toBeVisible();

  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  const leave = async () => {
    await pressSignOut(page);
    await page.waitForURL((url) => url.pathname === paths.signOut());
    // What waits is told before anybody leaves.
    await expect(page.getByText("1 phiếu chưa gửi")).toBeVisible();
  };
  await leave();
  expect(asked).toEqual([expect.stringContaining("Còn 1 phiếu chưa gửi")]);
  const pagesKept = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("sangtao-judge:")));
  expect(await pagesKept()).toEqual([]);

  await page.context().unroute("**/save");
  const sent: string[] = [];
  page.context().on("request", (request) => {
    if (request.url().includes(assignments[4] ?? "")) sent.push(request.url());
  });
  await freshSignIn(page, OTHER_JUDGE, paths.judge());
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect(page.getByText("phiếu chưa gửi")).toHaveCount(0);
  expect(sent).toEqual([]);
  expect(await sheet(site, 4)).toMatchObject({ marks: {} });
  await leave();

  await freshSignIn(page, JUDGE, paths.judge());
  await expect.poll(async () => (await sheet(site, 4))?.marks["novelty"]).toBe(33_000);
  faults.length = 0;
});

test("a new release of the worker takes over beside an open sheet; typed marks stay and the pages still open", async ({
  newPerson,
  faults,
}) => {
  const page = await newPerson();
  await freshSignIn(page, JUDGE, paths.judge());
  await allReady(page);
  await open(page, 0);
  await page.context().setOffline(true);
  await novelty(page).fill("17");
  await page.context().setOffline(false);
  await page.evaluate(async () => {
    const taken = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
    await navigator.serviceWorker.register("/judge-worker.js?release=next", {
      scope: "/judge",
      updateViaCache: "none",
    });
    await taken;
  });
  await expect(novelty(page)).toHaveValue("17");
  await saved(page);
  await page.context().setOffline(true);
  await open(page, 1);
  await expect(status(page, "Đang xem bản lưu lúc")).toBeVisible();
  await page.context().setOffline(false);
  // Looking for a newer worker fails without a line, and the browser says so.
  faults.length = 0;
});
