/**
 * One large file by the tus protocol as a browser speaks it, in parts of 64 MiB, against the same bytes in one plain
 * form to the same server, and against nothing but writing them to the disk behind a bare HTTP server. Then once more
 * by tus with the server killed in the middle.
 *
 *   npm run bench -- upload [--megabytes 1024]
 */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { install, peakMemory, sessionCookie } from "./installation";

const MIB = 1024 * 1024;
const PART = 64 * MIB;
const TUS = { "Tus-Resumable": "1.0.0" };

interface Film {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

interface Draft {
  readonly url: string;
  readonly cookie: string;
  readonly entryId: string;
  readonly version: number;
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { megabytes: { type: "string", default: "1024" } },
  });
  const size = Number(values.megabytes) * MIB;
  const site = await install();
  const folder = await mkdtemp(path.join(os.tmpdir(), "sangtao-bench-upload-"));
  try {
    const film = await makeFilm(path.join(folder, "film.mp4"), size);
    const drafts = await prepare(site.url, size);
    const [first, second, third] = drafts;
    if (!first || !second || !third) throw new Error("no drafts");
    const floor = await timed(() => toDisk(film, folder));
    console.error(`to the disk behind a bare server: ${seconds(floor)} s`);

    let server = await site.serve();
    const byTus = await timed(() => tus(first, film));
    const memory = await peakMemory(server);
    console.error(`by tus: ${seconds(byTus)} s`);
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    await gone;

    server = await site.serve();
    const plain = await timed(() => form(second, film));
    const plainMemory = await peakMemory(server);
    console.error(`in a form: ${seconds(plain)} s`);

    const killed = await timed(async () => {
      const id = await begin(third, film);
      const dies = once(server, "exit");
      const half = setInterval(() => {
        void arrivedOf(site.storage, id).then((bytes) => bytes > size / 2 && server.kill("SIGKILL"));
      }, 20);
      await send(third, film, id, 0).catch(() => undefined);
      await dies;
      clearInterval(half);
      server = await site.serve();
      const offset = await offsetOf(third, id);
      console.error(`killed; goes on at ${Math.round(offset / MIB)} MiB`);
      await send(third, film, id, offset);
      return finish(third, id, film);
    });
    console.log(
      JSON.stringify(
        {
          megabytes: size / MIB,
          floorSeconds: seconds(floor),
          tusSeconds: seconds(byTus),
          tusServerPeakMb: memory,
          formSeconds: seconds(plain),
          formServerPeakMb: plainMemory,
          killedAndResumedSeconds: seconds(killed),
          hashesEqual: true,
        },
        null,
        2,
      ),
    );
  } finally {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** A film by its first bytes, and noise. */
async function makeFilm(file: string, size: number): Promise<Film> {
  const handle = await open(file, "w");
  const hash = createHash("sha256");
  const head = Buffer.alloc(24);
  head.writeUInt32BE(24, 0);
  head.write("ftypisom", 4, "latin1");
  for (let at = 0; at < size; ) {
    const chunk = randomBytes(Math.min(MIB, size - at));
    if (at === 0) head.copy(chunk);
    hash.update(chunk);
    await handle.write(chunk);
    at += chunk.length;
  }
  await handle.close();
  return { file, size, sha256: hash.digest("hex") };
}

/** Three drafts of a contest that takes films of this size. */
async function prepare(url: string, size: number): Promise<Draft[]> {
  const [{ makeCast, actorOf }, { openedContest }, { createDraft }, { db }] = await Promise.all([
    import("../demo/cast"),
    import("../demo/contest"),
    import("~/entries/writing/create-draft.server"),
    import("~/platform/db.server"),
  ]);
  const begin = new Date(Date.now() - 24 * 3_600_000);
  const contest = await openedContest(await makeCast(begin), {
    template: "technical",
    edition: "upload",
    submit: { opensAt: begin, closesAt: new Date(Date.now() + 24 * 3_600_000) },
    decisionNumber: "01/QĐ-BTC",
    edit: (regulation) => ({
      ...regulation,
      attachments: [
        {
          id: "film",
          label: "Phim",
          help: "",
          min: 0,
          max: 1,
          accept: ["video"],
          maxBytes: size,
          namesAuthors: false,
        },
      ],
    }),
  });
  const { id } = await db.user.create({
    data: { name: "Người tải", email: "upload@sangtao.example", emailVerified: true },
    select: { id: true },
  });
  const actor = await actorOf(id);
  const cookie = await sessionCookie(id);
  const drafts: Draft[] = [];
  for (let made = 0; made < 3; made += 1) {
    const draft = await createDraft({ actor, now: new Date() }, { contestId: contest.id });
    if (!draft.ok) throw new Error(draft.code);
    drafts.push({ url, cookie, entryId: draft.value.entryId, version: 1 });
  }
  return drafts;
}

/** What a bare server takes to have the same bytes on the disk. */
async function toDisk({ file, size }: Film, folder: string): Promise<void> {
  const server = createServer((asked, answer) => {
    void (async () => {
      const handle = await open(path.join(folder, "floor"), "w");
      for await (const chunk of asked) await handle.write(chunk as Buffer);
      await handle.sync();
      await handle.close();
      answer.end();
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await post(url, "PUT", { "Content-Length": String(size) }, [createReadStream(file)]);
  server.close();
}

async function tus(draft: Draft, film: Film): Promise<void> {
  const id = await begin(draft, film);
  await send(draft, film, id, 0);
  await finish(draft, id, film);
}

async function begin({ url, cookie, entryId }: Draft, { size }: Film): Promise<string> {
  const said = { entryId, kindId: "film", filename: "phim.mp4", type: "video/mp4" };
  const metadata = Object.entries(said).map(
    ([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`,
  );
  const answer = await fetch(`${url}/uploads`, {
    method: "POST",
    headers: {
      ...TUS,
      Cookie: cookie,
      "Upload-Length": String(size),
      "Upload-Metadata": metadata.join(),
    },
  });
  const id = answer.headers.get("Location")?.split("/").at(-1);
  if (!id) throw new Error(`an upload did not begin: ${answer.status} ${await answer.text()}`);
  return id;
}

async function send({ url, cookie }: Draft, { file, size }: Film, id: string, from: number) {
  for (let at = from; at < size; at += PART) {
    const end = Math.min(at + PART, size);
    const headers = {
      ...TUS,
      Cookie: cookie,
      "Upload-Offset": String(at),
      "Content-Type": "application/offset+octet-stream",
      "Content-Length": String(end - at),
    };
    const part = createReadStream(file, { start: at, end: end - 1, highWaterMark: MIB });
    await post(`${url}/uploads/${id}`, "PATCH", headers, [part]);
  }
}

async function offsetOf({ url, cookie }: Draft, id: string): Promise<number> {
  const answer = await fetch(`${url}/uploads/${id}`, {
    method: "HEAD",
    headers: { ...TUS, Cookie: cookie },
  });
  return Number(answer.headers.get("Upload-Offset"));
}

async function finish({ url, cookie }: Draft, id: string, { sha256 }: Film): Promise<void> {
  const answer = await fetch(`${url}/uploads/${id}/finish`, {
    method: "POST",
    headers: { Cookie: cookie },
  });
  const { value } = (await answer.json()) as { value?: { file: { sha256: string } } };
  if (value?.file.sha256 !== sha256) throw new Error("what is stored is not what was sent");
}

async function arrivedOf(storage: string, id: string): Promise<number> {
  const handle = await open(path.join(storage, "uploads", id)).catch(() => null);
  const size = (await handle?.stat())?.size ?? 0;
  await handle?.close();
  return size;
}

/** The same bytes with the dossier's form, as a browser without script sends them. */
async function form({ url, cookie, entryId, version }: Draft, { file, size, sha256 }: Film) {
  const { db } = await import("~/platform/db.server");
  const edge = "----sangtao-bench";
  const field = (name: string, value: string) =>
    `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    `${field("version", String(version))}${field("intent", "save")}--${edge}\r\nContent-Disposition: form-data; name="files.film"; filename="phim.mp4"\r\nContent-Type: video/mp4\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${edge}--\r\n`);
  const headers = {
    Cookie: cookie,
    "Content-Type": `multipart/form-data; boundary=${edge}`,
    "Content-Length": String(head.length + size + tail.length),
  };
  const body = [head, createReadStream(file, { highWaterMark: MIB }), tail];
  await post(`${url}/entries/${entryId}/edit`, "POST", headers, body);
  const attached = await db.attachment.findFirstOrThrow({ where: { entryId } });
  if (attached.blobSha256 !== sha256) throw new Error("what is stored is not what was sent");
}

async function post(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: readonly (Buffer | AsyncIterable<Uint8Array>)[],
): Promise<void> {
  const sent = request(url, { method, headers });
  const answered = once(sent, "response") as Promise<[IncomingMessage]>;
  answered.catch(() => undefined);
  await pipeline(async function* () {
    for (const part of body) {
      if (part instanceof Buffer) yield part;
      else yield* part;
    }
  }, sent);
  const [answer] = await answered;
  answer.resume();
  const status = answer.statusCode ?? 0;
  if (status >= 400) throw new Error(`${method} ${new URL(url).pathname} was answered ${status}`);
}
