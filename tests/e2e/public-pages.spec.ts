import { paths } from "../../app/paths";
import { expect, expectAccessible, expectNoSidewaysScroll, testOn } from "./support";

const test = testOn({ name: "public" });
const NOWHERE = paths.contest("khong-co");

/** A browser that prefers English, on a phone: the pages ask nobody's preference but the visitor's. */
test.use({ locale: "en-US", viewport: { width: 360, height: 740 } });

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("pages are Vietnamese until the visitor chooses English, and then stay English", async ({ page }) => {
    await page.goto(paths.home());
    await expect(page.locator("html")).toHaveAttribute("lang", "vi");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Các cuộc thi sáng tạo");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page).toHaveURL(paths.home());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Innovation contests");
    await page.goto(paths.signIn());
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  test("an address that leads nowhere says so, and leads back", async ({ page }) => {
    const answer = await page.goto(NOWHERE);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không có trang này");
    await page.getByRole("link", { name: "Về trang đầu" }).click();
    await expect(page).toHaveURL(paths.home());
  });

  test("the way past the navigation is the first thing that the keyboard reaches", async ({ page }) => {
    await page.goto(paths.home());
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Đến nội dung chính" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
  });
});

test("public pages send no script, and whoever is not signed in may keep them for a minute", async ({ page }) => {
  const answer = await page.goto(paths.home());
  expect(answer?.headers()["cache-control"]).toBe("public, max-age=60");
  expect(answer?.headers()["vary"]).toContain("Cookie");
  await expect(page.locator("script")).toHaveCount(0);
  await expect(page).toHaveTitle("Các cuộc thi sáng tạo · Sangtao");
  await expect(page.getByText("Chưa có cuộc thi nào")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`pages are accessible and fit a phone (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of [paths.home(), NOWHERE, paths.signIn()]) {
      await page.goto(path);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
}
