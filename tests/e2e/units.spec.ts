import { PDFDocument } from "pdf-lib";
import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { zipOf } from "../integration/zip";
import { button, contentOf, field, makePdf, makePicture, send } from "./form";
import { runScript } from "./script";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  PASSWORD,
  signIn,
  testOn,
} from "./support";

const COORDINATOR = "donvi@sangtao.example";

let place: { contestId: string; unitId: string; rows: string[][] };

const test = testOn({
  name: "units",
  startsAt: new Date("2026-05-04T03:00:00Z"),
  async fill(environment) {
    const printed = await runScript("tests/e2e/units-fill.ts", {
      ...environment,
      TEST_PASSWORD: PASSWORD,
    });
    place = JSON.parse(printed) as typeof place;
  },
});

test.use({ javaScriptEnabled: false });

/** On a telephone and on a desk; `reader` opens the page with script, which what looks for barriers needs. */
async function expectFit(page: Page, reader: Page): Promise<void> {
  await reader.goto(page.url());
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
    await reader.setViewportSize({ width, height: 800 });
    await expectAccessible(reader);
  }
}

const csv = (rows: readonly (readonly string[])[]) => ({
  name: "Danh sách.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n"),
  ),
});

/** Everything without script: from the empty desk to the receipts of what was sent in. */
test("a teacher enters for forty pupils", async ({ page, newPerson }) => {
  test.setTimeout(180_000);
  const { contestId, unitId, rows } = place;
  const desk = paths.unitContest(unitId, contestId);
  await signIn(page, COORDINATOR);
  const reader = await newPerson({ javaScriptEnabled: true });
  await signIn(reader, COORDINATOR);
  await page.goto(paths.unit());
  await expectFit(page, reader);
  await page.goto(desk);
  await expectFit(page, reader);

  await page.goto(paths.unitImport(unitId, contestId));
  await expectFit(page, reader);
  const faulty = rows.map((row) => [...row]);
  faulty[1]![2] = "Nấu ăn";
  await field(page, "sheet").setInputFiles(csv(faulty));
  await send(page);
  await expect(page.getByRole("cell", { name: "“Nấu ăn”" })).toBeVisible();
  await expectFit(page, reader);
  const marked = page.waitForEvent("download");
  await page.locator('a[href$="marked.xlsx"]').click();
  expect((await contentOf(await marked)).subarray(0, 2).toString()).toBe("PK");

  await page.goto(paths.unitImport(unitId, contestId));
  await field(page, "sheet").setInputFiles(csv(rows));
  await send(page);
  await expect(page.getByText("Thêm 40 bài")).toBeVisible();
  await expectFit(page, reader);
  await send(page);
  await expect(page.getByText("Đã nhập danh sách")).toBeVisible();

  await page.goto(paths.unitFiles(unitId, contestId));
  await expectFit(page, reader);
  const files = await Promise.all(
    ["1", "2"].flatMap((number) => [
      makePdf(`${number}/Phiếu đăng ký.pdf`, `Phieu dang ky ${number}`),
      makePdf(`${number}/Bản thuyết minh.pdf`, `Thuyet minh ${number}`),
      makePicture(`${number}/Ảnh 1.jpg`, `#20${number}040`),
    ]),
  );
  const archive = zipOf(files.map(({ name, buffer }) => ({ name, bytes: buffer })));
  await field(page, "files").setInputFiles({
    name: "tệp.zip",
    mimeType: "application/zip",
    buffer: archive,
  });
  await send(page);
  await expect(page.locator("tbody tr")).toHaveCount(6);
  await expectFit(page, reader);
  await send(page);
  await expect(page.getByText("Đã đính kèm 6 tệp")).toBeVisible();

  await page.goto(desk);
  await expectFit(page, reader);
  for (const number of ["1", "2", "3"])
    await page.getByRole("checkbox", { name: `Chọn gửi đi: ${titleOf(number)}` }).check();
  await button(page, "select").click();
  await expect(page.getByText("Đã lưu lựa chọn")).toBeVisible();
  await page.getByRole("checkbox", { name: `Nộp bài: ${titleOf("3")}` }).check();
  await button(page, "send").click();
  await expect(page.getByText("Đã nộp 2 bài")).toBeVisible();
  await expect(page.getByText("1 bài chưa nộp được")).toBeVisible();
  await expectFit(page, reader);

  await page.goto(desk);
  await expectFit(page, reader);
  const receipts = await page.request.get(paths.unitReceipts(unitId, contestId));
  expect((await PDFDocument.load(await receipts.body())).getPageCount()).toBe(2);
});

const titleOf = (number: string) => place.rows.find(([own]) => own === number)?.[1] ?? "";
