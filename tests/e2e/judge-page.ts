import { type Locator, type Page } from "@playwright/test";
import pg from "pg";
import { paths } from "../../app/paths";
import { button, field, fill, send } from "./form";
import { runScript } from "./script";
import type { Site } from "./site";
import { expect, PASSWORD } from "./support";

/* What browser tests of judging without a line do on a judge's pages. */

export const JUDGE = "ly@giamkhao.example";
export const OTHER_JUDGE = "nam@giamkhao.example";

export interface Filled {
  /** The first judge's, in the queue's order. */
  readonly assignments: readonly string[];
  readonly contestId: string;
  readonly panelId: string;
}

export async function fillJudging(environment: Readonly<NodeJS.ProcessEnv>): Promise<Filled> {
  const printed = await runScript("tests/e2e/judging-offline-fill.ts", { ...environment, TEST_PASSWORD: PASSWORD });
  return JSON.parse(printed) as Filled;
}

export const novelty = (page: Page): Locator => field(page, "marks.novelty");
export const status = (page: Page, text: string): Locator => page.getByRole("status").filter({ hasText: text });
export const saved = (page: Page) => expect(status(page, "Đã lưu đầy đủ.")).toBeVisible();
export const receipt = (page: Page): Locator => page.getByText(/sha256:[0-9a-f]{64}/);

export async function fillIn(page: Page, mark: string) {
  for (const input of await page.locator('input[name^="marks."]').all()) await input.fill(mark);
}

export async function submit(page: Page) {
  await page.locator("[data-sheet-submit]").click();
  await button(page, "submit").click();
}

/** Signs in anew, with a session of its own. */
export async function freshSignIn(page: Page, email: string, next?: string) {
  await page.goto(paths.signIn(next));
  await fill(page, { email, password: PASSWORD });
  await send(page);
  await page.waitForURL((url) => url.pathname !== paths.signIn());
}

/** So many entries put aside, and the service worker in charge of the page. */
export async function ready(page: Page, contestId: string, count: number) {
  await page.goto(paths.judgeContest(contestId));
  await expect(page.getByText(`${count} trên ${count} giải pháp`)).toBeVisible({ timeout: 30_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

export async function query<Row extends pg.QueryResultRow>(
  site: Site,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The state of a sheet and how often it was submitted. */
export async function sheetOf(site: Site, assignmentId: string | undefined) {
  const [row] = await query<{ state: string; marks: Record<string, number>; revisions: string }>(
    site,
    `SELECT s."state"::text, s."marks",
       (SELECT count(*) FROM "ScoreSheetRevision" r WHERE r."sheetId" = s."id")::text AS "revisions"
     FROM "ScoreSheet" s WHERE s."assignmentId" = $1`,
    [assignmentId],
  );
  return row;
}

/** From the menu of the page's head, as a judge does. */
export async function pressSignOut(page: Page) {
  await page.locator(".site-header summary").filter({ visible: true }).last().click();
  await page.getByRole("button", { name: "Đăng xuất" }).filter({ visible: true }).click();
}
