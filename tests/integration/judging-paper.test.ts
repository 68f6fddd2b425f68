import { PDFDocument } from "pdf-lib";
import { beforeEach, describe, expect, it } from "vitest";
import { entryLabels, scoreSheets } from "~/documents/score-sheets.server";
import { receiveAttachment } from "~/entries/files/receive-attachment.server";
import { PILE } from "~/entries/papers/paper-scan.server";
import { keySheet } from "~/judging/paper/key-sheet.server";
import { keyingPage, paperDesk, paperScanFile } from "~/judging/paper/paper-reads.server";
import { attachScan, sortPile } from "~/judging/paper/paper-scan.server";
import { labelsToPrint, prepareSheets, sheetsToPrint } from "~/judging/paper/print-sheets.server";
import { ownSheetOf } from "~/judging/sheets/own-sheet.server";
import { receiptOf, scoresOf } from "~/judging/sheets/receipt";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { saveSheet } from "~/judging/sheets/save-score-sheet.server";
import { storedMarks } from "~/judging/facts.server";
import { blobKey } from "~/entries/files/attachment";
import { sweepFiles } from "~/entries/files/sweep-files.server";
import { storage } from "~/platform/storage/storage.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { withPdf } from "~/platform/pdf/render.server";
import { clamd } from "./clamd";
import { at, grantee, JUDGING, judgingContest, must, person, sheetOf, type JudgingWorld } from "./judging-world";

let world: JudgingWorld;
let judge: Actor;
let chair: Actor;
let an: Actor;
let binh: Actor;
let assignmentId: string;
let code: string;

beforeEach(async () => {
  world = await judgingContest();
  judge = await person();
  chair = await person();
  an = await grantee("SECRETARY", world.organisationId);
  binh = await grantee("SECRETARY", world.organisationId);
  const judgeId = await world.judge(judge);
  await world.judge(chair, { chair: true });
  const entry = await world.entry();
  assignmentId = await world.assigned(entry.id, judgeId);
  must(await prepareSheets(at(an), { panelId: world.panelId, judgeId: null }));
  code = (await db.paperSheet.findUniqueOrThrow({ where: { assignmentId } })).code;
});

const read = (marks: Record<string, string> = world.fullMarks(), more: { replaceOnline?: boolean; version?: number } = {}) => ({
  code,
  version: 1,
  marks,
  comment: "Rõ ràng",
  feedback: "Nên đăng ký bảo hộ",
  replaceOnline: false,
  ...more,
});

/** One mark a step below the best. */
function misread(): Record<string, string> {
  const [first] = world.regulation.rule.criteria;
  return { ...world.fullMarks(), [first!.id]: String(Number(first!.max) - Number(first!.step)) };
}

async function fileOf(bytes: Uint8Array, filename = "phieu.pdf") {
  async function* once() {
    yield bytes;
  }
  const { file } = await receiveAttachment(PILE, filename, once());
  return file!;
}

describe("printing", () => {
  it("gives each sheet one code for good, and draws it with a code that leads to it", async () => {
    must(await prepareSheets(at(binh), { panelId: world.panelId, judgeId: null }));
    expect((await db.paperSheet.findUniqueOrThrow({ where: { assignmentId } })).code).toBe(code);
    const paper = must(await sheetsToPrint(at(an), { panelId: world.panelId, judgeId: null }));
    expect(paper.sheets).toHaveLength(2);
    const found = await withPdf(await scoreSheets(paper), async (pdf) => {
      const codes: string[] = [];
      for (let page = 1; page <= pdf.pages; page++) codes.push(...(await pdf.codes(page)));
      return codes;
    });
    // A long rubric takes two pages, each with the sheet's code.
    expect([...new Set(found)]).toEqual(paper.sheets.map(({ link }) => link));
  });

  it("leaves out what is in, and has nothing to print for somebody who owes nothing", async () => {
    must(await keySheet(at(an), read()));
    must(await keySheet(at(binh), read()));
    const { judgeId } = await db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
    const mine = { panelId: world.panelId, judgeId };
    expect(await prepareSheets(at(an), mine)).toMatchObject({ ok: false, code: "none" });
    expect(must(await sheetsToPrint(at(an), { ...mine, judgeId: null })).sheets).toHaveLength(1);
  });

  it("prints codes that open the own sheet of whoever scans them, and nobody else's", async () => {
    const { labels } = must(await labelsToPrint(at(an), world.panelId));
    const [label] = labels;
    const found = await withPdf(await entryLabels({ contestTitle: "", panelName: "", labels }), (pdf) => pdf.codes(1));
    expect(found).toEqual([label!.link]);
    const entryId = label!.link.split("/").at(-1)!;
    expect(await ownSheetOf(at(judge), entryId)).toBe(assignmentId);
    expect(await ownSheetOf(at(await person()), entryId)).toBeNull();
    expect(await ownSheetOf(at(judge), "x")).toBeNull();
  });
});

describe("keying in", () => {
  it("submits the sheet once two people have read the same, with a receipt like any other", async () => {
    const first = must(await keySheet(at(an), read()));
    expect(first).toEqual({ state: { kind: "once", byId: an.userId }, receipt: null });
    expect(must(await keySheet(at(an), read())).state.kind).toBe("once");
    expect((await sheetOf(assignmentId)).state).toBe("DRAFT");
    const second = must(await keySheet(at(binh), read()));
    const sheet = await sheetOf(assignmentId);
    expect(sheet).toMatchObject({ state: "SUBMITTED", comment: "Rõ ràng", feedback: "Nên đăng ký bảo hộ" });
    const [revision] = sheet.revisions;
    expect(revision).toMatchObject({ via: "PAPER", receipt: second.receipt, totalMicro: 100_000_000n });
    const assignment = await db.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { judge: true, entry: true },
    });
    expect(second.receipt).toBe(
      receiptOf(
        {
          round: world.roundId,
          judge: assignment.judge.code,
          entry: assignment.entry.code!,
          scores: scoresOf(storedMarks(revision!.marks)),
          submittedAt: JUDGING.toISOString(),
        },
        assignment.judge.nonce,
      ),
    );
  });

  it("does not show the second person what the first read, until they differ", async () => {
    must(await keySheet(at(an), read()));
    const before = must(await keyingPage(at(binh), code));
    expect(before).toMatchObject({ state: "once", own: null, differences: [], total: null });
    expect(JSON.stringify(before.readings)).not.toMatch(/marks/);
    must(await keySheet(at(binh), read(misread())));
    expect((await sheetOf(assignmentId)).state).toBe("DRAFT");
    const after = must(await keyingPage(at(binh), code));
    expect(after.state).toBe("differs");
    expect(after.differences).toHaveLength(1);
    const third = await grantee("SECRETARY", world.organisationId);
    expect(must(await keyingPage(at(third), code)).differences).toEqual([]);
    must(await keySheet(at(third), read()));
    expect((await sheetOf(assignmentId)).state).toBe("SUBMITTED");
    expect(await db.paperKeying.count()).toBeGreaterThanOrEqual(3);
  });

  it("takes nothing half read or out of range, and names the fields", async () => {
    const [first] = world.regulation.rule.criteria;
    const faulty = await keySheet(at(an), read({ [first!.id]: "999" }));
    expect(faulty).toMatchObject({ ok: false, code: "invalid" });
    if (!faulty.ok)
      expect(faulty.faults?.map(({ code: fault }) => fault)).toEqual(["above-max", "not-scored", "not-scored"]);
    expect(await db.paperKeying.count({ where: { paperSheet: { code } } })).toBe(0);
  });

  it("does not write over what the judge has begun online, unless somebody says so", async () => {
    const [first] = world.regulation.rule.criteria;
    must(await saveSheet(at(judge), { assignmentId, version: 1, marks: { [first!.id]: "5" }, comment: "" }));
    expect(await keySheet(at(an), read())).toMatchObject({ ok: false, code: "begun-online" });
    const replacing = { replaceOnline: true, version: 2 };
    must(await keySheet(at(an), read(world.fullMarks(), replacing)));
    must(await keySheet(at(binh), read(world.fullMarks(), replacing)));
    expect((await sheetOf(assignmentId)).state).toBe("SUBMITTED");
  });

  it("begins anew when the chair has given the sheet back", async () => {
    must(await keySheet(at(an), read()));
    must(await keySheet(at(binh), read()));
    must(await returnSheet(at(chair), { assignmentId, reason: "Xem lại tiêu chí 1" }));
    const { version } = await sheetOf(assignmentId);
    const later = new Date(JUDGING.getTime() + 60_000);
    const again = read(misread(), { version });
    expect(must(await keySheet(at(an, later), again)).state.kind).toBe("once");
    must(await keySheet(at(binh, later), again));
    const sheet = await sheetOf(assignmentId);
    expect(sheet.state).toBe("SUBMITTED");
    expect(sheet.revisions).toHaveLength(2);
  });

  it("is for the secretariat, not for judges, and not once the panel is closed", async () => {
    expect(await keySheet(at(judge), read())).toMatchObject({ ok: false, code: "hidden" });
    expect(await keySheet(at(await person()), read())).toMatchObject({ ok: false, code: "hidden" });
    await db.panel.update({ where: { id: world.panelId }, data: { closedAt: JUDGING, closedById: chair.userId } });
    expect(await keySheet(at(an), read())).toMatchObject({ ok: false, code: "state" });
  });

  it("asks again where the judge has written online on a sheet that was given back", async () => {
    must(await keySheet(at(an), read()));
    must(await keySheet(at(binh), read()));
    must(await returnSheet(at(chair), { assignmentId, reason: "Xem lại tiêu chí 1" }));
    const given = await sheetOf(assignmentId);
    must(await saveSheet(at(judge), { assignmentId, version: given.version, marks: misread(), comment: "Sửa trên máy" }));
    const later = new Date(JUDGING.getTime() + 60_000);
    const again = read(world.fullMarks(), { version: given.version + 1 });
    expect(await keySheet(at(an, later), again)).toMatchObject({ ok: false, code: "begun-online" });
  });

  it("keeps no reading that could not be submitted, where the judge writes online while it is keyed in", async () => {
    must(await keySheet(at(an), read()));
    const [first] = world.regulation.rule.criteria;
    must(await saveSheet(at(judge), { assignmentId, version: 1, marks: { [first!.id]: "5" }, comment: "" }));
    expect(await keySheet(at(binh), read(world.fullMarks(), { replaceOnline: true }))).toMatchObject({
      ok: false,
      code: "conflict",
    });
    expect(must(await keyingPage(at(binh), code)).state).toBe("once");
    must(await keySheet(at(binh), read(world.fullMarks(), { replaceOnline: true, version: 2 })));
    expect((await sheetOf(assignmentId)).state).toBe("SUBMITTED");
  });

  it("lets one of two simultaneous second readings submit, and both stay on record", async () => {
    const chi = await grantee("SECRETARY", world.organisationId);
    must(await keySheet(at(an), read()));
    const answers = await Promise.all([keySheet(at(binh), read()), keySheet(at(chi), read())]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await sheetOf(assignmentId)).revisions).toHaveLength(1);
  });
});

/** A pile of one blank page, another one for each title. */
async function blankPile(title: string) {
  const blank = await PDFDocument.create();
  blank.setTitle(title);
  blank.addPage([595, 842]);
  return fileOf(await blank.save());
}

describe("scans", () => {
  it("keeps every scan of a sheet, the newest first, and none is swept away", async () => {
    const first = await blankPile("Lần 1");
    const second = await blankPile("Lần 2");
    must(await attachScan(at(an), code, first));
    must(await attachScan(at(an), code, first));
    must(await attachScan(at(binh), code, second));
    const page = must(await keyingPage(at(an), code));
    expect(page.scans.map(({ number, name }) => [number, name])).toEqual([
      [2, binh.name],
      [1, an.name],
    ]);
    await sweepFiles(new Date(Date.now() + 30 * 24 * 3_600_000));
    expect(must(await paperScanFile(at(an), code)).sha256).toBe(second.sha256);
    expect(must(await paperScanFile(at(judge), code, 1)).sha256).toBe(first.sha256);
    expect(await paperScanFile(at(an), code, 3)).toMatchObject({ ok: false, code: "hidden" });
    const keys = [first, second].map(({ sha256 }) => storage().head(blobKey(sha256)));
    expect((await Promise.all(keys)).every((found) => found !== null)).toBe(true);
  });

  it("sorts a pile by the codes on its pages, and says which pages it could not read", async () => {
    const paper = must(await sheetsToPrint(at(an), { panelId: world.panelId, judgeId: null }));
    const pile = await PDFDocument.load(await scoreSheets(paper));
    pile.insertPage(1, [595, 842]);
    const sorted = must(await sortPile(at(an), await fileOf(await pile.save())));
    expect([...sorted.attached].sort()).toEqual(paper.sheets.map((sheet) => sheet.code).sort());
    expect(sorted.unknownPages).toEqual([2]);
    const desk = must(await paperDesk(at(an), world.contestId));
    expect(new Set(desk.panels[0]!.sheets.map(({ hasScan }) => hasScan))).toEqual(new Set([true]));
  });

  it("opens no pile with malware in it, and keeps nothing of it", async () => {
    const paper = must(await sheetsToPrint(at(an), { panelId: world.panelId, judgeId: null }));
    const pile = await PDFDocument.load(await scoreSheets(paper));
    pile.setSubject("HARMFUL");
    const file = await fileOf(await pile.save({ useObjectStreams: false }));
    let heard = 0;
    const end = await clamd(() => {
      heard += 1;
      return "Test.Virus FOUND";
    });
    try {
      expect(await sortPile(at(an), file)).toEqual({ ok: false, code: "infected" });
    } finally {
      await end();
    }
    expect(heard).toBe(1);
    const { sheets } = must(await paperDesk(at(an), world.contestId)).panels[0]!;
    expect(sheets.map(({ hasScan }) => hasScan)).toEqual(sheets.map(() => false));
    expect(must(await sortPile(at(an), file)).attached).not.toEqual([]);
  });

  it("opens no pile while it cannot be scanned", async () => {
    const end = await clamd(() => "INSTREAM size limit exceeded. ERROR");
    try {
      await expect(sortPile(at(an), await blankPile("Chưa quét được"))).rejects.toThrow("no verdict");
    } finally {
      await end();
    }
  });

  it("shows a scan to the secretariat and to the judge who signed it, to nobody else", async () => {
    const blank = await PDFDocument.create();
    blank.addPage([595, 842]);
    must(await attachScan(at(an), code, await fileOf(await blank.save())));
    expect(await paperScanFile(at(binh), code)).toMatchObject({ ok: true });
    expect(await paperScanFile(at(judge), code)).toMatchObject({ ok: true });
    expect(await paperScanFile(at(await person()), code)).toMatchObject({ ok: false, code: "hidden" });
    expect(await attachScan(at(judge), code, await fileOf(await blank.save()))).toMatchObject({ code: "hidden" });
  });
});
