import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { compareContest, comparePass } from "~/entries/similarity/compare-pass.server";
import { compareEntry } from "~/entries/similarity/compare.server";
import { similarPair } from "~/entries/similarity/pair-reads.server";
import { importPastSolutions, listPastSolutions, removePastSolution } from "~/entries/similarity/past-solutions.server";
import { readPastRows } from "~/entries/similarity/past-solutions";
import { listSimilar, similarNotes } from "~/entries/similarity/similar-reads.server";
import { weighLikeness } from "~/entries/similarity/weigh-likeness.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import type { Actor } from "~/people/actor";
import { backgroundDone } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import {
  at,
  draftOf,
  entryRow,
  goodContent,
  grantee,
  later,
  must,
  OPEN,
  openedContest,
  person,
  received,
  sha256,
  type OpenedContest,
} from "./entries-world";

const ALL = { unseen: false, entryId: null, page: 1 };
const SEED = "Máy gieo hạt sử dụng năng lượng mặt trời";
const SEED_TOO = "Máy gieo hạt tự động điều khiển bằng smartphone";
const OTHER = "Trà túi lọc sương sâm";
const COPIED =
  "Máy gồm khung thép hộp, trục gạt hạt quay nhờ bánh xe phía trước, phễu chứa mười ki-lô-gam hạt giống và hai lưỡi rạch hàng chỉnh được độ sâu từ hai đến năm xăng-ti-mét.";

/** Sent in with a file of its own, so that only what a test is about is alike. */
async function sent(
  contest: OpenedContest,
  title: string,
  { text = "", photo = null as Buffer | null, owner = null as Actor | null } = {},
) {
  const by = owner ?? (await person());
  const entryId = await draftOf(contest, by);
  const { regulation } = contest;
  const content = goodContent(regulation, { title });
  const written = Object.keys(content.answers).filter((id) => content.answers[id] === `Nội dung ${id}.`);
  const [first = ""] = written;
  const answers = Object.fromEntries(written.map((id) => [id, `Về ${id} của ${title}.`]));
  must(
    await submitEntry(at(by), {
      entryId,
      version: 1,
      content: { ...content, answers: { ...content.answers, ...answers, ...(text && { [first]: text }) } },
      added: [
        await received(regulation, "form", "Phiếu.pdf", Buffer.from(`%PDF-1.4\n% ${entryId}\n%%EOF\n`)),
        ...(photo ? [await received(regulation, "photos", "Ảnh.png", photo)] : []),
      ],
    }),
  );
  return { entryId, owner: by };
}

const titlesIn = async (actor: Actor, contestId: string) =>
  must(await listSimilar(actor, contestId, ALL)).findings.map(({ entry, other }) => [
    entry.title,
    other.kind === "elsewhere" ? other.contestTitle : other.title,
  ]);

async function scene(width: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#9db"/><rect x="120" y="150" width="330" height="140" fill="#246"/><circle cx="180" cy="330" r="60" fill="#222"/><circle cx="420" cy="330" r="60" fill="#222"/></svg>`;
  return sharp(Buffer.from(svg)).resize(width).png().toBuffer();
}

describe("comparing", () => {
  test("finds another entry of the contest once, whichever is compared, and again changes nothing", async () => {
    const contest = await openedContest();
    const a = await sent(contest, SEED);
    const b = await sent(contest, SEED_TOO);
    await sent(contest, OTHER);
    expect(await comparePass(() => OPEN, () => 0)).toBe(3);
    const found = await db.similarityFinding.findMany({ where: { contestId: contest.contestId } });
    expect(found).toHaveLength(1);
    expect([found[0]!.entryId, found[0]!.otherEntryId].sort()).toEqual([a.entryId, b.entryId].sort());
    expect(await comparePass(() => OPEN, () => 0)).toBe(0);
    const updated = await entryRow(a.entryId);
    await compareEntry(a.entryId, later(OPEN, 1000));
    await Promise.all([compareEntry(a.entryId, OPEN), compareEntry(b.entryId, OPEN)]);
    expect(await db.similarityFinding.findMany({ where: { contestId: contest.contestId } })).toEqual(found);
    expect((await entryRow(a.entryId)).updatedAt).toEqual(updated.updatedAt);
  });

  test("goes back to earlier contests of the organisation, not forward, and never to others", async () => {
    const now = await openedContest();
    const { organisationId } = now;
    const before = await openedContest();
    const elsewhere = await openedContest();
    await db.contest.update({
      where: { id: before.contestId },
      data: { organisationId, openedAt: new Date("2024-02-01T00:00:00Z") },
    });
    const old = await sent(before, SEED);
    await sent(elsewhere, SEED);
    const mine = await sent(now, SEED_TOO);
    await compareEntry(old.entryId, OPEN);
    expect(await db.similarityFinding.count({ where: { entryId: old.entryId } })).toBe(0);
    await compareEntry(mine.entryId, OPEN);
    const found = await db.similarityFinding.findMany({ where: { entryId: mine.entryId } });
    expect(found.map(({ otherEntryId }) => otherEntryId)).toEqual([old.entryId]);

    // Who has a part in this contest only is told that there is something, and in which contest.
    const reader = await person();
    const grants = [{ role: "SECRETARY" as const, organisationId, contestId: now.contestId, unitId: null }];
    const secretary = { ...reader, grants };
    const list = must(await listSimilar(secretary, now.contestId, ALL));
    expect(list.findings[0]!.other.kind).toBe("elsewhere");
    const pair = must(await similarPair(secretary, now.contestId, found[0]!.id));
    expect(pair.sides).toBeNull();
    expect(JSON.stringify(pair)).not.toContain(SEED);
    const organiser = must(await similarPair(now.organiser, now.contestId, found[0]!.id));
    expect(organiser.sides?.b.title.map(({ text }) => text).join("")).toBe(SEED);
  });

  test("leaves drafts and withdrawn entries alone", async () => {
    const contest = await openedContest();
    const owner = await person();
    await draftOf(contest, owner);
    await db.entry.updateMany({ where: { ownerId: owner.userId }, data: { title: SEED } });
    const gone = await sent(contest, SEED);
    must(await withdrawEntry(at(gone.owner), { entryId: gone.entryId, version: (await entryRow(gone.entryId)).version }));
    const mine = await sent(contest, SEED_TOO);
    expect(await compareEntry(mine.entryId, OPEN)).toEqual({ found: 0, added: 0 });
    expect(await compareEntry(gone.entryId, OPEN)).toBeNull();
  });

  test("shows a copied passage, an identical file and a smaller copy of a picture beside each other", async () => {
    const contest = await openedContest();
    const a = await sent(contest, SEED, { text: `Xin kể từ đầu. ${COPIED} Hết.`, photo: await scene(640) });
    await sent(contest, OTHER, { text: `Nhóm tìm hiểu ở chợ. ${COPIED} Thợ ở xã làm được.`, photo: await scene(300) });
    await sent(contest, "Bếp đun củi ít khói", { photo: await scene(640) });
    must(await compareContest(at(contest.organiser), contest.contestId, { anew: false }));
    const { findings } = must(await listSimilar(contest.organiser, contest.contestId, { ...ALL, entryId: a.entryId }));
    const signs = findings.map((finding) => [...finding.signs].sort().join());
    expect(signs.sort()).toEqual(["files", "pictures,text"]);

    const close = findings.find((finding) => finding.signs.includes("text"))!;
    const pair = must(await similarPair(contest.organiser, contest.contestId, close.id));
    const marked = (side: "a" | "b") => pair.passages[0]![side].segments.filter(({ alike }) => alike).map(({ text }) => text);
    expect(marked("a")).toEqual([COPIED.slice(0, -1)]);
    expect(marked("b")).toEqual([COPIED.slice(0, -1)]);
    expect(pair.pictures).toHaveLength(1);
    expect(pair.titleScore).toBeLessThan(450);
    expect((await db.blob.findMany({ where: { mime: "image/png", pictureHash: { not: null } } })).length).toBeGreaterThan(0);
  });

  test("a picture has its hash as soon as its entry is sent in, before anything is compared", async () => {
    const photo = await scene(500);
    await sent(await openedContest(), "Xe chở rau", { photo });
    await backgroundDone();
    expect(await db.blob.findUnique({ where: { sha256: sha256(photo) } })).toMatchObject({
      pictureHash: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    });
  });

  test("follows what is sent in anew, but keeps what a person has weighed", async () => {
    const contest = await openedContest();
    const a = await sent(contest, SEED);
    const b = await sent(contest, SEED_TOO);
    const c = await sent(contest, "Máy gieo hạt đẩy tay");
    const { contestId, organiser } = contest;
    must(await compareContest(at(organiser), contestId, { anew: false }));
    expect(await db.similarityFinding.count({ where: { contestId } })).toBe(3);
    const { findings } = must(await listSimilar(organiser, contestId, { ...ALL, entryId: b.entryId }));
    const weighed = findings.find(({ entry, other }) => [entry.id, other.kind === "entry" && other.id].includes(a.entryId))!;
    const opinion = { contestId, findingId: weighed.id, opinion: "different" as const, note: "Khác cơ cấu", seen: "" };
    must(await weighLikeness(at(organiser), opinion));
    must(
      await submitEntry(at(b.owner, later(OPEN, 60_000)), {
        entryId: b.entryId,
        version: (await entryRow(b.entryId)).version,
        content: goodContent(contest.regulation, { title: OTHER }),
        added: [],
      }),
    );
    expect((await similarNotes(contestId, [b.entryId])).get(b.entryId)?.count).toBe(2);
    expect(must(await similarPair(organiser, contestId, weighed.id)).outdated).toBe(true);
    const again = await compareContest(at(organiser, later(OPEN, 120_000)), contestId, { anew: false });
    expect(must(again)).toEqual({ compared: 1, added: 0, left: 0 });
    const left = await db.similarityFinding.findMany({ where: { contestId } });
    expect(left.map(({ id }) => id)).toContain(weighed.id);
    expect(left).toHaveLength(2);
    expect((await similarNotes(contestId, [c.entryId])).get(c.entryId)).toMatchObject({ count: 1, unseen: 1 });
  });
});

describe("an opinion", () => {
  test("is recorded with who and when, moves no entry, and does not overwrite a newer one", async () => {
    const contest = await openedContest();
    const { contestId, organiser, organisationId } = contest;
    const a = await sent(contest, SEED);
    await sent(contest, SEED_TOO);
    must(await compareContest(at(organiser), contestId, { anew: true }));
    const [finding] = must(await listSimilar(organiser, contestId, ALL)).findings;
    const input = { contestId, findingId: finding!.id, opinion: "same" as const, note: "Cùng cơ cấu", seen: "" };
    const before = await entryRow(a.entryId);
    must(await weighLikeness(at(organiser), input));
    expect(await weighLikeness(at(organiser, later(OPEN, 1)), { ...input, opinion: "different" })).toMatchObject({ ok: false, code: "conflict" });
    const pair = must(await similarPair(organiser, contestId, finding!.id));
    expect(pair.opinion).toEqual({ opinion: "same", note: "Cùng cơ cấu", by: organiser.name, at: OPEN });
    expect(await entryRow(a.entryId)).toEqual(before);
    expect(must(await listSimilar(organiser, contestId, { ...ALL, unseen: true })).findings).toEqual([]);
    expect(await db.auditEvent.count({ where: { chainId: contestId, action: "similarity.weighed" } })).toBe(1);

    const observer = await grantee("OBSERVER", organisationId);
    expect(await weighLikeness(at(observer), { ...input, seen: pair.seen })).toMatchObject({ code: "role" });
    expect(await weighLikeness(at(await person()), input)).toMatchObject({ code: "hidden" });
    const foreign = await openedContest();
    expect(await similarPair(foreign.organiser, foreign.contestId, finding!.id)).toMatchObject({ code: "hidden" });
  });
});

describe("past solutions", () => {
  const rows = readPastRows([["Tên giải pháp", "Nguồn"], [SEED_TOO, "Hà Nội 2020"], [OTHER, ""], [OTHER, "lặp"]]);

  test("are taken in once, compared with, searched without marks, and taken off with a reason", async () => {
    const contest = await openedContest();
    const { organisationId, organiser, contestId } = contest;
    const mine = await sent(contest, SEED);
    await comparePass(() => OPEN, () => 0);
    expect(rows).toMatchObject({ repeated: 1, faults: [] });
    expect(must(await importPastSolutions(at(organiser), organisationId, rows.rows))).toEqual({ fresh: 2, known: 0 });
    expect(must(await importPastSolutions(at(organiser), organisationId, rows.rows))).toEqual({ fresh: 0, known: 2 });
    expect(await db.auditEvent.count({ where: { subjectId: organisationId, action: "past-solutions.imported" } })).toBe(1);

    expect(await comparePass(() => OPEN, () => 0)).toBe(1);
    expect(await titlesIn(organiser, contestId)).toEqual([[SEED, SEED_TOO]]);
    const found = must(await listPastSolutions(organiser, organisationId, { search: "gieo hat", page: 1 }));
    expect(found.solutions.map(({ title, source }) => [title, source])).toEqual([[SEED_TOO, "Hà Nội 2020"]]);

    const { id } = found.solutions[0]!;
    const other = await openedContest();
    expect(await removePastSolution(at(other.organiser), other.organisationId, { id, reason: "x" })).toMatchObject({ code: "hidden" });
    must(await removePastSolution(at(organiser), organisationId, { id, reason: "Nhập nhầm" }));
    expect(await titlesIn(organiser, contestId)).toEqual([]);
    expect((await entryRow(mine.entryId)).state).toBe("SUBMITTED");
  });
});
