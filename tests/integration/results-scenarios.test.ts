import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { decide } from "~/results/decide.server";
import { publishedResults } from "~/results/published.server";
import { recount } from "~/results/recount";
import { scenarioInForce } from "~/results/scenarios/in-force";
import { scenarioList } from "~/results/scenarios/scenario-list.server";
import { scenarioPage } from "~/results/scenarios/scenario-page.server";
import { changeLevels, createScenario, proposeScenario, removeScenario, renameScenario } from "~/results/scenarios/scenarios.server";
import { tallyPage } from "~/results/tally-page.server";
import { violations } from "../../scripts/invariants";
import { begin, beginWith, change, created, ctx, goOnWith, levels, place, prizes, propose, scenarioId, stored, vote, world } from "./scenario-desk";
import { at, grantee, must } from "./judging-world";
import { decisionForm, DECIDING, resultsContest } from "./results-world";
import { binhThuan } from "./scenarios-world";

beforeEach(begin);
afterEach(() => setClock(null));

describe("a scenario", () => {
  it("begins with what holds, and copies another one", async () => {
    const page = must(await scenarioPage(ctx(), world.contestId, scenarioId));
    expect(page.scenario).toMatchObject({ name: "Phương án A", proposedAt: null, inForce: false });
    const first = page.scenario.levels[0]!;
    expect(first.groups).toEqual([{ group: world.groupId, quota: 1, minimumScore: "85" }]);
    must(await change({ first: { minimumScore: "92" } }));
    const copy = await created("Bản sao", scenarioId);
    const copied = must(await scenarioPage(ctx(), world.contestId, copy));
    expect(copied.scenario.levels).toEqual(await levels());
  });

  it("stands beside the others with what it gives and costs, and two are compared", async () => {
    must(await change({ first: { minimumScore: "92" }, consolation: { quota: 0 } }));
    const asked = { from: "regulation", to: scenarioId };
    const list = must(await scenarioList(ctx(), world.contestId, asked));
    expect(list.rows).toMatchObject([
      { key: "regulation", state: null, places: 15, awarded: 3, empty: 12, costVnd: 96_000_000 },
      { key: scenarioId, state: "draft", places: 7, awarded: 3, empty: 4, costVnd: 88_000_000 },
    ]);
    const [best] = world.entries;
    expect(list.compared).toMatchObject({ moreVnd: -8_000_000 });
    expect(list.compared!.moves).toMatchObject([{ entry: best!.code, from: "first", to: "second" }]);
  });

  it("changes for who saw its newest version, and not once it is proposed", async () => {
    must(await change({ first: { quota: 2 } }));
    expect(await change({ first: { quota: 3 } }, 1)).toMatchObject({ code: "conflict" });
    must(await propose());
    expect(await change({ first: { quota: 3 } })).toMatchObject({ code: "frozen" });
    const { version } = await stored();
    const form = { version, name: "Khác", note: "" };
    expect(await renameScenario(ctx(), { ...place(), form })).toMatchObject({ code: "frozen" });
    expect(await removeScenario(ctx(), { ...place(), version })).toMatchObject({ code: "frozen" });
    expect((await levels())[0]!.groups[0]!.quota).toBe(2);
  });

  it("has a name of its own, and is gone once it is taken out", async () => {
    const { contestId } = world;
    const form = { name: "Phương án A", note: "", source: "" };
    expect(await createScenario(ctx(), { contestId, form })).toMatchObject({
      code: "invalid",
      faults: [{ path: "name", code: "name-taken" }],
    });
    // Nor one that reads the same, or as a row beside the scenarios does.
    for (const name of ["phương  án a", "Theo Thể lệ", "By the regulation"])
      expect(await createScenario(ctx(), { contestId, form: { ...form, name } })).toMatchObject({
        faults: [{ path: "name", code: "name-taken" }],
      });
    must(await renameScenario(ctx(), { ...place(), form: { name: "PHƯƠNG ÁN A", note: "", version: 1 } }));
    must(await removeScenario(ctx(), { ...place(), version: 2 }));
    expect(await scenarioPage(ctx(), contestId, scenarioId)).toMatchObject({ code: "hidden" });
    expect(await created("Phương án A")).not.toBe(scenarioId);
  });

  it("is written by organisers, read by secretaries and observers, and by nobody with an interest", async () => {
    const { contestId, organisationId } = world;
    for (const role of ["SECRETARY", "OBSERVER"] as const) {
      const reader = await grantee(role, organisationId);
      must(await scenarioPage(at(reader, DECIDING), contestId, scenarioId));
      const version = 1;
      expect(await proposeScenario(at(reader, DECIDING), { ...place(), version })).toMatchObject({
        code: "role",
      });
    }
    expect(await scenarioList(at(world.chair, DECIDING), contestId, { from: null, to: null })).toMatchObject({
      code: "role",
    });
    await db.entry.update({
      where: { id: world.entries[0]!.id },
      data: { ownerId: world.organiser.userId },
    });
    expect(await scenarioPage(ctx(), contestId, scenarioId)).toMatchObject({
      code: "conflict-of-interest",
    });
    expect(await vote()).toMatchObject({ code: "conflict-of-interest" });
  });

  it("is not there before closing, and only read after the official result", async () => {
    must(await propose());
    must(await vote());
    must(await world.publish());
    expect(await propose()).toMatchObject({ code: "state" });
    expect(await vote()).toMatchObject({ code: "state" });
    must(await scenarioPage(ctx(), world.contestId, scenarioId));
    const open = await resultsContest([80]);
    expect(await scenarioList(ctx(), open.contestId, { from: null, to: null })).toMatchObject({
      code: "role",
    });
    expect(
      await scenarioList(at(open.organiser, DECIDING), open.contestId, { from: null, to: null }),
    ).toMatchObject({ code: "not-yet" });
  });
});

describe("a vote", () => {
  it("that passes makes the next result by the scenario's numbers, which decisions keep", async () => {
    const before = await world.tally();
    must(await change({ first: { minimumScore: "92" }, second: { quota: 1 } }));
    expect(await vote()).toMatchObject({ code: "not-proposed" });
    must(await propose());
    expect(must(await vote())).toEqual({ passed: true, tally: 2 });
    const after = await world.tally();
    expect(await prizes()).toEqual(["second", "third", "third"]);
    expect(after.bundle.rule.prizes.levels[0]).toMatchObject({ quota: 1, minimumScore: "92" });
    expect(scenarioInForce(after.bundle)).toEqual({
      ...{ name: "Phương án A", votesFor: 6, votesAgainst: 3, votesTotal: 9 },
      ...{ share: "2/3", passed: true, decidedAt: DECIDING.toISOString() },
    });
    expect(recount(after.bundle)).toMatchObject({ ok: true });
    const [first, second] = await world.tallies();
    expect([first!.cause, second!.cause]).toEqual(["CLOSING", "SCENARIO"]);
    expect(before.bundle.rule.prizes.levels[0]).toMatchObject({ minimumScore: "85" });

    const [, , last] = world.entries;
    const version = await world.version();
    const form = decisionForm({ kind: "prize", entry: last!.code, outcome: "first", version });
    must(await decide(ctx(), { contestId: world.contestId, form }));
    const decided = await world.tally();
    expect(decided.bundle.rule).toEqual(after.bundle.rule);
    expect(scenarioInForce(decided.bundle)?.name).toBe("Phương án A");

    const { tally } = must(await tallyPage(ctx(), world.contestId));
    expect(tally!.scenario?.name).toBe("Phương án A");
    expect(tally!.departures).toMatchObject([
      { entry: last!.code, from: "third", to: "first", reason: "Hội đồng biểu quyết" },
    ]);
    expect(tally!.history).toMatchObject([
      { number: 3, cause: "DECISION", reason: "Hội đồng biểu quyết", by: world.organiser.name },
      { number: 2, cause: "SCENARIO", vote: { name: "Phương án A", votesFor: 6 } },
      { number: 1, cause: "CLOSING", reason: "", vote: null },
    ]);
    const { slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
    // What the committee calls its scenarios is its own until the result is official.
    must(await world.publish({ kind: "PROVISIONAL" }));
    expect(await publishedResults(slug, DECIDING)).toMatchObject({ kind: "PROVISIONAL", scenario: null });
    must(await world.publish());
    expect((await publishedResults(slug, DECIDING))?.scenario).toEqual({ name: "Phương án A", differs: true });
    expect(await broken()).toEqual([]);
  });

  it("that passes on the regulation's own numbers is published as such", async () => {
    must(await propose());
    must(await vote());
    must(await world.publish());
    const { slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
    expect((await publishedResults(slug, DECIDING))?.scenario).toEqual({ name: "Phương án A", differs: false });
  });

  it("that fails is kept, changes nothing, and leaves the scenario proposed", async () => {
    must(await change({ first: { minimumScore: "92" } }));
    must(await propose());
    expect(must(await vote({ votesFor: 5, votesAgainst: 0 }))).toEqual({ passed: false, tally: null });
    expect(await world.tallies()).toHaveLength(1);
    const page = must(await scenarioPage(ctx(), world.contestId, scenarioId));
    expect(page.scenario.state).toBe("failed");
    expect(page.votes).toMatchObject([{ passed: false, votesFor: 5, votesTotal: 9, needed: 6 }]);
    const list = must(await scenarioList(ctx(), world.contestId, { from: null, to: null }));
    expect(list.rows.at(-1)).toMatchObject({ key: scenarioId, state: "failed" });
    must(await vote());
    expect(await world.tallies()).toHaveLength(2);
    expect((await scenarioPage(ctx(), world.contestId, scenarioId))).toMatchObject({
      value: { scenario: { inForce: true } },
    });
    expect(await broken()).toEqual([]);
  });

  it("is recorded once when two do it at once, at a meeting of the committee alone", async () => {
    must(await propose());
    const version = await world.version();
    const answers = await Promise.all([vote({ version }), vote({ version })]);
    expect(answers.map((answer) => answer.ok || answer.code).toSorted()).toEqual(["conflict", true]);
    expect(await db.prizeVote.count({ where: { contestId: world.contestId } })).toBe(1);
    const meeting = (kind: "COUNCIL" | "COMMITTEE", number: number, signedAt: Date | null = null) =>
      db.meeting.create({
        data: {
          signedAt,
          ...{ contestId: world.contestId, number, kind, place: "Hội trường", chair: "A", secretary: "B" },
          attendance: Array.from({ length: 9 }, (_, index) => ({
            ...{ name: `Ủy viên ${index}`, office: "member", position: "", note: "" },
            present: index < 8,
          })),
          ...{ startedAt: DECIDING, createdById: world.organiser.userId, createdAt: DECIDING },
        },
      });
    const refusal = { code: "invalid", faults: [{ path: "meetingId", code: "unknown-meeting" }] };
    expect(await vote({ meetingId: (await meeting("COUNCIL", 1)).id })).toMatchObject(refusal);
    // Its minutes are signed: they name the votes that they name.
    const signed = await meeting("COMMITTEE", 3, DECIDING);
    expect(await vote({ meetingId: signed.id })).toMatchObject(refusal);
    const { id: meetingId } = await meeting("COMMITTEE", 2);
    // Eight of nine were there.
    expect(await vote({ meetingId })).toMatchObject({ faults: [{ path: "votesFor", code: "more-votes-than-present" }] });
    expect(await vote({ meetingId, votesAgainst: 2, votesTotal: 8 })).toMatchObject({
      faults: [{ path: "votesTotal", code: "total-members", params: { count: 9 } }],
    });
    must(await vote({ meetingId, votesAgainst: 2 }));
    const [newest] = must(await scenarioPage(ctx(), world.contestId, scenarioId)).votes;
    expect(newest!.meeting).toMatchObject({ number: 2 });
    expect(must(await scenarioPage(ctx(), world.contestId, scenarioId)).meetings).toMatchObject([{ number: 2 }]);
  });

  it("may come while a tie waits for a decision", async () => {
    await beginWith([90, 90]);
    must(await propose());
    must(await vote());
    expect(await prizes()).toEqual(["undecided", "undecided"]);
  });
});

describe("128 entries in five fields", () => {
  it("come to no first prize, 3, 9 and 36 by what-if and vote", async () => {
    await binhThuan(world.contestId);
    expect((await prizes()).filter((prize) => prize !== null).length).toBe(54);
    await goOnWith("0 nhất, 3 nhì, 9 ba, 36 khuyến khích");
    must(
      await changeLevels(ctx(), {
        ...place(),
        form: {
          version: 1,
          levels: (await levels()).map((level, at) => ({
            ...level,
            quota: [1, 3, 9, 36][at]!,
            minimumScore: ["90", "80", "72", "60"][at]!,
          })),
        },
      }),
    );
    const list = must(
      await scenarioList(ctx(), world.contestId, { from: "regulation", to: scenarioId }),
    );
    expect(list.rows.at(-1)!.levels.map(({ awarded }) => awarded)).toEqual([0, 3, 9, 36]);
    expect(list.compared!.moves.length).toBeGreaterThan(6);
    must(await propose());
    expect(must(await vote({ votesFor: 9, votesAgainst: 0, votesTotal: 11 }))).toMatchObject({
      passed: true,
    });
    const { results, bundle } = await world.tally();
    const given = ["first", "second", "third", "consolation"].map(
      (level) => results.filter(({ prize }) => prize === level).length,
    );
    expect(given).toEqual([0, 3, 9, 36]);
    expect(recount(bundle)).toMatchObject({ ok: true });
  });
});

async function broken(): Promise<string[]> {
  const found: string[] = [];
  await violations(({ name, says }) => found.push(`${name}: ${says}`));
  return found;
}
