import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Regulation } from "~/contests/regulation";
import { registrationForm } from "~/documents/registration-form.server";
import { createDraft } from "~/entries/writing/create-draft.server";
import type { EntryContent } from "~/entries/entry-content";
import { fileToRead } from "~/entries/files/file-read.server";
import { formToPrint } from "~/entries/papers/paper-form.server";
import { placePage } from "~/entries/papers/paper-place.server";
import { pagePicture, scansOf, scanView, unitPlaces } from "~/entries/papers/paper-reads.server";
import { PILE, readScan, takeScans } from "~/entries/papers/paper-scan.server";
import { entryPapers } from "~/entries/papers/paper-verdict.server";
import { receiveAttachment } from "~/entries/files/receive-attachment.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { submitEntry } from "~/entries/submit-entry.server";
import type { Actor } from "~/people/actor";
import { backgroundDone } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { pdfPageCount, renderPdfPage } from "~/platform/pdf/render.server";
import { storage } from "~/platform/storage/storage.server";
import {
  at,
  CLOSES,
  goodContent,
  grantee,
  later,
  must,
  OPEN,
  openedContest,
  person,
  received,
} from "./entries-world";

const KINDS: Regulation["attachments"] = [
  {
    id: "photos",
    label: "Ảnh",
    help: "",
    min: 0,
    max: 2,
    accept: ["image"],
    maxBytes: 1e6,
    namesAuthors: false,
  },
  {
    id: "form",
    label: "Phiếu",
    help: "",
    min: 0,
    max: 3,
    accept: ["pdf", "image"],
    maxBytes: 5e6,
    namesAuthors: true,
  },
];

// Drawing and reading pages takes what it takes, the more so on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

type Contest = Awaited<ReturnType<typeof openedContest>>;
let contest: Contest;
let unitId: string;
let coordinator: Actor;

beforeAll(async () => {
  contest = await openedContest({ attachments: KINDS });
  const { organisationId } = contest;
  const unit = await db.unit.create({
    data: { organisationId, name: "Trường A", nameKey: "truong a" },
  });
  unitId = unit.id;
  coordinator = await coordinatorOf(unitId);
});

async function coordinatorOf(unitId: string): Promise<Actor> {
  const grant = {
    role: "UNIT_COORDINATOR" as const,
    organisationId: contest.organisationId,
    contestId: null,
    unitId,
  };
  return { ...(await person()), grants: [grant] };
}

/** A draft with something in it; of the unit's, or of the person's own. */
async function draft(
  owner: Actor,
  over: Partial<EntryContent> = {},
  unit: string | undefined = unitId,
) {
  const { entryId } = must(
    await createDraft(at(owner), { contestId: contest.contestId, ...(unit && { unitId: unit }) }),
  );
  await write(owner, entryId, over);
  return entryId;
}

async function write(owner: Actor, entryId: string, over: Partial<EntryContent>) {
  const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  must(
    await saveDraft(at(owner), {
      entryId,
      version,
      content: goodContent(contest.regulation, over),
    }),
  );
}

async function printed(owner: Actor, entryId: string): Promise<Uint8Array> {
  return registrationForm(must(await formToPrint(owner, entryId, OPEN)));
}

/** Pages of several papers one after the other, as a scanner gives them. */
async function pile(...parts: (Uint8Array | "blank")[]): Promise<Uint8Array> {
  const all = await PDFDocument.create();
  for (const part of parts) {
    if (part === "blank") {
      all.addPage([595, 842]).drawText("no code");
      continue;
    }
    const from = await PDFDocument.load(part);
    for (const page of await all.copyPages(from, from.getPageIndices())) all.addPage(page);
  }
  return all.save();
}

/** A photograph of a page: turned, not quite sharp, in poor light. */
async function photo(paper: Uint8Array, { angle = 0, page = 1 } = {}): Promise<Buffer> {
  const { width, height, rgba } = await renderPdfPage(paper, page, { maxPixels: 3_000_000 });
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#fff" })
    .rotate(angle, { background: "#556" })
    .blur(1)
    .linear(0.5, 20)
    .jpeg({ quality: 55 })
    .toBuffer();
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function handIn(
  actor: Actor,
  unit: string | null,
  bytes: Uint8Array,
  now = OPEN,
): Promise<string> {
  const { file } = await receiveAttachment(PILE, "quet.pdf", once(bytes));
  const { ids } = must(
    await takeScans(at(actor, now), { contestId: contest.contestId, unitId: unit }, [file!]),
  );
  await backgroundDone();
  return ids[0]!;
}

const view = async (actor: Actor, id: string) => must(await scanView(at(actor), id));
const filesOf = (entryId: string) =>
  db.attachment.findMany({ where: { entryId, removedAt: null }, include: { blob: true } });

describe("a pile of a unit's papers", () => {
  it("comes apart into the entries' forms, in the order in which they were printed", async () => {
    const many = goodContent(contest.regulation).members;
    const long = Array.from({ length: 12 }, (_, i) => ({
      ...many[0]!,
      id: `m${i + 1}`,
      main: i === 0,
      share: "",
    }));
    const [one, two] = [
      await draft(coordinator, { title: "Máy một" }),
      await draft(coordinator, { members: long }),
    ];
    const [first, second] = [await printed(coordinator, one), await printed(coordinator, two)];
    expect(await pdfPageCount(second)).toBeGreaterThan(1);
    const turned = await PDFDocument.load(second);
    const scan = await PDFDocument.create();
    const backwards = turned.getPageIndices().reverse();
    for (const page of await scan.copyPages(turned, backwards)) scan.addPage(page);
    const bytes = await pile(first, "blank", await scan.save());

    const id = await handIn(coordinator, unitId, bytes);
    const seen = await view(coordinator, id);
    expect(seen).toMatchObject({ finished: true, fault: "", notYours: [], open: 1 });
    expect(
      seen.found.map(({ entryId, missing, older, whyNot }) => [entryId, missing, older, whyNot]),
    ).toEqual([
      [one, [], false, null],
      [two, [], false, null],
    ]);
    expect(seen.unread).toEqual([{ number: 2, entryId: null, suggested: null }]);
    const [file] = await filesOf(two);
    expect(file).toMatchObject({ kindId: "form", filename: "Phiếu đăng ký đã ký.pdf" });
    const stored = await storage().get(`blobs/${file!.blobSha256.slice(0, 2)}/${file!.blobSha256}`);
    const joined = new Uint8Array(await new Response(stored!.body).arrayBuffer());
    expect(await pdfPageCount(joined)).toBe(turned.getPageCount());
    const page = async (paper: Uint8Array) =>
      (await renderPdfPage(paper, 1, { maxPixels: 50_000 })).rgba;
    expect(Buffer.from(await page(joined)).equals(await page(second))).toBe(true);

    const before = [await filesOf(one), await filesOf(two), await db.auditEvent.count()];
    expect(await handIn(coordinator, unitId, bytes)).toBe(id);
    await readScan(coordinator, id);
    expect([await filesOf(one), await filesOf(two), await db.auditEvent.count()]).toEqual(before);
  });

  it("goes on where it was broken off, and two who read at once do it once", async () => {
    const entryId = await draft(coordinator, { title: "Dở dang" });
    const id = await handIn(
      coordinator,
      unitId,
      await pile("blank", await printed(coordinator, entryId)),
    );
    await db.paperScan.update({ where: { id }, data: { finishedAt: null } });
    await db.scannedPage.deleteMany({ where: { scanId: id, number: 1 } });
    await Promise.all([readScan(coordinator, id), readScan(coordinator, id)]);
    expect(await view(coordinator, id)).toMatchObject({ finished: true, read: 2, open: 1 });
    expect(await filesOf(entryId)).toHaveLength(1);
  });

  it("says of codes of others only that they are not yours", async () => {
    const stranger = await person();
    const foreign = await draft(stranger, { title: "Bí mật" }, "");
    const id = await handIn(coordinator, unitId, await pile(await printed(stranger, foreign)));
    const seen = await view(coordinator, id);
    expect(seen).toMatchObject({ found: [], notYours: [1], unread: [], open: 0 });
    expect(JSON.stringify(seen)).not.toContain("Bí mật");
    expect(JSON.stringify(seen)).not.toContain(foreign);
    expect(await filesOf(foreign)).toEqual([]);
    expect(await pagePicture(at(coordinator), id, 1)).toMatchObject({ ok: false, code: "hidden" });
  });

  it("is told when it cannot be read", async () => {
    const broken = await handIn(coordinator, unitId, Buffer.from("%PDF-1.7\nnothing here"));
    expect(await view(coordinator, broken)).toMatchObject({
      finished: true,
      fault: "unreadable",
      found: [],
    });
  });

  it("attaches nothing once the entries are closed, by the hour of its arrival", async () => {
    const entryId = await draft(coordinator, { title: "Muộn" });
    const bytes = await pile(await printed(coordinator, entryId));
    const id = await handIn(coordinator, unitId, bytes, later(CLOSES, 86_400_000));
    const seen = must(await scanView(at(coordinator, later(CLOSES, 86_400_000)), id));
    expect(seen.found).toMatchObject([{ entryId, attachmentId: null, whyNot: "too-late" }]);
    expect(await filesOf(entryId)).toEqual([]);
  });

  it("says when an entry has as many forms as it may", async () => {
    const entryId = await draft(coordinator, { title: "Đủ rồi" });
    const paper = await printed(coordinator, entryId);
    for (const angle of [1, 2, 3, 4])
      await handIn(coordinator, unitId, await photo(paper, { angle }));
    expect(await filesOf(entryId)).toHaveLength(3);
    const [latest] = await scansOf({ contestId: contest.contestId, unitId });
    expect((await view(coordinator, latest!.id)).found).toMatchObject([
      { attachmentId: null, whyNot: "no-room" },
    ]);
  });
});

describe("a photograph", () => {
  it.each([0, 8, 90, 180, 270])("turned by %d degrees finds its entry", async (angle) => {
    const entryId = await draft(coordinator, { title: `Góc ${angle}` });
    const id = await handIn(
      coordinator,
      unitId,
      await photo(await printed(coordinator, entryId), { angle }),
    );
    expect((await view(coordinator, id)).found.map((found) => found.entryId)).toEqual([entryId]);
    const [file] = await filesOf(entryId);
    expect(file!.blob.mime).toBe("application/pdf");
  });
});

describe("a page without a code", () => {
  it("is put to an entry by hand, taken away again, and leaves nothing behind", async () => {
    const [one, two] = [
      await draft(coordinator, { title: "Tay một" }),
      await draft(coordinator, { title: "Tay hai" }),
    ];
    const id = await handIn(
      coordinator,
      unitId,
      await pile(await printed(coordinator, one), "blank"),
    );
    const [alone] = await filesOf(one);
    const put = (entryId: string, number = 2) =>
      placePage(at(coordinator), { scanId: id, number, entryId });
    expect((await renderPicture(id, 2)).width).toBeGreaterThan(100);

    must(await put(one));
    const [joined, ...more] = await filesOf(one);
    expect(more).toEqual([]);
    expect(joined!.id).not.toBe(alone!.id);
    must(await put(two));
    expect((await filesOf(one)).map(({ blobSha256 }) => blobSha256)).toEqual([alone!.blobSha256]);
    expect(await filesOf(two)).toHaveLength(1);
    must(await put(""));
    expect(await filesOf(two)).toEqual([]);
    expect((await view(coordinator, id)).unread).toMatchObject([{ number: 2, entryId: null }]);
  });

  it("is put to no entry of another's, and a page with a code stays where its code says", async () => {
    const own = await draft(coordinator, { title: "Của đơn vị" });
    const foreign = await draft(await person(), {}, "");
    const id = await handIn(
      coordinator,
      unitId,
      await pile(await printed(coordinator, own), "blank"),
    );
    const put = (actor: Actor, entryId: string, number: number) =>
      placePage(at(actor), { scanId: id, number, entryId });
    expect(await put(coordinator, foreign, 2)).toMatchObject({ ok: false, code: "hidden" });
    expect(await put(coordinator, "", 1)).toMatchObject({ ok: false, code: "hidden" });
    expect(await put(coordinator, own, 9)).toMatchObject({ ok: false, code: "hidden" });
    expect(await put(await person(), own, 2)).toMatchObject({ ok: false, code: "hidden" });
  });
});

async function renderPicture(scanId: string, number: number) {
  return must(await pagePicture(at(coordinator), scanId, number));
}

describe("who hands in", () => {
  it("a coordinator for their own unit only, wherever it has entries", async () => {
    const other = await db.unit.create({
      data: { organisationId: contest.organisationId, name: "Trường B", nameKey: "truong b" },
    });
    const outsider = await coordinatorOf(other.id);
    const place = { contestId: contest.contestId, unitId };
    expect(await takeScans(at(outsider), place, [])).toMatchObject({ ok: false, code: "hidden" });
    expect(await unitPlaces(outsider)).toEqual([]);
    expect(await unitPlaces(coordinator)).toMatchObject([{ contestId: contest.contestId, unitId }]);
    const id = await handIn(coordinator, unitId, await pile("blank"));
    expect(await scanView(at(outsider), id)).toMatchObject({ ok: false, code: "hidden" });
    expect(await scanView(at(contest.organiser), id)).toMatchObject({ ok: false, code: "hidden" });
  });

  it("the secretariat for what was sent in; drafts stay unknown to it", async () => {
    const secretary = await grantee("SECRETARY", contest.organisationId);
    const author = await person();
    const sent = await draft(author, { title: "Đã nộp" }, "");
    const unsent = await draft(author, { title: "Chưa nộp" }, "");
    const papers = [await printed(author, sent), await printed(author, unsent)];
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: sent } });
    must(
      await submitEntry(at(author), {
        entryId: sent,
        version,
        content: goodContent(contest.regulation, { title: "Đã nộp" }),
      }),
    );
    const id = await handIn(secretary, null, await pile(...papers));
    const seen = await view(secretary, id);
    expect(seen.found).toMatchObject([{ entryId: sent, whyNot: null, older: false }]);
    expect(seen.notYours).toEqual([2]);
    const fileId = seen.found[0]!.attachmentId!;
    expect(must(await fileToRead(secretary, fileId, OPEN))).toMatchObject({
      mime: "application/pdf",
    });
    expect(await scanView(at(author), id)).toMatchObject({ ok: false, code: "hidden" });
    const observer = await grantee("OBSERVER", contest.organisationId);
    expect(await scanView(at(observer), id)).toMatchObject({ ok: false, code: "role" });
  });
});

describe("a form sent with the dossier", () => {
  it("is told right from wrong, new from old", async () => {
    const author = await person();
    const [own, other] = [
      await draft(author, { title: "Của tôi" }, ""),
      await draft(author, { title: "Khác" }, ""),
    ];
    const send = async (bytes: Uint8Array, name: string) => {
      const { version, draft: json } = await db.entry.findUniqueOrThrow({ where: { id: own } });
      const content = json as unknown as EntryContent;
      const added = [await received(contest.regulation, "form", name, bytes)];
      must(await saveDraft(at(author), { entryId: own, version, content, added }));
    };
    const right = await printed(author, own);
    await send(right, "đúng.pdf");
    await send(await photo(await printed(author, other)), "khác.jpg");
    await send(await pile("blank"), "trắng.pdf");
    const verdicts = async () =>
      (await entryPapers(at(author), own))!.papers.map(({ filename, verdict }) => [
        filename,
        verdict,
      ]);
    expect(await verdicts()).toEqual([
      ["đúng.pdf", "current"],
      ["khác.jpg", "other-entry"],
      ["trắng.pdf", "no-code"],
    ]);
    await write(author, own, { title: "Của tôi, sửa lại" });
    expect((await verdicts())[0]).toEqual(["đúng.pdf", "older"]);
    expect(await entryPapers(at(await person()), own)).toBeNull();
  });
});
