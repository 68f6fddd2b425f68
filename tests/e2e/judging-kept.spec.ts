import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { field, whenAlive } from "./form";
import { fillJudging, freshSignIn, JUDGE, novelty, pressSignOut, query, ready, saved, sheetOf, status } from "./judge-page";
import { setTime, type Site } from "./site";
import { expect, signIn, testOn } from "./support";

/* What a browser keeps for a judge, also where it cannot, must not, or keeps in vain. */

const JUDGING = new Date("2026-10-01T02:00:00Z");

let assignments: readonly string[] = [];
let contestId = "";
let panelId = "";

const test = testOn({
  name: "judging-kept",
  startsAt: JUDGING,
  async fill(environment) {
    ({ assignments, contestId, panelId } = await fillJudging(environment));
  },
});

async function open(page: Page, index: number) {
  await page.goto(paths.sheet(assignments[index] ?? ""));
  await whenAlive(page);
}

const noveltyOf = async (site: Site, index: number) => (await sheetOf(site, assignments[index]))?.marks["novelty"];

/** Marks that stay in this browser, whatever becomes of their sheet. */
async function typedInVain(page: Page, index: number, mark: string) {
  await open(page, index);
  await novelty(page).fill(mark);
  await expect(status(page, "Chưa gửi được")).toBeVisible();
}

const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of (await caches.keys()).filter((one) => one.startsWith("sangtao-judge:")))
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
    return found;
  });

test("a tab closed and a page that crashes right after a key take nothing along", async ({
  page,
  context,
  faults,
}) => {
  await signIn(page, JUDGE);
  await open(page, 4);
  // Nothing gets out: what comes back can only have been kept here.
  await context.route("**/save", (route) => route.abort());
  await novelty(page).fill("20");
  await field(page, "notes").fill("Ghi chú viết trước khi đóng thẻ");
  await page.close();
  const second = await context.newPage();
  await open(second, 4);
  await expect(novelty(second)).toHaveValue("20");
  await expect(field(second, "notes")).toHaveValue("Ghi chú viết trước khi đóng thẻ");

  await field(second, "marks.benefit").pressSequentially("19");
  const crashed = second.waitForEvent("crash");
  const session = await context.newCDPSession(second);
  await Promise.race([session.send("Page.crash").catch(() => undefined), crashed]);
  await crashed;
  await second.close();
  const third = await context.newPage();
  await open(third, 4);
  await expect(novelty(third)).toHaveValue("20");
  await expect(field(third, "marks.benefit")).toHaveValue("19");
  await context.unroute("**/save");
  await online(third);
  await saved(third);
  // The browser itself names each request that the test cut off.
  faults.length = 0;
});

test("storage that is full: said at once, asked before leaving, saved as soon as there is a line", async ({
  newPerson,
  site,
  faults,
}) => {
  const page = await newPerson();
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await freshSignIn(page, JUDGE, paths.sheet(assignments[0] ?? ""));
  await whenAlive(page);
  await page.context().route("**/save", (route) => route.abort());
  await novelty(page).fill("21");
  await expect(status(page, "Trình duyệt này không cho giữ phần chấm trên máy")).toBeVisible();
  await expect(status(page, "Chưa gửi được")).toBeVisible();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(`${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.locator("[data-sheet-queue]").click();
  await expect.poll(() => asked).toEqual([expect.stringContaining("Rời trang thì phần chưa gửi sẽ mất")]);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toMatch(/^beforeunload/);
  await expect(novelty(page)).toHaveValue("21");
  await page.context().unroute("**/save");
  await online(page);
  await saved(page);
  expect(await noveltyOf(site, 0)).toBe(21_000);
  faults.length = 0;
});

test("storage and caches that are forbidden: judging goes on with a line", async ({ newPerson, site }) => {
  const page = await newPerson();
  await page.addInitScript(() => {
    const forbidden = {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    };
    Object.defineProperty(window, "localStorage", forbidden);
    for (const name of ["keys", "open", "delete"] as const)
      Object.defineProperty(CacheStorage.prototype, name, {
        value: () => Promise.reject(new DOMException("forbidden", "SecurityError")),
      });
    Object.defineProperty(ServiceWorkerContainer.prototype, "register", {
      value: () => Promise.reject(new DOMException("forbidden", "SecurityError")),
    });
  });
  await freshSignIn(page, JUDGE, paths.judgeContest(contestId));
  await open(page, 1);
  await novelty(page).fill("22");
  await saved(page);
  expect(await noveltyOf(site, 1)).toBe(22_000);
  await pressSignOut(page);
  await page.waitForURL((url) => url.pathname === paths.home());
});

test("marks that waited in vain: why, with all that was typed; sent by themselves once they may be", async ({
  page,
  context,
  site,
  faults,
}) => {
  await signIn(page, JUDGE);
  await context.route("**/save", (route) => route.abort());
  await typedInVain(page, 2, "23");
  await typedInVain(page, 3, "24");
  await context.unroute("**/save");

  await query(site, `UPDATE "Assignment" SET "endedAt" = now() WHERE "id" = $1`, [assignments[2]]);
  await setTime(site, new Date("2027-03-01T02:00:00Z"));
  await signInLate(page);
  const card = (code: string) => page.locator("#unsent li").filter({ hasText: code });
  const taken = card("không còn được phân cho bạn");
  await expect(taken).toBeVisible();
  await expect(taken.getByRole("link")).toHaveCount(0);
  await taken.getByText("Xem phần đã ghi").click();
  await expect(taken.getByText("23", { exact: true })).toBeVisible();
  const late = card("đã hết thời gian chấm");
  await late.getByRole("link", { name: "Mở phiếu" }).click();
  await expect(page.getByText("Trình duyệt này còn một bản khác của phiếu")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "24" })).toBeVisible();

  await setTime(site, JUDGING);
  await query(site, `UPDATE "Panel" SET "closedAt" = now() WHERE "id" = $1`, [panelId]);
  await page.goto(paths.judge());
  await expect(card("Hội đồng đã kết thúc chấm")).toBeVisible();
  await query(site, `UPDATE "Panel" SET "closedAt" = NULL WHERE "id" = $1`, [panelId]);
  await page.reload();
  await expect.poll(() => noveltyOf(site, 3)).toBe(24_000);
  await expect(page.locator("#unsent li")).toHaveCount(1);
  await query(site, `UPDATE "Assignment" SET "endedAt" = NULL WHERE "id" = $1`, [assignments[2]]);
  faults.length = 0;

  /** The session may have ended with the months. */
  async function signInLate(on: Page) {
    await freshSignIn(on, JUDGE, paths.judge()).catch(() => on.goto(paths.judge()));
  }
});

test("kept pages: as old as they say, gone with the work that is taken away, and with signing out from any page", async ({
  newPerson,
  site,
  faults,
}) => {
  const page = await newPerson();
  await freshSignIn(page, JUDGE, paths.judge());
  await ready(page, contestId, assignments.length);
  const taken = paths.sheet(assignments[5] ?? "");
  expect(await keptPaths(page)).toContain(taken);

  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Lưu lại bản mới" }).click();
  await expect(page.getByText("Chưa lưu được hết vì mất kết nối")).toBeVisible();
  await page.context().setOffline(false);

  await query(site, `UPDATE "Assignment" SET "endedAt" = now() WHERE "id" = $1`, [assignments[5]]);
  await page.goto(taken);
  await expect.poll(() => keptPaths(page)).not.toContain(taken);
  await page.context().setOffline(true);
  await page.goto(taken).catch(() => undefined);
  await expect(page.getByText("Trang này chưa được lưu để xem khi mất mạng")).toBeVisible();
  await page.context().setOffline(false);

  // From a page without script, while something waits.
  await page.context().route("**/save", (route) => route.abort());
  await typedInVain(page, 6, "26");
  await page.goto(paths.home());
  await page.evaluate((action) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action });
    document.body.append(form);
    form.submit();
  }, paths.signOut());
  await expect(page.getByRole("heading", { name: "Đã đăng xuất" })).toBeVisible();
  await expect(page.getByText("1 phiếu chưa gửi")).toBeVisible();
  await expect.poll(() => keptPaths(page)).toEqual([]);

  // Nobody is shown what was open before, neither by going back nor by the address.
  await page.goBack();
  await page.goBack();
  await expect(page.locator("main")).not.toContainText("Giải pháp số");
  await page.goto(paths.sheet(assignments[6] ?? ""));
  expect(new URL(page.url()).pathname).toBe(paths.signIn());
  expect(await keptPaths(page)).toEqual([]);

  await page.context().unroute("**/save");
  await freshSignIn(page, JUDGE, paths.judge());
  await expect.poll(() => noveltyOf(site, 6)).toBe(26_000);
  faults.length = 0;
});
