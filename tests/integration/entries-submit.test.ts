import { describe, expect, test } from "vitest";
import { createDraft } from "~/entries/writing/create-draft.server";
import { emptyContent, type EntrySnapshot } from "~/entries/entry-content";
import {
  contestsTakingEntries,
  entryForEdit,
  entryForOwner,
  myEntries,
  unitEntries,
} from "~/entries/entry-reads.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import { canonicalJson } from "~/platform/canonical-json";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
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
  OPENS,
  PDF,
  person,
  PNG,
  received,
  sha256,
  submitted,
} from "./entries-world";

const refusalOf = (result: { ok: boolean; code?: string }) => (result.ok ? null : result.code);

describe("the way of an entry", () => {
  test("draft, files, submission, new version, withdrawal, submission again", async () => {
    const contest = await openedContest();
    const { regulation } = contest;
    const owner = await person({ name: "Nguyễn Thị Hoà" });
    const entryId = await draftOf(contest, owner);
    expect(await myEntries(owner, OPEN)).toMatchObject([
      { id: entryId, state: "DRAFT", until: CLOSES },
    ]);

    const half = { ...emptyContent(1), title: "Máy gieo hạt", sections: { novelty: "chưa xong" } };
    const form = await received(regulation, "form", "Phiếu đăng ký.pdf", PDF);
    const saved = await saveDraft(at(owner), { entryId, version: 1, content: half, added: [form] });
    expect(saved).toMatchObject({ ok: true, value: { version: 2, faults: [] } });

    const content = goodContent(regulation);
    const photo = await received(regulation, "photos", "Ảnh.png", PNG);
    const first = must(
      await submitEntry(at(owner), { entryId, version: 2, content, added: [photo] }),
    );
    const code = `STKT-2026-${regulation.fields[0]!.code}-001`;
    expect(first).toMatchObject({ entryId, code, number: 1, submittedAt: OPEN });

    const row = await entryRow(entryId);
    expect(row).toMatchObject({ state: "SUBMITTED", code, title: content.title, version: 3 });
    const snapshot = row.versions[0]!.snapshot as unknown as EntrySnapshot;
    expect(snapshot.members.map(({ share }) => share)).toEqual(["60.5", "39.5"]);
    expect(
      snapshot.attachments.map(({ filename, sha256, mime }) => [filename, sha256, mime]),
    ).toEqual([
      ["Phiếu đăng ký.pdf", sha256(PDF), "application/pdf"],
      ["Ảnh.png", sha256(PNG), "image/png"],
    ]);
    expect(first.sha256).toBe(sha256Hex(canonicalJson(snapshot)));

    const mail = await db.mail.findFirstOrThrow({ where: { to: owner.email } });
    expect(mail.subject).toContain(code);
    for (const part of [code, "10:02:01 04/05/2026", sha256(PDF), sha256(PNG), first.sha256])
      expect(mail.text).toContain(part);

    const better = { ...content, title: "Máy gieo hạt, bản sửa" };
    const [, photoRow] = row.attachments;
    const second = must(
      await submitEntry(at(owner, later(OPEN, 60_000)), {
        entryId,
        version: 3,
        content: better,
        removed: [photoRow!.id],
      }),
    );
    expect(second).toMatchObject({ code, number: 2 });
    const old = must(await entryForOwner(owner, entryId, OPEN, 1));
    expect(old.shown).toMatchObject({ number: 1, current: false });
    expect(old.shown!.snapshot.attachments).toHaveLength(2);
    const current = must(await entryForOwner(owner, entryId, OPEN));
    expect(current.shown!.snapshot).toMatchObject({
      title: better.title,
      attachments: [{ kindId: "form" }],
    });

    must(await withdrawEntry(at(owner), { entryId, version: 4 }));
    expect(await entryRow(entryId)).toMatchObject({ state: "WITHDRAWN", code });
    const third = must(await submitEntry(at(owner), { entryId, version: 5, content: better }));
    expect(third).toMatchObject({ code, number: 3 });

    const events = await db.auditEvent.findMany({
      where: { subjectId: entryId },
      orderBy: { position: "asc" },
    });
    expect(events.map(({ action }) => action)).toEqual([
      "entry.created",
      "entry.submitted",
      "entry.submitted",
      "entry.withdrawn",
      "entry.submitted",
    ]);
  });

  test("faults come all at once, and what was typed is saved", async () => {
    const contest = await openedContest();
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const content = { ...emptyContent(1), title: "", answers: { novelty: "một ý" } };
    const result = await submitEntry(at(owner), { entryId, version: 1, content });
    expect(result).toMatchObject({ ok: false, code: "invalid", version: 2 });
    const paths = result.ok || !("faults" in result) ? [] : result.faults!.map(({ path }) => path);
    for (const path of ["title", "fieldId", "members.0.name", "members.0.birthDate", "files.form"])
      expect(paths).toContain(path);
    const entry = must(await entryForEdit(owner, entryId, OPEN));
    expect(entry).toMatchObject({ state: "DRAFT", code: null, version: 2, draft: content });
    expect(await db.mail.count({ where: { to: owner.email } })).toBe(0);
  });
});

describe("codes", () => {
  test("count by field in the order of arrival, without a gap, however many come at once", async () => {
    const contest = await openedContest();
    const [first, second] = contest.regulation.fields;
    const owners = await Promise.all(Array.from({ length: 8 }, () => person()));
    const entries = await Promise.all(
      owners.map((owner, i) =>
        submitted(contest, owner, { fieldId: i < 6 ? first!.id : second!.id }),
      ),
    );
    const codes = entries.map(({ code }) => code).sort();
    const expected = (field: string, count: number) =>
      Array.from({ length: count }, (_, i) => `STKT-2026-${field}-00${i + 1}`);
    expect(codes).toEqual([...expected(first!.code, 6), ...expected(second!.code, 2)].sort());
  });

  test("are not used up by a submission that fails", async () => {
    const contest = await openedContest();
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    await submitEntry(at(owner), { entryId, version: 1, content: emptyContent(1) });
    expect((await submitted(contest, await person())).code).toMatch(/-001$/);
  });
});

describe("the deadline", () => {
  test("is the one shown, with the regulation's grace for what is under way, to the millisecond", async () => {
    const contest = await openedContest();
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const form = await received(contest.regulation, "form", "a.pdf", PDF);
    const input = { entryId, version: 1, content: goodContent(contest.regulation), added: [form] };
    const end = later(CLOSES, GRACE);

    expect(refusalOf(await submitEntry(at(owner, end), input))).toBe("too-late");
    expect(refusalOf(await saveDraft(at(owner, later(end, 1)), input))).toBe("too-late");
    expect(await entryRow(entryId)).toMatchObject({ state: "DRAFT", version: 1, attachments: [] });
    const lastMoment = later(end, -1);
    const receipt = must(await submitEntry(at(owner, lastMoment), input));
    expect(receipt.submittedAt).toEqual(lastMoment);

    expect(await submitEntry(at(owner, later(end, 10_000)), input)).toMatchObject({
      ok: true,
      value: { number: 1, submittedAt: lastMoment },
    });
    expect(refusalOf(await withdrawEntry(at(owner, end), { entryId, version: 2 }))).toBe(
      "too-late",
    );
  });

  test("starting and the list of open contests keep to the window without grace", async () => {
    const contest = await openedContest();
    const owner = await person();
    const start = async (now: Date) =>
      refusalOf(await createDraft(at(owner, now), { contestId: contest.contestId }));
    expect(await start(later(OPENS, -1))).toBe("not-yet");
    expect(await start(OPENS)).toBeNull();
    expect(await start(CLOSES)).toBe("too-late");
    const listed = async (now: Date) =>
      (await contestsTakingEntries(now)).some(({ id }) => id === contest.contestId);
    expect([await listed(OPENS), await listed(CLOSES)]).toEqual([true, false]);
  });

  test("nobody starts in a contest that is still a draft", async () => {
    const contest = await openedContest();
    await db.contest.update({ where: { id: contest.contestId }, data: { state: "DRAFT" } });
    const start = await createDraft(at(await person()), { contestId: contest.contestId });
    expect(refusalOf(start)).toBe("hidden");
  });
});

describe("two at once", () => {
  test("of eight saves from one version exactly one goes through, and the others are shown it", async () => {
    const contest = await openedContest();
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        saveDraft(at(owner), {
          entryId,
          version: 1,
          content: { ...emptyContent(1), title: `Bản ${i}` },
        }),
      ),
    );
    const won = results.flatMap((result, i) => (result.ok ? [i] : []));
    expect(won).toHaveLength(1);
    const title = `Bản ${won[0]}`;
    for (const result of results.filter(({ ok }) => !ok))
      expect(result).toMatchObject({
        code: "conflict",
        theirs: { version: 2, content: { title } },
      });
    expect(await entryRow(entryId)).toMatchObject({ version: 2, draft: { title } });
  });

  test("a double click gives one version, one code, one mail and the same receipt twice", async () => {
    const contest = await openedContest();
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const form = await received(contest.regulation, "form", "a.pdf", PDF);
    const input = { entryId, version: 1, content: goodContent(contest.regulation), added: [form] };
    const receipts = await Promise.all(
      Array.from({ length: 4 }, () => submitEntry(at(owner), input)),
    );
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    expect(receipts[0]!.ok).toBe(true);
    expect((await entryRow(entryId)).versions).toHaveLength(1);
    expect(await db.mail.count({ where: { to: owner.email } })).toBe(1);
    const counters = await db.entryCodeCounter.findMany({
      where: { contestId: contest.contestId },
    });
    expect(counters.map(({ last }) => last)).toEqual([1]);
  });

  test("another content or another file from the same version is a conflict, never a false receipt", async () => {
    const contest = await openedContest();
    const owner = await person();
    const { entryId } = await submitted(contest, owner);
    const content = goodContent(contest.regulation);
    const other = await submitEntry(at(owner), {
      entryId,
      version: 1,
      content: { ...content, title: "Khác" },
    });
    expect(refusalOf(other)).toBe("conflict");
    const photo = await received(contest.regulation, "photos", "b.png", PNG);
    const withFile = await submitEntry(at(owner), { entryId, version: 1, content, added: [photo] });
    expect(withFile).toMatchObject({ code: "conflict", theirs: { version: 3 } });
    const { versions, attachments } = await entryRow(entryId);
    expect(versions).toHaveLength(1);
    expect(attachments.map(({ filename }) => filename)).toEqual(["Phiếu đăng ký.pdf", "b.png"]);
  });
});

describe("other people", () => {
  test("are told that there is no such entry", async () => {
    const contest = await openedContest();
    const owner = await person();
    const { entryId } = await submitted(contest, owner);
    const input = { entryId, version: 2, content: goodContent(contest.regulation) };
    const elsewhere = await openedContest();
    for (const stranger of [
      await person(),
      { ...(await person()), isPlatformAdmin: true },
      elsewhere.organiser,
    ]) {
      expect(refusalOf(await entryForOwner(stranger, entryId, OPEN))).toBe("hidden");
      expect(refusalOf(await entryForEdit(stranger, entryId, OPEN))).toBe("hidden");
      expect(refusalOf(await saveDraft(at(stranger), input))).toBe("hidden");
      expect(refusalOf(await submitEntry(at(stranger), input))).toBe("hidden");
      expect(refusalOf(await withdrawEntry(at(stranger), input))).toBe("hidden");
      expect(await myEntries(stranger, OPEN)).toEqual([]);
    }
    for (const id of ["x", "0198c0de-0000-7000-8000-000000000000"])
      expect(refusalOf(await entryForOwner(owner, id, OPEN))).toBe("hidden");
  });

  test("the secretariat reads but does not write", async () => {
    const contest = await openedContest();
    const { entryId } = await submitted(contest, await person());
    const secretary = await grantee("SECRETARY", contest.organisationId);
    const input = { entryId, version: 2, content: goodContent(contest.regulation) };
    expect(refusalOf(await saveDraft(at(secretary), input))).toBe("role");
    expect(refusalOf(await submitEntry(at(secretary), { ...input, version: 1 }))).toBe("role");
    expect(refusalOf(await withdrawEntry(at(secretary), input))).toBe("role");
  });
});

describe("a unit", () => {
  test("starts entries in its name; its other coordinators go on with them, nobody else does", async () => {
    const contest = await openedContest();
    const unit = await db.unit.create({
      data: { organisationId: contest.organisationId, name: "THCS Lê Lợi", nameKey: "thcs le loi" },
    });
    const coordinator = async () => ({
      ...(await person()),
      grants: [
        {
          role: "UNIT_COORDINATOR" as const,
          organisationId: contest.organisationId,
          contestId: null,
          unitId: unit.id,
        },
      ],
    });
    const [teacher, colleague, stranger] = [
      await coordinator(),
      await coordinator(),
      await person(),
    ];
    const start = { contestId: contest.contestId, unitId: unit.id };
    expect(refusalOf(await createDraft(at(stranger), start))).toBe("role");
    const { entryId } = must(await createDraft(at(teacher), start));
    expect(must(await entryForEdit(colleague, entryId, OPEN))).toMatchObject({
      unitName: "THCS Lê Lợi",
      whyNotEdit: null,
    });
    const content = goodContent(contest.regulation);
    expect((await saveDraft(at(colleague), { entryId, version: 1, content })).ok).toBe(true);
    const ofOtherContest = await person();
    const [grant] = teacher.grants;
    const neighbour = {
      ...ofOtherContest,
      grants: [{ ...grant!, contestId: "00000000-0000-7000-8000-000000000000" }],
    };
    expect(refusalOf(await createDraft(at(neighbour), start))).toBe("role");
    expect(refusalOf(await entryForEdit(neighbour, entryId, OPEN))).toBe("hidden");
    expect(await unitEntries(neighbour, unit.id, OPEN)).toEqual([]);
    expect(await unitEntries(colleague, unit.id, OPEN)).toHaveLength(1);
    // Whoever coordinates the unit no more leaves its entries behind, also those that they wrote.
    const left = { ...teacher, grants: [] };
    expect(refusalOf(await entryForEdit(left, entryId, OPEN))).toBe("hidden");
    expect(refusalOf(await saveDraft(at(left), { entryId, version: 2, content }))).toBe("hidden");
    const foreign = await openedContest();
    expect(
      refusalOf(await createDraft(at(teacher), { contestId: foreign.contestId, unitId: unit.id })),
    ).toBe("hidden");
  });
});
