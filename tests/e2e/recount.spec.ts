import type { Bundle } from "../../app/results/bundle";
import { paths } from "../../app/paths";
import { runScript } from "./script";
import { expect, expectAccessible, expectNoSidewaysScroll, testOn } from "./support";

let known: { slug: string; code: string; receipt: string; nonce: string };

const test = testOn({
  name: "recount",
  async fill(environment) {
    known = JSON.parse(await runScript("tests/e2e/recount-fill.ts", environment)) as typeof known;
  },
});

test.use({ viewport: { width: 360, height: 740 } });

const START = "Tính lại tệp đã công bố";

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what a recount shows and what it does not, and gives the file", async ({ page, request }) => {
    await page.goto(paths.recount(known.slug));
    await expect(page.getByText("trình duyệt phải cho chạy JavaScript")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Tính lại không cho biết điều gì" })).toBeVisible();
    const link = page.locator(`a[href="${paths.bundle(known.slug)}"]`);
    expect((await request.get((await link.getAttribute("href")) ?? "")).status()).toBe(200);
  });
});

test("a visitor recounts the published file in the browser and looks at the way to a score", async ({ page }) => {
  await page.goto(paths.results(known.slug));
  await page.getByRole("link", { name: "Tự tính lại kết quả" }).first().click();
  await page.getByRole("button", { name: START }).click();
  await expect(page.getByText("Khớp.")).toBeVisible();
  await expect(page.getByText("đúng từng byte là tệp đã công bố")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.getByLabel("Mã số giải pháp").fill(known.code.toLowerCase());
  await page.getByRole("button", { name: "Xem cách tính" }).click();
  await expect(page.getByText("J01", { exact: true }).first()).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.getByLabel("Mã biên nhận").fill(known.receipt);
  await page.getByLabel("Mã riêng của giám khảo").fill(known.nonce);
  await page.getByRole("button", { name: "Tìm phiếu" }).click();
  await expect(page.getByText("mã biên nhận tính lại từ nội dung phiếu là đúng")).toBeVisible();
  await page.getByLabel("Mã biên nhận").fill("0".repeat(64));
  await page.getByRole("button", { name: "Tìm phiếu" }).click();
  await expect(page.getByText("Trong tệp không có phiếu nào")).toBeVisible();
});

test("a winner's page leads to its own workings", async ({ page }) => {
  await page.goto(paths.recount(known.slug, known.code));
  await page.getByRole("button", { name: START }).click();
  await expect(page.getByText("J01", { exact: true }).first()).toBeVisible();
});

test("a file from the disk with one changed mark is told to be another one, and where it is wrong", async ({ page, request }) => {
  const bundle = (await (await request.get(paths.bundle(known.slug))).json()) as Bundle;
  const sheet = bundle.sheets.find(({ entry }) => entry === known.code);
  const criterion = Object.keys(sheet?.scores ?? {})[0] ?? "";
  if (sheet) sheet.scores[criterion] = "0";
  const choose = async (text: string) => {
    const input = page.getByLabel("Hoặc tính một tệp đã tải về");
    // Nobody chooses a file there before the page's script has come.
    await expect(input).toBeEnabled();
    await input.setInputFiles({ name: "sua.json", mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await page.goto(paths.recount(known.slug));
  await choose(JSON.stringify(bundle));
  await expect(page.getByText("Không khớp:")).toBeVisible();
  await expect(page.getByText("Tệp này không phải tệp đang công bố.")).toBeVisible();
  await expect(page.getByText(/^\$\.results\[\d+\]\.score$/)).toBeVisible();
  await expectNoSidewaysScroll(page);

  await choose("không phải JSON");
  await expect(page.getByText("tệp không đúng định dạng JSON")).toBeVisible();
  await choose(JSON.stringify({ ...bundle, format: "khác" }));
  await expect(page.getByText("Tệp không hợp lệ:")).toBeVisible();
});
