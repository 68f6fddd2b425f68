import { afterEach, beforeEach, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { ownResultOf } from "~/results/own-result.server";
import { prizesOfEntries } from "~/results/prizes-of-entries.server";
import { publishResults } from "~/results/publish.server";
import * as entryRoute from "~/routes/_app.entries.$id._index/route";
import * as listRoute from "~/routes/_app.entries._index/route";
import { sessionCookie } from "./access/world";
import { knock } from "./complaints-world";
import { at, must } from "./judging-world";
import { DECIDING, publishForm, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;

afterEach(() => setClock(null));

beforeEach(async () => {
  world = await resultsContest([90, 82, 30]);
  await world.closed();
  setClock(() => DECIDING);
});

const publish = async () =>
  must(
    await publishResults(at(world.organiser, DECIDING), {
      contestId: world.contestId,
      form: publishForm({ version: String(await world.version()) }),
    }),
  );

it("an entry's people read in their list what it got, once the result is out", async () => {
  const [first, second, last] = world.entries.map(({ id }) => id);
  const { ownerId } = await db.entry.findUniqueOrThrow({ where: { id: first! } });
  const cookie = await sessionCookie(ownerId);
  const list = async () => (await knock(listRoute.loader, {}, { cookie })).data["prizes"];
  expect(await list()).toEqual({});
  await publish();
  expect(await list()).toMatchObject({ [first!]: { prizes: "Giải Nhất" } });
  expect((await knock(entryRoute.loader, { id: first! }, { cookie })).data).toMatchObject({
    own: { prize: "Giải Nhất" },
    told: { prizes: "Giải Nhất" },
  });
  expect(await prizesOfEntries([second!, last!], DECIDING)).toEqual({
    [second!]: { prizes: "Giải Nhì" },
    [last!]: { without: "no-prize" },
  });
});

it("an entry that the result was computed without is told that, and not that it lost", async () => {
  const late = await resultsContest([90, 82, 30]);
  const { id } = late.entries[2]!;
  await late.judged();
  await db.entry.update({ where: { id }, data: { state: "INELIGIBLE" } });
  must(await late.close());
  must(await late.publish());
  await db.entry.update({ where: { id }, data: { state: "ELIGIBLE" } });
  expect(await prizesOfEntries([id], DECIDING)).toEqual({ [id]: { without: "not-in-result" } });
  const { ownerId } = await db.entry.findUniqueOrThrow({ where: { id } });
  const cookie = await sessionCookie(ownerId);
  expect((await knock(entryRoute.loader, { id }, { cookie })).data).toMatchObject({
    own: null,
    told: { without: "not-in-result" },
  });
});

it("an entry that no round could score is told that it is not ranked; one that went out after a round, that it won nothing", async () => {
  await publish();
  const unranked = world.entries[2]!.id;
  const { id: tallyId } = await world.tally();
  await db.$executeRaw`UPDATE "Tally" SET "bundle" = jsonb_set("bundle", '{results,2,rank}', 'null') WHERE "id" = ${tallyId}`;
  expect(await prizesOfEntries([unranked], DECIDING)).toEqual({ [unranked]: { without: "no-prize" } });
  await db.$executeRaw`
    UPDATE "Tally" SET "bundle" = jsonb_set("bundle", '{results,2,workings,rounds,0,score}', 'null') WHERE "id" = ${tallyId}`;
  expect(await prizesOfEntries([unranked], DECIDING)).toEqual({ [unranked]: { without: "not-ranked" } });
  expect(await ownResultOf(unranked, DECIDING)).toMatchObject({ prize: null, without: "not-ranked", told: { without: "not-ranked" } });
});

it("an entry that was not judged has no result", async () => {
  await publish();
  const { id } = world.entries[2]!;
  await db.entry.update({ where: { id }, data: { state: "INELIGIBLE" } });
  expect(await prizesOfEntries([id], DECIDING)).toEqual({});
});
