/**
 * One large file by the tus protocol as a browser speaks it, in parts of 64 MiB, against the same bytes in one plain
 * form to the same server, and against nothing but writing them to the disk behind a bare HTTP server. Then once more
 * by tus with the server killed in the middle.
 *
 *   npm run bench -- upload [--megabytes 1024]
 */
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  makeFilm,
  MIB,
  post,
  prepare,
  seconds,
  timed,
  toDisk,
  type Draft,
  type Film,
} from "./film";
import { install, peakMemory } from "./installation";

const PART = 64 * MIB;
const TUS = { "Tus-Resumable": "1.0.0" };

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
        void arrivedOf(site.storage, id).then(
          (bytes) => bytes > size / 2 && server.kill("SIGKILL"),
        );
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
