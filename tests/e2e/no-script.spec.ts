import { createHash } from "node:crypto";
import { paths } from "../../app/paths";
import { writeDossier } from "./dossier";
import { button, field, fill, makePdf, makePicture, send } from "./form";
import { signUp } from "./people";
import { runScript } from "./script";
import { expect, readOutbox, signIn, testOn } from "./support";

const AUTHOR = { name: "Lê Thị Ánh Nguyệt", email: "nguyet@mail.example" };
const TITLE = "Máy sấy nông sản dùng năng lượng mặt trời";

const test = testOn({
  name: "no-script",
  startsAt: new Date("2026-05-04T03:00:00Z"),
  async fill(environment) {
    await runScript("tests/e2e/entries-fill.ts", environment);
  },
});

test.use({ javaScriptEnabled: false });

/** What `judging.spec.ts` does for the score sheet, here for the account and the dossier. */
test("an account, a dossier with two authors and two files, and its receipt", async ({
  page,
  site,
}) => {
  await page.goto(paths.signUp(paths.newEntry()));
  await signUp(page, site, AUTHOR);
  await send(page);
  await page.waitForURL(/\/entries\/[^/]+\/edit/);

  await fill(page, { title: TITLE, "members.0.name": AUTHOR.name });
  await button(page, "add-member").click();
  await expect(field(page, "members.1.name")).toBeVisible();
  await expect(field(page, "title")).toHaveValue(TITLE);
  await expect(field(page, "members.0.name")).toHaveValue(AUTHOR.name);

  const pdf = await makePdf("Phiếu đăng ký.pdf", "Phieu dang ky du thi");
  const picture = await makePicture("Ảnh máy sấy.jpg", "#2f6f4f");
  await field(page, "files.form").setInputFiles(pdf);
  await field(page, "files.photos").setInputFiles(picture);
  await button(page, "submit").click();
  // The files stay although the rest is not finished.
  await expect(page.getByRole("alert").getByRole("link").first()).toBeVisible();
  await expect(field(page, "fieldId")).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "members.1.birthDate")).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "answers.problem")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("link", { name: pdf.name })).toBeVisible();

  // With no script a row of a table comes by sending the form, too, and nothing typed is lost.
  const places = page.locator('[name^="answers.places."]');
  await field(page, "answers.places.0.place").fill("Một hộ trong xã");
  const before = await places.count();
  await button(page, "add-row:places").click();
  await expect(field(page, "answers.places.0.place")).toHaveValue("Một hộ trong xã");
  expect(await places.count()).toBeGreaterThan(before);

  await writeDossier(page, {
    fieldId: "nnmt",
    "members.0.name": AUTHOR.name,
    "members.0.share": "62,5",
    "members.1.name": "Hồ Văn Đức",
    "members.1.share": "37,5",
  });
  await button(page, "submit").click();
  await page.waitForURL(/sent=1/);
  const mail = (await readOutbox(site, AUTHOR.email)).at(-1)?.text ?? "";
  for (const { name, buffer } of [pdf, picture]) {
    const digest = createHash("sha256").update(buffer).digest("hex");
    await expect(page.locator("#receipt tr").filter({ hasText: name })).toContainText(digest);
    expect(mail).toContain(digest);
  }

  await expect(page.locator('[name^="SELF."]:checked')).toHaveCount(0);
  await page.locator('[name="SELF.publish"][value="yes"]').check();
  await button(page, "answer-self").click();
  await expect(page.locator('[name="SELF.publish"][value="yes"]')).toBeChecked();
  for (const id of ["pictures", "summary", "forward"]) await page.locator(`[name="SELF.${id}"][value="no"]`).check();
  await button(page, "answer-self").click();
  await page.waitForURL(/answered=1/);
  const asked = page.locator("#publication");
  await expect(asked.locator("li").filter({ hasText: "Công bố họ tên" })).toContainText("Đồng ý");
  await expect(asked.locator("li").filter({ hasText: "Hồ Văn Đức" })).toContainText("Chưa trả lời");
});

test("signing in leads back to the page that was asked for; the menu opens and signs out", async ({
  page,
  site,
}) => {
  await page.goto(paths.signUp());
  await signUp(page, site, { name: "Hồ Văn Đức", email: "duc@mail.example" });
  await page.context().clearCookies();
  await page.goto(paths.entries());
  await expect(page).toHaveURL(paths.signIn(paths.entries()));
  await signIn(page, "duc@mail.example");
  await page.goto(paths.entries());
  const menu = page.locator("header details:visible");
  await menu.locator("summary").click();
  await menu.locator(`form[action="${paths.signOut()}"] button`).click();
  await page.waitForURL((url) => url.pathname === paths.signOut());
  await page.goBack();
  await expect(page).toHaveURL(paths.signIn(paths.entries()));
  await page.goto(paths.entries());
  await expect(page).toHaveURL(paths.signIn(paths.entries()));
});
