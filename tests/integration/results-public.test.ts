import { readFileSync } from "node:fs";
import type { LoaderFunctionArgs } from "@remix-run/node";
import sharp from "sharp";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { paths } from "~/paths";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { instantToZoned } from "~/platform/format";
import type { Gallery, Solution } from "~/results/public/solution.server";
import * as cardRoute from "~/routes/contests.$slug.card[.]png/route";
import * as solutionCardRoute from "~/routes/contests.$slug.winners.$code.card[.]png/route";
import * as fileRoute from "~/routes/contests.$slug.winners.$code.files.$number.$variant/route";
import * as feedRoute from "~/routes/feed[.]xml/route";
import * as galleryRoute from "~/routes/_public.contests.$slug.gallery/route";
import * as listRoute from "~/routes/_public.contests.$slug.results/route";
import * as recountRoute from "~/routes/_public.contests.$slug.recount/route";
import * as robotsRoute from "~/routes/robots[.]txt/route";
import * as sitemapRoute from "~/routes/sitemap[.]xml/route";
import * as solutionRoute from "~/routes/_public.contests.$slug.winners.$code/route";
import { PNG } from "./entries-world";
import { at as as, must } from "./judging-world";
import { answerOf, DECIDING, resultsContest, type ResultsWorld } from "./results-world";

const VISIBLE = new Date(DECIDING.getTime() + 60 * 60_000);
const AFTER = new Date(VISIBLE.getTime() + 60_000);
/** A photograph with the place where it was taken. */
const PHOTO = readFileSync(new URL("../fixtures/photo.heic", import.meta.url));

let world: ResultsWorld;
let slug: string;
let winner: Awaited<ReturnType<ResultsWorld["entry"]>>;

type Handler = (args: LoaderFunctionArgs) => unknown;
async function ask(handler: Handler, url: string, params: Record<string, string> = {}, headers = {}) {
  const request = new Request(`http://sangtao.test${url}`, { headers });
  return answerOf(Promise.resolve(handler({ request, params: { slug, ...params }, context: {} })));
}
const list = (query = "") => ask(listRoute.loader, paths.resultsAsked(slug, query));
const found = async (query: string) => {
  const { data } = await list(query);
  return (data["sections"] as { rows: { title: string }[] }[]).flatMap(({ rows }) => rows.map(({ title }) => title));
};
const solution = (code = winner.code) => ask(solutionRoute.loader, paths.solution(slug, code), { code });
const file = (number: number, variant: "thumb" | "screen" | "film", code = winner.code) =>
  ask(fileRoute.loader, paths.solutionFile(slug, code, number, variant), { code, number: String(number), variant });
const gallery = async () => (await ask(galleryRoute.loader, paths.gallery(slug))).data as unknown as Gallery;
const at = (now: Date) => {
  setClock(() => now);
  onTestFinished(() => setClock(null));
};

beforeAll(async () => {
  world = await resultsContest([71]);
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#0a7" } }).jpeg().toBuffer();
  winner = await world.entry({
    title: "Máy sấy thóc dùng vỏ trấu",
    members: [{ name: "Đặng Thị Ngọc Ánh", unit: "Trường THPT Bảo Lộc" }],
    files: [
      { kindId: "registration", filename: "Phiếu có chữ ký.png", mime: "image/png", bytes: PNG },
      { kindId: "pictures", filename: "Nhà ông Ánh.jpg", mime: "image/jpeg", bytes: picture },
      { kindId: "pictures", filename: "Bản vẽ.pdf" },
      { kindId: "pictures", filename: "Gốc.heic", mime: "image/heic", bytes: PHOTO },
    ],
  });
  world.entries.push(winner);
  ({ slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } }));
  must(await assignPanels(as(world.organiser), { contestId: world.contestId }));
  for (const judge of world.judges) {
    await world.score(judge, world.entries[0]!.id, 71);
    await world.score(judge, winner.id, 91);
  }
  must(await world.closePanelNow());
  must(await world.close());
  must(await world.publish({ visibleAt: instantToZoned(VISIBLE) }));
});

const consent = async (purposeId: string, answer: "GIVEN" | "WITHDRAWN", now = AFTER) => {
  const { id: _id, ...same } = await db.consent.findFirstOrThrow({ where: { entryId: winner.id } });
  await db.consent.create({ data: { ...same, purposeId, answer, at: now } });
};

describe("until the minute it is put off to", () => {
  it("nothing of the result is there, nor told of", async () => {
    at(new Date(VISIBLE.getTime() - 1));
    const answers = await Promise.all([
      list(),
      solution(),
      file(1, "thumb"),
      ask(galleryRoute.loader, paths.gallery(slug)),
      ask(recountRoute.loader, paths.recount(slug)),
      ask(cardRoute.loader, paths.contestCard(slug)),
      ask(solutionCardRoute.loader, paths.solutionCard(slug, winner.code), { code: winner.code }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    for (const route of [feedRoute, sitemapRoute]) {
      const { text } = await ask(route.loader, "/");
      expect(text).not.toContain(paths.results(slug));
      expect(text).not.toContain(winner.code);
    }
  });

  it("all of it is from then on", async () => {
    at(VISIBLE);
    expect((await list()).status).toBe(200);
    expect((await ask(feedRoute.loader, "/")).text).toContain(paths.results(slug));
    const map = (await ask(sitemapRoute.loader, "/")).text;
    for (const path of [paths.results(slug), paths.gallery(slug), paths.solution(slug, winner.code)])
      expect(map).toContain(`${path}</loc>`);
  });

  it("nobody reads when it was made ready before", async () => {
    at(VISIBLE);
    for (const answer of [await list(), await solution(), await ask(recountRoute.loader, paths.recount(slug))]) {
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.data)).not.toContain(DECIDING.toISOString());
    }
  });
});

describe("the list", () => {
  it("is searched without marks, by title, author, unit and code, and by prize, group and unit", async () => {
    at(AFTER);
    const title = "Máy sấy thóc dùng vỏ trấu";
    expect(await found("")).toHaveLength(2);
    for (const q of ["may say", "DANG anh", "bao loc thóc", winner.code.toLowerCase()])
      expect(await found(`?${new URLSearchParams({ q })}`)).toEqual([title]);
    expect(await found("?q=khong-co")).toEqual([]);
    expect(await found("?level=first")).toEqual([title]);
    expect(await found(`?${new URLSearchParams({ unit: "Trường THPT Bảo Lộc", view: "group" })}`)).toEqual([title]);
    expect(await found("?group=khong-co")).toEqual([]);
  });

  it("finds nobody by a name that may not be shown", async () => {
    at(AFTER);
    await consent("publish", "WITHDRAWN");
    expect(await found("?q=ngoc+anh")).toEqual([]);
    expect((await list()).data["units"]).not.toContain("Trường THPT Bảo Lộc");
    await consent("publish", "GIVEN", new Date(AFTER.getTime() + 1));
    at(new Date(AFTER.getTime() + 2));
    expect(await found("?q=ngoc+anh")).toHaveLength(1);
  });

  it("may be kept for a minute by all who are not signed in", async () => {
    at(AFTER);
    for (const answer of [await list(), await solution()]) {
      expect(answer.headers.get("Cache-Control")).toBe("public, max-age=60");
      expect(answer.headers.get("Vary")).toBe("Cookie");
    }
  });
});

describe("a winner's page", () => {
  it("has prize, score, rank, each criterion's mark and its neighbours, and nothing else of the dossier", async () => {
    at(AFTER);
    const page = (await solution()).data as unknown as Solution;
    expect(page).toMatchObject({ winner: { title: "Máy sấy thóc dùng vỏ trấu", prize: "first", rank: 1 }, rank: { rank: 1, of: 2 }, previous: null });
    expect(page.next?.code).toBe(world.entries[0]!.code);
    const { criteria } = world.regulation.rule;
    expect(page.marks.flatMap((round) => round.criteria.map(({ id }) => id))).toEqual(criteria.map(({ id }) => id));
    const total = page.marks[0]!.criteria.reduce((sum, { value }) => sum + Number(value), 0);
    expect(total).toBe(91);
    expect(JSON.stringify(page)).not.toContain("1990-04-05");
    expect(JSON.stringify(page)).not.toMatch(/chữ ký|Bản vẽ|Nhà ông/);
  });

  it("is there for nobody who has no prize, and not by the number of another contest", async () => {
    at(AFTER);
    expect((await solution("STKT-2026-XX-999")).status).toBe(404);
    expect((await ask(solutionRoute.loader, "/", { slug: "khac", code: winner.code })).status).toBe(404);
  });
});

describe("pictures", () => {
  it("are shown when every author agrees, small and without what a camera notes, until one takes it back", async () => {
    at(AFTER);
    expect((await file(1, "screen")).status).toBe(404);
    expect((await gallery()).solutions).toEqual([]);

    await consent("pictures", "GIVEN");
    at(new Date(AFTER.getTime() + 10));
    const shown = await gallery();
    expect(shown.solutions).toMatchObject([{ code: winner.code, pictures: [{ number: 1, kind: "picture" }] }]);
    expect(shown.solutions[0]!.pictures).toHaveLength(1);
    const thumb = await file(1, "thumb");
    expect([thumb.status, thumb.headers.get("Content-Type")]).toEqual([200, "image/webp"]);
    expect(thumb.headers.get("Content-Disposition")).not.toContain("Nh");
    // Neither the signed form, nor the drawing, nor the original under another name.
    for (const number of [0, 2, 3, 4]) expect((await file(number, "thumb")).status).toBe(404);
    expect((await file(1, "film")).status).toBe(404);
    expect((await file(1, "thumb", world.entries[0]!.code)).status).toBe(404);

    await consent("pictures", "WITHDRAWN", new Date(AFTER.getTime() + 20));
    at(new Date(AFTER.getTime() + 30));
    expect((await gallery()).solutions).toEqual([]);
    expect((await file(1, "thumb")).status).toBe(404);
    expect(((await solution()).data as unknown as Solution).files).toEqual([]);
  });
});

describe("for those who link to it", () => {
  it("cards are pictures of 1200 × 630 that are told to be the same", async () => {
    at(AFTER);
    const request = new Request(`http://sangtao.test${paths.solutionCard(slug, winner.code)}`);
    const card = (await solutionCardRoute.loader({ request, params: { slug, code: winner.code }, context: {} })) as Response;
    const { width, height, format } = await sharp(Buffer.from(await card.arrayBuffer())).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: "png" });
    const headers = { "If-None-Match": card.headers.get("ETag") ?? "" };
    const again = await ask(solutionCardRoute.loader, "/", { code: winner.code }, headers);
    expect(again.status).toBe(304);
    expect((await ask(cardRoute.loader, paths.contestCard(slug))).status).toBe(200);
  });

  it("the feed names openings and results, each under an id of its own", async () => {
    at(AFTER);
    const { text, headers } = await ask(feedRoute.loader, "/feed.xml");
    expect(headers.get("Content-Type")).toContain("application/atom+xml");
    const ids = [...text.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(text.match(/<entry>/g)).toHaveLength(2);
    for (const tag of ["title", "updated", "author", "summary"])
      expect(text.match(new RegExp(`<entry>.*<${tag}>`, "s"))).not.toBeNull();
    expect(text).not.toContain("Đặng Thị Ngọc Ánh");
  });

  it("robots are told where the map is and what is nobody else's", async () => {
    const { text } = await ask(robotsRoute.loader, "/robots.txt");
    expect(text).toMatch(/^Sitemap: https?:.*\/sitemap\.xml$/m);
    for (const path of ["/consent", "/manage", "/track/"]) expect(text).toContain(`Disallow: ${path}\n`);
  });
});
