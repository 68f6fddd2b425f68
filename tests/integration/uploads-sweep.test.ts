import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { checkBlobs, type BlobFinding } from "~/entries/files/check-blobs.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { scanWaiting } from "~/entries/files/scan-blob.server";
import { sweepFiles } from "~/entries/files/sweep-files.server";
import { sweepAlone } from "~/entries/files/sweeping.server";
import { keepSentFiles } from "~/entries/units/many-files.server";
import { backgroundDone } from "~/platform/background.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { arrived } from "~/platform/uploads/incoming.server";
import { holdUpload } from "~/platform/uploads/lease.server";
import { clamd } from "./clamd";
import { at, entryRow, goodContent, later, must, OPEN, openedContest, PDF, sha256 } from "./entries-world";
import {
  begun,
  bytesOf,
  fileOf,
  finish,
  patch,
  previewOf,
  uploaded,
  uploaderWithDraft,
} from "./uploads-world";
import { school } from "./unit-world";

const DAY = 86_400_000;
const pdf = (length = 5_000) => Buffer.concat([PDF, randomBytes(length)]);
const keyOf = (digest: string) => `blobs/${digest.slice(0, 2)}/${digest}`;

// Pictures and PDFs are drawn, and passwords hashed, beside everything else that is tested.
vi.setConfig({ testTimeout: 60_000 });

afterEach(async () => {
  await backgroundDone();
  setClock(null);
});

/** Files are as old as the disk says: it is the sweeper that comes later. */
const inDays = (days: number) => later(new Date(), days * DAY);

describe("the sweeper", () => {
  test("attaches what had arrived whole when the tab was closed", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = pdf();
    const id = await begun(browser, { entryId, size: bytes.length });
    await patch(browser, id, 0, bytes);
    expect(await sweepFiles(OPEN)).toMatchObject({ finished: 1 });
    expect((await entryRow(entryId)).attachments).toMatchObject([{ blobSha256: sha256(bytes) }]);
    expect(await finish(browser, id)).toMatchObject({ ok: true });
    expect(await sweepFiles(OPEN)).toMatchObject({ finished: 0 });
  });

  test("ends uploads of which nothing has come for a day", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const id = await begun(browser, { entryId, size: 10_000 });
    await patch(browser, id, 0, pdf(1_000));
    expect(await sweepFiles(later(OPEN, DAY - 1))).toMatchObject({ expired: 0 });
    expect(await arrived(id)).toBeGreaterThan(0);
    expect(await sweepFiles(later(OPEN, DAY))).toMatchObject({ expired: 1 });
    expect(await arrived(id)).toBeNull();
  });

  test("leaves alone an upload that somebody is ending in this moment", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const id = await begun(browser, { entryId, size: 10_000 });
    const lease = (await holdUpload(id, () => undefined))!;
    expect(await sweepFiles(later(OPEN, 2 * DAY))).toMatchObject({ expired: 0 });
    await lease.release();
    expect(await sweepFiles(later(OPEN, 2 * DAY))).toMatchObject({ expired: 1 });
  });

  test("keeps for a week what a unit has sent and not yet said what it is for", async () => {
    const { contestId, unitId, coordinator } = await school();
    const bytes = pdf();
    await storage().put(keyOf(sha256(bytes)), bytes, { contentType: "application/pdf" });
    const file = { path: "1.pdf", filename: "1.pdf", sha256: sha256(bytes), size: bytes.length };
    const files = [{ ...file, mime: "application/pdf" }];
    const now = inDays(0);
    must(await keepSentFiles(at(coordinator, OPEN), { contestId, unitId }, { files, leftOut: [] }));
    await db.unitFiles.updateMany({ data: { createdAt: now } });
    await sweepFiles(inDays(6));
    expect(await storage().head(keyOf(sha256(bytes)))).not.toBeNull();
    await sweepFiles(inDays(8));
    expect(await storage().head(keyOf(sha256(bytes)))).toBeNull();
  });

  test("removes nothing while its clock is not that of the storage: what is new would look old", async () => {
    const key = keyOf(sha256(pdf()));
    await storage().put(key, pdf(), { contentType: "application/pdf" });
    setClock(() => inDays(3));
    await expect(sweepAlone()).rejects.toThrow("72 hours apart");
    expect(await storage().head(key)).not.toBeNull();
    setClock(null);
    expect(await sweepAlone()).toMatchObject({ blobs: expect.any(Number) });
  });

  test("removes what nobody refers to, and never what a version names", async () => {
    const contest = await openedContest();
    const { browser, actor, entryId } = await uploaderWithDraft(contest);
    const [sent, dropped] = [pdf(), pdf()];
    const first = await uploaded(browser, sent, { entryId });
    must(
      await submitEntry(at(actor), { entryId, version: 1, content: goodContent(contest.regulation) }),
    );
    await db.attachment.update({ where: { id: first.value!.file.id }, data: { removedAt: OPEN } });
    const second = await uploaded(browser, dropped, { entryId });
    await db.attachment.update({ where: { id: second.value!.file.id }, data: { removedAt: OPEN } });
    const stray = sha256(Buffer.from("stray"));
    await storage().put(keyOf(stray), Buffer.from("stray"), { contentType: "text/plain" });

    await sweepFiles(later(new Date(), DAY / 2));
    expect(await storage().head(keyOf(stray))).not.toBeNull();
    await sweepFiles(inDays(2));
    expect(await storage().head(keyOf(stray))).toBeNull();
    expect(await storage().head(keyOf(sha256(dropped)))).toBeNull();
    expect(await db.blob.findUnique({ where: { sha256: sha256(dropped) } })).toBeNull();
    expect(await bytesOf(await fileOf(browser, first.value!.file.id))).toEqual(sent);
  });
});

test("the check finds what is missing, broken and extra", async () => {
  const { browser, entryId } = await uploaderWithDraft(await openedContest());
  const bytes = pdf();
  await uploaded(browser, bytes, { entryId });
  await backgroundDone();
  const key = keyOf(sha256(bytes));
  const found: BlobFinding[] = [];
  const check = () => {
    found.length = 0;
    return checkBlobs(OPEN, (finding) => found.push(finding));
  };
  expect(await check()).toMatchObject({ missing: 0, broken: 0, extra: 0 });
  const row = await db.blob.findUniqueOrThrow({ where: { sha256: sha256(bytes) } });
  expect(row.verifiedAt).toEqual(OPEN);
  await storage().put(key, pdf(), { contentType: "application/pdf" });
  await storage().put(keyOf("a".repeat(64)), bytes, { contentType: "application/pdf" });
  await check();
  expect(found.map(({ kind, key: at }) => `${kind} ${at}`)).toEqual([
    `broken ${key}`,
    `extra ${keyOf("a".repeat(64))}`,
  ]);
  await storage().delete(key);
  await check();
  expect(found[0]).toMatchObject({ kind: "missing", key });
  await storage().put(key, bytes, { contentType: "application/pdf" });
  await storage().delete(keyOf("a".repeat(64)));
});

describe("with a malware scanner", () => {
  test("files wait until they were scanned; harmful ones are kept from everybody", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    let isDown = true;
    const close = await clamd((bytes) => {
      if (isDown) return "error";
      return bytes.includes("HARMFUL") ? "Test.Virus FOUND" : "OK";
    });
    try {
      const clean = await uploaded(browser, pdf(), { entryId });
      const { id } = clean.value!.file;
      expect(clean.value!.file.state).toBe("QUARANTINED");
      await backgroundDone();
      expect((await fileOf(browser, id)).status).toBe(409);
      expect((await previewOf(browser, id, "thumb")).status).toBe(409);
      isDown = false;
      expect(await scanWaiting()).toBe(1);
      expect((await fileOf(browser, id)).status).toBe(200);

      await db.attachment.update({ where: { id }, data: { removedAt: OPEN } });
      const harmful = Buffer.concat([pdf(), Buffer.from("HARMFUL")]);
      const bad = await uploaded(browser, harmful, { entryId });
      await backgroundDone();
      const answer = await fileOf(browser, bad.value!.file.id);
      expect([answer.status, await answer.text()]).toEqual([409, "Tệp này có mã độc nên không mở được.\n"]);
      await db.attachment.update({ where: { id: bad.value!.file.id }, data: { removedAt: OPEN } });
      const again = await uploaded(browser, harmful, { entryId });
      expect(again.faults).toMatchObject([{ code: "file-infected" }]);
    } finally {
      await close();
    }
  });
});
