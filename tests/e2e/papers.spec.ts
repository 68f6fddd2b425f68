import type { Page } from "@playwright/test";
import { PDFDocument } from "pdf-lib";
import { paths } from "../../app/paths";
import { runScript } from "./script";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  PASSWORD,
  signIn,
  testOn,
} from "./support";

const COORDINATOR = "phoi@truong.example";
let made: { contestId: string; entries: { id: string; title: string }[] };

const test = testOn({
  name: "papers",
  startsAt: new Date("2026-05-04T03:05:00Z"),
  async fill(environment) {
    const given = { ...environment, TEST_PASSWORD: PASSWORD };
    made = JSON.parse(await runScript("tests/e2e/papers-fill.ts", given)) as typeof made;
  },
});

test.beforeEach(() => test.setTimeout(180_000));

/** The printed forms of these entries in one file, with a page between them that has no code. */
async function scanned(page: Page, ...ids: string[]): Promise<Buffer> {
  const pile = await PDFDocument.create();
  for (const id of ids) {
    const answer = await page.request.get(paths.registrationForm(id));
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    const form = await PDFDocument.load(await answer.body());
    for (const copy of await pile.copyPages(form, form.getPageIndices())) pile.addPage(copy);
    if (id === ids[0]) pile.addPage([595, 842]).drawText("no code on this page");
  }
  return Buffer.from(await pile.save());
}

async function handIn(page: Page, name: string, bytes: Buffer): Promise<void> {
  const files = { name, mimeType: "application/pdf", buffer: bytes };
  await page.locator('input[name="files.papers"]').setInputFiles(files);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/papers\/[0-9a-f-]{36}/);
}

test("a school's pile finds its entries while one looks on, and a page without a code is joined by hand", async ({
  page,
}) => {
  const [first, second, third] = made.entries;
  await signIn(page, COORDINATOR);
  const pile = await scanned(page, first!.id, second!.id);
  await page.goto(paths.unitPapers());
  await expectAccessible(page);
  await handIn(page, "quét ngày 4-5.pdf", pile);
  const main = page.locator("main");
  await expect(main.locator("table")).toContainText(first!.title, { timeout: 30_000 });
  await expect(main.locator("table")).toContainText(second!.title);
  await expect(main.locator("progress, [role=progressbar]")).toHaveCount(0);
  await expectAccessible(page);

  const unread = main.locator("#unread li");
  await expect(unread).toHaveCount(1);
  const picture = unread.locator("img");
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(300);
  await unread.locator("select").selectOption({ label: third!.title });
  await unread.locator("button[type=submit]").click();
  await expect(main.locator("table")).toContainText(third!.title);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test.describe("without script, on a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test("the form is printed, its scan handed in, and the entry says that it is the right one", async ({
    page,
  }) => {
    const [, , entry] = made.entries;
    await signIn(page, COORDINATOR);
    await page.goto(paths.editEntry(entry!.id));
    await expect(page.locator(`a[href="${paths.registrationForm(entry!.id)}"]`)).toBeVisible();
    const pile = await scanned(page, entry!.id);
    await page.goto(paths.unitPapers());
    await page.locator("main form button[type=submit]").click();
    await expect(page.locator('input[name="files.papers"]')).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    await handIn(page, "phieu.pdf", pile);
    await expect(async () => {
      await page.reload();
      const row = page.locator("main tbody tr").filter({ hasText: entry!.title });
      await expect(row.locator(".badge.tone-success")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.goto(paths.editEntry(entry!.id));
    // On a busy machine the page is out before the paper has been looked at.
    await expect(async () => {
      await page.reload();
      await expect(page.locator(".badge.tone-success")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectNoSidewaysScroll(page);
  });
});
