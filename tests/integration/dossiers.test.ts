import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { readSnapshot } from "~/entries/entry-upgrade";
import { blobKey } from "~/entries/files/attachment";
import { sweepFiles } from "~/entries/files/sweep-files.server";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { importPage, NOTHING_CHOSEN } from "~/results/forwarding/import-reads.server";
import { MISSING_NOTE } from "~/results/forwarding/manifest";
import { violations } from "../../scripts/invariants";
import { agreed, altered, brought, contest, exported, KINDS, read, sentIn } from "./dossiers-world";
import { at, entryRow, later, must, OPEN, sha256, type OpenedContest } from "./entries-world";
import { grantee, smallPdf } from "./judging-world";
import { takeIn } from "./taking-in-world";
import { zipOf } from "./zip";

const WEEK = 7 * 24 * 60 * 60 * 1000;

const codesOf = async (world: OpenedContest, importId: string) =>
  must(await importPage(at(world.organiser), { contestId: world.contestId, importId })).dossiers.map(({ code }) => code);

/** Takes everything in that is in an archive. */
async function takenIn(world: OpenedContest, importId: string, codes?: readonly string[], now = OPEN) {
  const { contestId, organiser } = world;
  return must(
    await takeIn(at(organiser, now), { contestId, importId, codes: codes ?? (await codesOf(world, importId)), chosen: NOTHING_CHOSEN }),
  );
}

const contents = (manifest: Awaited<ReturnType<typeof exported>>["manifest"]) =>
  manifest.entries.map(({ title, contentSha256, files }) => ({
    title,
    contentSha256,
    files: files.flatMap(({ role, kindId, filename, sha256: hash }) => (role === "attachment" ? [[kindId, filename, hash]] : [])),
  }));

describe("an archive of dossiers", () => {
  test("holds form, content, texts and files, each with its SHA-256", async () => {
    const world = await contest();
    const first = await sentIn(world);
    const second = await sentIn(world, { title: "Bếp tiết kiệm củi" });
    const { parts, manifest } = await exported(world, [first.code, second.code]);
    expect(manifest).toMatchObject({ format: "sangtao-dossiers/1", people: "all", from: { contest: { id: world.contestId } } });
    expect(manifest.entries.map(({ code }) => code)).toEqual([first.code, second.code]);
    expect(manifest.forms["1"]?.attachments.map(({ id }) => id)).toEqual(KINDS.map(({ id }) => id));
    const [entry] = manifest.entries;
    expect(entry?.versionSha256).toBe(first.sha256);
    expect(entry?.files.map(({ path }) => path)).toEqual(
      ["content.json", "form.pdf", "text.txt", "-form-1.pdf", "-description-1.pdf", "-photos-1.png"].map(
        (name) => `entries/${first.code}/${name.startsWith("-") ? first.code : ""}${name}`,
      ),
    );
    for (const { files } of manifest.entries)
      for (const { path, sha256: hash, size } of files) {
        const part = parts.find(({ name }) => name === path)!;
        expect([path, part.bytes.length, sha256(part.bytes)]).toEqual([path, size, hash]);
      }
    const text = parts.find(({ name }) => name.endsWith("text.txt"))!.bytes.toString();
    expect(text).toContain("Máy gieo hạt chạy pin mặt trời");
    expect(text).not.toContain("Nguyễn Thị Hoà");
    expect(parts.find(({ name }) => name.endsWith("form.pdf"))!.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(parts.map(({ name }) => name)).not.toContain(MISSING_NOTE);
    const audit = await db.auditEvent.findFirstOrThrow({ where: { action: "dossiers.exported", chainId: world.contestId } });
    expect(audit.data).toEqual({ people: "all", entries: [first.entryId, second.entryId] });
  });

  test("passes on only whom it may: the others' names are nowhere in it", async () => {
    const world = await contest();
    const open = await sentIn(world);
    const agreeing = await sentIn(world);
    await agreed(agreeing.entryId, ["Nguyễn Thị Hoà", "Trần Văn Bình"], agreeing.author.userId);
    await agreed(open.entryId, ["Nguyễn Thị Hoà"], open.author.userId);
    const { parts, manifest } = await exported(world, [open.code, agreeing.code], "consented");
    const [withheld, whole] = manifest.entries;
    expect(withheld?.withheld).toEqual({
      people: 1,
      files: [
        { kindId: "form", why: "names-authors" },
        { kindId: "photos", why: "shows-people" },
      ],
    });
    expect(whole?.withheld).toEqual({ people: 0, files: [] });
    const of = (code: string) => parts.filter(({ name }) => name.startsWith(`entries/${code}/`));
    const said = JSON.stringify(withheld) + of(open.code).map(({ bytes }) => bytes.toString()).join("\n");
    expect(said).not.toMatch(/Trần Văn Bình|0900000002|1985-01-02|Ảnh bà Hoà|Phiếu của/);
    expect(said).toContain("Nguyễn Thị Hoà");
    expect(of(agreeing.code)).toHaveLength(6);
  });

  test("says which files are lost or damaged, and goes on with the others", async () => {
    const world = await contest();
    const lost = await sentIn(world);
    const fine = await sentIn(world);
    const { attachments } = readSnapshot((await entryRow(lost.entryId)).versions[0]!.snapshot);
    const [form, description] = attachments;
    await storage().delete(blobKey(form!.sha256));
    await storage().put(blobKey(description!.sha256), Buffer.from("%PDF- something else"), { contentType: "application/pdf" });
    const { parts, manifest } = await exported(world, [lost.code, fine.code]);
    expect(manifest.entries.map(({ missing }) => missing.map(({ kindId, why }) => [kindId, why]))).toEqual([
      [["form", "missing"], ["description", "damaged"]],
      [],
    ]);
    const note = parts.find(({ name }) => name === MISSING_NOTE)!.bytes.toString();
    expect(note).toContain(`- ${lost.code}: Phiếu của bà Hoà.pdf (không còn trong kho lưu trữ)`);
    expect(note).toContain("Mô tả.pdf (bị hỏng");
    expect(manifest.entries[1]?.files).toHaveLength(6);
    for (const [file, name] of [[form!, "form"], [description!, "description"]] as const)
      await storage().put(blobKey(file.sha256), smallPdf(`${name} ${lost.entryId}`), { contentType: "application/pdf" });
  });
});

describe("an archive brought to another contest", () => {
  test("becomes entries that say the same, also on their way back", async () => {
    const there = await contest();
    const here = await contest();
    const sent = [await sentIn(there), await sentIn(there, { title: "Bếp tiết kiệm củi" })];
    const first = await exported(there, sent.map(({ code }) => code));
    const importId = await brought(here, first.archive);
    const preview = must(await importPage(at(here.organiser), { contestId: here.contestId, importId }));
    expect(preview.parts.every(({ by }) => by === "same")).toBe(true);
    expect(preview.dossiers.map(({ foreseen, earlier }) => [foreseen?.lost, foreseen?.lacking, foreseen?.files, earlier])).toEqual([
      [[], [], 3, null],
      [[], [], 3, null],
    ]);
    const { taken, left } = await takenIn(here, importId);
    expect(left).toEqual([]);
    expect(taken.map(({ there: code }) => code)).toEqual(sent.map(({ code }) => code));

    const row = await entryRow(taken[0]!.entryId);
    expect([row.state, row.title, row.versions.length]).toEqual(["SUBMITTED", "Máy gieo hạt chạy pin mặt trời", 1]);
    const origin = await db.entryOrigin.findUniqueOrThrow({ where: { entryId: row.id } });
    expect(origin).toMatchObject({ contestThere: there.contestId, code: sent[0]!.code, sha256: first.manifest.entries[0]!.contentSha256 });
    const second = await exported(here, taken.map(({ code }) => code));
    expect(contents(second.manifest)).toEqual(contents(first.manifest));
    expect(second.manifest.entries[0]?.origin).toMatchObject({ code: sent[0]!.code });
    // Whoever pressed the button has no interest in them, and nobody's mail names a unit without a coordinator.
    expect(row.ownerId).not.toBe(here.organiser.userId);
    const found: string[] = [];
    await violations(({ name, id, says }) => found.push(`${name} ${id} ${says}`));
    expect(found).toEqual([]);
  });

  test("is taken in once, however often it is asked for or brought", async () => {
    const there = await contest();
    const here = await contest();
    const { code } = await sentIn(there);
    const { archive } = await exported(there, [code]);
    const [one, two] = [await brought(here, archive), await brought(here, archive)];
    const both = await Promise.all([takenIn(here, one), takenIn(here, two)]);
    expect(both.flatMap(({ taken }) => taken)).toHaveLength(1);
    expect(both.flatMap(({ left }) => left.map(({ why }) => why))).toEqual(["already"]);
    expect(await db.entry.count({ where: { contestId: here.contestId } })).toBe(1);
    const open = both[0].taken.length > 0 ? two : one;
    const done = both[0].taken.length > 0 ? one : two;
    const { dossiers } = must(await importPage(at(here.organiser), { contestId: here.contestId, importId: open }));
    expect(dossiers[0]?.earlier).toMatchObject({ samePlace: true, own: false });
    expect((await takenIn(here, done, [code], later(OPEN, 1))).left).toEqual([{ there: code, why: "gone" }]);
    const kept = await db.dossierImport.findUniqueOrThrow({ where: { id: done } });
    expect(kept.finishedAt).not.toBeNull();
    expect(JSON.stringify(kept.content)).not.toContain("Nguyễn Thị Hoà");
  });

  test("with another form: told what is lost and lacking, mapped by hand, and nothing without a field", async () => {
    const there = await contest();
    const { regulation } = there;
    const question = { help: "", example: "", required: true, divisionIds: [] as string[], kind: "long-text" as const, maxWords: 500 };
    const here = await contest({
      fields: [{ id: "xanh", code: "X", name: "Kinh tế xanh" }],
      groups: [{ id: "xanh", name: "Kinh tế xanh", fieldIds: ["xanh"] }],
      sections: [{ id: "s", title: "Nội dung", help: "", questions: [{ ...question, id: "moi", label: "Câu hỏi khác" }] }],
      attachments: [{ ...KINDS[0]!, id: "pdf", label: "Bản mô tả", min: 1 }],
    });
    const { code } = await sentIn(there);
    const importId = await brought(here, (await exported(there, [code])).archive);
    const seen = async (chosen = NOTHING_CHOSEN) =>
      must(await importPage(at(here.organiser), { contestId: here.contestId, importId }, chosen)).dossiers[0]!.foreseen!;
    const proposed = await seen();
    expect(proposed.hasField).toBe(false);
    expect(proposed.lost.map(({ code: lost }) => lost)).toContain("file-kind");
    expect(proposed.lacking.map(({ label, part }) => label || part)).toEqual(expect.arrayContaining(["fieldId", "Câu hỏi khác"]));
    expect((await takenIn(here, importId)).left).toEqual([{ there: code, why: "no-field" }]);

    const from = Object.values(regulation.sections).flatMap(({ questions }) => questions)[0]!;
    const chosen = (list: string, id: string) => (list === "fields" ? "xanh" : list === "questions" && id === from.id ? "moi" : null);
    expect((await seen(chosen)).lacking).toEqual([]);
    const input = { contestId: here.contestId, importId, codes: [code], chosen };
    const { taken } = must(await takeIn(at(here.organiser), input));
    const { versions } = await entryRow(taken[0]!.entryId);
    const snapshot = readSnapshot(versions[0]!.snapshot);
    expect([snapshot.fieldId, Object.keys(snapshot.answers), snapshot.attachments.map(({ kindId }) => kindId)]).toEqual(["xanh", ["moi"], ["pdf"]]);
  });

  test("is for the secretariat, while entries are taken", async () => {
    const there = await contest();
    const here = await contest();
    const { code } = await sentIn(there);
    const importId = await brought(here, (await exported(there, [code])).archive);
    const input = { contestId: here.contestId, importId, codes: [code], chosen: NOTHING_CHOSEN };
    const observer = await grantee("OBSERVER", here.organisationId);
    expect(await takeIn(at(observer), input)).toMatchObject({ ok: false, code: "role" });
    expect(await takeIn(at(there.organiser), input)).toMatchObject({ ok: false, code: "role" });
    expect(await takeIn(at(here.organiser, later(OPEN, 365 * 24 * 3_600_000)), input)).toMatchObject({ ok: false, code: "too-late" });
    expect(await takeIn(at(here.organiser), { ...input, contestId: there.contestId })).toMatchObject({ ok: false, code: "hidden" });
    const secretary = await grantee("SECRETARY", here.organisationId);
    expect(must(await takeIn(at(secretary), input)).taken).toHaveLength(1);
  });

  test("is taken in whole or not at all where it names a dossier that is not there", async () => {
    const there = await contest();
    const here = await contest();
    const { code } = await sentIn(there);
    const importId = await brought(here, (await exported(there, [code])).archive);
    const input = { contestId: here.contestId, importId, codes: [code, "KHONG-CO"], chosen: NOTHING_CHOSEN };
    expect(await takeIn(at(here.organiser), input)).toMatchObject({ ok: false, code: "hidden" });
    expect(await db.entry.count({ where: { contestId: here.contestId } })).toBe(0);
  });

  test("tells what is in when the contest is closed meanwhile, and keeps the rest", async () => {
    const there = await contest();
    const here = await contest();
    const codes = [(await sentIn(there)).code, (await sentIn(there, { title: "Bếp tiết kiệm củi" })).code];
    const { archive, manifest } = await exported(there, codes);
    const importId = await brought(here, archive);
    const second = manifest.entries[1]!.files.find(({ kindId }) => kindId === "photos")!;
    const kept = storage();
    const head = kept.head.bind(kept);
    const closing = vi.spyOn(kept, "head").mockImplementation(async (key) => {
      if (key === blobKey(second.sha256)) await db.contest.update({ where: { id: here.contestId }, data: { state: "CLOSED" } });
      return head(key);
    });
    try {
      const input = { contestId: here.contestId, importId, codes, chosen: NOTHING_CHOSEN };
      const { taken, left } = must(await takeIn(at(here.organiser), input));
      expect([taken.map((one) => one.there), left]).toEqual([[codes[0]], [{ there: codes[1], why: "closed" }]]);
    } finally {
      closing.mockRestore();
    }
    const { content, finishedAt } = await db.dossierImport.findUniqueOrThrow({ where: { id: importId } });
    expect(content).toMatchObject({ dossiers: [{ content: null }, { title: "Bếp tiết kiệm củi" }] });
    expect(finishedAt).toBeNull();
  });

  test("keeps its files for a week, and what it says of people no longer", async () => {
    const there = await contest();
    const here = await contest();
    const { code, entryId } = await sentIn(there);
    const { archive } = await exported(there, [code]);
    const importId = await brought(here, archive);
    const sha = readSnapshot((await entryRow(entryId)).versions[0]!.snapshot).attachments.map((file) => file.sha256);
    await sweepFiles(later(OPEN, WEEK - 1));
    expect(JSON.stringify((await db.dossierImport.findUniqueOrThrow({ where: { id: importId } })).content)).toContain(sha[0]);
    await sweepFiles(later(OPEN, WEEK + 1));
    const { content, finishedAt } = await db.dossierImport.findUniqueOrThrow({ where: { id: importId } });
    expect(content).toMatchObject({ total: 1, dossiers: [], files: [] });
    expect(finishedAt).not.toBeNull();
  });

  test("that lost a file since leaves nothing of its entry behind", async () => {
    const there = await contest();
    const here = await contest();
    const { code } = await sentIn(there);
    const made = await exported(there, [code]);
    const importId = await brought(here, made.archive);
    const photo = made.manifest.entries[0]!.files.find(({ kindId }) => kindId === "photos")!;
    await storage().delete(blobKey(photo.sha256));
    expect((await takenIn(here, importId)).left).toEqual([{ there: code, why: "file-gone" }]);
    expect(await db.entry.count({ where: { contestId: here.contestId } })).toBe(0);
  });
});

describe("an archive that is not what it should be", () => {
  const faultsOf = async (world: OpenedContest, archive: Uint8Array) => {
    const done = await read(world, archive);
    return done.ok ? ["ok"] : done.code === "faulty" ? done.faults.map(({ code }) => code) : [done.code];
  };
  const stored = async () => {
    const keys: string[] = [];
    for await (const { key } of storage().list("blobs/")) keys.push(key);
    return keys.length;
  };

  test("is refused with its reason, and nothing of it is stored", async () => {
    const there = await contest();
    const { code } = await sentIn(there);
    const made = await exported(there, [code]);
    const folder = `entries/${code}`;
    const list = made.parts.find(({ name }) => name === "manifest.json")!;
    const manifest = JSON.parse(list.bytes.toString()) as Record<string, unknown>;
    const withList = (change: object) => ({
      "manifest.json": { name: "manifest.json", bytes: Buffer.from(JSON.stringify({ ...manifest, ...change })) },
    });
    const part = (name: string, bytes: Uint8Array) => ({ [name]: { name, bytes } });
    const photo = made.parts.find(({ name }) => name.endsWith(".png"))!;
    const flipped = Buffer.from(photo.bytes);
    flipped[flipped.length - 5]! ^= 1;
    const content = Buffer.from('{"title":"x"}');
    const hashed = createHash("sha256").update(content).digest("hex");
    const swapped = JSON.parse(list.bytes.toString()) as { entries: { contentSha256: string; files: { role: string; sha256: string; size: number }[] }[] };
    swapped.entries[0]!.contentSha256 = hashed;
    for (const file of swapped.entries[0]!.files) if (file.role === "content") Object.assign(file, { sha256: hashed, size: content.length });
    const broken = { ...withList(swapped), ...part(`${folder}/content.json`, Buffer.from('{"title":"y"}')) };

    const before = await stored();
    const cases: [string[], Uint8Array][] = [
      [["not-zip"], Buffer.from("PK\x03\x04 and nothing")],
      [["not-zip"], made.archive.subarray(0, made.archive.length - 30)],
      [["not-zip"], Buffer.concat([made.archive.subarray(0, 200), made.archive.subarray(900)])],
      [["no-list"], altered(made, { "manifest.json": null })],
      [["other-format"], altered(made, withList({ format: "x" }))],
      [["newer-format"], altered(made, withList({ format: "sangtao-dossiers/9" }))],
      [["broken-list"], altered(made, withList({ entries: [{}] }))],
      [["unsafe-name"], altered(made, part("../../etc/cron.d/x", Buffer.from("x")))],
      [["unsafe-name"], altered(made, part("entries/a\u0007b", Buffer.from("x")))],
      [["unsafe-name"], altered(made, part("entries\\x", Buffer.from("x")))],
      [["not-listed"], altered(made, part("entries/x.exe", Buffer.from("MZ")))],
      [["not-there"], altered(made, { [photo.name]: null })],
      [["other-size"], altered(made, { [photo.name]: { name: photo.name, bytes: photo.bytes.subarray(1) } })],
      [["other-bytes"], altered(made, { [photo.name]: { name: photo.name, bytes: flipped } })],
      [["twice"], zipOf([...made.parts, photo])],
      [["other-bytes"], altered(made, broken)],
    ];
    for (const [expected, archive] of cases) expect(await faultsOf(there, archive)).toEqual(expected);
    expect(await stored()).toBe(before);
    const other = altered(made, { ...withList(swapped), ...part(`${folder}/content.json`, content) });
    expect(await faultsOf(there, other)).toEqual(["broken-content"]);
  });

  test("does not unpack to more than it says, nor to more than anybody sends", async () => {
    const there = await contest();
    const { code } = await sentIn(there);
    const made = await exported(there, [code]);
    const photo = made.parts.find(({ name }) => name.endsWith(".png"))!;
    const bomb = Buffer.alloc(32 * 1024 * 1024);
    expect(await faultsOf(there, altered(made, { [photo.name]: { name: photo.name, bytes: bomb, claimed: photo.bytes.length } }))).toEqual(["other-bytes"]);
    expect(await faultsOf(there, altered(made, { [photo.name]: { name: photo.name, bytes: bomb, claimed: 3 * 1024 ** 3 } }))).toEqual(["too-large"]);
    expect(await faultsOf(there, altered(made, { "manifest.json": { name: "manifest.json", bytes: bomb } }))).toEqual(["list-too-large"]);
  });

  test("that has no file in it, or is no form, says so", async () => {
    const there = await contest();
    const { readArchive } = await import("~/results/forwarding/read-archive.server");
    expect(await readArchive([], null, null)).toMatchObject({ ok: false, code: "broken-form" });
    const empty = new Request("http://sangtao.test/", { method: "POST", body: new FormData() });
    expect(await readArchive(there.regulation.attachments, empty.headers.get("Content-Type"), empty.body)).toMatchObject({
      ok: false,
      code: "required",
    });
  });
});
