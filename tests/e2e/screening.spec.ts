import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { whenAlive } from "./form";
import { runScript } from "./script";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  PASSWORD,
  readOutbox,
  signIn,
  testOn,
} from "./support";

const SECRETARY = "thu@btc.example";
const OWNER = "thong@tacgia.example";

let contestId = "";
let entries: { id: string; code: string; title: string }[] = [];

const test = testOn({
  name: "screening",
  startsAt: new Date("2026-09-02T02:00:00Z"),
  async fill(environment) {
    const printed = await runScript("tests/e2e/screening-fill.ts", {
      ...environment,
      TEST_PASSWORD: PASSWORD,
    });
    ({ contestId, entries } = JSON.parse(printed) as {
      contestId: string;
      entries: { id: string; code: string; title: string }[];
    });
  },
});

/** Once the keys listen. */
async function whenKeysListen(page: Page) {
  await whenAlive(page);
  await expect(page.locator("[data-desk-keys=on]")).toBeAttached();
}

test("a secretary goes through the dossiers with the keys alone", async ({ page, site }) => {
  await signIn(page, SECRETARY);
  await page.goto(`${paths.screening(contestId)}?state=SUBMITTED`);
  await whenKeysListen(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = page.locator("[data-desk-row]").nth(1);
  await expect(second).toBeFocused();
  await page.keyboard.press("k");
  await expect(page.locator("[data-desk-row]").first()).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.locator("input[name=entry]").first()).toBeChecked();
  await expectAccessible(page);

  await page.keyboard.press("e");
  await page.waitForURL(new RegExp(`${entries[0]!.id}.*state=SUBMITTED.*#eligible`));
  await expect(page.locator("#eligible button[type=submit]")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`${entries[1]!.id}.*decided=${entries[0]!.id}`));
  await expect(page.getByRole("status").first()).toContainText(entries[0]!.code);

  // The checklist is kept at once; what is not met becomes the reason.
  await whenKeysListen(page);
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.locator('#checklist input[value="no"]').first().check();
  await kept;
  await page.keyboard.press("s");
  const reason = page.locator("#supplement textarea");
  await expect(reason).toBeFocused();
  await expect(reason).toHaveValue("- Chưa đạt: Phiếu đăng ký có dấu xác nhận");
  await reason.fill("Thiếu dấu: e s i j là chữ, không phải phím");
  await page.locator('#supplement input[value="files.form"]').check();
  await expectAccessible(page);
  await page.locator("#supplement button[type=submit]").click();
  await page.waitForURL(new RegExp(entries[2]!.id));
  expect((await readOutbox(site, OWNER)).at(-1)?.text).toContain("- Phiếu đăng ký");
});

test("keys are told, can be switched off, and stay off", async ({ page }) => {
  await signIn(page, SECRETARY);
  await page.goto(paths.screenEntry(contestId, entries[3]!.id));
  await whenKeysListen(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(entries[3]!.id));
  await dialog.getByRole("checkbox").uncheck();
  await dialog.getByRole("button").click();
  await page.reload();
  await whenAlive(page);
  await expect(page.locator("[data-desk-keys=off]")).toBeAttached();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(entries[3]!.id));
});

test("many are previewed and done, on a phone too", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, SECRETARY);
  await page.goto(`${paths.screening(contestId)}?state=SUPPLEMENT_REQUESTED`);
  await whenAlive(page);
  await expectNoSidewaysScroll(page);
  await page.locator("select[name=action]").selectOption("remind");
  await page.locator("select[name=scope]").selectOption("filter");
  await page.locator("form:has(select[name=action]) button[type=submit]").click();
  await page.waitForURL(/bulk/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.locator("button[value=apply]").click();
  await expect(page.locator(".data-table .badge").first()).toHaveText("Đã làm");
  await page.goto(paths.screenEntry(contestId, entries.at(-1)!.id));
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: /Tệp/ }).click();
  await expect(page.locator("#decision")).toBeHidden();
  // A PDF's first page, as a phone shows no PDF within a page.
  await expect(page.locator(".viewer:visible a img")).toHaveAttribute("src", /\/screen$/);
  await expectNoSidewaysScroll(page);
});

test("solutions from elsewhere are found from the organisation's page", async ({ page }) => {
  await signIn(page, SECRETARY);
  await page.goto(paths.manage());
  await page.getByRole("link", { name: "Giải pháp đã có ở nơi khác" }).click();
  await expect(page).toHaveURL(/past-solutions$/);
  await expectAccessible(page);
});

test("without script a conclusion that was not taken says where", async ({ newPerson }) => {
  const page = await newPerson({ javaScriptEnabled: false });
  await signIn(page, SECRETARY);
  await page.goto(paths.screenEntry(contestId, entries[5]!.id));
  await page.locator("#ineligible summary").click();
  await page.locator("#ineligible button[type=submit]").click();
  await expect(page.getByRole("link", { name: "Đến chỗ cần sửa" })).toBeVisible();
  await expect(page.locator("#ineligible textarea")).toBeVisible();
});
