import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { YOUTH_CONSENTS } from "~/contests/consents-template";
import { coAuthorByToken, confirmCoAuthor, declineCoAuthor, inviteCoAuthor, revokeCoAuthor } from "~/entries/members/co-authors.server";
import { consentAnswerSchema } from "~/entries/members/consent-form";
import { answerByLink, consentByToken, makeConsentLink, revokeConsentLink } from "~/entries/members/consent-links.server";
import { entryPeople } from "~/entries/members/consents.server";
import { answerForSelf, recordPaper } from "~/entries/members/record-consent.server";
import { NO_MEMBER, type Member } from "~/entries/entry-content";
import { entryForEdit, entryForOwner, myEntries } from "~/entries/entry-reads.server";
import { fileToRead } from "~/entries/files/file-read.server";
import { publicMembers } from "~/entries/members/public-members.server";
import { saveChanges } from "~/entries/writing/save-changes.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { sweepFiles } from "~/entries/files/sweep-files.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { assignPanels } from "~/judging/assignment/assignment.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { violations } from "../../../scripts/invariants";
import {
  at,
  draftOf,
  goodContent,
  grantee,
  later,
  must,
  OPEN,
  openedContest,
  PDF,
  person,
  received,
  type OpenedContest,
} from "../entries-world";
import { at as judgingAt, judgingContest } from "../judging-world";
import { mailsTo } from "./helpers";

const CHILD: Member = {
  ...NO_MEMBER,
  id: "m1",
  name: "Lê Minh Châu",
  birthDate: "2014-05-01",
  occupation: "Học sinh",
  phone: "0901234567",
  unit: "THCS Bảo Lộc",
  ethnicity: "Ê Đê",
  share: "60",
  main: true,
};
const ADULT: Member = {
  ...CHILD,
  id: "m2",
  name: "Trần Văn Bình",
  birthDate: "1985-01-02",
  ethnicity: "",
  share: "40",
  main: false,
};

let contest: OpenedContest;
let owner: Actor;
let secretary: Actor;

async function draft(by = owner): Promise<string> {
  const entryId = await draftOf(contest, by);
  must(await saveDraft(at(by), { entryId, version: 1, content: content() }));
  return entryId;
}

function content() {
  const { members } = goodContent(contest.regulation);
  return goodContent(contest.regulation, {
    members: [
      { ...members[0]!, ...CHILD },
      { ...members[1]!, ...ADULT },
    ],
  });
}

async function send(entryId: string, version = 2, by = owner) {
  return submitEntry(at(by), {
    entryId,
    version,
    content: content(),
    added: [await received(contest.regulation, "form", "Phiếu đăng ký.pdf", PDF)],
  });
}

const named = async (entryId: string, now = OPEN) => {
  const { code } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const found = await publicMembers(contest.contestId, [code ?? ""], contest.regulation, now);
  return found.get(code ?? "")?.people.map(({ name }) => name);
};

const PURPOSES = YOUTH_CONSENTS.purposes.map(({ id }) => id);
const every = (answer: "yes" | "no") => Object.fromEntries(PURPOSES.map((id) => [id, answer]));
const form = (over: object) =>
  consentAnswerSchema.parse({ guardianName: "Lê Văn An", relation: "bố", ...over });
const linkOf = async (entryId: string, memberId = "m1", email = "") =>
  must(await makeConsentLink(at(owner), { entryId, memberId, email })).token;

beforeAll(async () => {
  const technical = await openedContest();
  const { members } = technical.regulation;
  contest = await openedContest({
    consents: YOUTH_CONSENTS,
    members: { ...members, asks: { ...members.asks, ethnicity: "optional" } },
  });
  owner = await person({ name: "Trần Văn Bình" });
  secretary = await grantee("SECRETARY", contest.organisationId);
});

describe("ethnicity", () => {
  const soon = (minutes: number) => later(OPEN, minutes * 60_000);
  const stored = async (entryId: string) => {
    const { draft } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    return JSON.stringify(draft).includes("Ê Đê");
  };
  const forEdit = async (entryId: string) => must(await entryForEdit(owner, entryId, OPEN));

  test("is not stored before its own consent, however it is sent, and nothing else is held up by it", async () => {
    const entryId = await draftOf(contest, owner);
    // By the whole form, as a browser without script sends it.
    expect(await saveDraft(at(owner), { entryId, version: 1, content: content() })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await stored(entryId)).toBe(false);
    const { draft, ethnicityOf } = await forEdit(entryId);
    expect([draft.members[0]?.name, ethnicityOf]).toEqual([CHILD.name, []]);

    // By a page that saves by itself.
    const before = draft.members[0]!;
    const save = async (from: Member, to: Member, version: number) =>
      must(
        await saveChanges(at(owner), {
          entryId,
          request: randomUUID(),
          writer: owner.userId,
          version,
          changes: [{ path: "members.m1", before: from, after: to }],
        }),
      );
    const typed = { ...before, ethnicity: "Ê Đê", phone: "0907654321" };
    expect(await save(before, typed, 2)).toMatchObject({ conflicts: [] });
    expect(await save(typed, { ...typed, ethnicity: "Ê Đê 2" }, 3)).toMatchObject({ conflicts: [] });
    expect(await stored(entryId)).toBe(false);
    expect((await forEdit(entryId)).draft.members[0]).toMatchObject({ phone: "0907654321", ethnicity: "" });
  });

  test("is asked for once it was agreed to, goes with the consent, and with the person", async () => {
    const entryId = await draft();
    const token = await linkOf(entryId);
    must(await answerByLink(token, form({ GUARDIAN: every("yes"), CHILD: every("yes") }), OPEN));
    expect((await forEdit(entryId)).ethnicityOf).toEqual(["m1"]);
    must(await saveDraft(at(owner), { entryId, version: 2, content: content() }));
    expect(await stored(entryId)).toBe(true);
    must(await send(entryId, 3));
    const shown = async () =>
      must(await entryForOwner(owner, entryId, soon(3))).shown?.snapshot.members[0]?.ethnicity;
    expect(await shown()).toBe("Ê Đê");

    must(await answerByLink(token, form({ GUARDIAN: every("no") }), soon(2)));
    expect([await stored(entryId), await shown()]).toEqual([false, ""]);
    must(await answerByLink(token, form({ GUARDIAN: every("yes") }), soon(3)));
    const { version } = await forEdit(entryId);
    must(await saveDraft(at(owner, soon(4)), { entryId, version, content: content() }));
    expect(await stored(entryId)).toBe(true);
    const [first, ...rest] = content().members;
    const renamed = { ...content(), members: [{ ...first!, name: "Lê Minh An" }, ...rest] };
    must(await saveDraft(at(owner, soon(4)), { entryId, version: version + 1, content: renamed }));
    expect(await stored(entryId)).toBe(false);
  });
});

describe("writing along", () => {
  const invite = async (entryId: string, email: string) =>
    must(await inviteCoAuthor(at(owner), { entryId, memberId: "m1", email })).token;

  test("is offered by mail, accepted once and from the address invited, and ends when it is taken back", async () => {
    const entryId = await draft();
    const friend = await person({ name: "Lê Thị Cúc" });
    const token = await invite(entryId, friend.email);
    expect((await mailsTo(friend.email)).at(-1)?.text).toContain(`/co-authors/${token}`);
    expect(await coAuthorByToken(token, OPEN)).toMatchObject({ status: "open", member: CHILD.name });
    expect(await db.coAuthor.count({ where: { tokenHash: token } })).toBe(0);

    expect(await confirmCoAuthor(at(await person()), { token })).toMatchObject({
      code: "other-address",
    });
    expect(await entryForEdit(friend, entryId, OPEN)).toMatchObject({ code: "hidden" });
    expect(must(await confirmCoAuthor(at(friend), { token }))).toEqual({ entryId });
    expect(await confirmCoAuthor(at(friend), { token })).toMatchObject({ code: "confirmed" });

    const open = must(await entryForEdit(friend, entryId, OPEN));
    expect([open.whyNotEdit, open.whyNotSubmit, open.whyNotWithdraw]).toEqual([null, "role", "role"]);
    expect((await myEntries(friend, OPEN)).map(({ id }) => id)).toEqual([entryId]);
    const saved = { entryId, version: open.version, content: { ...open.draft, title: "Tên mới" } };
    must(await saveDraft(at(friend), saved));
    expect(await send(entryId, open.version + 1, friend)).toMatchObject({ code: "role" });
    const further = { entryId, memberId: "m2", email: "khac@example.vn" };
    expect(await inviteCoAuthor(at(friend), further)).toMatchObject({ code: "role" });

    const { id: coAuthorId } = await db.coAuthor.findFirstOrThrow({ where: { entryId } });
    must(await revokeCoAuthor(at(owner), { entryId, coAuthorId }));
    expect(await entryForEdit(friend, entryId, OPEN)).toMatchObject({ code: "hidden" });
    expect(await myEntries(friend, OPEN)).toEqual([]);
  });

  test("can be declined without an account; a new link ends the one before, and all end in time", async () => {
    const entryId = await draft();
    const first = await invite(entryId, "a@example.vn");
    const second = await invite(entryId, "b@example.vn");
    expect(await coAuthorByToken(first, OPEN)).toMatchObject({ status: "revoked" });
    must(await declineCoAuthor(second, OPEN));
    expect(await declineCoAuthor(second, OPEN)).toMatchObject({ code: "declined" });
    const third = await invite(entryId, "c@example.vn");
    const fortnight = later(OPEN, 14 * 24 * 60 * 60 * 1000);
    expect(await coAuthorByToken(third, fortnight)).toMatchObject({ status: "expired" });
    expect(await declineCoAuthor(third, fortnight)).toMatchObject({ code: "expired" });
    expect(await coAuthorByToken("x", OPEN)).toBeNull();
  });

  test("keeps a judge from the entry, also when it was taken back", async () => {
    const world = await judgingContest();
    const judge = await person({ name: "Giám khảo Viết Cùng" });
    const judgeId = await world.judge(judge);
    const { id: entryId } = await world.entry();
    await db.coAuthor.create({
      data: {
        entryId,
        memberId: "m1",
        email: judge.email,
        tokenHash: `t-${entryId}`,
        invitedById: judge.userId,
        expiresAt: OPEN,
        userId: judge.userId,
        confirmedAt: OPEN,
        revokedAt: OPEN,
      },
    });
    const other = await world.entry();
    await assignPanels(judgingAt(world.organiser), { contestId: world.contestId });
    const assigned = await db.assignment.findMany({ where: { judgeId } });
    expect(assigned.map((one) => one.entryId)).toEqual([other.id]);
  });
});

describe("consent by link", () => {
  test("shows the guardian what they need, and nothing else of the entry", async () => {
    const entryId = await draft();
    const token = await linkOf(entryId, "m1", "me@example.vn");
    expect(token).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/);
    expect((await mailsTo("me@example.vn")).at(-1)?.text).toContain(`/consent/${token}`);
    const shown = await consentByToken(token, OPEN);
    expect(shown).toMatchObject({
      member: CHILD.name,
      givers: ["GUARDIAN", "CHILD"],
      answers: { GUARDIAN: {}, CHILD: {} },
      answeredAt: null,
    });
    const text = JSON.stringify(shown);
    for (const other of [ADULT.name, CHILD.birthDate, "Ê Đê", owner.email]) expect(text).not.toContain(other);
    expect(await consentByToken(token.toLowerCase().replaceAll("-", " "), OPEN)).not.toBeNull();
    expect(await consentByToken("AAAA-AAAA-AAAA-AAAA-AAAA", OPEN)).toBeNull();
  });

  test("is recorded with its words and the regulation's revision; both have to agree; withdrawn it ends", async () => {
    const entryId = await draft();
    const token = await linkOf(entryId);
    must(await send(entryId));
    expect(await named(entryId)).toEqual([]);
    const unsigned = form({ guardianName: "", GUARDIAN: every("yes") });
    expect(await answerByLink(token, unsigned, OPEN)).toMatchObject({
      faults: [{ path: "guardianName", code: "required" }],
    });
    must(await answerByLink(token, form({ GUARDIAN: every("yes") }), OPEN));
    expect(await named(entryId)).toEqual([]);
    const both = form({ GUARDIAN: every("yes"), CHILD: every("yes") });
    expect(must(await answerByLink(token, both, later(OPEN, 1000)))).toEqual({
      changed: PURPOSES.length,
    });
    expect(await named(entryId, later(OPEN, 2000))).toEqual([CHILD.name]);
    expect(must(await answerByLink(token, both, later(OPEN, 3000)))).toEqual({ changed: 0 });
    const row = await db.consent.findFirstOrThrow({
      where: { entryId, purposeId: "publish", giver: "GUARDIAN" },
    });
    expect(row).toMatchObject({
      giverName: "Lê Văn An",
      relation: "bố",
      memberName: CHILD.name,
      method: "LINK",
      answer: "GIVEN",
      wordingVersion: 1,
      recordedById: null,
    });
    expect(row.wording).toContain(YOUTH_CONSENTS.purposes[0]!.text);

    const back = form({ GUARDIAN: { ...every("yes"), publish: "no" }, CHILD: every("yes") });
    must(await answerByLink(token, back, later(OPEN, 4000)));
    expect(await named(entryId, later(OPEN, 5000))).toEqual([]);
    const answers = await db.consent.findMany({
      where: { entryId, purposeId: "publish", giver: "GUARDIAN" },
      orderBy: { at: "asc" },
    });
    expect(answers.map(({ answer }) => answer)).toEqual(["GIVEN", "WITHDRAWN"]);
  });

  test("ends with the link, and is not asked without limit", async () => {
    const entryId = await draft();
    const token = await linkOf(entryId);
    const said = form({ GUARDIAN: every("no") });
    const codes: string[] = [];
    for (let i = 0; i < 21; i++) {
      const done = await answerByLink(token, said, OPEN);
      codes.push(done.ok ? "ok" : done.code);
    }
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => "ok"));
    expect(codes[20]).toBe("too-many");
    const { id: requestId } = await db.consentRequest.findFirstOrThrow({ where: { entryId } });
    must(await revokeConsentLink(at(owner), { entryId, requestId }));
    expect(await consentByToken(token, OPEN)).toBeNull();
    expect(await answerByLink(token, said, OPEN)).toMatchObject({ code: "hidden" });
  });

  test("does not pass to another child who takes the place", async () => {
    const entryId = await draft();
    const token = await linkOf(entryId);
    const both = { GUARDIAN: every("yes"), CHILD: every("yes") };
    must(await answerByLink(token, form(both), OPEN));
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    const members = content().members.map((member) =>
      member.id === "m1" ? { ...member, name: "Lê Minh Chánh" } : member,
    );
    must(await saveDraft(at(owner), { entryId, version, content: { ...content(), members } }));
    expect(await consentByToken(token, OPEN)).toBeNull();
    const people = must(await entryPeople(at(owner), entryId));
    expect(people.members[0]).toMatchObject({ published: false, links: [] });
  });
});

describe("consent on paper and in the account", () => {
  test("the secretariat copies a paper, which it can open and nobody else of the contest", async () => {
    const entryId = await draft();
    must(await send(entryId));
    const copied = {
      ...form({ GUARDIAN: every("yes"), CHILD: every("yes") }),
      entryId,
      memberId: "m1",
      attachmentId: "",
    };
    expect(await recordPaper(at(secretary), { ...copied, paper: null })).toMatchObject({
      faults: [{ path: "paper", code: "required" }],
    });
    const paper = await received(contest.regulation, "form", "Giấy đồng ý.pdf", PDF);
    must(await recordPaper(at(secretary), { ...copied, paper }));
    expect(await named(entryId)).toEqual([CHILD.name]);
    const { attachmentId, method, recordedById } = await db.consent.findFirstOrThrow({
      where: { entryId },
    });
    expect([method, recordedById]).toEqual(["PAPER", secretary.userId]);
    expect(await fileToRead(secretary, attachmentId ?? "", OPEN)).toMatchObject({ ok: true });
    expect(await fileToRead(await person(), attachmentId ?? "", OPEN)).toMatchObject({
      code: "hidden",
    });
    await sweepFiles(later(OPEN, 1000 * 24 * 60 * 60 * 1000));
    expect(await fileToRead(secretary, attachmentId ?? "", OPEN)).toMatchObject({ ok: true });
    const draftFiles = await db.attachment.findMany({ where: { entryId, removedAt: null } });
    expect(draftFiles.map(({ filename }) => filename)).toEqual(["Phiếu đăng ký.pdf"]);
  });

  test("an adult answers for themselves and for nobody else", async () => {
    const entryId = await draft();
    const said = Object.fromEntries(PURPOSES.map((id) => [id, "yes" as const]));
    expect(await answerForSelf(at(owner), { entryId, memberId: "m1", said })).toMatchObject({
      code: "role",
    });
    must(await answerForSelf(at(owner), { entryId, memberId: "m2", said }));
    const { members } = must(await entryPeople(at(owner), entryId));
    expect(members.map(({ published }) => published)).toEqual([false, true]);
  });
});

describe("ethnicity of a version", () => {
  const sent = async (entryId: string) => {
    const { currentVersion } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      include: { currentVersion: true },
    });
    return (currentVersion?.snapshot as { members: { ethnicity: string }[] }).members[0]?.ethnicity;
  };

  test("goes in with its own consent only", async () => {
    const without = await draft();
    must(await send(without));
    expect(await sent(without)).toBe("");

    const entryId = await draft();
    const token = await linkOf(entryId);
    const both = { GUARDIAN: every("yes"), CHILD: every("yes") };
    must(await answerByLink(token, form(both), OPEN));
    const receipt = must(await send(entryId));
    expect(await sent(entryId)).toBe("Ê Đê");
    // The same form again, after consent was taken back: still the one receipt.
    const back = { GUARDIAN: every("no"), CHILD: every("no") };
    must(await answerByLink(token, form(back), later(OPEN, 1)));
    expect(must(await send(entryId))).toEqual(receipt);
  });
});

test("nothing of this breaks what must always hold", async () => {
  const found: string[] = [];
  await violations(({ name, id, says }) => found.push(`${name} ${id} ${says}`));
  expect(found.filter((line) => /^(consent|co-author|data-request|redaction) /.test(line))).toEqual([]);
});
