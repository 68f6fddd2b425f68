import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sumOf } from "~/documents/official/kinds/prize-list-template";
import { openedContest } from "~/contests/contest.server";
import { paths } from "~/paths";
import { canonicalJson } from "~/platform/canonical-json";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { approvalForm } from "~/results/approval/approval-form";
import { approvalPage } from "~/results/approval/approvals.server";
import { takeStep } from "~/results/approval/take-step.server";
import { awardDesk } from "~/results/awards/award-desk.server";
import { awardWinners } from "~/results/awards/award-winners.server";
import { decideAward } from "~/results/awards/decide-award.server";
import { ownResultOf } from "~/results/own-result.server";
import { prizeFacts } from "~/results/paper/prize-facts.server";
import { editionsOf } from "~/results/statistics/edition-figures.server";
import { publishedResults } from "~/results/published.server";
import { recount } from "~/results/recount";
import { takeRegister } from "~/results/registers/registers.server";
import { solutionPage } from "~/results/public/solution.server";
import * as resultsRoute from "~/routes/_public.contests.$slug.results/route";
import { begin, born, ctx, desk, does, health, named, school, world } from "./awards-desk";
import { COLLECTIVE, SPECIAL, withAwards } from "./awards-world";
import { at, grantee, must } from "./judging-world";
import { answerOf, DECIDING } from "./results-world";
import { aRegulationWith } from "./scenarios-world";

beforeEach(begin);
afterEach(() => setClock(null));

async function decideAll() {
  must(await does({ intent: "by-rule", form: { prizeId: "youngest" } }));
  must(await does({ intent: "name", form: { ...named, prizeId: "industry", code: world.entries[2]!.code } }));
  must(await does({ intent: "by-table", form: {} }));
}

describe("special and collective prizes", () => {
  beforeEach(async () => {
    await withAwards(world);
    // A child's guardian would have to agree to its being named: all are of age.
    await born("1990-04-05", "1954-02-03", "2005-08-09");
    await world.closed();
  });

  it("are proposed by the data, with every point of the league table", async () => {
    const { special, league, isOpen, isHeld } = await desk();
    expect(special).toMatchObject([
      { found: [{ code: world.entries[2]!.code, value: "2005-08-09" }], proposed: 1, open: 1, standing: [] },
      { found: [], proposed: 0, open: 1 },
    ]);
    expect(league).toMatchObject([
      { name: "Trường THPT Lê Lợi", points: "17", rank: 1, prize: "team-first", open: true },
      { name: "Sở Y tế", points: "8.5", rank: 2, prize: null, open: false },
    ]);
    expect(league[0]!.lines.map(({ kind, level, count, points }) => `${kind} ${level} ${count} ${points}`)).toEqual([
      "entry  2 2",
      "eligible  2 1",
      "level first 1 10",
      "level third 1 4",
    ]);
    expect([isOpen, isHeld]).toEqual([true, false]);
  });

  it("are given points for promotion up to the most, with a reason, and the newest count", async () => {
    const form = { unitId: health, points: 4_500, note: "Tổ chức 3 buổi phổ biến thể lệ" };
    must(await does({ intent: "points", form }));
    expect((await desk()).league).toMatchObject([{ points: "17" }, { points: "13", note: form.note }]);
    must(await does({ intent: "points", form: { ...form, points: 5_000 } }));
    expect((await desk()).league[1]).toMatchObject({ points: "13.5" });
    expect(await does({ intent: "points", form: { ...form, points: 5_001 } })).toMatchObject({
      code: "invalid",
      faults: [{ path: "points", code: "too-big", params: { max: "5" } }],
    });
    expect(await db.unitPoints.count({ where: { contestId: world.contestId } })).toBe(2);
  });

  it("go into a result of their own, whose chain of approval begins anew", async () => {
    await aRegulationWith(world.contestId, { approval: [{ id: "btc", label: "Ban Tổ chức", by: "committee" }] });
    const before = await world.tally();
    const sign = async () =>
      takeStep(
        ctx(),
        world.contestId,
        approvalForm.parse({
          tallyId: (await world.tally()).id,
          stepId: "btc",
          outcome: "SIGNED",
          paperNumber: "12/BB",
          paperDate: "2026-10-25",
          signer: "Trần Văn Ký",
        }),
      );
    must(await sign());
    expect(await does({ intent: "settle", form: {} })).toMatchObject({ code: "undecided" });
    expect(await world.publish()).toMatchObject({ code: "gate" });
    await decideAll();
    expect(await desk()).toMatchObject({ isOpen: false, isHeld: false });
    expect(await world.publish()).toMatchObject({ code: "gate" });
    must(await does({ intent: "settle", form: {} }));

    const [, made] = await world.tallies();
    expect(made).toMatchObject({ number: 2, cause: "AWARDS" });
    const after = await world.tally();
    expect(after.results).toEqual(before.results);
    expect(recount(after.bundle)).toMatchObject({ ok: true });
    expect(after.bundle.contest).toMatchObject({
      special: [
        { prize: "youngest", entry: world.entries[2]!.code, amountVnd: 3_000_000, by: "rule" },
        { prize: "industry", entry: world.entries[2]!.code, sponsor: "Sở Công Thương", by: "committee" },
      ],
      collective: [
        { unit: "Trường THPT Lê Lợi", points: "17", rank: 1, prize: "team-first", amountVnd: 6_000_000 },
        { unit: "Sở Y tế", points: "8.5", rank: 2, prize: null },
      ],
    });
    expect(JSON.stringify(after.bundle)).not.toContain("Tác giả Dự Thi");
    expect(must(await approvalPage(ctx(), world.contestId)).chain).toMatchObject([{ state: "open" }]);
    expect(await does({ intent: "settle", form: {} })).toMatchObject({ code: "nothing" });
    expect(await world.publish()).toMatchObject({ code: "gate" });
    must(await sign());
    must(await world.publish());
  });

  it("name on paper the one author whose prize it is, and on paper that is put up those who agree", async () => {
    const { id, code, title } = world.entries[2]!;
    const version = await db.entryVersion.findFirstOrThrow({ where: { entryId: id } });
    const snapshot = version.snapshot as { members: { name: string }[] };
    const [young] = snapshot.members;
    const older = { ...young!, id: "m2", name: "Đinh Thị Lớn Tuổi", birthDate: "1980-01-01", main: false };
    const changed = { ...snapshot, members: [young!, older] };
    await db.entryVersion.update({
      where: { id: version.id },
      data: { snapshot: changed, sha256: sha256Hex(canonicalJson(changed)) },
    });
    await decideAll();
    const opened = (await openedContest(world.contestId))!;
    const printed = async (naming: "all" | "public") =>
      (await prizeFacts(opened, { naming, now: DECIDING }))!.awards.map(({ to }) => to);
    const [solution, unit] = [`${title} (${code})`, "Trường THPT Lê Lợi"];
    expect(await printed("all")).toEqual([
      `${young!.name}, ${solution}`,
      `${young!.name}, ${older.name}, ${solution}`,
      unit,
    ]);
    expect(await printed("public")).toEqual([`${young!.name}, ${solution}`, `${young!.name}, ${solution}`, unit]);
  });

  it("are read by certificates, the decision's list, the register, the public and their authors", async () => {
    await decideAll();
    must(await does({ intent: "settle", form: {} }));
    const opened = (await openedContest(world.contestId))!;
    const winners = await awardWinners(db, opened);
    expect(winners).toMatchObject({
      special: [
        { prizeId: "youngest", memberId: "m1", entry: { code: world.entries[2]!.code }, unit: null, byRule: true },
        { prizeId: "industry", memberId: null, entry: { code: world.entries[2]!.code }, byRule: false, reason: named.reason },
      ],
      collective: [{ prizeId: "team-first", entry: null, unit: { id: school }, basis: { points: "17" } }],
    });
    const facts = await prizeFacts(opened, { naming: "all", now: DECIDING });
    // The report says one sum of money wherever it says it.
    expect((await editionsOf(opened, DECIDING)).at(-1)?.moneyVnd).toBe(sumOf(facts!));
    expect(facts?.awards.map(({ label, amountVnd }) => [label, amountVnd])).toEqual([
      [SPECIAL[0]!.label, 3_000_000],
      [SPECIAL[1]!.label, 5_000_000],
      [COLLECTIVE.levels[0]!.label, 6_000_000],
    ]);
    expect(facts?.awards[2]?.to).toBe("Trường THPT Lê Lợi");
    const register = must(await takeRegister(ctx(), { contestId: world.contestId, kind: "prizes" }));
    expect(register.rows.map((row) => [row[1], row.at(-1)])).toEqual([
      ["Giải Nhất", expect.any(Number)],
      ["Giải Nhì", expect.any(Number)],
      ["Giải Ba", expect.any(Number)],
      [SPECIAL[0]!.label, 3_000_000],
      [SPECIAL[1]!.label, 5_000_000],
      [COLLECTIVE.levels[0]!.label, 6_000_000],
    ]);

    must(await world.publish());
    const { slug } = opened.contest;
    const { winners: shown } = (await publishedResults(slug, DECIDING))!;
    expect(shown.special[0]).toMatchObject({
      label: SPECIAL[0]!.label,
      entry: { code: world.entries[2]!.code },
      people: [{ name: expect.stringContaining("Tác giả Dự Thi") as string }],
    });
    expect(shown.collective).toMatchObject([{ unit: "Trường THPT Lê Lợi", points: "17" }]);
    const solution = await solutionPage(slug, world.entries[2]!.code, DECIDING);
    expect(solution?.awards).toEqual([
      { label: SPECIAL[0]!.label, amountVnd: 3_000_000 },
      { label: SPECIAL[1]!.label, amountVnd: 5_000_000 },
    ]);
    expect((await ownResultOf(world.entries[2]!.id, DECIDING))?.awards).toHaveLength(2);
    expect((await ownResultOf(world.entries[0]!.id, DECIDING))?.awards).toEqual([]);
    // Who no longer agrees to be named is not, and the prize stays.
    await db.consent.updateMany({ where: { entryId: world.entries[2]!.id }, data: { answer: "WITHDRAWN" } });
    const request = new Request(`http://sangtao.test${paths.results(slug)}`);
    const args = { request, params: { slug }, context: {} } satisfies LoaderFunctionArgs;
    const page = await answerOf(Promise.resolve(resultsRoute.loader(args)));
    expect(page.data["winners"]).toMatchObject({ special: [{ label: SPECIAL[0]!.label, people: [] }, {}] });
  });

  it("are withdrawn with a reason until the official result, and stay on record", async () => {
    await decideAll();
    const [award] = (await desk()).special[1]!.standing;
    must(await does({ intent: "withdraw", form: { awardId: award!.id, reason: "Đơn vị tài trợ thay đổi" } }));
    expect(await does({ intent: "withdraw", form: { awardId: award!.id, reason: "…" } })).toMatchObject({ code: "hidden" });
    const after = await desk();
    expect(after.special[1]).toMatchObject({ open: 1, standing: [] });
    expect(after.withdrawn).toMatchObject([{ prize: SPECIAL[1]!.label, reason: "Đơn vị tài trợ thay đổi" }]);
    must(await does({ intent: "empty", form: { prizeId: "industry", reason: "Không có giải pháp phù hợp" } }));
    must(await does({ intent: "settle", form: {} }));
    must(await world.publish());
    const [left] = (await desk()).special[0]!.standing;
    expect(await does({ intent: "withdraw", form: { awardId: left!.id, reason: "…" } })).toMatchObject({ code: "state" });
    const actions = await db.auditEvent.findMany({
      where: { chainId: world.contestId, action: { startsWith: "award." } },
      orderBy: { position: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "award.decided",
      "award.decided",
      "award.decided",
      "award.withdrawn",
      "award.decided",
      "award.settled",
    ]);
  });

  it("are not decided by two at once, nor beyond their number, nor for what is not there", async () => {
    const version = await world.version();
    const twice = { intent: "by-rule", form: { prizeId: "youngest", version } } as const;
    must(await decideAward(ctx(), world.contestId, twice));
    expect(await decideAward(ctx(), world.contestId, twice)).toMatchObject({ code: "conflict" });
    expect(await does({ intent: "by-rule", form: { prizeId: "youngest" } })).toMatchObject({ code: "nothing" });
    const fault = async (form: object) =>
      (await does({ intent: "name", form: { ...named, prizeId: "youngest", ...form } })) as { faults?: { code: string }[] };
    expect((await fault({ code: world.entries[0]!.code })).faults).toMatchObject([{ code: "prize-full" }]);
    expect((await fault({ code: "STKT-0", prizeId: "industry" })).faults).toMatchObject([{ code: "entry-not-in-result" }]);
    expect((await fault({ unitId: "x", prizeId: "industry" })).faults).toMatchObject([{ code: "unknown-unit" }]);
    expect((await fault({ prizeId: "gone" }))).toMatchObject({ code: "hidden" });
  });

  it("are the organisers', seen by secretaries and observers, and by nobody with an interest", async () => {
    for (const role of ["SECRETARY", "OBSERVER"] as const) {
      const reader = await grantee(role, world.organisationId);
      must(await awardDesk(at(reader, DECIDING), world.contestId));
      expect(await does({ intent: "by-table", form: {} }, reader)).toMatchObject({ code: "role" });
    }
    const { userId } = world.organiser;
    await db.entry.update({ where: { id: world.entries[0]!.id }, data: { ownerId: userId } });
    expect(await awardDesk(ctx(), world.contestId)).toMatchObject({ code: "conflict-of-interest" });
    expect(await does({ intent: "by-table", form: {} })).toMatchObject({ code: "conflict-of-interest" });
  });
});
