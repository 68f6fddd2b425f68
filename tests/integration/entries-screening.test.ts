import { describe, expect, test } from "vitest";
import { entryForEdit, entryForOwner } from "~/entries/entry-reads.server";
import { fileToRead } from "~/entries/files/file-read.server";
import { NO_FILTER, type ListFilter } from "~/entries/list-filter";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { listEntries } from "~/entries/screening/desk.server";
import { entryForScreening } from "~/entries/screening/screening-reads.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import {
  at,
  CLOSES,
  draftOf,
  entryRow,
  goodContent,
  GRACE,
  grantee,
  later,
  must,
  OPEN,
  openedContest,
  person,
  submitted,
  type OpenedContest,
} from "./entries-world";

const HOUR = 3_600_000;
const refusalOf = (result: { ok: boolean; code?: string }) => (result.ok ? null : result.code);
const ELIGIBLE = { outcome: "ELIGIBLE", reason: "", dueAt: null } as const;
const INELIGIBLE = { outcome: "INELIGIBLE", reason: "Đã dự thi kỳ trước", dueAt: null } as const;
const ANY = NO_FILTER;

async function desk() {
  const contest = await openedContest();
  const secretary = await grantee("SECRETARY", contest.organisationId);
  const owner = await person();
  return { contest, secretary, owner, ...(await submitted(contest, owner)) };
}

/** Gives the entry to a judge, as the assignment of panels does. */
async function assign({ contestId }: OpenedContest, entryId: string, actor: Actor) {
  const judge = await db.judge.create({
    data: { contestId, userId: actor.userId, code: `J${await db.judge.count()}`, nonce: "n" },
  });
  await db.assignment.create({ data: { entryId, judgeId: judge.id, roundId: "final" } });
}

describe("screening", () => {
  test("decides, tells the owner, keeps every decision, and can be corrected", async () => {
    const { contest, secretary, owner, entryId, code } = await desk();
    const soon = later(OPEN, 60_000);
    must(await screenEntry(at(secretary, soon), { entryId, version: 2, ...INELIGIBLE }));
    const told = must(await entryForOwner(owner, entryId, OPEN));
    expect(told).toMatchObject({
      state: "INELIGIBLE",
      latestScreening: { reason: INELIGIBLE.reason },
    });
    must(await screenEntry(at(secretary, later(OPEN, HOUR)), { entryId, version: 3, ...ELIGIBLE }));

    const row = await entryRow(entryId);
    expect(row).toMatchObject({ state: "ELIGIBLE", version: 4 });
    expect(row.screenings.map(({ outcome }) => outcome)).toEqual(["INELIGIBLE", "ELIGIBLE"]);
    const mails = await db.mail.findMany({ where: { to: owner.email }, orderBy: { id: "asc" } });
    expect(mails.map(({ subject }) => subject)).toEqual([
      `[${code}] Đã nhận hồ sơ dự thi`,
      `[${code}] Hồ sơ không đủ điều kiện dự thi`,
      `[${code}] Hồ sơ đủ điều kiện dự thi`,
    ]);
    expect(mails[1]!.text).toContain(INELIGIBLE.reason);

    const page = must(await entryForScreening(secretary, contest.contestId, entryId, OPEN));
    expect(page.history.map(({ kind, who }) => [kind, who])).toEqual([
      ["screening", secretary.name],
      ["screening", secretary.name],
      ["version", owner.name],
    ]);
    const events = await db.auditEvent.findMany({
      where: { subjectId: entryId, action: "entry.screened" },
    });
    expect(events).toHaveLength(2);
  });

  test("of two decisions on one version of the page one goes through", async () => {
    const { secretary, organiser, entryId } = await desk().then((all) => ({
      ...all,
      organiser: all.contest.organiser,
    }));
    const results = await Promise.all([
      screenEntry(at(secretary), { entryId, version: 2, ...ELIGIBLE }),
      screenEntry(at(organiser), { entryId, version: 2, ...INELIGIBLE }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await entryRow(entryId)).screenings).toHaveLength(1);
  });

  test("a version that came in meanwhile is not decided on unseen", async () => {
    const { contest, secretary, owner, entryId } = await desk();
    const content = goodContent(contest.regulation, { title: "Bản mới" });
    must(await submitEntry(at(owner), { entryId, version: 2, content }));
    const late = await screenEntry(at(secretary), { entryId, version: 2, ...ELIGIBLE });
    expect(refusalOf(late)).toBe("conflict");
    expect((await entryRow(entryId)).state).toBe("SUBMITTED");
  });

  test("a new version before the deadline goes back to the secretariat", async () => {
    const { contest, secretary, owner, entryId } = await desk();
    must(await screenEntry(at(secretary), { entryId, version: 2, ...INELIGIBLE }));
    const content = goodContent(contest.regulation, { title: "Đã sửa" });
    must(await submitEntry(at(owner), { entryId, version: 3, content }));
    expect((await entryRow(entryId)).state).toBe("SUBMITTED");
  });

  test("is the secretariat's alone, in its time, of what was sent in and not withdrawn", async () => {
    const { contest, secretary, owner, entryId } = await desk();
    const decide = (actor: Actor, now = OPEN, version = 2) =>
      screenEntry(at(actor, now), { entryId, version, ...ELIGIBLE });
    expect(refusalOf(await decide(await grantee("OBSERVER", contest.organisationId)))).toBe("role");
    expect(refusalOf(await decide(owner))).toBe("role");
    expect(refusalOf(await decide(await person()))).toBe("hidden");
    const elsewhere = await openedContest();
    expect(refusalOf(await decide(elsewhere.organiser))).toBe("hidden");
    expect(refusalOf(await decide(secretary, later(CLOSES, 20 * 24 * HOUR)))).toBe("too-late");
    must(await withdrawEntry(at(owner), { entryId, version: 2 }));
    expect(refusalOf(await decide(secretary, OPEN, 3))).toBe("state");
    const draft = await draftOf(contest, owner);
    expect(
      refusalOf(await screenEntry(at(secretary), { entryId: draft, version: 1, ...ELIGIBLE })),
    ).toBe("state");
  });
});

describe("a supplement", () => {
  const AFTER = later(CLOSES, 24 * HOUR);
  const DUE = later(CLOSES, 5 * 24 * HOUR);
  const ask = { outcome: "SUPPLEMENT", reason: "Thiếu dấu xác nhận", dueAt: DUE } as const;

  test("opens the dossier again until its date, also after the deadline, and only then", async () => {
    const { contest, secretary, owner, entryId, code } = await desk();
    const content = goodContent(contest.regulation, { title: "Đã bổ sung" });
    const input = { entryId, version: 2, content };
    expect(refusalOf(await submitEntry(at(owner, AFTER), input))).toBe("too-late");
    must(await screenEntry(at(secretary, AFTER), { entryId, version: 2, ...ask }));
    const mail = await db.mail.findFirstOrThrow({
      where: { to: owner.email },
      orderBy: { id: "desc" },
    });
    expect(mail.text).toContain(ask.reason);
    expect(mail.text).toContain("17:00 05/09/2026");

    expect(must(await entryForEdit(owner, entryId, AFTER)).whyNotEdit).toBeNull();
    expect(refusalOf(await saveDraft(at(owner, DUE), { ...input, version: 3 }))).toBe("too-late");
    const again = must(await submitEntry(at(owner, later(DUE, -1)), { ...input, version: 3 }));
    expect(again).toMatchObject({ code, number: 2 });
    expect(await entryRow(entryId)).toMatchObject({ state: "SUBMITTED", title: "Đã bổ sung" });
    expect(refusalOf(await saveDraft(at(owner, AFTER), { ...input, version: 4 }))).toBe("too-late");
    must(await screenEntry(at(secretary, DUE), { entryId, version: 4, ...ELIGIBLE }));
  });

  test("needs a date that leaves time to the owner and to the secretariat", async () => {
    const { secretary, entryId } = await desk();
    const with_ = (dueAt: Date) =>
      screenEntry(at(secretary), { entryId, version: 2, ...ask, dueAt });
    expect(await with_(OPEN)).toMatchObject({ code: "invalid", faults: [{ code: "due-in-past" }] });
    expect(await with_(later(CLOSES, 21 * 24 * HOUR))).toMatchObject({
      faults: [{ path: "dueAt", code: "due-after-screening" }],
    });
  });

  test("cannot be asked for once judges have the entry; nothing changes under their hands", async () => {
    const { contest, secretary, owner, entryId } = await desk();
    await assign(contest, entryId, await person());
    expect(refusalOf(await screenEntry(at(secretary), { entryId, version: 2, ...ask }))).toBe(
      "state",
    );
    const content = goodContent(contest.regulation, { title: "Khác" });
    expect(refusalOf(await submitEntry(at(owner), { entryId, version: 2, content }))).toBe("state");
    expect(refusalOf(await withdrawEntry(at(owner), { entryId, version: 2 }))).toBe("state");
    must(await screenEntry(at(secretary), { entryId, version: 2, ...INELIGIBLE }));
  });
});

describe("the secretariat's list", () => {
  test("finds without marks, counts by state, leaves drafts out, and keeps to its own contest", async () => {
    const { contest, secretary, owner } = await desk();
    const [cntt, other] = contest.regulation.fields;
    await submitted(contest, owner, { title: "Đèn đường thông minh", fieldId: other!.id });
    const third = await submitted(contest, await person({ name: "Phạm Đức Thắng" }), {
      title: "Lưới cá",
    });
    await draftOf(contest, owner);
    await submitted(await openedContest(), owner, { title: "Đèn của nơi khác" });
    must(await screenEntry(at(secretary), { entryId: third.entryId, version: 2, ...ELIGIBLE }));

    const list = async (over: Partial<ListFilter>) =>
      must(await listEntries(at(secretary), contest.contestId, { ...ANY, ...over }));
    const titles = async (over: Partial<ListFilter>) =>
      (await list(over)).entries.map(({ title }) => title).sort();
    const all = await list({});
    expect(all).toMatchObject({ total: 3, counts: { SUBMITTED: 2, ELIGIBLE: 1 } });
    expect(all.entries[0]!.authors).toEqual(["Nguyễn Thị Hoà", "Trần Văn Bình"]);
    expect(await titles({ search: "den duong" })).toEqual(["Đèn đường thông minh"]);
    expect(await titles({ search: "PHAM duc" })).toEqual(["Lưới cá"]);
    expect(await titles({ search: third.code.toLowerCase() })).toEqual(["Lưới cá"]);
    expect(await titles({ search: "nguyễn thị hòa" })).toHaveLength(3);
    expect(await titles({ state: "ELIGIBLE" })).toEqual(["Lưới cá"]);
    expect((await list({ state: "ELIGIBLE" })).counts).toEqual({ SUBMITTED: 2, ELIGIBLE: 1 });
    expect(await titles({ fieldId: cntt!.id, search: "den" })).toEqual([]);
    expect(await list({ page: 99 })).toMatchObject({ page: 1, pages: 1 });
  });

  test("goes on over pages", async () => {
    const { contest, secretary, owner, entryId } = await desk();
    const {
      currentVersionId: _v,
      versions: _a,
      attachments: _b,
      screenings: _c,
      id: _i,
      ...row
    } = await entryRow(entryId);
    await db.entry.createMany({
      data: Array.from({ length: 60 }, (_, i) => ({
        ...row,
        trackingCode: null,
        draft: {},
        draftLog: {},
        code: `X-${String(i).padStart(3, "0")}`,
        ownerId: owner.userId,
      })),
    });
    const page = must(await listEntries(at(secretary), contest.contestId, { ...ANY, page: 2 }));
    expect(page).toMatchObject({ total: 61, page: 2, pages: 2 });
    expect(page.entries).toHaveLength(11);
  });

  test("is for the secretariat, organisers and observers", async () => {
    const { contest, owner, entryId } = await desk();
    const { contestId } = contest;
    for (const stranger of [owner, await person(), (await openedContest()).organiser]) {
      expect(refusalOf(await listEntries(at(stranger), contestId, ANY))).toBe("hidden");
      expect(refusalOf(await entryForScreening(stranger, contestId, entryId, OPEN))).toBe("hidden");
    }
    const observer = await grantee("OBSERVER", contest.organisationId);
    expect((await listEntries(at(observer), contestId, ANY)).ok).toBe(true);
    const page = must(await entryForScreening(observer, contestId, entryId, OPEN));
    expect(page.whyNotScreen).toBe("role");
    const elsewhere = await openedContest();
    expect(
      refusalOf(await entryForScreening(elsewhere.organiser, elsewhere.contestId, entryId, OPEN)),
    ).toBe("hidden");
  });
});

describe("files of an entry", () => {
  test("are its owner's and the secretariat's; judges have a way of their own", async () => {
    const { contest, owner, secretary, entryId } = await desk();
    const judge = await person();
    await assign(contest, entryId, judge);
    const file = (await entryRow(entryId)).attachments[0]!;
    const read = (actor: Actor | null) => fileToRead(actor, file.id, OPEN);
    expect(must(await read(owner)).filename).toBe("Phiếu đăng ký.pdf");
    expect(must(await read(secretary)).filename).toBe("Phiếu đăng ký.pdf");
    expect(refusalOf(await read(judge))).toBe("hidden");
    expect(refusalOf(await read(null))).toBe("sign-in");
  });

  test("of an old version stay its owner's to read, and are not for judges", async () => {
    const { contest, owner, entryId } = await desk();
    const file = (await entryRow(entryId)).attachments[0]!;
    await db.attachment.update({ where: { id: file.id }, data: { removedAt: OPEN } });
    const content = goodContent(contest.regulation);
    const without = await submitEntry(at(owner), { entryId, version: 2, content });
    expect(refusalOf(without)).toBe("invalid");
    const { id: _id, ...row } = file;
    await db.attachment.create({ data: { ...row, addedAt: later(OPEN, 1) } });
    must(await submitEntry(at(owner, later(OPEN, GRACE)), { entryId, version: 3, content }));
    const judge = await person();
    await assign(contest, entryId, judge);
    expect((await fileToRead(owner, file.id, OPEN)).ok).toBe(true);
    expect(refusalOf(await fileToRead(judge, file.id, OPEN))).toBe("hidden");
  });
});

describe("in the moment in which judges are given an entry", () => {
  /** Assigns beside `change`, which has looked at the entry before and waits for it now. */
  async function whileAssigning<T>(
    entryId: string,
    contest: OpenedContest,
    change: () => Promise<T>,
  ): Promise<T> {
    const { userId } = await person();
    const judge = await db.judge.create({
      data: { contestId: contest.contestId, userId, code: "J99", nonce: "n" },
    });
    return db
      .$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${entryId} FOR SHARE`;
        const changing = change();
        await expect.poll(waiting, { timeout: 5_000 }).toBeGreaterThan(0);
        await tx.assignment.create({ data: { entryId, judgeId: judge.id, roundId: "final" } });
        return { changing };
      })
      .then(({ changing }) => changing);
  }

  async function waiting(): Promise<number> {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS "waiting" FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.waiting ?? 0;
  }

  test("nothing of it is changed any more", async () => {
    for (const change of ["submit", "withdraw", "supplement"] as const) {
      const { contest, secretary, owner, entryId } = await desk();
      must(await screenEntry(at(secretary, OPEN), { entryId, version: 2, ...ELIGIBLE }));
      const before = await entryRow(entryId);
      const result = await whileAssigning(entryId, contest, async () => {
        if (change === "submit")
          return submitEntry(at(owner), {
            entryId,
            version: 3,
            content: goodContent(contest.regulation, { title: "Khác" }),
          });
        if (change === "withdraw") return withdrawEntry(at(owner), { entryId, version: 3 });
        const dueAt = later(OPEN, HOUR);
        return screenEntry(at(secretary, OPEN), {
          entryId,
          version: 3,
          outcome: "SUPPLEMENT",
          reason: "Thiếu",
          dueAt,
        });
      });
      expect(refusalOf(result)).toBe("state");
      expect(await entryRow(entryId)).toMatchObject({
        state: "ELIGIBLE",
        currentVersionId: before.currentVersionId,
      });
    }
  });
});
