import { beforeEach, describe, expect, test } from "vitest";
import type { Regulation } from "~/contests/regulation";
import type { BulkForm } from "~/entries/screening/bulk";
import { applyBulk, previewBulk } from "~/entries/screening/bulk-screening.server";
import { listEntries, neighbours } from "~/entries/screening/desk.server";
import { NO_FILTER, type ListFilter } from "~/entries/list-filter";
import { moveField } from "~/entries/screening/move-field.server";
import { remindOfSupplement } from "~/entries/screening/remind-supplement.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { addNote, markChecklist } from "~/entries/screening/screening-notes.server";
import { entryForScreening } from "~/entries/screening/screening-reads.server";
import { submitEntry } from "~/entries/submit-entry.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import {
  at,
  CLOSES,
  entryRow,
  goodContent,
  grantee,
  later,
  must,
  OPEN,
  openedContest,
  person,
  submitted,
} from "./entries-world";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AFTER = later(CLOSES, DAY);
const DUE = later(CLOSES, 5 * DAY);
const CHECKLIST: Regulation["checklist"] = [
  { id: "seal", label: "Có dấu xác nhận của đơn vị", help: "" },
  { id: "age", label: "Đúng độ tuổi", help: "" },
];
const refusalOf = (result: { ok: boolean; code?: string }) => (result.ok ? null : result.code);
const ELIGIBLE = { outcome: "ELIGIBLE", reason: "", dueAt: null } as const;
const SUPPLEMENT = {
  outcome: "SUPPLEMENT",
  reason: "Thiếu dấu xác nhận",
  dueAt: DUE,
  asked: ["files.form"],
} as const;

let world: Awaited<ReturnType<typeof desk>>;

async function desk() {
  const contest = await openedContest({ checklist: CHECKLIST });
  const secretary = await grantee("SECRETARY", contest.organisationId);
  const observer = await grantee("OBSERVER", contest.organisationId);
  const owner = await person();
  const { entryId, code } = await submitted(contest, owner);
  const page = async (now = AFTER) =>
    must(await entryForScreening(secretary, contest.contestId, entryId, now));
  const list = async (over: Partial<ListFilter> = {}, now = AFTER) =>
    must(await listEntries(at(secretary, now), contest.contestId, { ...NO_FILTER, ...over }));
  return { contest, secretary, observer, owner, entryId, code, page, list };
}

const mailsTo = (actor: Actor) =>
  db.mail.findMany({ where: { to: actor.email }, orderBy: { id: "asc" } });

beforeEach(async () => {
  world = await desk();
});

describe("notes", () => {
  test("are the secretariat's: written once, kept in order, unseen by authors", async () => {
    const { secretary, observer, owner, entryId, page, list } = world;
    const note = { entryId, text: "Gọi hỏi đơn vị" };
    expect((await list({ flags: ["noted"] })).total).toBe(0);
    must(await addNote(at(secretary, AFTER), note));
    must(await addNote(at(secretary, later(AFTER, 5)), note));
    must(await addNote(at(secretary, later(AFTER, HOUR)), { entryId, text: "Đã có dấu" }));
    expect((await page()).notes.map(({ text, who }) => [text, who])).toEqual([
      ["Đã có dấu", secretary.name],
      ["Gọi hỏi đơn vị", secretary.name],
    ]);
    expect((await list({ flags: ["noted"] })).total).toBe(1);
    expect(refusalOf(await addNote(at(observer), note))).toBe("role");
    expect(refusalOf(await addNote(at(owner), note))).toBe("role");
    expect(refusalOf(await addNote(at(await person()), note))).toBe("hidden");
  });
});

describe("the checklist", () => {
  test("keeps what was found, and says when it was found in an older version", async () => {
    const { contest, secretary, observer, owner, entryId, page, list } = world;
    const mark = (itemId: string, met: boolean) =>
      markChecklist(at(secretary, AFTER), { entryId, found: [{ itemId, met }] });
    must(await mark("seal", false));
    must(await mark("age", true));
    must(await mark("seal", true));
    must(await mark("nonsense", true));
    const found = async () => (await page()).checklist.map(({ id, met, older }) => [id, met, older]);
    expect(await found()).toEqual([
      ["seal", true, null],
      ["age", true, null],
    ]);
    expect(await db.checklistMark.count({ where: { entryId } })).toBe(2);
    expect((await list({ flags: ["unchecked"] })).total).toBe(0);
    must(
      await submitEntry(at(owner), {
        entryId,
        version: 2,
        content: goodContent(contest.regulation, { title: "Bản mới" }),
      }),
    );
    expect(await found()).toEqual([
      ["seal", true, 1],
      ["age", true, 1],
    ]);
    expect((await page()).previous?.number).toBe(1);
    expect((await list({ flags: ["unchecked"] })).total).toBe(1);
    const none = { entryId, found: [] };
    expect(refusalOf(await markChecklist(at(observer, AFTER), none))).toBe("role");
    expect(refusalOf(await markChecklist(at(owner, AFTER), none))).toBe("role");
  });
});

describe("a supplement", () => {
  test("says which parts are open, keeps only parts that the form has, and is listed when overdue", async () => {
    const { secretary, owner, entryId, list } = world;
    const asked = ["files.form", "files.none", "title"];
    must(await screenEntry(at(secretary, AFTER), { entryId, version: 2, ...SUPPLEMENT, asked }));
    expect((await entryRow(entryId)).screenings[0]!.asked).toEqual(["title", "files.form"]);
    const mail = (await mailsTo(owner)).at(-1)!;
    expect(mail.text).toContain("- Tên giải pháp\n- Phiếu đăng ký");
    expect((await list({ flags: ["overdue"] }, later(DUE, -1))).total).toBe(0);
    expect((await list({ flags: ["overdue"] }, DUE)).entries[0]).toMatchObject({ dueAt: DUE });
  });

  test("is reminded of once a day, while it can still come", async () => {
    const { secretary, observer, owner, entryId } = world;
    const remind = (now: Date, actor = secretary) => remindOfSupplement(at(actor, now), { entryId });
    expect(refusalOf(await remind(AFTER))).toBe("state");
    must(await screenEntry(at(secretary, AFTER), { entryId, version: 2, ...SUPPLEMENT }));
    const before = (await mailsTo(owner)).length;
    const twice = await Promise.all([remind(later(AFTER, HOUR)), remind(later(AFTER, HOUR))]);
    expect(twice.map(refusalOf).sort()).toEqual(["reminded", null].sort());
    expect(await mailsTo(owner)).toHaveLength(before + 1);
    expect((await mailsTo(owner)).at(-1)!.text).toContain(SUPPLEMENT.reason);
    must(await remind(later(AFTER, 26 * HOUR)));
    expect(refusalOf(await remind(DUE))).toBe("too-late");
    expect(refusalOf(await remind(AFTER, observer))).toBe("role");
  });
});

describe("another field", () => {
  const move = (fieldId: string, version: number, actor = world.secretary, now = AFTER) =>
    moveField(at(actor, now), { entryId: world.entryId, version, fieldId, reason: "Đúng hơn" });

  test("is where it is judged; the code and what was sent in stay, later versions too", async () => {
    const { contest, secretary, owner, entryId, code, page } = world;
    const [from, to] = contest.regulation.fields;
    must(await move(to!.id, 2));
    const row = await entryRow(entryId);
    expect(row).toMatchObject({ code, fieldId: to!.id, version: 3, state: "SUBMITTED" });
    expect(row.groupId).not.toBeNull();
    expect((row.draft as { fieldId: string }).fieldId).toBe(to!.id);
    const shown = await page();
    expect([shown.fieldId, shown.snapshot.fieldId]).toEqual([to!.id, from!.id]);
    expect(shown.history[0]).toMatchObject({ kind: "moved", who: secretary.name });
    expect((await mailsTo(owner)).at(-1)!.text).toContain(to!.name);

    // A supplement that does not ask for the field leaves it where it is now.
    must(await screenEntry(at(secretary, AFTER), { entryId, version: 3, ...SUPPLEMENT, asked: ["title"] }));
    const content = goodContent(contest.regulation, { title: "Đã bổ sung" });
    must(await submitEntry(at(owner, later(AFTER, HOUR)), { entryId, version: 4, content }));
    expect(await entryRow(entryId)).toMatchObject({ title: "Đã bổ sung", fieldId: to!.id });
  });

  test("must be one, another one, and come before judges and by the secretariat", async () => {
    const { contest, observer, owner, entryId } = world;
    const [from, to] = contest.regulation.fields;
    expect(await move(from!.id, 2)).toMatchObject({ faults: [{ code: "same-field" }] });
    expect(await move("none", 2)).toMatchObject({ faults: [{ code: "invalid" }] });
    expect(refusalOf(await move(to!.id, 1))).toBe("conflict");
    expect(refusalOf(await move(to!.id, 2, observer))).toBe("role");
    expect(refusalOf(await move(to!.id, 2, owner))).toBe("role");
    const judge = await db.judge.create({
      data: { contestId: contest.contestId, userId: owner.userId, code: "J1", nonce: "n" },
    });
    await db.assignment.create({ data: { entryId, judgeId: judge.id, roundId: "final" } });
    expect(refusalOf(await move(to!.id, 2))).toBe("state");
    expect(await db.fieldMove.count({ where: { entryId } })).toBe(0);
  });
});

describe("many at once", () => {
  const BASE: BulkForm = {
    action: "eligible",
    targets: [],
    reason: "",
    dueAt: null,
    asked: [],
    fieldId: "",
  };

  test("previews, does each by itself, and does it once", async () => {
    const { contest, secretary, owner, entryId } = world;
    const { contestId } = contest;
    const second = await submitted(contest, owner, { title: "Đèn đường" });
    const third = await submitted(contest, owner, { title: "Lưới cá" });
    must(await screenEntry(at(secretary, AFTER), { entryId: third.entryId, version: 2, ...ELIGIBLE }));
    const ctx = at(secretary, AFTER);
    const all = { filter: NO_FILTER };
    const { lines } = must(await previewBulk(ctx, contestId, "eligible", all));
    expect(lines.map(({ whyNot }) => whyNot)).toEqual([null, null, "already"]);
    expect((await entryRow(entryId)).state).toBe("SUBMITTED");

    // The second one changes between preview and doing.
    must(
      await submitEntry(at(owner), {
        entryId: second.entryId,
        version: 2,
        content: goodContent(contest.regulation, { title: "Đèn đường mới" }),
      }),
    );
    const form = {
      ...BASE,
      targets: lines.map(({ id, version }) => ({ entryId: id, version })),
    };
    const results = async () =>
      must(await applyBulk(ctx, contestId, form)).map(({ result }) => result);
    expect(await results()).toEqual(["done", "conflict", "already"]);
    const mails = (await mailsTo(owner)).length;
    expect(await results()).toEqual(["same", "conflict", "already"]);
    expect(await mailsTo(owner)).toHaveLength(mails);
    expect((await entryRow(second.entryId)).state).toBe("SUBMITTED");
  });

  test("asks many for one supplement, and reminds of it", async () => {
    const { contest, secretary, owner, entryId } = world;
    const { contestId } = contest;
    const ctx = at(secretary, AFTER);
    const targets = [{ entryId, version: 2 }];
    const past = { ...BASE, ...SUPPLEMENT, action: "supplement" as const, targets };
    const asked = [...SUPPLEMENT.asked];
    expect(await applyBulk(ctx, contestId, { ...past, asked, dueAt: OPEN })).toMatchObject({
      code: "invalid",
      faults: [{ path: "dueAt", code: "due-in-past" }],
    });
    const form = { ...past, asked };
    expect(must(await applyBulk(ctx, contestId, form))[0]!.result).toBe("done");
    expect(must(await applyBulk(ctx, contestId, form))[0]!.result).toBe("same");
    const remind = { ...BASE, action: "remind" as const, targets: [{ entryId, version: 3 }] };
    expect(must(await applyBulk(ctx, contestId, remind))[0]!.result).toBe("done");
    expect(must(await applyBulk(ctx, contestId, remind))[0]!.result).toBe("reminded");
    const { lines } = must(await previewBulk(ctx, contestId, "remind", { ids: [entryId] }));
    expect(lines[0]!.whyNot).toBe("reminded");
    expect((await mailsTo(owner)).filter(({ subject }) => subject.includes("Nhắc"))).toHaveLength(1);
  });

  test("moves many, and leaves alone what is there already", async () => {
    const { contest, secretary, owner, entryId } = world;
    const [, to] = contest.regulation.fields;
    const there = await submitted(contest, owner, { fieldId: to!.id });
    const targets = [entryId, there.entryId].map((id) => ({ entryId: id, version: 2 }));
    const form = { ...BASE, action: "move-field" as const, targets, fieldId: to!.id, reason: "x" };
    const done = must(await applyBulk(at(secretary, AFTER), contest.contestId, form));
    expect(done.map(({ result }) => result)).toEqual(["done", "same-field"]);
  });

  test("is not for those who only look, nor for entries of another contest", async () => {
    const { contest, observer, owner, secretary } = world;
    const { contestId } = contest;
    const all = { filter: NO_FILTER };
    expect(refusalOf(await previewBulk(at(observer), contestId, "eligible", all))).toBe("role");
    expect(refusalOf(await previewBulk(at(owner), contestId, "eligible", all))).toBe("hidden");
    expect(refusalOf(await applyBulk(at(observer), contestId, BASE))).toBe("role");
    const elsewhere = await submitted(await openedContest(), owner);
    const targets = [{ entryId: elsewhere.entryId, version: 2 }];
    expect(must(await applyBulk(at(secretary, AFTER), contestId, { ...BASE, targets }))).toEqual([]);
    expect((await entryRow(elsewhere.entryId)).state).toBe("SUBMITTED");
  });
});

describe("the list", () => {
  test("finds neighbours in the order of the filter", async () => {
    const { contest, secretary, owner, entryId } = world;
    const second = await submitted(contest, owner, { title: "Áo phao" });
    const by = (sort: ListFilter["sort"]) =>
      neighbours(at(secretary, AFTER), contest.contestId, { ...NO_FILTER, sort }, entryId);
    expect(await by("code")).toMatchObject({ next: second.entryId, previous: null, position: 1 });
    expect(await by("title")).toMatchObject({ previous: second.entryId, next: null, position: 2 });
  });

  test("knows what came in the grace, through which unit and in which division", async () => {
    const { contest, list, owner } = world;
    const inGrace = later(CLOSES, 60_000);
    const late = await submitted(contest, owner);
    await db.entryVersion.updateMany({
      where: { entryId: late.entryId },
      data: { submittedAt: inGrace },
    });
    const unit = await db.unit.create({
      data: { organisationId: contest.organisationId, name: "Sở Y tế", nameKey: "so y te" },
    });
    await db.entry.update({ where: { id: late.entryId }, data: { unitId: unit.id } });
    expect((await list({ flags: ["late"] })).entries.map(({ id }) => id)).toEqual([late.entryId]);
    expect((await list({ unitId: unit.id })).total).toBe(1);
    expect((await list()).units).toEqual([{ id: unit.id, name: "Sở Y tế" }]);
    expect((await list()).flagged).toMatchObject({ late: 1, unchecked: 2 });
  });
});
