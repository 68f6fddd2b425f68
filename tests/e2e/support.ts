import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  expect,
  type Page,
  test as base,
} from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import pg from "pg";
import { paths } from "../../app/paths";
import { type Site, type SiteOptions, startSite } from "./site";

export { expect };

export const PASSWORD = "mat-khau-thu-nghiem-2026";

/** Mails of the outbox, oldest first. */
export type OutboxMail = { readonly to: string; readonly subject: string; readonly text: string };

type Fixtures = {
  /** What went wrong in any browser of the test. */
  faults: string[];
  /** A browser of its own for one more person. */
  newPerson: (options?: BrowserContextOptions) => Promise<Page>;
};

/** Tests on an installation of their own; a page that throws or logs an error fails them. */
export function testOn(options: SiteOptions) {
  return base.extend<Fixtures, { site: Site }>({
    site: [
      async ({}, use) => {
        const postgres = process.env["TEST_POSTGRES_URL"] ?? "";
        const { site, stop } = await startSite({ ...options, postgres });
        await use(site);
        await stop();
      },
      // What fills it may take its time.
      { scope: "worker", timeout: 300_000 },
    ],
    baseURL: async ({ site }, use) => {
      await use(site.url);
    },
    faults: [
      async ({ context }, use) => {
        const faults: string[] = [];
        watch(context, faults);
        await use(faults);
        expect(faults, "errors in the browser").toEqual([]);
      },
      { auto: true },
    ],
    newPerson: async ({ browser, faults }, use) => {
      const contexts: BrowserContext[] = [];
      await use(async (contextOptions) => {
        const context = await browser.newContext(contextOptions);
        contexts.push(context);
        watch(context, faults);
        return context.newPage();
      });
      for (const context of contexts) await context.close();
    },
  });
}

function watch(context: BrowserContext, faults: string[]) {
  context.on("weberror", (error) => faults.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() !== "error" || isRefusal(message.text())) return;
    faults.push(`${message.page()?.url() ?? ""}: ${message.text()}`);
  });
}

/** Chromium writes a line for each answer of 4xx; whether one was right is what the test itself asks. */
function isRefusal(text: string): boolean {
  return /^Failed to load resource: .* status of 4\d\d/.test(text);
}

/** Of one installation: a worker has no other. */
const signedIn = new Map<string, Cookie[]>();

/** Signs in through the form; the second time with the same cookies, as attempts are limited. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  const known = signedIn.get(email);
  await page.context().clearCookies();
  if (known) {
    await page.context().addCookies(known);
    return;
  }
  await page.goto(paths.signIn());
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== paths.signIn());
  signedIn.set(email, await page.context().cookies());
}

/** What has been sent, to one address or to all. */
export async function readOutbox(site: Site, to?: string): Promise<OutboxMail[]> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<OutboxMail>(
      `SELECT "to", "subject", "text" FROM "Mail" WHERE $1::text IS NULL OR "to" = $1 ORDER BY "createdAt", "id"`,
      [to ?? null],
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** The first link in the newest mail to an address. */
export async function linkFromMail(site: Site, to: string): Promise<string> {
  const mail = (await readOutbox(site, to)).at(-1);
  const link = /https?:\/\/\S+/.exec(mail?.text ?? "")?.[0];
  if (!link) throw new Error(`no mail with a link for ${to}`);
  return link;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

/** No breach of WCAG 2.2 AA that a program can find; works on pages without script and under their policy. */
export async function expectAccessible(page: Page): Promise<void> {
  const isScripted = await page.evaluate(() => !matchMedia("(scripting: none)").matches);
  const breaches = isScripted ? await breachesOf(page) : await breachesOfCopy(page);
  expect.soft(breaches, `accessibility of ${page.url()}`).toEqual([]);
}

async function breachesOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  // A colour on its way to another is neither.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  return page.evaluate(async () => {
    const { violations } = await window.axe.run({
      // Of what passes, nothing is worked out.
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help} — ${target.join(" ")}\n${failureSummary}`,
      ),
    );
  });
}

/** Where scripts are switched off no timer fires, and axe would wait for ever: it looks at the same document elsewhere. */
async function breachesOfCopy(page: Page): Promise<string[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("this browser opens no second window");
  const html = (await page.content())
    .replace(/<script\b[^>]*>.*?<\/script>/gs, "")
    .replace(/<\/?noscript>/g, "");
  const context = await browser.newContext({
    javaScriptEnabled: true,
    storageState: await page.context().storageState(),
    viewport: page.viewportSize(),
  });
  try {
    const copy = await context.newPage();
    await copy.route(page.url(), (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
    );
    await copy.goto(page.url());
    return await breachesOf(copy);
  } finally {
    await context.close();
  }
}

/** Nothing sticks out sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect.soft(scroll, `width of ${page.url()}`).toBeLessThanOrEqual(width);
}
