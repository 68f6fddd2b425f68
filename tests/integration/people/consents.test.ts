import { describe, expect, test } from "vitest";
import { YOUTH_CONSENTS } from "~/contests/consents-template";
import { answerByLink, consentByToken, revokeConsentLink } from "~/entries/members/consent-links.server";
import { entryPeople } from "~/entries/members/consents.server";
import { answerForSelf, recordPaper } from "~/entries/members/record-consent.server";
import { fileToRead } from "~/entries/files/file-read.server";
import { sweepFiles } from "~/entries/files/sweep-files.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { db } from "~/platform/db.server";
import { at, later, must, OPEN, PDF, person, received } from "../entries-world";
import { ADULT, brokenForPeople, CHILD, consentContest, every, form, PURPOSES } from "./consent-world";
import { mailsTo } from "./helpers";

const { contest, content, draft, linkOf, named, owner, secretary, send } = await consentContest();

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

test("nothing of this breaks what must always hold", async () => {
  expect(await brokenForPeople()).toEqual([]);
});
