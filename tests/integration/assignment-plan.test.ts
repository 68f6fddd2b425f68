import { beforeEach, describe, expect, it } from "vitest";
import {
  assignOne,
  assignPanels,
  previewAssignments,
} from "~/judging/assignment/assignment.server";
import type { MadeView } from "~/judging/assignment/plan-view";
import { applyPlan, makePlan, readPlan } from "~/judging/assignment/plan.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { db } from "~/platform/db.server";
import { at, grantee, judgingContest, must, person, type JudgingWorld } from "./judging-world";
import { judgesPerEntry } from "./plan-world";
import { violations } from "../../scripts/invariants";

let world: JudgingWorld;
beforeEach(async () => {
  world = await judgingContest();
  await judgesPerEntry(world.contestId, 2);
});

const place = () => ({ contestId: world.contestId, panelId: world.panelId });
const make = async (seed = 1) =>
  must(await makePlan(at(world.organiser), { ...place(), seed })).planId;
const apply = (planId: string) => applyPlan(at(world.organiser), { ...place(), planId });
const view = async (planId: string | null = null) =>
  must(await readPlan(at(world.organiser), { ...place(), planId, page: 1 }));
const live = () =>
  db.assignment.findMany({
    where: { entry: { contestId: world.contestId }, endedAt: null },
    select: { entryId: true, judgeId: true },
    orderBy: { id: "asc" },
  });
const judges = (count: number) =>
  Promise.all(Array.from({ length: count }, async () => world.judge(await person())));
async function entries(count: number, fieldId?: string) {
  const made: { id: string }[] = [];
  for (let at = 0; at < count; at++) made.push(await world.entry({ fieldId }));
  return made;
}
async function made(planId: string): Promise<MadeView> {
  const content = (await view(planId)).plan?.content;
  if (content?.kind !== "plan") throw new Error(`no plan: ${JSON.stringify(content)}`);
  return content;
}

describe("a plan", () => {
  it("is shown before anything is given, and applied once with its audit row", async () => {
    await judges(4);
    await entries(6);
    const planId = await make();
    expect(await live()).toEqual([]);
    const plan = await made(planId);
    expect(plan).toMatchObject({ added: 12, kept: 0, ends: [], proof: { gap: 0 } });
    expect(plan.judges.map(({ added }) => added)).toEqual([3, 3, 3, 3]);
    expect(plan.ties).toMatchObject({ result: "met", weak: [] });
    expect(plan.entries.every((entry) => entry.judges.length === 2)).toBe(true);

    expect(must(await apply(planId))).toEqual({ added: 12, ended: 0 });
    expect(must(await apply(planId))).toEqual({ added: 0, ended: 0 });
    expect(await live()).toHaveLength(12);
    expect(
      await db.scoreSheet.count({
        where: { assignment: { entry: { contestId: world.contestId } } },
      }),
    ).toBe(12);
    const told = await db.auditEvent.findMany({
      where: { chainId: world.contestId, action: "panel.plan-applied" },
    });
    expect(told).toHaveLength(1);
    expect(await view()).toMatchObject({
      missing: 0,
      ending: 0,
      plan: { id: planId, outdated: false },
    });
    const found: unknown[] = [];
    await violations((one) => found.push(one));
    expect(found).toEqual([]);
  });

  it("is the same for the same number, and given once when two press at once", async () => {
    await judges(5);
    await entries(7);
    const [first, second] = [await make(5), await make(5)];
    expect((await made(first)).entries).toEqual((await made(second)).entries);
    const both = await Promise.all([apply(first), apply(second)]);
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["changed", "ok"]);
    expect(await live()).toHaveLength(14);
  });

  it("is not applied once something has changed, and then keeps what was given", async () => {
    await judges(4);
    await entries(5);
    const first = await make();
    await world.entry();
    expect(await apply(first)).toMatchObject({ ok: false, code: "changed", seed: 1 });
    expect((await view(first)).plan?.outdated).toBe(true);
    must(await apply(await make()));
    const before = await live();
    await entries(2);
    const grown = await make();
    expect(await made(grown)).toMatchObject({ added: 4, kept: 12 });
    must(await apply(grown));
    expect(await live()).toEqual(expect.arrayContaining(before));
  });

  it("deals anew only what a judge who left had not submitted", async () => {
    const leaver = await person();
    const leaverId = await world.judge(leaver);
    await judges(4);
    await entries(6);
    must(await apply(await make()));
    const theirs = (await live()).filter(({ judgeId }) => judgeId === leaverId);
    const [submitted, ...open] = theirs;
    const assignment = await db.assignment.findFirstOrThrow({
      where: { ...submitted!, endedAt: null },
    });
    must(
      await submitSheet(at(leaver), {
        assignmentId: assignment.id,
        version: 1,
        marks: world.fullMarks(),
        comment: "Đạt",
      }),
    );
    const rest = (await live()).filter(({ judgeId }) => judgeId !== leaverId);
    await db.panelMember.updateMany({
      where: { panelId: world.panelId, judgeId: leaverId },
      data: { endedAt: new Date(), endReason: "Đi công tác" },
    });
    const again = await make();
    const plan = await made(again);
    expect(plan).toMatchObject({ added: open.length, kept: rest.length + 1 });
    expect(plan.ends.map(({ why }) => why)).toEqual(open.map(() => "left"));
    must(await apply(again));
    const now = await live();
    expect(now).toEqual(expect.arrayContaining([...rest, submitted!]));
    expect(now).toHaveLength(12);
  });

  it("keeps conflicts, an expert's fields and maximum loads, and prefers who knows the field", async () => {
    const field = world.regulation.groups[0]!.fieldIds[0]!;
    const author = await person();
    const authorId = await world.judge(author);
    const [capped, elsewhere, ...others] = await judges(5);
    await db.judge.update({ where: { id: capped }, data: { maxLoad: 1 } });
    await db.panelMember.updateMany({
      where: { judgeId: elsewhere },
      data: { role: "EXPERT", fieldIds: ["another-field"] },
    });
    await db.judge.updateMany({
      where: { id: { in: others.slice(0, 1) } },
      data: { fieldIds: ["another-field"] },
    });
    await db.judge.updateMany({
      where: { id: { in: others.slice(1) } },
      data: { fieldIds: [field] },
    });
    const own = await world.entry({ owner: author });
    await entries(3);
    must(await apply(await make()));
    const given = await live();
    expect(given).toHaveLength(8);
    const of = (judgeId: string | undefined) => given.filter((one) => one.judgeId === judgeId);
    expect(of(authorId).map(({ entryId }) => entryId)).not.toContain(own.id);
    expect(of(capped)).toHaveLength(1);
    expect(of(elsewhere)).toEqual([]);
    expect(of(others[0])).toEqual([]);
  });

  it("that cannot be is explained with names, and nothing is given", async () => {
    const author = await person({ name: "Ngô Tác Giả" });
    await world.judge(author);
    const capped = await person({ name: "Lê Ít Giờ" });
    await db.judge.update({ where: { id: await world.judge(capped) }, data: { maxLoad: 1 } });
    const own = await world.entry({ owner: author });
    await entries(2);
    const planId = await make();
    const content = (await view(planId)).plan?.content;
    expect(content).toMatchObject({
      kind: "impossible",
      lacking: [{ code: own.code, needs: 2, free: 1, conflicts: ["Ngô Tác Giả"] }],
      room: { needs: 5, judges: [{ name: "Lê Ít Giờ", room: 1 }], room: 1, others: 2, short: 2 },
    });
    expect(await apply(planId)).toMatchObject({ code: "hidden" });
    expect(await live()).toEqual([]);
  });

  it("is refused for others, for closed panels and for rounds in which everybody scores everything", async () => {
    const secretary = await grantee("OBSERVER", world.organisationId);
    expect(await makePlan(at(secretary), { ...place(), seed: 1 })).toMatchObject({ code: "role" });
    await db.panel.update({ where: { id: world.panelId }, data: { closedAt: new Date() } });
    expect(await makePlan(at(world.organiser), { ...place(), seed: 1 })).toMatchObject({
      code: "state",
    });
    await judgesPerEntry(world.contestId, null);
    expect(
      await readPlan(at(world.organiser), { ...place(), planId: null, page: 1 }),
    ).toMatchObject({
      code: "hidden",
    });
  });
});

describe("giving by hand and all at once", () => {
  it("leaves a panel with plans alone, and lets no entry have more judges than the regulation names", async () => {
    const three = await judges(3);
    const [entry] = await entries(1);
    expect(must(await previewAssignments(at(world.organiser), world))[0]).toMatchObject({
      perEntry: 2,
      missing: 1,
      added: 0,
    });
    must(await assignPanels(at(world.organiser), world));
    expect(await live()).toEqual([]);
    const give = (judgeId: string | undefined) =>
      assignOne(at(world.organiser), {
        panelId: world.panelId,
        entryId: entry!.id,
        judgeId: judgeId ?? "",
      });
    must(await give(three[0]));
    must(await give(three[1]));
    expect(await give(three[2])).toMatchObject({ code: "enough-judges" });
    expect(await give(three[1])).toMatchObject({ ok: true });
  });

  it("tells of an expert of other fields, and of a judge who has as many as they take", async () => {
    const [expert, capped] = await judges(2);
    await db.panelMember.updateMany({
      where: { judgeId: expert },
      data: { role: "EXPERT", fieldIds: ["another-field"] },
    });
    await db.judge.update({ where: { id: capped }, data: { maxLoad: 1 } });
    const [one, two] = await entries(2);
    const give = (entryId: string, judgeId: string) =>
      assignOne(at(world.organiser), { panelId: world.panelId, entryId, judgeId });
    expect(await give(one!.id, expert!)).toMatchObject({ code: "other-field" });
    must(await give(one!.id, capped!));
    expect(await give(two!.id, capped!)).toMatchObject({ code: "at-most" });
  });

  it("in a round for everybody gives experts only their fields, and nothing that was set aside", async () => {
    await judgesPerEntry(world.contestId, null);
    const [expert, plain] = await judges(2);
    await db.panelMember.updateMany({
      where: { judgeId: expert },
      data: { role: "EXPERT", fieldIds: ["another-field"] },
    });
    await db.judge.update({ where: { id: plain }, data: { maxLoad: 1 } });
    await entries(2);
    const [report] = must(await assignPanels(at(world.organiser), world));
    expect(report).toMatchObject({ added: 2, overloaded: [{ load: 2, max: 1 }] });
    expect((await live()).map(({ judgeId }) => judgeId)).toEqual([plain, plain]);
  });
});
