/**
 * Whole dossiers as one archive: how long it takes to make one of many entries with a film each, to read it in another
 * contest, and to take it in; and the most memory that this process has held after each. The films are random bytes in
 * the shape of a film.
 *
 *   npm run bench -- dossiers [--entries 20] [--megabytes 20]
 */
import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { resourceUsage } from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { openedContest } from "../demo/contest";
import { must } from "../demo/must";
import { install } from "./installation";

const DAY = 24 * 60 * 60 * 1000;
const MEGABYTE = 1024 * 1024;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { entries: { type: "string", default: "20" }, megabytes: { type: "string", default: "20" } },
  });
  const site = await install({ build: false });
  const folder = await mkdtemp(path.join(tmpdir(), "sangtao-bench-"));
  try {
    console.log(JSON.stringify(await measure(Number(values.entries), Number(values.megabytes), path.join(folder, "a.zip")), null, 2));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await site.stop();
  }
}

async function measure(entries: number, megabytes: number, file: string) {
  const [{ as, makeCast }, { contentOf }, drafts, submits, files, exports, reads, takes, imports, background, { registrationForm }, { dossierWords }, { seededRandom }] =
    await Promise.all([
      import("../demo/cast"),
      import("../demo/dossiers"),
      import("~/entries/writing/create-draft.server"),
      import("~/entries/submit-entry.server"),
      import("~/entries/files/receive-attachment.server"),
      import("~/results/forwarding/export-dossiers.server"),
      import("~/results/forwarding/read-archive.server"),
      import("~/results/forwarding/take-in.server"),
      import("~/results/forwarding/import-reads.server"),
      import("~/platform/background.server"),
      import("~/documents/registration-form.server"),
      import("~/results/forwarding/dossier-words.server"),
      import("~/platform/random"),
    ]);
  const now = new Date();
  const submit = { opensAt: new Date(now.getTime() - DAY), closesAt: new Date(now.getTime() + DAY) };
  const cast = await makeCast(submit.opensAt);
  const contestOf = (edition: string) =>
    openedContest(cast, {
      ...{ template: "technical", edition, submit, decisionNumber: "01/QĐ-BTC" },
      edit: (regulation) => ({
        ...regulation,
        conditions: { ...regulation.conditions, maxEntriesPerMember: null },
        attachments: regulation.attachments.map((kind) => ({ ...kind, min: 0 })),
      }),
    } as const);
  const there = await contestOf("I");
  const here = await contestOf("II");
  const ctx = await as(cast.organiser, now);
  const author = await as(cast.contestants[0] ?? "", now);
  const video = there.regulation.attachments.find(({ id }) => id === "video");
  if (!video) throw new Error("the regulation takes no films");
  const codes: string[] = [];
  for (let index = 0; index < entries; index++) {
    const { entryId } = must("draft", await drafts.createDraft(author, { contestId: there.id }));
    const { file: film } = await files.receiveAttachment(video, "film.mp4", filmOf(megabytes));
    const title = `Giải pháp số ${index + 1}`;
    const content = contentOf(seededRandom(index), there.regulation, { title, fieldId: there.regulation.fields[0]?.id ?? "" });
    const receipt = must("submission", await submits.submitEntry(author, { entryId, version: 1, content, added: film ? [film] : [] }));
    codes.push(receipt.code);
  }
  const steps: Record<string, { seconds: number; peakMb: number }> = { before: { seconds: 0, peakMb: peak() } };
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const value = await work();
    steps[name] = { seconds: Math.round((performance.now() - began) / 100) / 10, peakMb: peak() };
    return value;
  };

  const input = { contestId: there.id, asked: { codes }, people: "all" as const };
  const tools = { drawForm: registrationForm, words: dossierWords() };
  await timed("export", async () => {
    const archive = must("export", await exports.exportDossiers(ctx, input, tools));
    await pipeline(Readable.from(archive.chunks), createWriteStream(file));
  });
  const { size } = await stat(file);
  const read = await timed("check", () => {
    const { type, body } = posted(file);
    return reads.readArchive(here.regulation.attachments, type, body);
  });
  if (!read.ok) throw new Error(JSON.stringify(read));
  const { importId } = must("keeping", await takes.keepArchive(ctx, here.id, read.archive));
  const chosen = imports.NOTHING_CHOSEN;
  await timed("preview", async () => must("preview", await imports.importPage(ctx, { contestId: here.id, importId }, chosen)));
  await timed("take in", async () => {
    must("import", await takes.orderTakeIn(ctx, { contestId: here.id, importId, codes, chosen }));
    await background.backgroundDone();
  });
  const { run } = must("report", await imports.importRun(ctx, { contestId: here.id, importId }));
  return { entries, archiveMb: Math.round(size / MEGABYTE), takenIn: run?.taken.length ?? 0, steps };
}

/** Most memory that this process has held so far, in MB. */
const peak = () => Math.round(resourceUsage().maxRSS / 1024);

async function* filmOf(megabytes: number): AsyncGenerator<Uint8Array> {
  const head = Buffer.alloc(24);
  head.writeUInt32BE(16, 0);
  head.write("ftypisom", 4, "latin1");
  head.writeUInt32BE(8 + megabytes * MEGABYTE, 16);
  head.write("mdat", 20, "latin1");
  yield head;
  for (let index = 0; index < megabytes; index++) yield await Promise.resolve(randomBytes(MEGABYTE));
}

/** The form as a browser posts it, from the disk. */
function posted(file: string): { readonly type: string; readonly body: ReadableStream<Uint8Array> } {
  const boundary = "sangtao-bench";
  async function* form() {
    yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="archive"; filename="a.zip"\r\nContent-Type: application/zip\r\n\r\n`);
    yield* createReadStream(file) as AsyncIterable<Buffer>;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Readable.toWeb(Readable.from(form())) as ReadableStream<Uint8Array>,
  };
}
