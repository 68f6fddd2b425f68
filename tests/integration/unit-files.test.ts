import { describe, expect, test } from "vitest";
import type { Regulation } from "~/contests/regulation";
import { attachSentFiles, keepSentFiles, sentFiles } from "~/entries/units/many-files.server";
import { MOST_FILES, readSentFiles } from "~/entries/units/read-files.server";
import { backgroundDone } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey } from "~/entries/files/attachment";
import { at, later, must, OPEN, PDF, person, plainPicture, sha256 } from "./entries-world";
import { draftOfUnit, school, type School } from "./unit-world";
import { zipOf, type Packed } from "./zip";

const kind = (id: string, label: string, accept: Regulation["attachments"][number]["accept"], max: number) => ({
  id,
  label,
  help: "",
  min: 0,
  max,
  accept,
  maxBytes: 100_000,
  namesAuthors: false,
});
const KINDS: Regulation["attachments"] = [
  kind("form", "Phiếu đăng ký dự thi", ["pdf"], 1),
  kind("description", "Bản mô tả giải pháp", ["pdf"], 1),
  kind("photos", "Ảnh sản phẩm", ["image"], 2),
];

/** Bytes that no other file has. */
const pdf = (text: string) => Buffer.concat([PDF, Buffer.from(`% ${text}\n`)]);

/** The form as the browser posts it. */
function sent(...files: readonly (readonly [name: string, bytes: Uint8Array])[]) {
  const form = new FormData();
  for (const [name, bytes] of files) form.append("files", new File([new Uint8Array(bytes)], name));
  const request = new Request("http://sangtao.test/", { method: "POST", body: form });
  return readSentFiles(KINDS, request.headers.get("Content-Type"), request.body);
}

const zipped = (...files: readonly Packed[]) => sent(["bai.zip", zipOf(files)]);

async function keptIn({ coordinator, contestId, unitId }: School, read: Awaited<ReturnType<typeof sent>>) {
  if (!read.ok) throw new Error(read.code);
  return must(await keepSentFiles(at(coordinator), { contestId, unitId }, read)).id;
}

async function attachedTo(entryId: string) {
  await backgroundDone();
  const rows = await db.attachment.findMany({
    where: { entryId, removedAt: null },
    orderBy: [{ kindId: "asc" }, { filename: "asc" }],
  });
  return rows.map(({ kindId, filename }) => `${kindId}: ${filename}`);
}

/** What the page has chosen when nobody changes it. */
async function asMatched({ coordinator }: School, id: string) {
  const { files } = must(await sentFiles(at(coordinator), id));
  return files.map(({ entryId, kindId }) => ({ entryId, kindId }));
}

describe("files of many entries", () => {
  test("in an archive are matched by folder and name, and attached when that was confirmed", async () => {
    const world = await school({ attachments: KINDS });
    const [first, second] = [await draftOfUnit(world, "1"), await draftOfUnit(world, "12")];
    const read = await zipped(
      { name: "Bài 1/Phiếu đăng ký.pdf", bytes: pdf("1") },
      { name: "Bài 1/Bản mô tả.pdf", bytes: pdf("2") },
      { name: "12/IMG_1.png", bytes: await plainPicture("#102030") },
      { name: "12/ghi chu.pdf", bytes: pdf("3") },
      { name: "12/phan mem.exe", bytes: Buffer.from("MZ\x90\0 not one of these") },
      { name: "__MACOSX/12/._IMG_1.png", bytes: Buffer.from("x") },
      { name: "12/.DS_Store", bytes: Buffer.from("x") },
      { name: "12/Thumbs.db", bytes: Buffer.from("x") },
    );
    const id = await keptIn(world, read);
    const view = must(await sentFiles(at(world.coordinator), id));
    expect(view.files.map(({ path, entryId, kindId }) => [path, entryId, kindId])).toEqual([
      ["Bài 1/Phiếu đăng ký.pdf", first, "form"],
      ["Bài 1/Bản mô tả.pdf", first, "description"],
      ["12/IMG_1.png", second, "photos"],
      ["12/ghi chu.pdf", second, null],
    ]);
    expect(view.leftOut).toEqual([{ path: "12/phan mem.exe", code: "file-type" }]);
    expect([await attachedTo(first), await attachedTo(second)]).toEqual([[], []]);

    const done = must(await attachSentFiles(at(world.coordinator), id, await asMatched(world, id)));
    expect(done).toEqual({ attached: 3, leftOut: [{ path: "12/ghi chu.pdf", code: "file-no-kind" }] });
    expect(await attachedTo(first)).toEqual(["description: Bản mô tả.pdf", "form: Phiếu đăng ký.pdf"]);
    expect(await attachedTo(second)).toEqual(["photos: IMG_1.png"]);
  });

  test("confirmed twice, or sent twice, are there once", async () => {
    const world = await school({ attachments: KINDS });
    const entryId = await draftOfUnit(world, "1");
    const send = () => sent(["1 phiếu đăng ký.pdf", pdf("a")], ["1 ảnh.png", Buffer.from(picture)]);
    const picture = await plainPicture("#405060");
    const id = await keptIn(world, await send());
    const chosen = await asMatched(world, id);
    const answers = await Promise.all([1, 2].map(() => attachSentFiles(at(world.coordinator), id, chosen)));
    expect(answers.map((answer) => must(answer).attached)).toEqual([2, 2]);
    expect(must(await attachSentFiles(at(world.coordinator), id, chosen)).attached).toBe(2);
    const again = await keptIn(world, await send());
    must(await attachSentFiles(at(world.coordinator), again, await asMatched(world, again)));
    expect(await attachedTo(entryId)).toEqual(["form: 1 phiếu đăng ký.pdf", "photos: 1 ảnh.png"]);
  });

  test("find no place beyond the number, in a kind that does not take them, or once swept away", async () => {
    const world = await school({ attachments: KINDS });
    const entryId = await draftOfUnit(world, "1");
    const gone = pdf("gone");
    const id = await keptIn(
      world,
      await sent(["1 a.pdf", pdf("a")], ["1 b.pdf", pdf("b")], ["1 c.pdf", gone], ["1 d.png", await plainPicture("#111")]),
    );
    await storage().delete(blobKey(sha256(gone)));
    const choice = (kindId: string) => ({ entryId, kindId });
    const chosen = [choice("form"), choice("form"), choice("description"), choice("form")];
    expect(must(await attachSentFiles(at(world.coordinator), id, chosen))).toEqual({
      attached: 1,
      leftOut: [
        { path: "1 c.pdf", code: "file-gone" },
        { path: "1 d.png", code: "file-type" },
        { path: "1 b.pdf", code: "file-left-out" },
      ],
    });
    expect(await attachedTo(entryId)).toEqual(["form: 1 a.pdf"]);
  });

  test("leave an entry alone that has gone on, and never reach one of somebody else", async () => {
    const world = await school({ attachments: KINDS });
    const entryId = await draftOfUnit(world, "1");
    const foreign = await draftOfUnit(await school({ attachments: KINDS }), "1");
    const id = await keptIn(world, await sent(["1 a.pdf", pdf("x")], ["1 b.pdf", pdf("y")]));
    const both = [
      { entryId, kindId: "form" },
      { entryId: foreign, kindId: "form" },
    ];
    expect(await attachSentFiles(at(world.coordinator), id, both)).toMatchObject({ ok: false, code: "hidden" });
    expect([await attachedTo(entryId), await attachedTo(foreign)]).toEqual([[], []]);

    const { contestId, coordinator, contest } = world;
    const judge = { contestId, userId: coordinator.userId, code: "GK-1", nonce: "n" };
    const { id: judgeId } = await db.judge.create({ data: judge });
    await db.assignment.create({ data: { entryId, judgeId, roundId: contest.regulation.rounds[0]!.id } });
    const one = [{ entryId, kindId: "form" }];
    expect(must(await attachSentFiles(at(world.coordinator), id, one))).toEqual({
      attached: 0,
      leftOut: [{ path: "1 a.pdf", code: "file-entry-closed" }],
    });
    expect(await attachedTo(entryId)).toEqual([]);
  });

  test("are the unit's coordinators' alone, while entries are taken", async () => {
    const world = await school({ attachments: KINDS });
    const entryId = await draftOfUnit(world, "1");
    const { contestId, unitId, coordinator } = world;
    const read = await sent(["1 a.pdf", pdf("z")]);
    if (!read.ok) throw new Error(read.code);
    const id = await keptIn(world, read);
    const stranger = at(await person());
    const late = at(coordinator, later(OPEN, 365 * 24 * 3_600_000));
    const chosen = [{ entryId, kindId: "form" }];
    expect(await keepSentFiles(stranger, { contestId, unitId }, read)).toMatchObject({ code: "hidden" });
    expect(await sentFiles(stranger, id)).toMatchObject({ code: "hidden" });
    expect(await attachSentFiles(stranger, id, chosen)).toMatchObject({ code: "hidden" });
    expect(await keepSentFiles(late, { contestId, unitId }, read)).toMatchObject({ code: "too-late" });
    expect(await attachSentFiles(late, id, chosen)).toMatchObject({ code: "too-late" });
    expect(await attachedTo(entryId)).toEqual([]);
  });
});

describe("what is sent", () => {
  test("says which file is too large for any kind", async () => {
    const read = await sent(["1 lon.pdf", Buffer.concat([PDF, Buffer.alloc(100_000)])], ["1 rong.pdf", Buffer.alloc(0)]);
    expect(read).toMatchObject({
      ok: true,
      files: [],
      leftOut: [
        { path: "1 lon.pdf", code: "file-too-big", max: 100_000 },
        { path: "1 rong.pdf", code: "file-empty" },
      ],
    });
  });

  test("is refused when the archive is broken or cut off", async () => {
    const whole = zipOf([{ name: "1/a.pdf", bytes: pdf("1") }]);
    const broken = [Buffer.from("PK\x03\x04 this is none"), whole.subarray(0, whole.byteLength - 30)];
    for (const bytes of broken) expect(await sent(["bai.zip", bytes])).toEqual({ ok: false, code: "broken" });
  });

  test("is refused with more files than a person can look through, in an archive or not", async () => {
    const names = Array.from({ length: MOST_FILES + 1 }, (_, at) => `${at}.txt`);
    const bytes = Buffer.from("no kind takes this");
    const tooMany = { ok: false, code: "too-many" };
    expect(await zipped(...names.map((name) => ({ name, bytes })))).toEqual(tooMany);
    expect(await sent(...names.map((name) => [name, bytes] as const))).toEqual(tooMany);
  });

  test("cannot unpack to more than it says, nor to more than is taken", async () => {
    const bomb = Buffer.concat([PDF, Buffer.alloc(50_000_000)]);
    // Honest about its size: refused by its kind's limit, and not read to its end.
    expect(await zipped({ name: "1/a.pdf", bytes: bomb })).toMatchObject({
      ok: true,
      files: [],
      leftOut: [{ code: "file-too-big" }],
    });
    expect(await zipped({ name: "1/a.pdf", bytes: bomb, claimed: 1000 })).toEqual({ ok: false, code: "broken" });
    const claimed = 1_500_000_000;
    const two = ["1/a.pdf", "2/a.pdf"].map((name) => ({ name, bytes: PDF, claimed }));
    expect(await zipped(...two)).toMatchObject({ ok: false });
  });

  test("keeps no path out of the archive's own folders", async () => {
    const read = await zipped({ name: "../../etc/1.pdf", bytes: PDF });
    expect(read).toEqual({ ok: false, code: "broken" });
  });
});
