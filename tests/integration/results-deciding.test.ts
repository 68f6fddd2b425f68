import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paths } from "~/paths";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { decide } from "~/results/decide.server";
import { tallyPage } from "~/results/tally-page.server";
import * as tallyRoute from "~/routes/_app.manage.contests.$contestId.tally._index/route";
import { at, grantee, must } from "./judging-world";
import {
  answerOf,
  decisionForm,
  DECIDING,
  organiserCookie,
  resultsContest,
  type ResultsWorld,
} from "./results-world";
import { aRegulationWith } from "./scenarios-world";

afterEach(() => setClock(null));

let world: ResultsWorld;
let a: string;
let b: string;

/** Two entries that are equal in everything at the one first prize, and a third below them. */
beforeEach(async () => {
  world = await resultsContest([90, 90, 75]);
  await world.closed();
  [a, b] = world.entries.map(({ code }) => code) as [string, string];
});

const decideAs = async (fields: object, actor = world.organiser, version?: number) =>
  decide(at(actor, DECIDING), {
    contestId: world.contestId,
    form: decisionForm({ version: version ?? (await world.version()), ...fields }),
  });
const order = (...codes: string[]) => ({
  kind: "tie",
  places: codes.map((code, index) => ({ code, place: String(index + 1) })),
});
const prizes = async () => (await world.tally()).results.map(({ entry, prize }) => [entry, prize]);
const publish = () => world.publish();

describe("a prize decided on", () => {
  it("has the share of votes that the regulation asks for, or is none", async () => {
    const few = { code: "invalid", faults: [{ path: "votesFor", code: "too-few-votes" }] };
    const prize = { kind: "prize", entry: world.entries[2]!.code, outcome: "first", votesTotal: "9" };
    expect(await decideAs({ ...prize, votesFor: "0" })).toMatchObject(few);
    await aRegulationWith(world.contestId, { voteShare: "2/3" });
    expect(await decideAs({ ...prize, votesFor: "5" })).toMatchObject(few);
    expect(await world.tallies()).toHaveLength(1);
    must(await decideAs({ ...prize, votesFor: "6" }));
  });
});

describe("a tie at the quota's edge", () => {
  it("is undecided, stands on the page as one, and keeps the results from being published", async () => {
    expect(await prizes()).toEqual([
      [a, "undecided"],
      [b, "undecided"],
      [world.entries[2]!.code, "third"],
    ]);
    const page = must(await tallyPage(at(world.organiser, DECIDING), world.contestId));
    expect(page.tally!.ties.map((tie) => tie.map(({ code, rank }) => [code, rank]))).toEqual([
      [
        [a, 1],
        [b, 1],
      ],
    ]);
    const before = await world.version();
    expect(await publish()).toMatchObject({ ok: false, code: "gate" });
    const contest = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
    expect(contest).toMatchObject({ state: "CLOSED", publishedAt: null, version: before });
    expect(await db.publication.count({ where: { contestId: world.contestId } })).toBe(0);
  });

  it("is settled by an order: the next tally has it, the one before stays as it was", async () => {
    const [first] = await world.tallies();
    must(await decideAs(order(b, a)));
    const tallies = await world.tallies();
    expect(tallies.map(({ number }) => number)).toEqual([1, 2]);
    expect(tallies[0]).toEqual(first);
    expect(await prizes()).toEqual([
      [b, "first"],
      [a, "second"],
      [world.entries[2]!.code, "third"],
    ]);
    const { bundle } = await world.tally();
    expect(bundle.decisions).toEqual([
      {
        kind: "tie",
        entries: [b, a],
        outcome: `${b} > ${a}`,
        votesFor: 5,
        votesTotal: 7,
        reason: "Hội đồng biểu quyết",
      },
    ]);
    expect(
      await db.committeeDecision.findMany({ where: { contestId: world.contestId } }),
    ).toMatchObject([{ number: 1, kind: "TIE", outcome: `${b} > ${a}`, votesFor: 5 }]);
    must(await publish());
  });

  it("may be decided again: the last decision counts, both stay on record", async () => {
    must(await decideAs(order(b, a)));
    must(await decideAs(order(a, b)));
    expect((await prizes()).slice(0, 2)).toEqual([
      [a, "first"],
      [b, "second"],
    ]);
    expect((await world.tally()).bundle.decisions).toHaveLength(2);
    expect(await world.tallies()).toHaveLength(3);
  });
});

describe("a decision", () => {
  it("on a prize may depart from the rank", async () => {
    must(await decideAs(order(a, b)));
    const [, , third] = world.entries.map(({ code }) => code);
    must(await decideAs({ kind: "prize", entry: third, outcome: "consolation" }));
    must(await decideAs({ kind: "prize", entry: b, outcome: "none" }));
    expect(await prizes()).toEqual([
      [a, "first"],
      [b, null],
      [third, "consolation"],
    ]);
  });

  it("about what the result does not have is refused", async () => {
    for (const fields of [
      order(a, "STKT-2026-XX-999"),
      order(a, a),
      { kind: "prize", entry: "STKT-2026-XX-999", outcome: "first" },
      { kind: "prize", entry: a, outcome: "zeroth" },
    ])
      expect(await decideAs(fields)).toMatchObject({ ok: false, code: "invalid" });
    expect(await world.tallies()).toHaveLength(1);
  });

  it("is the organisers' alone, and nobody's before closing and after publishing", async () => {
    const secretary = await grantee("SECRETARY", world.organisationId);
    for (const actor of [secretary, world.chair])
      expect(await decideAs(order(a, b), actor)).toMatchObject({ code: "role" });
    must(await decideAs(order(a, b)));
    must(await publish());
    expect(await decideAs(order(b, a))).toMatchObject({ code: "state" });
    world = await resultsContest([90, 90]);
    await world.judged();
    expect(await decideAs(order(a, b))).toMatchObject({ code: "state" });
  });

  it("happens once when two record one at once", async () => {
    const version = await world.version();
    const answers = await Promise.all([
      decideAs(order(a, b), world.organiser, version),
      decideAs(order(b, a), world.organiser, version),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === "conflict")).toHaveLength(1);
    expect(await world.tallies()).toHaveLength(2);
  });
});

describe("the form", () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await organiserCookie(world);
    setClock(() => DECIDING);
  });

  const post = async (fields: Record<string, string>) => {
    const request = new Request(`http://sangtao.test${paths.tally(world.contestId)}`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams(fields),
    });
    const params = { contestId: world.contestId };
    return answerOf(tallyRoute.action({ request, params, context: {} }));
  };
  const tieForm = async (over: Record<string, string> = {}) => ({
    intent: "decide",
    form: `tie ${a}`,
    kind: "tie",
    version: String(await world.version()),
    "places.0.code": a,
    "places.0.place": "2",
    "places.1.code": b,
    "places.1.place": "1",
    votesFor: "5",
    votesTotal: "7",
    reason: "Tính mới cao hơn",
    ...over,
  });

  it("records a decision and comes back to the page", async () => {
    const { status, headers } = await post(await tieForm());
    expect([status, headers.get("Location")]).toEqual([302, paths.tally(world.contestId)]);
    expect((await prizes())[0]).toEqual([b, "first"]);
  });

  it("says beside the field what is wrong, and keeps what was typed", async () => {
    const wrong = await post(await tieForm({ votesFor: "8", reason: "Đã bàn kỹ" }));
    expect(wrong.status).toBe(400);
    expect(wrong.data).toMatchObject({
      faults: [{ path: "votesFor", code: "more-votes-than-voters" }],
      values: {
        form: `tie ${a}`,
        votesFor: "8",
        reason: "Đã bàn kỹ",
        places: [{ place: "2" }, {}],
      },
    });
    const unknown = await post(await tieForm({ "places.1.code": "STKT-2026-XX-999" }));
    expect(unknown).toMatchObject({
      status: 400,
      data: {
        faults: [{ path: "", code: "unknown-entry" }],
        values: { reason: "Tính mới cao hơn" },
      },
    });
    const empty = await post(await tieForm({ votesFor: "", votesTotal: "", reason: "" }));
    expect(empty.data["faults"]).toEqual(
      ["votesFor", "votesTotal", "reason"].map((path) => ({ path, code: "required" })),
    );
    expect(await world.tallies()).toHaveLength(1);
  });

  it("answers 409 on a version that is no longer the contest's, and keeps what was typed", async () => {
    const form = await tieForm({ reason: "Bàn hai tiếng" });
    must(await decideAs(order(a, b)));
    const answer = await post(form);
    expect(answer.status).toBe(409);
    expect(answer.data).toMatchObject({
      code: "conflict",
      values: { form: `tie ${a}`, reason: "Bàn hai tiếng", votesFor: "5" },
    });
    expect((await prizes())[0]).toEqual([a, "first"]);
  });

  it("does nothing for a button that it does not know, or without a version", async () => {
    must(await decideAs(order(a, b)));
    const version = String(await world.version());
    for (const fields of [{ version }, { intent: "x", version }, { intent: "publish" }])
      expect((await post(fields as Record<string, string>)).status).toBe(400);
    expect(await db.publication.count({ where: { contestId: world.contestId } })).toBe(0);
  });

  it("answers 409 to closing while something is missing, and the page lists it", async () => {
    world = await resultsContest([80]);
    cookie = await organiserCookie(world);
    const answer = await post({ intent: "close", version: String(await world.version()) });
    expect(answer).toMatchObject({ status: 409, data: { code: "not-ready" } });
    const request = new Request(`http://sangtao.test${paths.tally(world.contestId)}`, {
      headers: { cookie },
    });
    const params = { contestId: world.contestId };
    const page = await answerOf(tallyRoute.loader({ request, params, context: {} }));
    const { gate, names } = page.data as {
      gate: { faults: { code: string }[] }[];
      names: { judges: Record<string, string> };
    };
    expect(gate.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual([
      "panel-open",
      "sheet-missing",
      "sheet-missing",
      "sheet-missing",
    ]);
    expect(names.judges["J01"]).toBe(world.chair.name);
  });
});
