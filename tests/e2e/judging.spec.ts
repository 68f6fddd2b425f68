import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { button, field, submitSheet, whenAlive } from "./form";
import { runScript } from "./script";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  PASSWORD,
  signIn,
  testOn,
} from "./support";

const JUDGE = "ly@giamkhao.example";
const CHAIR = "cuc@giamkhao.example";
const ORGANISER = "hanh@btc.example";

let assignments: string[] = [];
let panelId = "";
let contestId = "";

const test = testOn({
  name: "judging",
  startsAt: new Date("2026-10-01T02:00:00Z"),
  async fill(environment) {
    const printed = await runScript("tests/e2e/judging-fill.ts", {
      ...environment,
      TEST_PASSWORD: PASSWORD,
    });
    ({ assignments, panelId, contestId } = JSON.parse(printed) as {
      assignments: string[];
      panelId: string;
      contestId: string;
    });
  },
});

const sheetAt = (index: number) => paths.sheet(assignments[index] ?? "");
const novelty = (page: Page) => field(page, "marks.novelty");
const total = (page: Page) => page.locator("#sheet output");
const saved = (page: Page) =>
  expect(page.getByRole("status").filter({ hasText: "Đã lưu đầy đủ." })).toBeVisible();

async function open(page: Page, index: number) {
  await page.goto(sheetAt(index));
  await whenAlive(page);
}

test("marks save themselves, the total is live, and a wrong mark is refused at once", async ({
  page,
}) => {
  await signIn(page, JUDGE);
  await open(page, 0);
  await novelty(page).fill("35,5");
  await expect(total(page)).toHaveText("35,5 / 100");
  await page.keyboard.press("Enter");
  await page.keyboard.type("999");
  await expect(page.locator(".fault")).toHaveText("Nhiều nhất 30 điểm.");
  await expect(total(page)).toHaveText("35,5 / 100");
  await saved(page);
  await page.reload();
  await whenAlive(page);
  await expect(novelty(page)).toHaveValue("35,5");
  await expect(page.locator(".fault")).toHaveText("Nhiều nhất 30 điểm.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});

test("what the server could not take is kept in the browser and comes back", async ({
  page,
  faults,
}) => {
  await signIn(page, JUDGE);
  await open(page, 1);
  await page.route("**/save", (route) => route.abort());
  await novelty(page).fill("20");
  await field(page, "comment").fill("Nhận xét viết khi mất mạng");
  await expect(page.getByRole("status").filter({ hasText: "Chưa gửi được" })).toBeVisible();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await whenAlive(page);
  await expect(novelty(page)).toHaveValue("20");
  await expect(field(page, "comment")).toHaveValue("Nhận xét viết khi mất mạng");
  await page.unroute("**/save");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await saved(page);
  // The browser itself names each request that the test cut off.
  faults.length = 0;
});

test("what is typed before the page's script has come stays and is saved", async ({ page }) => {
  await signIn(page, JUDGE);
  let letScriptsCome = () => {};
  const scriptsMayCome = new Promise<void>((resolve) => (letScriptsCome = resolve));
  await page.route("**/assets/*.js", async (route) => {
    await scriptsMayCome;
    await route.continue();
  });
  await page.goto(sheetAt(1), { waitUntil: "commit" });
  await field(page, "marks.benefit").fill("21");
  letScriptsCome();
  await whenAlive(page);
  await field(page, "marks.applicability").fill("19");
  await expect(field(page, "marks.benefit")).toHaveValue("21");
  await saved(page);
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await expect(field(page, "marks.benefit")).toHaveValue("21");
});

test("a session that ends takes nothing along", async ({ page }) => {
  await signIn(page, JUDGE);
  await open(page, 2);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await novelty(page).fill("12");
  await expect(
    page.getByRole("status").filter({ hasText: "Phiên đăng nhập đã hết" }),
  ).toBeVisible();
  await page.context().addCookies(cookies);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await saved(page);
});

test("two tabs of one browser show one sheet: neither overwrites the other", async ({
  page,
  context,
}) => {
  await signIn(page, JUDGE);
  const other = await context.newPage();
  await open(page, 3);
  await open(other, 3);
  await novelty(page).fill("10");
  await saved(page);
  await expect(novelty(other)).toHaveValue("10");
  await novelty(other).fill("11");
  await saved(other);
  await expect(novelty(page)).toHaveValue("11");
  await page.reload();
  await expect(novelty(page)).toHaveValue("11");
});

test("the sheet works without script: saved, refused with what was typed, submitted with a receipt", async ({
  page: _page,
  newPerson,
}) => {
  const page = await newPerson({ javaScriptEnabled: false });
  await signIn(page, JUDGE);
  await page.goto(sheetAt(4));
  await novelty(page).fill("30");
  await button(page, "save").click();
  await expect(novelty(page)).toHaveValue("30");
  await field(page, "comment").fill("Giữ lại giúp tôi");
  await submitSheet(page);
  await expect(page.locator(".fault").first()).toHaveText("Chưa chấm tiêu chí này.");
  await expect(field(page, "comment")).toHaveValue("Giữ lại giúp tôi");
  for (const mark of await page.locator('input[name^="marks."]').all()) await mark.fill("20");
  await submitSheet(page);
  await expect(page.getByText(/sha256:[0-9a-f]{64}/)).toBeVisible();
  await expect(page.locator('input[name^="marks."]')).toHaveCount(0);
});

test("the chair sees what is missing, and gives a sheet back with a reason", async ({
  page,
  newPerson,
}) => {
  await signIn(page, JUDGE);
  await open(page, 5);
  for (const mark of await page.locator('input[name^="marks."]').all()) await mark.fill("25");
  await submitSheet(page);
  await expect(page.getByText(/sha256:[0-9a-f]{64}/)).toBeVisible();
  await page.goto(paths.judgeContest(contestId));
  await expectAccessible(page);

  const chair = await newPerson();
  await signIn(chair, CHAIR);
  await chair.goto(paths.judgePanel(panelId));
  await whenAlive(chair);
  await expectAccessible(chair);
  await chair.locator('input[name="sure"]').check();
  await button(chair, "close").click();
  await expect(chair.getByRole("alert")).toContainText("Chưa kết thúc được");
  await chair
    .getByRole("link", { name: /^Trả lại phiếu: Trịnh Công Lý/ })
    .last()
    .click();
  await field(chair, "reason").fill("Nhầm thang điểm");
  await button(chair, "return").click();
  await chair.waitForURL(paths.judgePanelAfter(panelId, "returned"));
  await page.goto(sheetAt(5));
  await expect(page.getByRole("status").filter({ hasText: "Nhầm thang điểm" })).toBeVisible();
  await expect(novelty(page)).toHaveValue("25");
});

test("three entries in a row are scored and submitted by keyboard alone", async ({ page }) => {
  await signIn(page, JUDGE);
  await open(page, 6);
  const keys = page.keyboard;
  const marks = page.locator('input[name^="marks."]');
  await keys.press("m");
  await expect(marks.first()).toBeFocused();
  for (const index of [6, 7, 8]) {
    await expect(page).toHaveURL(sheetAt(index));
    const count = await marks.count();
    for (let at = 0; at < count; at += 1) {
      await expect(marks.nth(at)).toBeFocused();
      await keys.type(at === 0 ? "999" : "20,5");
      if (at === 0) {
        await expect(page.locator(".fault")).toHaveCount(1);
        await keys.press("ControlOrMeta+a");
        await keys.type("20");
        await keys.press("ArrowUp");
        await expect(marks.first()).toHaveValue("20,5");
      }
      await keys.press("Enter");
    }
    await expect(field(page, "comment")).toBeFocused();
    await keys.type("Chấm bằng bàn phím, n và p ở đây chỉ là chữ");
    await keys.press("ControlOrMeta+Enter");
    await expect(button(page, "submit")).toBeFocused();
    await keys.press("Enter");
    await expect(page.getByText(/sha256:[0-9a-f]{64}/)).toBeVisible();
    if (index === 8) break;
    await expect(page.locator("#sheet a.button-primary")).toBeFocused();
    await keys.press("Enter");
    await page.waitForURL(sheetAt(index + 1));
    await expect(page.locator("#sheet")).toBeFocused();
    await keys.press("Tab");
  }
  await expectAccessible(page);
});

test("on a phone entry and sheet are two tabs, and nothing typed is lost between them", async ({
  page,
}) => {
  await signIn(page, JUDGE);
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 2);
  await expect(novelty(page)).toBeHidden();
  await page.getByText("Phiếu chấm", { exact: true }).first().click();
  await novelty(page).fill("17");
  await page.getByText("Giải pháp", { exact: true }).first().click();
  await expect(novelty(page)).toBeHidden();
  await page.getByText("Phiếu chấm", { exact: true }).first().click();
  await expect(novelty(page)).toHaveValue("17");
  const box = await novelty(page).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("the organiser sees who cannot be given what, assigns the rest, and follows the progress", async ({
  page,
}) => {
  await signIn(page, ORGANISER);
  await page.goto(paths.panels(contestId));
  await whenAlive(page);
  const leftOut = page
    .getByRole("table", { name: "Không được phân" })
    .getByRole("row")
    .filter({ hasText: "Máy gieo hạt mini" });
  await expect(leftOut).toContainText("Lê Văn Xung");
  await expect(leftOut).toContainText("Cùng đơn vị");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await button(page, "assign").click();
  await expect(page.getByRole("status").filter({ hasText: "Đã phân thêm 11 phiếu" })).toBeVisible();
  await expect(button(page, "assign")).toHaveCount(0);

  await page.goto(paths.progress(contestId));
  await expectAccessible(page);
  await page.getByRole("link", { name: "Xem từng giải pháp" }).first().click();
  await expect(page.getByRole("row").filter({ hasText: "Máy gieo hạt mini" })).toContainText(
    "Không được phân",
  );
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expectAccessible(page);
});
