import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paths } from "~/paths";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import * as listRoute from "~/routes/_app.manage.contests.$contestId.scenarios._index/route";
import * as pageRoute from "~/routes/_app.manage.contests.$contestId.scenarios.$scenarioId/route";
import { begin, change, levels, place, propose, scenarioId, stored, world } from "./scenario-desk";
import { must } from "./judging-world";
import { answerOf, DECIDING, organiserCookie } from "./results-world";

beforeEach(begin);
afterEach(() => setClock(null));

describe("the pages", () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await organiserCookie(world);
    setClock(() => DECIDING);
  });

  async function post(fields: Record<string, string>) {
    const path = paths.scenario(world.contestId, scenarioId);
    const request = new Request(`http://sangtao.test${path}`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams(fields),
    });
    return answerOf(pageRoute.action({ request, params: place(), context: {} }));
  }

  async function numbers(over: Record<string, string> = {}) {
    const { version } = await stored();
    const fields = (await levels()).flatMap(({ id, groups }, level) => [
      [`levels.${level}.id`, id] as const,
      ...groups.flatMap(({ group, quota, minimumScore }, row) => [
        [`levels.${level}.places.${row}.group`, group] as const,
        [`levels.${level}.places.${row}.quota`, String(quota)] as const,
        [`levels.${level}.places.${row}.minimumScore`, minimumScore ?? ""] as const,
      ]),
    ]);
    return { ...Object.fromEntries(fields), version: String(version), ...over };
  }

  it("save numbers with a comma, and none where nothing is asked", async () => {
    const fields = await numbers({
      "levels.0.places.0.minimumScore": "88,5",
      "levels.3.places.0.minimumScore": "",
    });
    const { status, headers } = await post({ intent: "levels", ...fields });
    expect(status).toBe(302);
    expect(headers.get("Location")).toBe(paths.scenarioAfter(world.contestId, scenarioId, "saved"));
    const [first, , , last] = await levels();
    expect([first!.groups[0]!.minimumScore, last!.groups[0]!.minimumScore]).toEqual(["88.5", null]);
  });

  it("say beside the field what is wrong, and keep what was typed", async () => {
    const fields = await numbers({
      "levels.0.places.0.quota": "một",
      "levels.1.places.0.minimumScore": "84",
    });
    const wrong = await post({ intent: "levels", ...fields });
    expect(wrong).toMatchObject({
      status: 400,
      data: {
        faults: [{ path: "levels.0.places.0.quota", code: "number" }],
        values: { levels: [{ places: [{ quota: "một" }] }, { places: [{ minimumScore: "84" }] }, {}, {}] },
      },
    });
    const rises = await post({
      intent: "levels",
      ...(await numbers({
        "levels.1.places.0.minimumScore": "86",
        "levels.3.places.0.minimumScore": "101",
      })),
    });
    expect(rises.data["faults"]).toEqual([
      { path: "levels.1.places.0.minimumScore", code: "minimum-rises" },
      { path: "levels.3.places.0.minimumScore", code: "minimum-rises" },
    ]);
    expect((await stored()).version).toBe(1);
  });

  it("calculate without saving", async () => {
    const fields = await numbers({ "levels.0.places.0.quota": "5" });
    expect(await post({ intent: "recompute", ...fields })).toMatchObject({
      status: 200,
      data: { code: "played", values: { levels: [{ places: [{ quota: "5" }] }, {}, {}, {}] } },
    });
    expect((await stored()).version).toBe(1);
  });

  it("answer 409 when somebody else was first, and keep what was typed", async () => {
    const fields = await numbers({ "levels.0.places.0.quota": "5" });
    must(await change({ first: { quota: 3 } }));
    expect(await post({ intent: "levels", ...fields })).toMatchObject({
      status: 409,
      data: { code: "conflict", values: { levels: [{ places: [{ quota: "5" }] }, {}, {}, {}] } },
    });
    must(await propose());
    expect(await post({ intent: "levels", ...fields })).toMatchObject({
      status: 409,
      data: { code: "frozen", values: { levels: [{ places: [{ quota: "5" }] }, {}, {}, {}] } },
    });
  });

  it("record a vote, which counts no more votes than voters", async () => {
    must(await propose());
    const counts = { votesFor: "7", votesAgainst: "3", votesTotal: "9", meetingId: "", reason: "" };
    const version = String(await world.version());
    expect((await post({ intent: "vote", version, ...counts })).data["faults"]).toEqual([
      { path: "votesTotal", code: "more-votes-than-voters" },
    ]);
    const done = await post({ intent: "vote", version, ...counts, votesTotal: "10" });
    expect(done.headers.get("Location")).toBe(
      paths.scenarioAfter(world.contestId, scenarioId, "passed"),
    );
    expect((await post({ intent: "x" })).status).toBe(400);
  });

  it("make a scenario and go to it", async () => {
    const { contestId } = world;
    const ask = (fields: Record<string, string>) =>
      answerOf(
        listRoute.action({
          request: new Request(`http://sangtao.test${paths.scenarios(contestId)}`, {
            method: "POST",
            headers: { cookie },
            body: new URLSearchParams(fields),
          }),
          params: { contestId },
          context: {},
        }),
      );
    const made = await ask({ intent: "create", name: "Phương án B", note: "", source: scenarioId });
    const { id } = await db.prizeScenario.findFirstOrThrow({ where: { name: "Phương án B" } });
    expect(made.headers.get("Location")).toBe(paths.scenario(contestId, id));
    expect(await ask({ intent: "create", name: " ", note: "x", source: "" })).toMatchObject({
      status: 400,
      data: { faults: [{ path: "name", code: "required" }], values: { note: "x" } },
    });
  });
});
