import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publicContest } from "~/contests/contest.server";
import { summaryQuestion } from "~/contests/summary-question";
import { paths } from "~/paths";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { cardFacts } from "~/results/public/cards.server";
import type { Gallery, Solution } from "~/results/public/solution.server";
import * as feedRoute from "~/routes/feed[.]xml/route";
import * as galleryRoute from "~/routes/_public.contests.$slug.gallery/route";
import * as solutionRoute from "~/routes/_public.contests.$slug.winners.$code/route";
import { PNG } from "./entries-world";
import { must } from "./judging-world";
import { answerOf, DECIDING, resultsContest, type ResultsWorld } from "./results-world";

const SUMMARY = "Máy sấy thóc cỡ nhỏ chạy bằng trấu. Một mẻ hai tạ khô trong bốn giờ.";
const later = (minutes: number) => new Date(DECIDING.getTime() + minutes * 60_000);

let world: ResultsWorld;
let slug: string;
let code: string;
let entryId: string;

type Handler = (args: LoaderFunctionArgs) => unknown;
const ask = (handler: Handler, url: string) =>
  answerOf(
    Promise.resolve(
      handler({ request: new Request(`http://sangtao.test${url}`), params: { slug, code }, context: {} }),
    ),
  );

beforeAll(async () => {
  world = await resultsContest([90, 71]);
  ({ slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } }));
  [{ id: entryId, code }] = world.entries as [ResultsWorld["entries"][number]];
  const version = await db.entryVersion.findFirstOrThrow({ where: { entryId } });
  const question = summaryQuestion(world.regulation)!.id;
  const members = [1, 2].map((number) => ({
    ...{ id: `m${number}`, name: `Tác giả ${number}`, unit: "Xã Tân Hội", birthDate: "1990-04-05", share: "50" },
  }));
  const snapshot = { ...(version.snapshot as object), members, answers: { [question]: `  ${SUMMARY}\n` } };
  await db.entryVersion.update({ where: { id: version.id }, data: { snapshot } });
  await world.closed();
  must(await world.publish());
});

afterAll(() => setClock(null));

const named = (memberId: string) => `Tác giả ${memberId.slice(1)}`;

async function consent(memberId: string, answer: "GIVEN" | "WITHDRAWN", at: Date, purposeId = "summary") {
  await db.consent.create({
    data: {
      ...{ entryId, memberId, memberName: named(memberId), purposeId, giver: "SELF", answer, giverName: memberId },
      ...{ wording: "…", wordingVersion: 1, method: "ACCOUNT", recordedById: world.organiser.userId, at },
    },
  });
}

/** Wherever the public may meet it: the winner's page and its description, the card, the feed. */
async function shown(now: Date) {
  setClock(() => now);
  const page = (await ask(solutionRoute.loader, paths.solution(slug, code))).data as unknown as Solution;
  const { description } = solutionRoute.handle.share(page as never, (key) => String(key));
  const card = await cardFacts(slug, code, now);
  const feed = (await ask(feedRoute.loader, paths.feed())).text;
  return [page.summary, description.includes("Máy sấy"), card?.solution?.summary, feed.includes("Máy sấy thóc cỡ nhỏ")];
}

const SHOWN = [SUMMARY, true, SUMMARY, true];
const HIDDEN = ["", false, "", false];

it("the summary of a winner is read where all its authors agree, for as long as they do", async () => {
  expect((await publicContest(slug, DECIDING))?.contest.phase).toBe("published");
  expect(await shown(later(1))).toEqual(HIDDEN);
  await consent("m1", "GIVEN", later(2));
  expect(await shown(later(3))).toEqual(HIDDEN);
  await consent("m2", "GIVEN", later(4));
  expect(await shown(later(5))).toEqual(SHOWN);
  await consent("m1", "WITHDRAWN", later(6));
  expect(await shown(later(7))).toEqual(HIDDEN);
});

it("stands in the gallery beside a picture, and of an entry without one nothing is shown", async () => {
  await consent("m1", "GIVEN", later(10));
  setClock(() => later(11));
  const gallery = async () => (await ask(galleryRoute.loader, paths.gallery(slug))).data as unknown as Gallery;
  expect((await gallery()).solutions).toEqual([]);
  const sha256 = "a".repeat(64);
  await db.blob.create({ data: { sha256, size: PNG.byteLength, mime: "image/png", state: "READY" } });
  const version = await db.entryVersion.findFirstOrThrow({ where: { entryId } });
  const attachments = [{ id: "f1", kindId: "pictures", filename: "a.png", sha256, size: 1, mime: "image/png" }];
  await db.entryVersion.update({
    where: { id: version.id },
    data: { snapshot: { ...(version.snapshot as object), attachments } },
  });
  for (const memberId of ["m1", "m2"]) await consent(memberId, "GIVEN", later(10), "pictures");
  expect((await gallery()).solutions).toMatchObject([{ code, summary: SUMMARY }]);
  await consent("m2", "WITHDRAWN", later(10.5));
  expect((await gallery()).solutions).toMatchObject([{ code, summary: "" }]);
});
