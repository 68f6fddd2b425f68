import { afterEach, beforeEach, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
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
  expect(await list()).toMatchObject({ [first!]: "Giải Nhất" });
  expect((await knock(entryRoute.loader, { id: first! }, { cookie })).data["own"]).toMatchObject({ prize: "Giải Nhất" });
  expect(await prizesOfEntries([second!, last!], DECIDING)).toEqual({ [second!]: "Giải Nhì", [last!]: "" });
});

it("an entry that was not judged has no result", async () => {
  await publish();
  const { id } = world.entries[2]!;
  await db.entry.update({ where: { id }, data: { state: "INELIGIBLE" } });
  expect(await prizesOfEntries([id], DECIDING)).toEqual({});
});
