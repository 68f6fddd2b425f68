import type { Page } from "@playwright/test";
import { fill } from "./form";

/** What a form of any regulation is answered with, by what its fields are called. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/birthDate$/, "2/9/1988"],
  [/^createdOn$/, "15/6/2025"],
  [/unit$/, "Hợp tác xã Đồng Xanh"],
  [/phone$/, "0912 345 678"],
  [/email$/, "tac.gia@mail.example"],
  [/share$/, "100"],
];

/** Fills in what is given, and every other field that must be filled in, files apart. */
export async function writeDossier(
  page: Page,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  await fill(page, values);
  const names = await page
    .locator('main form [required]:not([type="file"])')
    .evaluateAll((all) =>
      [...new Set(all.map((control) => control.getAttribute("name") ?? ""))].filter(Boolean),
    );
  for (const name of names) {
    if (name in values) continue;
    const control = page.locator(`main form [name="${name}"][required]`).first();
    const kind = await control.evaluate((element) =>
      element instanceof HTMLInputElement ? element.type : element.localName,
    );
    if (kind === "radio") await control.check();
    else if (kind === "select") await control.selectOption({ index: 1 });
    else
      await control.fill(ANSWERS.find(([pattern]) => pattern.test(name))?.[1] ?? `Nội dung của ${name}.`);
  }
}
