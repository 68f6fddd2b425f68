import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { sessionCookie } from "./installation";

export const MIB = 1024 * 1024;

export interface Film {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Draft {
  readonly url: string;
  readonly cookie: string;
  readonly entryId: string;
  readonly version: number;
}

export const seconds = (ms: number) => Math.round(ms / 100) / 10;

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** A film by its first bytes, and noise. */
export async function makeFilm(file: string, size: number): Promise<Film> {
  const handle = await open(file, "w");
  const hash = createHash("sha256");
  const head = Buffer.alloc(24);
  head.writeUInt32BE(24, 0);
  head.write("ftypisom", 4, "latin1");
  for (let at = 0; at < size;) {
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
export async function prepare(url: string, size: number): Promise<Draft[]> {
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
export async function toDisk({ file, size }: Film, folder: string): Promise<void> {
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

/** Sends what is in `body`, one after the other; an answer of 400 or more is an error. */
export async function post(
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
