import { isBlind } from "~/contests/rounds";
import { beforeAll, describe, expect, it } from "vitest";
import { PDFDocument } from "pdf-lib";
import { cleanFile } from "~/entries/files/clean-copies.server";
import { blindPage, fileAsShown } from "~/judging/blind/blind-reads.server";
import { judgeFile } from "~/judging/blind/judge-file.server";
import { coverTerm, retryCopy } from "~/judging/blind/redact.server";
import { judgeHome, judgeQueue, sheetPage } from "~/judging/sheets/judge-reads.server";
import { chairedPanel } from "~/judging/progress/chaired-panel.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { renderPdfPage } from "~/platform/pdf/render.server";
import { chunksOf } from "~/platform/storage/chunks.server";
import { storage } from "~/platform/storage/storage.server";
import { encryptedPdf } from "./encrypted-pdf";
import { at, grantee, judgingContest, must, person, type JudgingWorld } from "./judging-world";

/** Everything that could tell a judge whose entry it is. */
const SECRETS = ["Bùi Thị Ẩn Danh", "an-danh", "Kín Đáo", "kin-dao", "chunhiem@kindao.example", "1990-04-05"];

let world: JudgingWorld;
let judge: Actor;
let colleague: Actor;
let chair: Actor;
let mine: string;
let theirs: string;
let foreign: string;
let attachments: readonly { id: string }[];

beforeAll(async () => {
  world = await judgingContest();
  judge = await person();
  colleague = await person({ name: "Hoàng Đồng Nghiệp" });
  chair = await person();
  const judgeId = await world.judge(judge);
  const colleagueId = await world.judge(colleague);
  await world.judge(chair, { chair: true });
  const owner = await person({
    name: "Bùi Thị Ẩn Danh",
    email: "chunhiem@kindao.example",
    unitName: "THPT Kín Đáo",
  });
  const kindId = openKind().id;
  const signed = world.regulation.attachments.find(({ namesAuthors }) => namesAuthors)!;
  const entry = await world.entry({
    owner,
    members: [{ name: "Bùi Thị Ẩn Danh", unit: "Trường THPT Kín Đáo" }],
    files: [
      { kindId, filename: "ban-mo-ta-bui-thi-an-danh.pdf" },
      { kindId, filename: "THPT Kín Đáo - phụ lục kin-dao.pdf" },
      { kindId: signed.id, filename: "phiếu đăng ký, có chữ ký.pdf" },
    ],
  });
  attachments = entry.attachments;
  mine = await world.assigned(entry.id, judgeId);
  theirs = await world.assigned(entry.id, colleagueId);
  const comment = "Nhận xét riêng của đồng nghiệp";
  must(await submitSheet(at(colleague), { assignmentId: theirs, version: 1, marks: world.fullMarks(), comment }));
  must(await submitSheet(at(chair), await fullSheet(entry.id, chair)));

  const elsewhere = await judgingContest();
  const elsewhereJudge = await elsewhere.judge(await person());
  foreign = await elsewhere.assigned((await elsewhere.entry()).id, elsewhereJudge);
});

/** The first kind of attachment that judges see. */
function openKind() {
  return world.regulation.attachments.find(({ namesAuthors }) => !namesAuthors)!;
}

async function fullSheet(entryId: string, actor: Actor) {
  const { id } = await db.assignment.findFirstOrThrow({ where: { entryId, judge: { userId: actor.userId } } });
  return { assignmentId: id, version: 1, marks: world.fullMarks(), comment: "" };
}

/** Every surface that a judge or chair reaches, as it travels. */
async function surfaces(): Promise<Record<string, unknown>> {
  const stale = { assignmentId: mine, version: 99, marks: {}, comment: "khác" };
  return {
    home: await judgeHome(at(judge)),
    queue: must(await judgeQueue(at(judge), world.contestId)),
    sheet: must(await sheetPage(at(judge), mine)),
    conflict: await saveSheet(at(judge), stale),
    incomplete: await submitSheet(at(judge), { ...stale, version: 1 }),
    file: { ...must(await judgeFile(at(judge), { assignmentId: mine, attachmentId: attachments[0]!.id })) },
    chair: must(await chairedPanel(at(chair), world.panelId)),
  };
}

describe("judging is blind", () => {
  it("has the secrets in its data, or this test would prove nothing", async () => {
    const entries = await db.entry.findMany({
      where: { contestId: world.contestId },
      include: { owner: true, currentVersion: true, attachments: true },
    });
    for (const secret of SECRETS) expect(JSON.stringify(entries)).toContain(secret);
    expect(isBlind(world.regulation)).toBe(true);
  });

  it("names no member, unit, owner or file on any surface", async () => {
    for (const [surface, shown] of Object.entries(await surfaces())) {
      const text = JSON.stringify(shown).toLowerCase();
      for (const secret of SECRETS) expect([surface, text.includes(secret.toLowerCase())]).toEqual([surface, false]);
    }
  });

  it("calls files by their kind and number, in the page and in the download", async () => {
    const { label } = openKind();
    const { entry } = must(await sheetPage(at(judge), mine));
    expect(entry.files.map(({ name }) => name)).toEqual([`${label} 1`, `${label} 2`]);
    expect(entry.members).toBeNull();
    const file = must(await judgeFile(at(judge), { assignmentId: mine, attachmentId: attachments[1]!.id }));
    expect(file.filename).toMatch(/^STKT-2026-[A-Z]+-001-.*-2\.pdf$/);
  });
});

describe("the signed registration form", () => {
  it("names the authors, so it is neither listed for a judge nor given out", async () => {
    const form = attachments[2]!.id;
    const { entry } = must(await sheetPage(at(judge), mine));
    expect(entry.files.map(({ id }) => id)).toEqual(attachments.slice(0, 2).map(({ id }) => id));
    expect(await judgeFile(at(judge), { assignmentId: mine, attachmentId: form })).toEqual({ ok: false, code: "hidden" });
  });
});

describe("a locked PDF", () => {
  const AUTHOR = "Bui Thi An Danh";
  let place: { contestId: string; entryId: string };
  let assignmentId: string;
  let files: readonly { id: string; sha256: string }[];

  beforeAll(async () => {
    const file = (filename: string, password: string) => ({
      ...{ kindId: openKind().id, filename, mime: "application/pdf", bytes: encryptedPdf(AUTHOR, password) },
    });
    const entry = await world.entry({ files: [file("chi-cam-in.pdf", ""), file("co-mat-khau.pdf", "bi mat")] });
    files = entry.attachments;
    place = { contestId: world.contestId, entryId: entry.id };
    const { id: judgeId } = await db.judge.findFirstOrThrow({ where: { userId: judge.userId } });
    assignmentId = await world.assigned(entry.id, judgeId);
  });

  it("that opens by itself is drawn anew, without its lock and who made it", async () => {
    const { key } = must(await judgeFile(at(judge), { assignmentId, attachmentId: files[0]!.id }));
    const parts: Uint8Array[] = [];
    for await (const part of chunksOf((await storage().get(key))!.body)) parts.push(part);
    const bytes = Buffer.concat(parts);
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([document.isEncrypted, document.getAuthor(), document.getPageCount()]).toEqual([false, undefined, 1]);
    expect(bytes.includes(AUTHOR)).toBe(false);
    const { rgba, width } = await renderPdfPage(bytes, 1, { maxPixels: 10_000 });
    expect([rgba[4 * 5]! < 40, rgba[4 * (width - 5)]! > 215]).toEqual([true, true]);
  });

  it("that wants a password is given to nobody; judge and desk are told", async () => {
    const attachmentId = files[1]!.id;
    expect(await judgeFile(at(judge), { assignmentId, attachmentId })).toEqual({ ok: false, code: "unclean" });
    expect(await fileAsShown(at(world.organiser), { ...place, attachmentId })).toEqual({ ok: false, code: "unclean" });
    const { entry } = must(await sheetPage(at(judge), assignmentId));
    expect(entry.files.map(({ withheld = false }) => withheld)).toEqual([false, true]);
    const page = must(await blindPage(at(world.organiser), place.contestId, place.entryId));
    expect(page.files.map(({ state, fault }) => [state, fault])).toEqual([
      ["ready", ""],
      ["failed", "broken"],
    ]);
  });

  it("is tried once more when the desk asks, as is any file whose copy failed", async () => {
    const [opens, locked] = files as [(typeof files)[number], (typeof files)[number]];
    const { organiser } = world;
    expect(await retryCopy(at(organiser), place, opens.id)).toEqual({ ok: false, code: "state" });
    expect(await retryCopy(at(judge), place, locked.id)).toEqual({ ok: false, code: "role" });
    const interested = await grantee("ORGANISER", world.organisationId);
    const { id: own } = await world.entry({ owner: interested });
    const barred = { ok: false, code: "conflict-of-interest" };
    expect(await coverTerm(at(interested), { ...place, entryId: own }, "Biệt danh")).toEqual(barred);
    expect(must(await blindPage(at(interested), place.contestId, own)).whyNotRedact).toBe(barred.code);
    expect(await retryCopy(at(organiser), place, attachments[0]!.id)).toEqual({ ok: false, code: "hidden" });
    // As where the server was short of time.
    await db.cleanCopy.update({ where: { blobSha256: opens.sha256 }, data: { state: "FAILED", fault: "broken" } });
    must(await retryCopy(at(organiser), place, opens.id));
    must(await retryCopy(at(organiser), place, locked.id));
    expect([(await cleanFile(opens.sha256)).ok, (await cleanFile(locked.sha256)).ok]).toEqual([true, false]);
    must(await judgeFile(at(judge), { assignmentId, attachmentId: opens.id }));
  });
});

describe("a judge sees only what is theirs", () => {
  it("has no way to another judge's sheet", async () => {
    const input = { assignmentId: theirs, version: 2, marks: {}, comment: "" };
    const attachmentId = attachments[0]!.id;
    for (const actor of [judge, chair, world.organiser, await person()]) {
      const answers = [
        await sheetPage(at(actor), theirs),
        await saveSheet(at(actor), input),
        await submitSheet(at(actor), input),
        await judgeFile(at(actor), { assignmentId: theirs, attachmentId }),
      ];
      for (const answer of answers) expect(answer).toEqual({ ok: false, code: "hidden" });
    }
  });

  it("cannot tell an entry that is not assigned from one that does not exist", async () => {
    for (const id of [foreign, "00000000-0000-7000-8000-000000000000", "no-id"]) {
      expect(await sheetPage(at(judge), id)).toEqual({ ok: false, code: "hidden" });
      expect(await judgeQueue(at(judge), id)).toEqual({ ok: false, code: "hidden" });
      expect(await chairedPanel(at(judge), id)).toEqual({ ok: false, code: "hidden" });
      expect(await returnSheet(at(chair), { assignmentId: id, reason: "x" })).toEqual({ ok: false, code: "hidden" });
    }
    expect(await judgeFile(at(judge), { assignmentId: mine, attachmentId: foreign })).toEqual({
      ok: false,
      code: "hidden",
    });
  });

  it("reads nothing of the others' marks, comments or names, while scoring and after", async () => {
    const before = JSON.stringify([await judgeHome(at(judge)), await surfacesOfJudge()]);
    must(await submitSheet(at(judge), { ...(await currentSheet()), marks: world.fullMarks() }));
    const after = JSON.stringify(await surfacesOfJudge());
    for (const text of [before, after]) {
      expect(text).not.toContain("Nhận xét riêng");
      expect(text).not.toContain(colleague.name);
    }
    expect(before).not.toContain('"total":"100"');
  });
});

async function currentSheet() {
  const { sheet } = must(await sheetPage(at(judge), mine));
  return { assignmentId: mine, version: sheet.version, comment: "" };
}

async function surfacesOfJudge() {
  return [must(await judgeQueue(at(judge), world.contestId)), must(await sheetPage(at(judge), mine))];
}
