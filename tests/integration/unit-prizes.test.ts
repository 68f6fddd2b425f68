import { afterEach, beforeEach, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import * as unitRoute from "~/routes/_app.unit.$unitId.$contestId._index/route";
import * as listRoute from "~/routes/_app.unit._index/route";
import { begin, born, does, health, named, school, world } from "./awards-desk";
import { COLLECTIVE, SPECIAL, withAwards } from "./awards-world";
import { sessionCookie } from "./access/world";
import { knock } from "./complaints-world";
import { must, person } from "./judging-world";

const INDUSTRY = SPECIAL[1]!.label;
const TEAM = COLLECTIVE.levels[0]!.label;
/** The minute at which the result is seen. */
const VISIBLE = new Date("2026-10-26T03:00:00Z");

/** Sign-ins of their coordinators. */
let ofHealth: string;
let ofSchool: string;

beforeEach(async () => {
  await begin();
  await withAwards(world);
  await born("1990-04-05", "1954-02-03", "2005-08-09");
  await world.closed();
  must(await does({ intent: "by-rule", form: { prizeId: "youngest" } }));
  must(await does({ intent: "name", form: { ...named, prizeId: "industry", unitId: health } }));
  must(await does({ intent: "by-table", form: {} }));
  must(await does({ intent: "settle", form: {} }));
  must(await world.publish({ visibleAt: "2026-10-26T10:00" }));
  ofHealth = await coordinator(health);
  ofSchool = await coordinator(school);
});
afterEach(() => setClock(null));

async function coordinator(unitId: string): Promise<string> {
  const { userId } = await person();
  await db.roleGrant.create({ data: { userId, role: "UNIT_COORDINATOR", organisationId: world.organisationId, unitId } });
  return sessionCookie(userId);
}

/** What a unit reads of its own prizes, in the list of its contests and on its page of this one: the same. */
async function read(unitId: string, cookie: string): Promise<unknown> {
  const { units } = (await knock(listRoute.loader, {}, { cookie })).data as {
    units: { id: string; contests: { contestId: string; prizes: string }[] }[];
  };
  const listed = units.find(({ id }) => id === unitId)?.contests.find(({ contestId }) => contestId === world.contestId)?.prizes;
  const { won } = (await knock(unitRoute.loader, { unitId, contestId: world.contestId }, { cookie })).data;
  expect(won).toBe(listed);
  return won;
}

it("a unit reads which special and collective prizes it won, once the result is out and not before", async () => {
  setClock(() => new Date(VISIBLE.getTime() - 1));
  expect([await read(health, ofHealth), await read(school, ofSchool)]).toEqual(["", ""]);
  setClock(() => VISIBLE);
  // What one of its entries won is said beside that.
  expect(await read(health, ofHealth)).toBe(INDUSTRY);
  expect(await read(school, ofSchool)).toBe(TEAM);
  // Renamed, it is the same unit.
  await db.unit.update({ where: { id: health }, data: { name: "Sở Y tế tỉnh" } });
  expect(await read(health, ofHealth)).toBe(INDUSTRY);
});
