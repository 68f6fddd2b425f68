import { paths } from "../../app/paths";
import { button, field } from "./form";
import { runScript } from "./script";
import { expect, expectAccessible, expectNoSidewaysScroll, PASSWORD, testOn } from "./support";

/** Of the site of this file: a worker has no other. */
let token = "";

const test = testOn({
  name: "guardian",
  startsAt: new Date("2026-05-04T03:05:00Z"),
  async fill(environment) {
    const printed = await runScript("tests/e2e/consent-fill.ts", {
      ...environment,
      TEST_PASSWORD: PASSWORD,
    });
    ({ token } = JSON.parse(printed) as { token: string });
  },
});

test.use({ viewport: { width: 360, height: 740 } });

// The page sends no script; the checker needs a browser that would run one.
test("the page is accessible, before and after a mistake", async ({ page }) => {
  await page.goto(paths.consent(token));
  await expectAccessible(page);
  await button(page, "answer").click();
  await expect(field(page, "guardianName")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a mother without an account answers for her daughter, and changes her mind", async ({
    page,
  }) => {
    // As it was typed from paper.
    await page.goto(paths.consent(token.toLowerCase()));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("main")).toContainText("Lê Minh Châu");
    await expect(page.locator("main")).not.toContainText("Trần Văn Bình");
    expect(await page.locator("input:checked").count()).toBe(0);
    await expectNoSidewaysScroll(page);

    await button(page, "answer").click();
    await expect(field(page, "guardianName")).toHaveAttribute("aria-invalid", "true");
    await field(page, "guardianName").fill("Nguyễn Thị Lan");
    await field(page, "relation").fill("mẹ");
    const say = (giver: string, purpose: string, answer: "yes" | "no") =>
      page.locator(`input[name="${giver}.${purpose}"][value="${answer}"]`).check();
    for (const purpose of ["publish", "pictures", "contact", "summary"]) await say("GUARDIAN", purpose, "yes");
    await say("GUARDIAN", "ethnicity", "no");
    await say("CHILD", "publish", "yes");
    await button(page, "answer").click();
    await page.waitForURL(/saved=1/);
    await expect(page.getByRole("status").first()).toBeVisible();
    await expect(field(page, "guardianName")).toHaveValue("Nguyễn Thị Lan");
    await expect(page.locator('input[name="GUARDIAN.publish"][value="yes"]')).toBeChecked();

    await say("GUARDIAN", "publish", "no");
    await button(page, "answer").click();
    await page.waitForURL(/saved=1/);
    await page.goto(paths.consent(token));
    await expect(page.locator('input[name="GUARDIAN.publish"][value="no"]')).toBeChecked();

    await page.locator("details summary").click();
    await page.locator('input[name="kind"][value="DELETE"]').check();
    await field(page, "name").fill("Nguyễn Thị Lan");
    await button(page, "ask").click();
    await expect(field(page, "email")).toHaveAttribute("aria-invalid", "true");
    await field(page, "phone").fill("0901234567");
    await button(page, "ask").click();
    await page.waitForURL(/asked=1/);
    await expectNoSidewaysScroll(page);

    expect((await page.goto(paths.consent("AAAA-AAAA-AAAA-AAAA-AAAA")))?.status()).toBe(404);
  });
});
