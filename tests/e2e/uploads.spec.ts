import { createHash, randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { lineTo } from "../../scripts/lib/line";
import { field, makePdf, makePicture, whenAlive } from "./form";
import { runScript } from "./script";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  PASSWORD,
  signIn,
  testOn,
} from "./support";

let entryId = "";

const test = testOn({
  name: "uploads",
  startsAt: new Date("2026-05-04T03:00:00Z"),
  async fill(environment) {
    const printed = await runScript("tests/e2e/uploads-fill.ts", {
      ...environment,
      TEST_PASSWORD: PASSWORD,
    });
    ({ entryId } = JSON.parse(printed) as { entryId: string });
  },
});

const MEGABYTE = 1024 * 1024;
const SIZE = 40 * MEGABYTE;
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A film as its first bytes say, and noise. */
function film(name: string, size: number) {
  const head = Buffer.from("0000001866747970697366d6d000000069736f6d6d703432", "hex");
  head.write("ftypisom", 4, "latin1");
  const buffer = Buffer.concat([head, randomBytes(size - head.length)]);
  return { name, mimeType: "video/mp4", buffer };
}

async function open(page: Page, origin = ""): Promise<void> {
  await page.goto(origin + paths.editEntry(entryId));
  await whenAlive(page);
  await expect(page.getByText("Tệp được tải lên ngay khi chọn")).toBeVisible();
}

const progressOf = (page: Page, name: string) =>
  page
    .getByRole("progressbar", { name: `Tải lên ${name}` })
    .evaluate((bar: HTMLProgressElement) => bar.value);

test("an upload outlives a lost line and a closed tab", async ({
  page,
  faults,
  site,
}, testInfo) => {
  const onDisk = async (file: ReturnType<typeof film>, folder: string) => {
    const place = testInfo.outputPath(folder, file.name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, file.buffer);
    return place;
  };
  await signIn(page, "mo@example.vn");
  const line = await lineTo(site.url, 1.5 * MEGABYTE);
  await open(page, line.url);
  const mine = film("phim của tôi.mp4", SIZE);
  const place = await onDisk(mine, "mine");
  await field(page, "files.film").setInputFiles(place);
  await expect.poll(() => progressOf(page, mine.name)).toBeGreaterThan(6 * MEGABYTE);
  await expect(page.getByText(/mỗi giây, còn \d+ giây/)).toBeVisible();

  await page.context().setOffline(true);
  line.cut();
  await expect(page.getByText("Sẽ tự tải tiếp khi có mạng lại.")).toBeVisible();
  const cutAt = await progressOf(page, mine.name);
  line.mend();
  await page.context().setOffline(false);
  await expect.poll(() => progressOf(page, mine.name)).toBeGreaterThan(cutAt + MEGABYTE / 2);

  await page.close({ runBeforeUnload: false });
  line.close();
  const again = await page.context().newPage();
  await open(again);
  await expect(again.getByText(`Chưa tải xong: ${mine.name}`)).toBeVisible();
  const choose = again.getByLabel(`Chọn lại tệp ${mine.name} để tải tiếp`);
  await choose.setInputFiles(await onDisk(film(mine.name, SIZE), "other"));
  await expect(again.getByText("không phải tệp")).toBeVisible();
  await choose.setInputFiles(place);
  const link = again.getByRole("link", { name: mine.name });
  await expect(link).toBeVisible();
  const stored = await again.request.get((await link.getAttribute("href")) ?? "");
  expect(sha256(await stored.body())).toBe(sha256(mine.buffer));
  await expect(again.getByText(/Chưa tải xong/)).toHaveCount(0);

  // The browser writes a line for each request of the cut line.
  faults.splice(0, faults.length, ...faults.filter((fault) => !/ net::ERR_/.test(fault)));
});

test("several at once, paused and cancelled; what cannot be taken is told before it is sent", async ({
  page,
  site,
}) => {
  await signIn(page, "mo@example.vn");
  await open(page);
  await field(page, "files.papers").setInputFiles([
    await makePicture("ảnh.jpg", "#2a6"),
    await makePdf("bản vẽ.pdf", "Ban ve"),
    { name: "thư.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") },
  ]);
  await expect(page.getByText("thư.exe").first()).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "thư.exe" })).toBeVisible();
  for (const name of ["ảnh.jpg", "bản vẽ.pdf"]) {
    await expect(page.getByRole("link", { name })).toBeVisible();
    await expect(page.getByRole("img", { name: `Hình thu nhỏ của ${name}` })).toBeVisible();
  }
  const line = await lineTo(site.url, MEGABYTE / 2);
  await open(page, line.url);
  const long = film("dài.mp4", 20 * MEGABYTE);
  await field(page, "files.film").setInputFiles(long);
  await expect.poll(() => progressOf(page, long.name)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Tạm dừng tải dài.mp4" }).click();
  await expect(page.getByText(/Đã tạm dừng ở \d+%/)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  const gone = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await page.getByRole("button", { name: "Huỷ tải dài.mp4" }).click();
  await gone;
  await expect(page.getByText("dài.mp4")).toHaveCount(0);
  await open(page);
  await expect(page.getByText(/Chưa tải xong/)).toHaveCount(0);
  line.close();
});
