import { paths } from "../../app/paths";
import { PASSWORD, SIGN_INS } from "../../scripts/demo/sign-ins";
import { authorsOf, test } from "./demo";
import { downloadBundle, recount } from "./recount";
import { runScript } from "./script";
import { expect, signIn } from "./support";
import { walk } from "./walk";

// Each page is looked at, none is acted on: what failed says all, and a trace takes as long as the test.
test.use({ trace: "off" });
// The longest of all specs: both workers take from it, each on a copy of the demonstration.
test.describe.configure({ mode: "parallel" });

/** What the two real contests published; `prizes` from the first to the consolation. */
const PUBLISHED = {
  technical: {
    judged: 128,
    fields: [60, 23, 21, 19, 5],
    prizes: ["không có", "3", "9", "36"],
    awarded: 48,
    collective: 7,
  },
  youth: { judged: 194, fields: null, prizes: null, awarded: 40, collective: 0 },
};

for (const [kind, wanted] of Object.entries(PUBLISHED)) {
  test(`the ${kind} contest is published with the figures of the real one`, async ({
    page,
    site,
  }, info) => {
    await page.goto(paths.home());
    await page.locator('a[href$="/results"]').first().waitFor();
    const links = await page
      .locator('a[href$="/results"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links).toHaveLength(2);
    for (const link of links) {
      await page.goto(link);
      if (
        await page
          .getByText(`${wanted.judged} giải pháp được chấm, ${wanted.awarded} giải pháp đạt giải`)
          .isVisible()
      )
        break;
    }
    await expect(page.getByText(`${wanted.judged} giải pháp được chấm`)).toBeVisible();
    const slug = new URL(page.url()).pathname.split("/")[2] ?? "";

    const summary = page.getByRole("table").first();
    const counts = await summary.locator("tbody tr td:nth-child(2) .cell-value").allInnerTexts();
    if (wanted.prizes) expect(counts).toEqual(wanted.prizes);
    expect(counts.reduce((sum, count) => sum + (Number(count) || 0), 0)).toBe(wanted.awarded);
    await expect(page.locator("main section[id]:not(#special, #collective) tbody tr")).toHaveCount(wanted.awarded);
    await expect(page.locator("#collective tbody tr")).toHaveCount(wanted.collective);
    if (wanted.fields) {
      const groups = await page.locator("main section").first().locator("p").last().innerText();
      const sizes = [...groups.matchAll(/: (\d+)/g)].map(([, size]) => Number(size));
      expect(sizes.sort((a, b) => b - a)).toEqual(wanted.fields);
    }

    const html = await page.content();
    await expect(page.locator("main")).not.toContainText("@");
    const bundle = await downloadBundle(page, slug);
    const authors = await authorsOf(site, slug);
    expect(authors.length).toBeGreaterThanOrEqual(wanted.judged);
    for (const { name, birthDate } of authors) {
      const [year, month, day] = birthDate.split("-");
      for (const text of [html, bundle]) {
        expect(text).not.toContain(birthDate);
        expect(text).not.toContain(`${day}/${month}/${year}`);
      }
      expect(bundle).not.toContain(name);
    }
    const { status, answer } = await recount(info.outputPath(`${slug}.json`), bundle);
    expect(status).toBe(0);
    expect(answer).toMatchObject({ ok: true });
  });
}

test("what each contest tells of its result is true in dates, order and numbers", async ({ site }) => {
  const told = JSON.parse(await runScript("tests/e2e/demo-story.ts", site.environment));
  expect(told.faults).toEqual([]);
  expect(told).toMatchObject({ contests: 6, decided: 4, official: 2, printed: 2, eligible: 5, councils: 5, minority: 1 });
  expect(told.signed).toBeGreaterThanOrEqual(20);
});

for (const language of ["vi", "en"] as const) {
  test(`every public page, in ${language}: no script, accessible, fits a phone`, async ({
    page,
    site,
    context,
  }) => {
    test.setTimeout(180_000);
    await context.addCookies([{ name: "language", value: language, url: site.url }]);
    await page.goto(paths.home());
    const visited = await walk(page, paths.home(), {
      async check(path) {
        await expect.soft(page.locator("html"), path).toHaveAttribute("lang", language);
        // Data for search machines is no script; the page that recounts has one.
        const scripts = page.locator('script:not([type="application/ld+json"])');
        if (!/\/recount(\?|$)/.test(path)) await expect.soft(scripts, path).toHaveCount(0);
      },
    });
    expect(visited.length).toBeGreaterThanOrEqual(12);
  });
}

/** Pages that only a walk through the role's own part of the application comes to. */
const REACHED: Readonly<Record<string, readonly RegExp[]>> = {
  organiser: [
    /\/manage\/contests\/[^/]+\/tally\/.+/,
    /\/manage\/contests\/[^/]+\/certificates\/[0-9a-f-]{36}$/,
    /\/manage\/contests\/[^/]+\/certificates\/design$/,
    /\/manage\/organisations\/[^/]+\/editions$/,
    /^\/certificates\/[^/]+$/,
  ],
  secretary: [/\/manage\/contests\/[^/]+\/entries\/.+/],
  "panel chair": [/^\/judge\/panels\/[^/]+\?return=/],
  judge: [/^\/judge\/sheets\/.+/],
  contestant: [/^\/entries\/[^/]+\/edit/],
  "unit coordinator": [/^\/unit$/],
  observer: [/\/manage\/contests\/[^/]+\/progress/],
  "platform administrator": [/^\/admin\/outbox/],
};
/** Walked by the tests above. */
const PUBLIC = /^\/contests\//;

/** What stands in a contest's own list of pages: looked at for each contest further below. */
const OF_CONTEST = /^\/manage\/contests\/[^/]+(\/[a-z]+)?$/;

for (const { role, email } of SIGN_INS) {
  test(`every page of the ${role}: accessible, fits a phone, no errors`, async ({ page }) => {
    test.setTimeout(300_000);
    await signIn(page, email, PASSWORD);
    await page.goto(paths.start());
    const isOrganiser = role === "organiser";
    const visited = await walk(page, paths.start(), {
      skip: PUBLIC,
      eachContest: isOrganiser,
      ...(isOrganiser && { through: OF_CONTEST }),
    });
    const unseen = REACHED[role]?.filter((wanted) => !visited.some((path) => wanted.test(path)));
    expect(unseen, "pages that the walk did not come to").toEqual([]);
  });
}

/** Contests stand in different states, and their pages look different. What each of them shows that not all do. */
const ROOMS: readonly (readonly [title: RegExp, rooms: readonly string[]])[] = [
  [/Sáng tạo Kỹ thuật .* VII /, ["awards", "certificates", "forwarding", "complaints", "report", "meetings"]],
  [/Thanh thiếu niên.* X /, ["awards", "certificates", "forwarding", "report"]],
  [/Sáng kiến nông thôn/, ["awards", "scenarios", "approval", "complaints", "corrections"]],
  [/Sáng kiến vì cộng đồng/, ["vote", "rounds", "progress"]],
  [/Thanh thiếu niên.* XI /, ["progress", "conflicts"]],
  [/Sáng tạo Kỹ thuật .* VIII /, ["entries", "similar"]],
];

for (const [title, rooms] of ROOMS) {
  test(`the organiser's pages of the contest ${title.source}`, async ({ page }) => {
    test.setTimeout(180_000);
    const organiser = SIGN_INS.find(({ role }) => role === "organiser");
    await signIn(page, organiser?.email ?? "", PASSWORD);
    await page.goto(paths.manage());
    const contests = page.getByRole("rowheader").locator('a[href^="/manage/contests/"]');
    await expect(contests).toHaveCount(ROOMS.length);
    const own = (await contests.filter({ hasText: title }).getAttribute("href")) ?? "";
    const visited = await walk(page, own, { skip: new RegExp(`^(?!${own}(/[a-z]+)?$)`) });
    const unseen = rooms.filter((room) => !visited.some((path) => path === `${own}/${room}` || path.startsWith(`${own}/${room}?`)));
    expect(unseen, "rooms that the walk did not come to").toEqual([]);
  });
}

for (const { role, email } of SIGN_INS.filter(({ role }) => /chair|contestant/.test(role))) {
  test(`every page of the ${role} in English`, async ({ page, site, context }) => {
    test.setTimeout(300_000);
    await signIn(page, email, PASSWORD);
    await context.addCookies([{ name: "language", value: "en", url: site.url }]);
    await page.goto(paths.start());
    await walk(page, paths.start(), {
      skip: PUBLIC,
      async check(path) {
        await expect.soft(page.locator("html"), path).toHaveAttribute("lang", "en");
      },
    });
  });
}
