import { PDFDocument } from "pdf-lib";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { placePage } from "~/entries/papers/paper-place.server";
import { pagePicture, scansOf, scanView } from "~/entries/papers/paper-reads.server";
import { readLeftScans, readScan } from "~/entries/papers/paper-scan.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { pdfPageCount, renderPdfPage } from "~/platform/pdf/render.server";
import { storage } from "~/platform/storage/storage.server";
import { at, CLOSES, goodContent, later, must, OPEN, person } from "./entries-world";
import {
  openPapers,
  contest,
  unitId,
  coordinator,
  draft,
  printed,
  write,
  pile,
  photo,
  handIn,
  view,
  filesOf,
} from "./papers-world";

// Drawing and reading pages takes what it takes, the more so on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(openPapers);

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

  it("is gone on with by the server itself where reading was broken off", async () => {
    const entryId = await draft(coordinator, { title: "Bỏ dở" });
    const id = await handIn(coordinator, unitId, await printed(coordinator, entryId));
    await db.attachment.updateMany({ where: { entryId }, data: { removedAt: OPEN } });
    await db.scannedPage.deleteMany({ where: { scanId: id } });
    await db.paperScan.update({ where: { id }, data: { finishedAt: null } });
    expect(await readLeftScans()).toBe(1);
    expect(await filesOf(entryId)).toHaveLength(1);
    expect(await readLeftScans()).toBe(0);
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
    for (const number of [1, 2, 3, 4]) {
      await write(coordinator, entryId, { title: `Lần in ${number}` });
      await handIn(coordinator, unitId, await printed(coordinator, entryId));
    }
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
