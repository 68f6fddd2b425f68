import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { button, field, makePicture, whenAlive } from "./form";
import { runScript } from "./script";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  PASSWORD,
  signIn,
  testOn,
} from "./support";

const LAN = "lan@mail.example";
const HUE = "hue@mail.example";

let drafts: string[] = [];
let ready: string[] = [];

const test = testOn({
  name: "drafts",
  startsAt: new Date("2026-05-04T03:00:00Z"),
  async fill(environment) {
    const printed = await runScript("tests/e2e/drafts-fill.ts", {
      ...environment,
      TEST_PASSWORD: PASSWORD,
    });
    ({ drafts, ready } = JSON.parse(printed) as { drafts: string[]; ready: string[] });
  },
});

const draftAt = (index: number) => paths.editEntry(drafts[index] ?? "");
const title = (page: Page) => field(page, "title");
const problem = (page: Page) => field(page, "answers.problem");
const status = (page: Page, text: string) =>
  expect(page.locator(".save-bar").getByRole("status").filter({ hasText: text })).toBeVisible();
const saved = (page: Page) => status(page, "Đã lưu lúc");

async function open(page: Page, url: string) {
  await page.goto(url);
  await whenAlive(page);
}

/** A line that was cut for a purpose is no fault of the page. */
function forgetCutLines(faults: string[]) {
  const others = faults.filter((fault) => !/net::ERR_/.test(fault));
  faults.splice(0, faults.length, ...others);
}

test("what was typed without a line comes back after the tab is gone, and reaches the server", async ({
  page,
  context,
  newPerson,
  faults,
}) => {
  await signIn(page, LAN);
  await open(page, draftAt(0));
  await title(page).pressSequentially("Máy gieo");
  await saved(page);

  await context.setOffline(true);
  await title(page).pressSequentially(" hạt");
  await problem(page).fill("Gieo tay chậm và không đều.");
  await status(page, "Nội dung đã giữ trên máy này");
  await page.close();
  await context.setOffline(false);

  // Whoever uses the device next does not meet it.
  const next = await context.newPage();
  await signIn(next, HUE);
  await open(next, draftAt(0));
  await expect(title(next)).toHaveValue("Máy gieo");
  await expect(problem(next)).toHaveValue("");
  await next.close();

  const again = await context.newPage();
  await signIn(again, LAN);
  await open(again, draftAt(0));
  await expect(title(again)).toHaveValue("Máy gieo hạt");
  await expect(again.getByText("Đã lấy lại nội dung chưa kịp lưu lần trước")).toBeVisible();
  await saved(again);
  const elsewhere = await newPerson();
  await signIn(elsewhere, HUE);
  await elsewhere.goto(draftAt(0));
  await expect(title(elsewhere)).toHaveValue("Máy gieo hạt");
  await expect(problem(elsewhere)).toHaveValue("Gieo tay chậm và không đều.");
  forgetCutLines(faults);
});

test("two people write along: what is apart appears on both sides, what is not is chosen", async ({
  page,
  newPerson,
}) => {
  await signIn(page, LAN);
  await open(page, draftAt(1));
  const other = await newPerson();
  await signIn(other, HUE);
  await open(other, draftAt(1));

  await title(page).fill("Bơm nước");
  await saved(page);
  await problem(other).fill("Ruộng ở cao.");
  await saved(other);
  await expect(title(other)).toHaveValue("Bơm nước");
  await button(other, "add-member").click();
  await field(other, "members.1.name").fill("Trần Thị Huệ");
  await saved(other);
  await field(page, "members.0.name").fill("Lê Thị Lan");
  await saved(page);
  await expect(problem(page)).toHaveValue("Ruộng ở cao.");
  await expect(field(page, "members.1.name")).toHaveValue("Trần Thị Huệ");

  // Both in one field: nothing goes out before the line is back, then the second is asked.
  await title(page).fill("Bơm nước tự động");
  await title(other).fill("Bơm nước cho ruộng");
  await saved(page);
  const box = other.getByRole("alert").filter({ hasText: "vừa được sửa ở hai nơi" });
  await expect(box).toContainText("Bơm nước tự động");
  await expect(box).toContainText("Lê Thị Lan đã lưu");
  await expectAccessible(other);
  await other.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(other);
  await box.getByRole("button", { name: "Giữ của tôi" }).click();
  await expect(box).toBeHidden();
  await other.reload();
  await expect(title(other)).toHaveValue("Bơm nước cho ruộng");
});

test("a session that has ended keeps what is typed, and goes on once signed in again elsewhere", async ({
  page,
  context,
  browser,
  site,
}) => {
  await signIn(page, LAN);
  await open(page, draftAt(2));
  const cookies = await context.cookies();
  await context.clearCookies();
  await title(page).fill("Viết khi phiên đã hết");
  await status(page, "Phiên đăng nhập đã hết");
  await expect(page.getByRole("link", { name: "Đăng nhập ở thẻ mới" })).toBeVisible();
  await expect(title(page)).toHaveValue("Viết khi phiên đã hết");
  await context.addCookies(cookies);
  await saved(page);

  // Without script the posted form itself is held.
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  await plain.addCookies(cookies);
  const old = await plain.newPage();
  await old.goto(draftAt(2));
  await problem(old).fill("Một đoạn dài\n\nviết không có script");
  await plain.clearCookies();
  await button(old, "save").click();
  await expect(old.getByRole("heading", { name: "Đăng nhập lại để lưu tiếp" })).toBeVisible();
  await field(old, "signIn.email").fill(LAN);
  await field(old, "signIn.password").fill(PASSWORD);
  await old.locator("main form button[type=submit]").click();
  await old.waitForURL(/saved=1/);
  await expect(problem(old)).toHaveValue("Một đoạn dài\n\nviết không có script");
  await plain.close();
});

test("what is typed just before leaving arrives, and what was typed before the script came is kept", async ({
  page,
}) => {
  await signIn(page, LAN);
  await open(page, draftAt(3));
  await title(page).fill("Gõ xong là đi");
  await page.getByRole("link", { name: "Về trang hồ sơ" }).click();
  await page.waitForURL(new RegExp(`/entries/${drafts[3]}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gõ xong là đi");

  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/assets/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(draftAt(3), { waitUntil: "commit" });
  await title(page).fill("Gõ trước khi có script");
  release?.();
  await saved(page);
  await page.unrouteAll();
  await page.reload();
  await expect(title(page)).toHaveValue("Gõ trước khi có script");
});

test("step by step on a phone: each thing saves, what is missing is told, and it goes on where it stopped", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, LAN);
  await open(page, paths.guideEntry(drafts[4] ?? ""));
  await expect(page).toHaveURL(/guide\/general$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await title(page).fill("Lò đốt rác");
  await field(page, "fieldId").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
  await page.waitForURL(/guide\/member-m1$/);
  await field(page, "members.0.name").fill("Lê Thị Lan");
  await page.getByRole("button", { name: "Thêm một tác giả" }).click();
  await page.waitForURL(/guide\/member-m\d{9}$/);
  await expect(field(page, "members.0.name")).toHaveValue("");
  await field(page, "members.0.name").fill("Trần Thị Huệ");
  await saved(page);
  await page.getByRole("button", { name: "Quay lại" }).click();
  await page.waitForURL(/guide\/member-m1$/);
  await expect(field(page, "members.0.name")).toHaveValue("Lê Thị Lan");
  await expectNoSidewaysScroll(page);
  await open(page, draftAt(4));
  await expect(field(page, "members.1.name")).toHaveValue("Trần Thị Huệ");
  await expect(title(page)).toHaveValue("Lò đốt rác");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

/** How often an entry was sent in, and under which title last. */
async function sentIn(page: Page, id: string) {
  await page.goto(paths.entry(id));
  await expect(page.locator("#receipt strong").first()).toHaveText(/STKT-2026-/);
  const number = page.locator("#receipt dd").nth(2);
  const heading = page.getByRole("heading", { level: 1 });
  return { times: await number.textContent(), title: await heading.textContent() };
}

test("it is sent in at once with what was just typed, though its own saving does not get through", async ({
  page,
  faults,
}) => {
  const id = ready[0] ?? "";
  await signIn(page, LAN);
  await open(page, paths.editEntry(id));
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/save", async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const saving = page.waitForRequest("**/save");
  await title(page).fill("Máy gieo");
  await saving;
  await title(page).fill("Máy gieo hạt");
  await button(page, "submit").click();
  await page.waitForURL(/sent=1/);
  release?.();
  await page.unrouteAll({ behavior: "wait" });
  expect(await sentIn(page, id)).toEqual({ times: "1", title: "Máy gieo hạt" });
  await open(page, paths.editEntry(id));
  await expect(title(page)).toHaveValue("Máy gieo hạt");
  await expect(page.getByText("Đã lấy lại nội dung")).toHaveCount(0);
  forgetCutLines(faults);
});

test("without a line it says so at once and keeps all; sent again, also after a lost answer, it is sent in once", async ({
  page,
  context,
  faults,
}) => {
  const id = ready[1] ?? "";
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, LAN);
  await open(page, paths.editEntry(id));
  await context.setOffline(true);
  await title(page).fill("Bơm nước");
  await button(page, "submit").click();
  const told = page.getByRole("alert").filter({ hasText: "Chưa gửi được" });
  await expect(told).toBeInViewport();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expect(title(page)).toHaveValue("Bơm nước");
  await title(page).fill("Bơm nước cho ruộng");
  await context.setOffline(false);

  // It arrives, but its answer does not.
  await page.route("**/edit.data*", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await told.getByRole("button", { name: "Gửi lại" }).click();
  await expect(told).toBeHidden();
  await expect(told).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
  await told.getByRole("button", { name: "Gửi lại" }).click();
  await page.waitForURL(/sent=1/);
  expect(await sentIn(page, id)).toEqual({ times: "1", title: "Bơm nước cho ruộng" });
  forgetCutLines(faults);
});

test("what others wrote meanwhile is shown before it is sent in", async ({
  page,
  newPerson,
  faults,
}) => {
  const id = ready[2] ?? "";
  await signIn(page, LAN);
  await open(page, paths.editEntry(id));
  const other = await newPerson();
  await signIn(other, HUE);
  await open(other, paths.editEntry(id));
  await problem(other).fill("Viết thêm ở máy khác.");
  await saved(other);
  await page.route("**/save", (route) => route.abort());
  await title(page).fill("Đèn bẫy côn trùng");
  await button(page, "submit").click();
  const told = page.getByRole("alert").filter({ hasText: "Có người vừa sửa hồ sơ này" });
  await expect(told).toBeInViewport();
  await expect(problem(page)).toHaveValue("Viết thêm ở máy khác.");
  await page.unrouteAll({ behavior: "wait" });
  await title(other).fill("Của người kia");
  await expect(other.getByRole("alert").filter({ hasText: "sửa ở hai nơi" })).toBeVisible();
  await button(page, "submit").click();
  await page.waitForURL(/sent=1/);
  expect(await sentIn(page, id)).toEqual({ times: "1", title: "Đèn bẫy côn trùng" });
  forgetCutLines(faults);
});

test("an ended session is told beside the button; signed in again elsewhere, the same form is sent in", async ({
  page,
  context,
}) => {
  const id = ready[3] ?? "";
  await signIn(page, LAN);
  await open(page, paths.editEntry(id));
  const cookies = await context.cookies();
  await context.clearCookies();
  await title(page).fill("Gửi khi phiên đã hết");
  await button(page, "submit").click();
  const told = page.getByRole("alert").filter({ hasText: "phiên đăng nhập đã hết" });
  await expect(told.getByRole("link", { name: "Đăng nhập ở thẻ mới" })).toBeInViewport();
  await expect(title(page)).toHaveValue("Gửi khi phiên đã hết");
  await context.addCookies(cookies);
  await told.getByRole("button", { name: "Gửi lại" }).click();
  await page.waitForURL(/sent=1/);
  expect(await sentIn(page, id)).toEqual({ times: "1", title: "Gửi khi phiên đã hết" });
});

test("a fault that appears when a field is left does not take the press on the next one away", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, LAN);
  await open(page, draftAt(2));
  await field(page, "createdOn").fill("31/02/2025");
  await page.locator('[name="repeat.entered"][value="yes"]').check();
  await expect(page.locator(".fault")).toHaveText(
    "Hãy ghi một ngày có thật, theo dạng ngày/tháng/năm.",
  );
  await expect(page.locator('[name="repeat.improved"]')).toBeVisible();
  await page.locator('[name="repeat.entered"][value="no"]').check();
  await expect(page.locator('[name="repeat.improved"]')).toBeHidden();
});

test("step by step on a phone: what is wrong is told beside its field, then it is read again and sent in", async ({
  page,
}) => {
  const id = ready[4] ?? "";
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, LAN);
  const next = page.getByRole("button", { name: "Lưu và tiếp tục" });
  await open(page, paths.guideEntry(id, "member-m1"));
  await field(page, "members.0.birthDate").fill("31/02/1990");
  await next.click();
  await expect(field(page, "members.0.birthDate")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Để sau" }).click();
  await page.waitForURL(/guide\/member-m2$/);
  await open(page, paths.guideEntry(id, "main"));
  await page.getByRole("radio", { name: "Trần Văn Bình" }).check();
  await next.click();
  await page.waitForURL(/guide\/(supporters|origin)$/);

  await open(page, paths.guideEntry(id, "files"));
  await expect(page.getByRole("link", { name: "Phiếu đăng ký.pdf" })).toBeVisible();
  await expectAccessible(page);
  await open(page, paths.guideEntry(id));
  await expect(page, "goes on where it was left").toHaveURL(/guide\/files$/);
  await next.click();
  await page.waitForURL(/guide\/send$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await button(page, "submit").click();
  const wrong = page.getByRole("alert").filter({ hasText: "Nguyễn Thị Hoà" });
  await expect(wrong).toBeInViewport();
  await wrong.getByRole("link", { name: /Nguyễn Thị Hoà/ }).click();
  await expect(field(page, "members.0.birthDate")).toHaveAttribute("aria-invalid", "true");
  await field(page, "members.0.birthDate").fill("3/2/1990");
  await next.click();
  await page.waitForURL(/guide\/member-m2$/);
  await open(page, paths.guideEntry(id, "general"));
  await title(page).fill("Lò sấy");
  await next.click();
  await page.waitForURL(/guide\/member-m1$/);
  await page.getByText("Các bước", { exact: true }).click();
  await page.getByRole("link", { name: /Kiểm tra và nộp/ }).click();
  await page.waitForURL(/guide\/send$/);
  await expect(page.getByText("Hồ sơ đã đủ các mục")).toBeVisible();
  await button(page, "submit").click();
  await page.waitForURL(/sent=1/);
  expect(await sentIn(page, id)).toEqual({ times: "1", title: "Lò sấy" });
  const main = page.locator("p").filter({ hasText: "Tác giả chính" });
  await expect(main).toContainText("Trần Văn Bình");
});

test("step by step without script: a file, what is wrong, and the sending", async ({
  browser,
  page,
  site,
}) => {
  const id = ready[5] ?? "";
  await signIn(page, LAN);
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  await plain.addCookies(await page.context().cookies());
  const old = await plain.newPage();
  await old.goto(paths.guideEntry(id));
  await old.waitForURL(/guide\/general$/);
  const next = old.getByRole("button", { name: "Lưu và tiếp tục" });
  await next.click();
  await expect(title(old)).toHaveAttribute("aria-invalid", "true");
  await title(old).fill("Guồng nước");
  await next.click();
  await old.waitForURL(/guide\/member-m1$/);
  await old.goto(paths.guideEntry(id, "files"));
  await field(old, "files.photos").setInputFiles(await makePicture("Guồng.jpg", "#2f6f4f"));
  await next.click();
  await old.waitForURL(/guide\/send$/);
  await expect(old.getByRole("link", { name: "Guồng.jpg", exact: true })).toBeVisible();
  await button(old, "submit").click();
  await old.waitForURL(/sent=1/);
  expect(await sentIn(old, id)).toEqual({ times: "1", title: "Guồng nước" });
  await plain.close();
});
