import { beforeEach, describe, expect, test } from "vitest";
import { eligibilityDecisionPdf, lettersPdf } from "~/documents/eligibility-document.server";
import { answerAppeal, appealOfEntry, writeAppeal } from "~/entries/screening/appeals.server";
import { decideEligibility, decisionPage } from "~/entries/screening/eligibility-decision.server";
import { decisionDocument, sendLetters } from "~/entries/screening/eligibility-letters.server";
import { moveField } from "~/entries/screening/move-field.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { entryForScreening } from "~/entries/screening/screening-reads.server";
import { submitEntry } from "~/entries/submit-entry.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { pdfPageCount } from "~/platform/pdf/render.server";
import * as page from "~/routes/_app.manage.contests.$contestId.decision.$number/route";
import * as letters from "~/routes/manage.contests.$contestId.decision.$number.letters[.]pdf/route";
import * as list from "~/routes/manage.contests.$contestId.decision.$number.list[.]pdf/route";
import * as paper from "~/routes/manage.contests.$contestId.documents.$file/route";
import { violations } from "../../scripts/invariants";
import { sessionCookie } from "./access/world";
import {
  at,
  CLOSES,
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
} from "./entries-world";
import { answerOf } from "./results-world";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AFTER = later(CLOSES, DAY);
const refusalOf = (result: { ok: boolean; code?: string }) => (result.ok ? null : result.code);
const ELIGIBLE = { outcome: "ELIGIBLE", reason: "", dueAt: null } as const;
const INELIGIBLE = { outcome: "INELIGIBLE", reason: "Đã dự thi kỳ trước", dueAt: null } as const;

let world: Awaited<ReturnType<typeof screened>>;

/** One found eligible, one refused, one that waits. */
async function screened() {
  const contest = await openedContest();
  const { contestId, organiser } = contest;
  const secretary = await grantee("SECRETARY", contest.organisationId);
  const owner = await person({ name: "Lý Văn Thông" });
  const good = await submitted(contest, owner, { title: "Máy gieo hạt" });
  const bad = await submitted(contest, owner, { title: "Đèn đường" });
  const waiting = await submitted(contest, owner, { title: "Lưới cá" });
  const screen = (entryId: string, version: number, outcome: typeof ELIGIBLE | typeof INELIGIBLE) =>
    screenEntry(at(secretary, AFTER), { entryId, version, ...outcome });
  must(await screen(good.entryId, 2, ELIGIBLE));
  must(await screen(bad.entryId, 2, INELIGIBLE));
  const page = async (now = AFTER) => must(await decisionPage(at(organiser, now), contestId));
  const decide = async (
    over: { actor?: Actor; now?: Date; seal?: string; later?: string; decisionNumber?: string; decisionDate?: string } = {},
  ) =>
    decideEligibility(at(over.actor ?? organiser, over.now ?? later(AFTER, 60_000)), {
      contestId,
      seal: over.seal ?? (await page()).list.seal,
      decisionNumber: over.decisionNumber ?? "60/QĐ-BTC",
      decisionDate: over.decisionDate ?? "2026-09-01",
      signer: "Nguyễn Văn An",
      ...("later" in over ? { later: over.later } : { later: "on" }),
    });
  return { contest, contestId, organiser, secretary, owner, good, bad, waiting, screen, page, decide };
}

const mailsTo = (actor: Actor) =>
  db.mail.findMany({ where: { to: actor.email }, orderBy: { id: "asc" } });

beforeEach(async () => {
  world = await screened();
});

describe("the formal decision", () => {
  test("freezes what was screened, leaves the rest, and shuts screening of what it lists", async () => {
    const { contestId, secretary, owner, good, bad, waiting, screen, page, decide } = world;
    const { list } = await page();
    expect(list.decided.map(({ code, outcome }) => [code, outcome])).toEqual([
      [good.code, "ELIGIBLE"],
      [bad.code, "INELIGIBLE"],
    ]);
    expect(list.pending).toMatchObject([{ code: waiting.code, why: "not-screened" }]);
    expect(await decide({ later: undefined })).toMatchObject({
      faults: [{ path: "later", code: "pending-entries" }],
    });
    expect(await decide({ decisionDate: "2026-09-02" })).toMatchObject({
      faults: [{ path: "decisionDate", code: "future-date" }],
    });
    expect(must(await decide())).toEqual({ number: 1 });

    for (const { entryId } of [good, bad]) {
      expect(refusalOf(await screen(entryId, 4, ELIGIBLE))).toBe("state");
      const move = { entryId, version: 4, fieldId: "x", reason: "x" };
      expect(refusalOf(await moveField(at(secretary, AFTER), move))).toBe("state");
      const content = goodContent(world.contest.regulation);
      expect(refusalOf(await submitEntry(at(owner, AFTER), { entryId, version: 4, content }))).toBe(
        "state",
      );
    }
    must(await screen(waiting.entryId, 2, ELIGIBLE));
    expect(must(await decide({ decisionNumber: "61/QĐ-BTC" }))).toEqual({ number: 2 });
    expect((await page()).list.decided).toEqual([]);
    expect(await decide({ later: undefined })).toMatchObject({
      faults: [{ code: "nothing-to-decide" }],
    });
    const desk = must(await entryForScreening(secretary, contestId, bad.entryId, AFTER));
    expect(desk).toMatchObject({ decision: 1, whyNotScreen: "state" });
    expect(desk.history[0]).toMatchObject({ kind: "decided", outcome: "INELIGIBLE" });
    const events = await db.auditEvent.findMany({
      where: { chainId: contestId, action: "eligibility.decided" },
    });
    expect(events).toHaveLength(2);
    const found: string[] = [];
    await violations(({ name, id, says }) => found.push(`${name} ${id} ${says}`));
    expect(found).toEqual([]);
  });

  test("is of the list that was seen; the same form twice is one decision", async () => {
    const { waiting, screen, page, decide } = world;
    const { seal } = (await page()).list;
    must(await screen(waiting.entryId, 2, INELIGIBLE));
    expect(refusalOf(await decide({ seal }))).toBe("conflict");
    const fresh = (await page()).list.seal;
    const both = await Promise.all([decide({ seal: fresh }), decide({ seal: fresh })]);
    expect(both.map((one) => must(one).number)).toEqual([1, 1]);
    expect(await db.eligibilityDecision.count({ where: { contestId: world.contestId } })).toBe(1);
  });

  test("is the organiser's, after the last hour of sending in, while the contest is open", async () => {
    const { contest, contestId, secretary, owner, decide } = world;
    expect(refusalOf(await decide({ now: OPEN }))).toBe("not-yet");
    expect(refusalOf(await decide({ now: later(CLOSES, GRACE - 1) }))).toBe("not-yet");
    expect(refusalOf(await decide({ actor: secretary }))).toBe("role");
    expect(refusalOf(await decide({ actor: owner }))).toBe("hidden");
    const observer = await grantee("OBSERVER", contest.organisationId);
    expect(must(await decisionPage(at(observer, AFTER), contestId)).whyNot).toBe("role");
    await db.contest.update({ where: { id: contestId }, data: { state: "CLOSED" } });
    expect(refusalOf(await decide())).toBe("state");
    await db.contest.update({ where: { id: contestId }, data: { state: "OPEN" } });
  });

  test("is printed with its lists, and a letter for each", async () => {
    const { contestId, organiser, bad, decide } = world;
    must(await decide());
    const document = must(await decisionDocument(at(organiser), contestId, 1));
    expect(document.entries.map(({ authors }) => authors)).toEqual([
      ["Nguyễn Thị Hoà", "Trần Văn Bình"],
      ["Nguyễn Thị Hoà", "Trần Văn Bình"],
    ]);
    // The decision and its two lists; a letter is one page.
    expect(await pdfPageCount(await eligibilityDecisionPdf(document))).toBe(3);
    expect(await pdfPageCount(await lettersPdf(document, document.entries))).toBe(2);
    const letter = document.entries.find(({ entryId }) => entryId === bad.entryId)!.mail;
    expect(letter.text).toContain(INELIGIBLE.reason);
    expect(letter.text).toContain("đến hết 23:59 11/09/2026");
    expect(refusalOf(await decisionDocument(at(organiser), contestId, 2))).toBe("hidden");
    expect(refusalOf(await decisionDocument(at(organiser), contestId, NaN))).toBe("hidden");
    const elsewhere = await openedContest();
    expect(refusalOf(await decisionDocument(at(elsewhere.organiser), contestId, 1))).toBe("hidden");
  });

  test("has no page and no paper under a number that is beyond all numbers", async () => {
    const { contestId, contest, organiser } = world;
    const { userId } = organiser;
    await db.roleGrant.create({ data: { userId, role: "ORGANISER", organisationId: contest.organisationId } });
    const headers = { Cookie: await sessionCookie(userId) };
    const asked = (method: string, file = "", query = "") => ({
      request: new Request(`http://test/${query}`, { method, headers, ...(method === "POST" && { body: new URLSearchParams() }) }),
      params: { contestId, number: "3000000000", file },
      context: {},
    });
    const answers = [
      page.loader(asked("GET")),
      page.action(asked("POST")),
      list.loader(asked("GET")),
      letters.loader(asked("GET")),
      paper.loader(asked("GET", "eligibility.pdf", "?subject=3000000000")),
    ];
    expect(await Promise.all(answers.map(async (answer) => (await answerOf(answer)).status))).toEqual(Array(5).fill(404));
  });

  test("is told of once to each, first to the refused", async () => {
    const { contest, contestId, secretary, owner, decide } = world;
    must(await decide());
    const before = (await mailsTo(owner)).length;
    const send = async (to: "refused" | "all", actor = secretary) =>
      sendLetters(at(actor, AFTER), { contestId, number: 1, to });
    expect(must(await send("refused"))).toEqual({ sent: 1 });
    expect(must(await send("refused"))).toEqual({ sent: 0 });
    const rest = await Promise.all([send("all"), send("all")]);
    expect(rest.reduce((sum, one) => sum + must(one).sent, 0)).toBe(1);
    expect((await mailsTo(owner)).length - before).toBe(2);
    const observer = await grantee("OBSERVER", contest.organisationId);
    expect(refusalOf(await send("all", observer))).toBe("role");
    expect(refusalOf(await send("all", owner))).toBe("hidden");
  });
});

describe("an appeal", () => {
  const appeal = (entryId: string, now = later(AFTER, HOUR), actor = world.owner, text = "Xin xem lại") =>
    writeAppeal(at(actor, now), { entryId, text });
  const answer = async (
    entryId: string,
    outcome: "UPHELD" | "REJECTED",
    actor = world.secretary,
  ) => {
    const { id } = await db.appeal.findFirstOrThrow({ where: { entryId, state: "OPEN" } });
    return answerAppeal(at(actor, later(AFTER, 2 * HOUR)), {
      entryId,
      appealId: id,
      outcome,
      answer: "Ban tổ chức đã xem lại",
    });
  };

  test("is written once, by the owner, in time, against a refusal", async () => {
    const { contest, owner, good, bad, waiting } = world;
    const until = new Date("2026-09-11T17:00:00.000Z");
    expect(must(await appealOfEntry(owner, bad.entryId, AFTER))).toMatchObject({
      whyNot: null,
      until,
      appeal: null,
    });
    expect(must(await appealOfEntry(owner, good.entryId, AFTER))).toBeNull();
    expect(refusalOf(await appeal(good.entryId))).toBe("state");
    expect(refusalOf(await appeal(waiting.entryId))).toBe("state");
    expect(refusalOf(await appeal(bad.entryId, until))).toBe("too-late");
    expect(refusalOf(await appeal(bad.entryId, AFTER, await person()))).toBe("hidden");
    expect(refusalOf(await appeal(bad.entryId, AFTER, world.secretary))).toBe("role");
    const helper = await person();
    await db.coAuthor.create({
      data: {
        entryId: bad.entryId,
        memberId: "m2",
        email: helper.email,
        tokenHash: helper.userId,
        invitedById: owner.userId,
        expiresAt: AFTER,
        userId: helper.userId,
        confirmedAt: OPEN,
      },
    });
    expect(refusalOf(await appeal(bad.entryId, AFTER, helper))).toBe("role");

    must(await appeal(bad.entryId, later(until, -1)));
    must(await appeal(bad.entryId, later(until, -1)));
    expect(refusalOf(await appeal(bad.entryId, AFTER, owner, "Còn nữa"))).toBe("state");
    expect(await db.appeal.count({ where: { entryId: bad.entryId } })).toBe(1);
    const page = must(
      await entryForScreening(world.secretary, contest.contestId, bad.entryId, AFTER),
    );
    expect(page.appeal).toMatchObject({ text: "Xin xem lại", whyNotAnswer: null });
    expect(page.whyNotScreen).toBe("state");
    expect((await mailsTo(owner)).at(-1)!.subject).toContain("Đã nhận khiếu nại");
  });

  test("of two written at once one is kept", async () => {
    const { bad } = world;
    const both = await Promise.all([
      appeal(bad.entryId, AFTER, world.owner, "Một"),
      appeal(bad.entryId, AFTER, world.owner, "Hai"),
    ]);
    expect(both.map(refusalOf).filter((code) => code === null)).toHaveLength(1);
    expect(await db.appeal.count({ where: { entryId: bad.entryId } })).toBe(1);
  });

  test("upheld makes the entry eligible and frees it from its decision, for the next one", async () => {
    const { owner, bad, page, decide, contestId, secretary } = world;
    must(await decide());
    must(await appeal(bad.entryId));
    expect((await page()).list.decided).toEqual([]);
    must(await answer(bad.entryId, "UPHELD"));
    const row = await entryRow(bad.entryId);
    expect(row).toMatchObject({ state: "ELIGIBLE", decisionId: null });
    expect(row.screenings.map(({ outcome }) => outcome)).toEqual(["INELIGIBLE", "ELIGIBLE"]);
    expect((await mailsTo(owner)).at(-1)!.text).toContain("Ban tổ chức đã xem lại");
    expect((await page()).list.decided).toMatchObject([
      { entryId: bad.entryId, outcome: "ELIGIBLE", reason: "" },
    ]);
    expect(must(await decide({ decisionNumber: "61/QĐ-BTC" }))).toEqual({ number: 2 });
    const desk = must(await entryForScreening(secretary, contestId, bad.entryId, AFTER));
    expect(desk.history.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["appealed", "appeal-answered", "decided"]),
    );
    const found: string[] = [];
    await violations(({ name, id, says }) => found.push(`${name} ${id} ${says}`));
    expect(found).toEqual([]);
  });

  test("rejected leaves the finding, its decision, and no second appeal", async () => {
    const { contest, owner, bad, decide } = world;
    must(await appeal(bad.entryId));
    // What waits for its answer is not decided on.
    must(await decide());
    expect((await entryRow(bad.entryId)).decisionId).toBeNull();
    const observer = await grantee("OBSERVER", contest.organisationId);
    expect(refusalOf(await answer(bad.entryId, "REJECTED", observer))).toBe("role");
    expect(refusalOf(await answer(bad.entryId, "UPHELD", owner))).toBe("role");
    must(await answer(bad.entryId, "REJECTED"));
    const told = must(await appealOfEntry(owner, bad.entryId, AFTER));
    expect(told).toMatchObject({ whyNot: "state", appeal: { state: "REJECTED" } });
    must(await decide({ decisionNumber: "61/QĐ-BTC", now: later(AFTER, 3 * HOUR) }));
    expect(refusalOf(await appeal(bad.entryId))).toBe("state");
    const document = must(await decisionDocument(at(world.organiser), contest.contestId, 2));
    expect(document.entries[0]).toMatchObject({ mayAppeal: false });
  });

  test("is answered once, and not one that is not the newest", async () => {
    const { bad, secretary } = world;
    must(await appeal(bad.entryId));
    const other = { entryId: bad.entryId, appealId: "none", outcome: "UPHELD", answer: "x" } as const;
    expect(refusalOf(await answerAppeal(at(secretary, AFTER), other))).toBe("conflict");
    const both = await Promise.all([answer(bad.entryId, "UPHELD"), answer(bad.entryId, "REJECTED")]);
    expect(both.map(refusalOf).filter((code) => code === null)).toHaveLength(1);
  });
});
