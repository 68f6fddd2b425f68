import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { env } from "../env.server";
import { chunksOf } from "../storage/chunks.server";
import type { BlobSource } from "../storage/blob-store";

/** Whether files are scanned here before anybody gets them. */
export function scansFiles(): boolean {
  return env().clamd !== null;
}

export type Verdict = { readonly clean: true } | { readonly clean: false; readonly name: string };

/** Longer than clamd takes for the largest file that it takes. */
const SILENCE_MS = 120_000;

/** Asks clamd about a stream of bytes. Throws where it gave no verdict: unreachable, busy, or the file too large for it. */
export async function scan(source: BlobSource): Promise<Verdict> {
  const { clamd } = env();
  if (!clamd) throw new Error("no clamd is configured");
  const socket = connect(clamd);
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error("clamd is silent")));
  const answer = readAll(socket);
  // It may answer before it has heard all; that it then closes is not the answer.
  answer.catch(() => undefined);
  try {
    await send(socket, source);
  } catch (error) {
    if (!socket.destroyed) socket.destroy();
    const early = await answer.catch(() => "");
    if (early === "") throw error;
  }
  const verdict = (await answer).replaceAll("\0", "").trim();
  if (verdict === "stream: OK") return { clean: true };
  const found = /^stream: (.+) FOUND$/.exec(verdict);
  if (found) return { clean: false, name: found[1] ?? "" };
  throw new Error(`clamd gave no verdict: ${verdict || "nothing"}`);
}

async function send(socket: Socket, source: BlobSource): Promise<void> {
  await once(socket, "connect");
  socket.write("zINSTREAM\0");
  for await (const chunk of chunksOf(source)) {
    if (chunk.byteLength === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.byteLength);
    socket.write(length);
    if (!socket.write(chunk)) await drained(socket);
    if (socket.destroyed || socket.readableEnded) return;
  }
  socket.end(Buffer.alloc(4));
}

async function drained(socket: Socket): Promise<void> {
  await Promise.race([once(socket, "drain"), once(socket, "close")]);
}

async function readAll(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.length > 4096) break;
  }
  return text;
}
