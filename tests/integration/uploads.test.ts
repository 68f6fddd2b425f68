import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterEach, describe, expect, test, vi } from "vitest";
import { receiveAttachment } from "~/entries/files/receive-attachment.server";
import { backgroundDone } from "~/platform/background.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { arrived } from "~/platform/uploads/incoming.server";
import { CLOSES, entryRow, GRACE, later, OPEN, openedContest, PDF, plainPicture, sha256 } from "./entries-world";
import {
  begin,
  begun,
  bytesOf,
  fileOf,
  finish,
  giveUp,
  head,
  HEIC,
  patch,
  previewOf,
  uploaded,
  uploader,
  uploaderWithDraft,
} from "./uploads-world";

// Pictures and PDFs are drawn, and passwords hashed, beside everything else that is tested.
vi.setConfig({ testTimeout: 60_000 });

afterEach(async () => {
  await backgroundDone();
  setClock(null);
});

const pdf = (length: number) => Buffer.concat([PDF, randomBytes(length - PDF.length)]);
const codes = (answer: { faults?: readonly { code: string }[] }) =>
  (answer.faults ?? []).map(({ code }) => code);

describe("an upload", () => {
  test("arrives in parts, is attached once and served whole, without another version of the draft", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = pdf(60_000);
    const id = await begun(browser, { entryId, size: bytes.length });
    expect((await patch(browser, id, 0, bytes.subarray(0, 25_000))).status).toBe(204);
    expect(await finish(browser, id)).toMatchObject({ ok: false, code: "incomplete" });
    const state = await head(browser, id);
    expect([state.status, state.headers.get("Upload-Offset")]).toEqual([200, "25000"]);
    expect((await patch(browser, id, 10, bytes.subarray(10))).status).toBe(409);
    expect((await patch(browser, id, 25_000, bytes.subarray(25_000))).status).toBe(204);

    const done = await finish(browser, id);
    expect(done).toMatchObject({
      ok: true,
      value: { file: { filename: "phiếu.pdf", sha256: sha256(bytes), size: 60_000, state: "READY" } },
    });
    expect(await finish(browser, id)).toEqual(done);
    const row = await entryRow(entryId);
    expect(row.version).toBe(1);
    expect(row.attachments.map(({ blobSha256 }) => blobSha256)).toEqual([sha256(bytes)]);
    const read = await fileOf(browser, done.value!.file.id);
    expect(sha256(await bytesOf(read))).toBe(sha256(bytes));
    expect(await arrived(id)).toBeNull();
    expect((await head(browser, id)).status).toBe(404);
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: entryId, action: "entry.file-attached" } });
    expect(event.data).toMatchObject({ kindId: "form", sha256: sha256(bytes) });
  });

  test("whose line is cut keeps what came, and goes on from there", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = pdf(90_000);
    const id = await begun(browser, { entryId, size: bytes.length });
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.subarray(0, 40_000));
      },
      pull(controller) {
        controller.error(new Error("the line is gone"));
      },
    });
    expect((await patch(browser, id, 0, cut)).status).toBeGreaterThanOrEqual(400);
    const offset = Number((await head(browser, id)).headers.get("Upload-Offset"));
    expect(offset).toBeLessThanOrEqual(40_000);
    expect((await patch(browser, id, offset, bytes.subarray(offset))).status).toBe(204);
    expect((await finish(browser, id)).value?.file.sha256).toBe(sha256(bytes));
  });

  test("is taken from a request that hangs by the one that comes back", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = pdf(90_000);
    const id = await begun(browser, { entryId, size: bytes.length });
    const hanging = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.subarray(0, 30_000)),
    });
    const first = patch(browser, id, 0, hanging);
    await expect.poll(() => arrived(id)).toBe(30_000);
    const offset = Number((await head(browser, id)).headers.get("Upload-Offset"));
    expect(offset).toBe(30_000);
    await first;
    expect((await patch(browser, id, offset, bytes.subarray(offset))).status).toBe(204);
    expect((await finish(browser, id)).value?.file.sha256).toBe(sha256(bytes));
  }, 20_000);

  test("asked to finish from two tabs at once is attached once", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = pdf(30_000);
    const id = await begun(browser, { entryId, size: bytes.length });
    await patch(browser, id, 0, bytes);
    const [one, two] = await Promise.all([finish(browser, id), finish(browser, id)]);
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
    expect((await entryRow(entryId)).attachments).toHaveLength(1);
  });

  test("given its place by a process that died before it could say so is attached all the same", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = pdf(30_000);
    const digest = sha256(bytes);
    const id = await begun(browser, { entryId, size: bytes.length });
    await patch(browser, id, 0, bytes);
    const key = `blobs/${digest.slice(0, 2)}/${digest}`;
    const place = { size: bytes.length, contentType: "application/pdf" };
    await storage().adopt(`uploads/${id}`, key, place);
    await storage().adopt(`uploads/${id}`, key, place);
    const done = await finish(browser, id);
    expect(done.value?.file.sha256).toBe(digest);
    expect(await bytesOf(await fileOf(browser, done.value!.file.id))).toEqual(bytes);
  });

  test("of the same bytes as a file that is there already is that file", async () => {
    const contest = await openedContest({});
    const { browser, entryId } = await uploaderWithDraft(contest);
    const picture = await plainPicture("#123");
    const one = await uploaded(browser, picture, { entryId, kindId: "photos", filename: "a.png" });
    const two = await uploaded(browser, picture, { entryId, kindId: "photos", filename: "b.png" });
    expect(two.value?.file.id).toBe(one.value!.file.id);
    expect((await entryRow(entryId)).attachments).toHaveLength(1);
  });

  test("is given up by its owner, and its bytes go", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const id = await begun(browser, { entryId, size: 50_000 });
    await patch(browser, id, 0, pdf(10_000));
    expect((await giveUp(browser, id)).status).toBe(204);
    expect(await arrived(id)).toBeNull();
    expect(await db.upload.findUnique({ where: { id } })).toBeNull();
    expect(await finish(browser, id)).toMatchObject({ ok: false, code: "hidden" });
  });
});

describe("nobody else", () => {
  test("touches an upload, not even who may read the entry", async () => {
    const contest = await openedContest();
    const { browser, entryId } = await uploaderWithDraft(contest);
    const other = await uploader();
    const bytes = pdf(20_000);
    const id = await begun(browser, { entryId, size: bytes.length });
    for (const who of [other.browser, null]) {
      const status = who ? 404 : 401;
      expect((await begin(who, { entryId, size: 100 })).status).toBe(status);
      expect((await head(who, id)).status).toBe(status);
      expect((await patch(who, id, 0, bytes)).status).toBe(status);
      expect((await giveUp(who, id)).status).toBe(status);
      expect(await finish(who, id)).toMatchObject({ ok: false, code: who ? "hidden" : "sign-in" });
    }
    expect(await arrived(id)).toBe(0);
  });
});

describe("limits", () => {
  test("are told before the first byte: size, type, number, room", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const refused = async (offer: Partial<Parameters<typeof begin>[1]>) => {
      const answer = await begin(browser, { entryId, size: 1_000, ...offer });
      return [answer.status, ...codes((await answer.json()) as never)];
    };
    expect(await refused({ size: 100_001 })).toEqual([400, "file-too-big"]);
    expect(await refused({ size: 0 })).toEqual([400, "file-empty"]);
    expect(await refused({ filename: "x.exe" })).toEqual([400, "file-type"]);
    expect(await refused({ filename: "x.png" })).toEqual([400, "file-type"]);
    expect((await begin(browser, { entryId, kindId: "nothing", size: 10 })).status).toBe(403);
    await uploaded(browser, pdf(1_000), { entryId });
    expect(await refused({})).toEqual([400, "file-left-out"]);
    const photos = { kindId: "photos", filename: "a.png", size: 100_000 };
    for (let i = 0; i < 5; i++) await begun(browser, { entryId, ...photos });
    expect(await refused(photos)).toEqual([400, "upload-no-room"]);
  });

  test("hold for the bytes themselves: more than announced is not taken, another kind is refused", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const id = await begun(browser, { entryId, size: 1_000 });
    expect((await patch(browser, id, 0, pdf(2_000))).status).toBeGreaterThanOrEqual(400);
    const html = Buffer.from("<!doctype html><script>alert(1)</script>");
    const answer = await uploaded(browser, html, { entryId });
    expect(answer).toMatchObject({ ok: false, code: "invalid" });
    expect(codes(answer)).toEqual(["file-type"]);
    expect((await entryRow(entryId)).attachments).toHaveLength(0);
  });
});

describe("the deadline", () => {
  test("what began before it may end within the grace, and not a moment later", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = pdf(20_000);
    setClock(() => later(CLOSES, -1));
    const [inTime, late] = [
      await begun(browser, { entryId, size: bytes.length }),
      await begun(browser, { entryId, size: bytes.length }),
    ];
    await patch(browser, inTime, 0, bytes.subarray(0, 5_000));
    setClock(() => later(CLOSES, GRACE - 1));
    expect((await patch(browser, inTime, 5_000, bytes.subarray(5_000))).status).toBe(204);
    expect(await finish(browser, inTime)).toMatchObject({ ok: true });
    setClock(() => later(CLOSES, GRACE));
    expect((await patch(browser, late, 0, bytes)).status).toBe(403);
    expect(await finish(browser, late)).toMatchObject({ ok: false, code: "too-late" });
    expect((await begin(browser, { entryId, size: 100 })).status).toBe(403);
  });
});

describe("pictures", () => {
  test("lose the place where they were taken, and keep which way is up", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#384" } })
      .withExif({ IFD0: { Make: "Mayanh" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "11/1 56/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { value } = await uploaded(browser, bytes, { entryId, kindId: "photos", filename: "ảnh.jpg" });
    const stored = await bytesOf(await fileOf(browser, value!.file.id));
    expect(stored.toString("latin1")).not.toContain("Mayanh");
    expect(sha256(stored)).toBe(value!.file.sha256);
    expect(await sharp(stored).metadata()).toMatchObject({ orientation: 6, width: 90 });

    const thumb = await previewOf(browser, value!.file.id, "thumb");
    expect(thumb.headers.get("Content-Type")).toBe("image/webp");
    expect(await sharp(await bytesOf(thumb)).metadata()).toMatchObject({ width: 60, height: 90 });
    expect((await previewOf((await uploader()).browser, value!.file.id, "thumb")).status).toBe(404);
    expect((await previewOf(null, value!.file.id, "screen")).status).toBe(401);
  });

  test("of phones become JPEG", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const { value } = await uploaded(browser, HEIC, { entryId, kindId: "photos", filename: "IMG_1.HEIC" });
    expect(value!.file).toMatchObject({ filename: "IMG_1.jpg", mime: "image/jpeg" });
    const stored = await bytesOf(await fileOf(browser, value!.file.id));
    expect(await sharp(stored).metadata()).toMatchObject({ format: "jpeg", width: 96, height: 64 });
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
    // Blue at the upper left, red at the lower right.
    const { data } = await sharp(stored).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * 96 + x) * 3, (y * 96 + x) * 3 + 3)];
    expect(at(10, 10)[2]).toBeGreaterThan(150);
    expect(at(85, 55)[0]).toBeGreaterThan(150);
  });

  test("that are broken are refused with a word", async () => {
    const { browser, entryId } = await uploaderWithDraft(await openedContest());
    const kind = { entryId, kindId: "photos" };
    for (const [filename, bytes] of [
      ["a.heic", HEIC.subarray(0, 500)],
      ["b.png", (await plainPicture("#fff")).subarray(0, 40)],
    ] as const)
      expect(codes(await uploaded(browser, bytes, { ...kind, filename }))).toEqual(["file-broken"]);
  });
});

test("a film loses the place where it was made, by whichever way it comes", async () => {
  const box = (type: string, ...parts: Buffer[]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + Buffer.concat(parts).length);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, ...parts]);
  };
  const place = Buffer.from("+11.9404+108.4583/");
  const film = (notes: Buffer) =>
    Buffer.concat([box("ftyp", Buffer.from("isom\0\0\0\0isom")), box("mdat", randomBytes(90_000)), box("moov", notes)]);
  const clip = { id: "clip", label: "Phim", help: "", min: 0, max: 2, accept: ["video" as const], maxBytes: 200_000, namesAuthors: false };
  const { regulation } = await openedContest();
  const contest = await openedContest({ attachments: [...regulation.attachments, clip] });
  const { browser, entryId } = await uploaderWithDraft(contest);
  const given = film(box("udta", box("\xa9xyz", place)));

  const { value } = await uploaded(browser, given, { entryId, kindId: "clip", filename: "a.mp4" });
  const stored = await bytesOf(await fileOf(browser, value!.file.id));
  expect([stored.length, stored.includes(place), sha256(stored)]).toEqual([given.length, false, value!.file.sha256]);
  const [kind] = contest.regulation.attachments.slice(-1);
  async function* bytes() {
    yield await Promise.resolve(given);
  }
  expect((await receiveAttachment(kind!, "a.mp4", bytes())).file?.sha256).toBe(sha256(stored));

  const plain = film(Buffer.alloc(0));
  const other = await uploaded(browser, plain, { entryId, kindId: "clip", filename: "b.mp4" });
  expect(other.value?.file.sha256).toBe(sha256(plain));
});

test("a stored file whose bytes have changed is cut off before its end", async () => {
  const { browser, entryId } = await uploaderWithDraft(await openedContest());
  const bytes = pdf(40_000);
  const { value } = await uploaded(browser, bytes, { entryId });
  const { id, sha256: digest } = value!.file;
  const other = Buffer.from(bytes);
  other[20_000] = (other[20_000]! + 1) % 256;
  await storage().put(`blobs/${digest.slice(0, 2)}/${digest}`, other, { contentType: "application/pdf" });
  await expect(bytesOf(await fileOf(browser, id))).rejects.toThrow("not those that were stored");
  expect((await fileOf(browser, id, { Range: "bytes=0-9" })).status).toBe(206);
  expect(OPEN).toBeInstanceOf(Date);
});
