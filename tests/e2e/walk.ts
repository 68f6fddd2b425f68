import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll } from "./support";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/** Files, and what answers with none of its own pages. */
const NO_PAGE =
  /^\/(files|judge\/files|complaints\/files|language|sign-out|assets)\b|\/shown\/|\/winners\/[^/]+\/files\/|\/certificates\/batches\/|^\/sheets\/[^/]+\/scan$|\.(json|pdf|xlsx|docx|zip)$/;

/**
 * The kinds of page that an address is: ids, codes and what a query says are left out, and of several
 * parts of a query each stands for itself, since their combinations show nothing that they don't.
 */
function kindsOf({ pathname, searchParams }: URL, eachContest: boolean): string[] {
  const path = pathname
    .replace(/^\/manage\/contests\/[^/]+(?=(\/[a-z]+)?$)/, (contest) =>
      eachContest && searchParams.size === 0 ? contest.toUpperCase() : contest,
    )
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
    .replace(/\/(tally|winners|vote)\/[^/]+/, "/$1/:code")
    .replace(/^\/certificates\/[^/]+/, "/certificates/:code");
  return searchParams.size === 0 ? [path] : [...searchParams.keys()].map((key) => `${path}?${key}`);
}

type WalkOptions = {
  /** What must hold on each page besides. */
  readonly check?: (path: string) => Promise<void>;
  /** Where not to go. */
  readonly skip?: RegExp;
  /** What is looked at elsewhere: gone through for its links alone. */
  readonly through?: RegExp;
  /** Contests in different states look different: the pages about each of them, not of one. */
  readonly eachContest?: boolean;
};

/**
 * Walks from `start` along all links and looks at one page of each kind, on a phone and on a desk. The
 * addresses that were looked at.
 */
export async function walk(
  page: Page,
  start: string,
  { check, skip, through, eachContest = false }: WalkOptions = {},
): Promise<string[]> {
  const seen = new Set<string>();
  const visited: string[] = [];
  const queue = [start];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const address = new URL(next, page.url());
    const path = address.pathname + address.search;
    const kinds = kindsOf(address, eachContest);
    if ([NO_PAGE, skip].some((not) => not?.test(address.pathname))) continue;
    if (kinds.every((kind) => seen.has(kind))) continue;
    for (const kind of kinds) seen.add(kind);
    visited.push(path);
    if (through?.test(address.pathname)) await page.goto(path);
    else await look(page, path);
    await check?.(path);
    queue.push(...(await linksOf(page)));
  }
  return visited;
}

async function look(page: Page, path: string): Promise<void> {
  await page.setViewportSize(PHONE);
  const answer = await page.goto(path);
  expect.soft(answer?.status(), `status of ${path}`).toBe(200);
  await expect.soft(page.getByRole("heading", { level: 1 }), `title of ${path}`).toHaveCount(1);
  expect.soft(await bareKeys(page), `words that no catalogue has, on ${path}`).toEqual([]);
  await expectNoSidewaysScroll(page);
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await expectAccessible(page);
  }
}

async function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}

/** Texts that look like the key of a missing word, `sheet.submit` or `judging:queue.title`, or lack a value. */
async function bareKeys(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const isKey =
        /^([a-z]+:)?[a-z][a-zA-Z-]*(\.[a-zA-Z][a-zA-Z_-]*)+$/.test(text) || text.includes("{{");
      const isFile = /\.(pdf|jpe?g|png|mp4|docx?|json|example)$/i.test(text);
      if (isKey && !isFile && node.parentElement?.closest("script, style, pre, code") === null) {
        found.push(text);
      }
    }
    return found;
  });
}
