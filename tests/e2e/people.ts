import { paths } from "../../app/paths";
import type { Page } from "@playwright/test";
import { button, fill, send } from "./form";
import type { Site } from "./site";
import { expect, PASSWORD, readOutbox } from "./support";

export type Person = { readonly name: string; readonly email: string; readonly unitName?: string };

/** The link in the newest mail to an address, once it leads to `path`. */
export async function mailedLink(site: Site, to: string, path: string): Promise<string> {
  let link = "";
  await expect
    .poll(async () => {
      const text = (await readOutbox(site, to)).at(-1)?.text ?? "";
      link = /https?:\/\/\S+/.exec(text)?.[0] ?? "";
      return link;
    }, `the newest mail to ${to}`)
    .toContain(path);
  return link;
}

/** Fills in the open page of sign-up, confirms the address by the mailed link, and signs in. */
export async function signUp(
  page: Page,
  site: Site,
  { name, email, unitName }: Person,
): Promise<void> {
  await fill(page, { name, email, password: PASSWORD, ...(unitName && { unitName }) });
  await send(page);
  await page.waitForURL(/\/confirm-email\?sent/);
  await page.goto(await mailedLink(site, email, "/confirm-email?token="));
  await page.locator('button[value="confirm"]').click();
  await page.waitForURL(/\/sign-in\?/);
  await fill(page, { email, password: PASSWORD });
  await send(page);
  await page.waitForURL((url) => !url.pathname.startsWith(paths.signIn()));
}

/** From an invitation's link to the role: the person has no account yet. */
export async function acceptAsNewcomer(
  page: Page,
  site: Site,
  link: string,
  person: Person,
): Promise<void> {
  await page.goto(link);
  await page.locator('main a[href^="/sign-up"]').click();
  await page.waitForURL(/\/sign-up/);
  await signUp(page, site, person);
  await page.waitForURL(link);
  await button(page, "accept").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/invitations"));
}
