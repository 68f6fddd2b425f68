import { expect, it } from "vitest";
import { blobKey } from "~/entries/files/attachment";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { DECIDING } from "../results-world";
import { after, entryId, entryIn, files, openContestId, world } from "./world";

/** Violations planted in contests and entries. */
export function plantedInEntries(): void {
  it("a regulation changed after it was frozen", async () => {
    const { id } = await db.regulationRevision.findFirstOrThrow({
      where: { contestId: openContestId },
    });
    const change = () => db.$executeRaw`
      UPDATE "RegulationRevision" SET "document" = jsonb_set("document", '{summary}', '"x"') WHERE "id" = ${id}`;
    expect(await after(change)).toEqual([`regulation-sha256 ${id}`]);
  });

  it("a contest in a state that it never came to", async () => {
    const change = () =>
      db.contest.update({ where: { id: openContestId }, data: { state: "CLOSED" } });
    expect(await after(change)).toEqual([`contest-state ${openContestId}`]);
  });

  it("a current version that is not the newest, and one of another entry", async () => {
    const {
      id: _id,
      number,
      snapshot,
      ...version
    } = await db.entryVersion.findFirstOrThrow({
      where: { entryId },
    });
    const data = { ...version, snapshot: snapshot as object, number: number + 1, receiptToken: null };
    expect(await after(() => db.entryVersion.create({ data }))).toEqual([
      `current-version ${entryId}`,
    ]);
    const other = await entryIn("INELIGIBLE");
    const newest = await db.entryVersion.findFirstOrThrow({
      where: { entryId, number: number + 1 },
    });
    const change = () =>
      db.entry.update({ where: { id: other.id }, data: { currentVersionId: newest.id } });
    expect(await after(change)).toEqual([`current-version ${other.id}`]);
  });

  it("what was sent in, changed; a file that went to another entry", async () => {
    const { id, currentVersionId } = await entryIn("WITHDRAWN");
    const title = () => db.$executeRaw`
      UPDATE "EntryVersion" SET "snapshot" = jsonb_set("snapshot", '{title}', '"x"') WHERE "id" = ${currentVersionId}`;
    expect(await after(title)).toEqual([
      `current-version ${id}`,
      `snapshot-sha256 ${currentVersionId}`,
    ]);
    const version = await db.entryVersion.findFirstOrThrow({ where: { entryId, number: 1 } });
    const file = () => db.attachment.updateMany({ where: { entryId }, data: { entryId: id } });
    expect(await after(file)).toContain(`snapshot-sha256 ${version.id}`);
  });

  it("a code that the pattern does not give", async () => {
    const { id } = await entryIn("INELIGIBLE");
    const change = () => db.entry.update({ where: { id }, data: { code: "STKT-2025-X-1" } });
    expect(await after(change)).toEqual([`entry-code ${id}`]);
  });

  it("a file that is gone, and one with other bytes", async () => {
    const [gone, other] = files as [string, string];
    expect(await after(() => storage().delete(blobKey(gone)))).toEqual([`blob-stored ${gone}`]);
    const change = () => db.blob.update({ where: { sha256: other }, data: { size: 1 } });
    expect(await after(change)).toEqual([`blob-stored ${other}`]);
  });

  it("an upload that ended without an outcome, and a picture of what is kept back", async () => {
    const base = { entryId, kindId: "form", filename: "a.pdf", size: 1, createdById: "x", expiresAt: DECIDING };
    const { id } = await db.upload.create({ data: base });
    const end = () => db.upload.update({ where: { id }, data: { finishedAt: DECIDING } });
    expect(await after(end)).toEqual([`upload-outcome ${id}`]);
    const [, other] = files as [string, string];
    const row = { blobSha256: other, variant: "thumb", mime: "image/webp", width: 1, height: 1, size: 1 };
    await db.blobPreview.create({ data: row });
    const keep = () => db.blob.update({ where: { sha256: other }, data: { state: "QUARANTINED" } });
    expect(await after(keep)).toEqual([`blob-kept-back ${other}`]);
  });
}

/** Violations planted in consents and requests. */
export function plantedInConsents(): void {
  it("a consent to what nobody asked, a co-author without an account, an answer that is none", async () => {
    const { id } = await db.consent.findFirstOrThrow();
    const consent = () => db.consent.update({ where: { id }, data: { purposeId: "never-asked" } });
    expect(await after(consent)).toEqual([`consent ${id}`]);

    const link = { entryId, memberId: "m1", email: "a@example.vn", invitedById: "x" };
    const [coAuthorId, at] = ["00000000-0000-7000-8000-00000000000a", DECIDING];
    const times = { expiresAt: at, confirmedAt: at };
    const write = () =>
      db.coAuthor.create({ data: { id: coAuthorId, tokenHash: "x", ...link, ...times } });
    expect(await after(write)).toEqual([`co-author ${coAuthorId}`]);

    const { organisationId } = world;
    const asked = { organisationId, name: "X", kind: "ACCESS", receivedAt: at } as const;
    const request = await db.dataRequest.create({
      data: { ...asked, dueAt: new Date(at.getTime() + 1) },
    });
    const done = () =>
      db.dataRequest.update({ where: { id: request.id }, data: { state: "DONE" } });
    expect(await after(done)).toEqual([`data-request ${request.id}`]);

    const version = await db.entryVersion.findFirstOrThrow({ where: { entryId } });
    const { sha256: sha256Before, id: versionId } = version;
    const cut = { versionId, number: 1, memberId: "m1", sha256Before, sha256After: sha256Before };
    const redactionId = "00000000-0000-7000-8000-00000000000b";
    const redact = () =>
      db.versionRedaction.create({
        data: { id: redactionId, ...cut, dataRequestId: request.id, byId: "x", at },
      });
    expect(await after(redact)).toEqual([`redaction ${redactionId}`]);
  });
}
