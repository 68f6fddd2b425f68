import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { env } from "~/platform/env.server";

/** A clamd that answers as it is told to each stream of bytes; returns what ends it. */
export async function clamd(answer: (bytes: Buffer) => string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "sangtao-clamd-"));
  const socketPath = path.join(folder, "clamd.ctl");
  const server: Server = createServer((socket) => {
    const parts: Buffer[] = [];
    socket.on("data", (part) => {
      parts.push(part);
      const heard = Buffer.concat(parts);
      const stream = contentOf(heard);
      if (stream) socket.end(`stream: ${answer(stream)}\0`);
    });
    socket.on("error", () => undefined);
  });
  server.listen(socketPath);
  await once(server, "listening");
  Object.assign(env(), { clamd: { path: socketPath } });
  return async () => {
    Object.assign(env(), { clamd: null });
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/** What was said in INSTREAM's chunks, once their end has come. */
function contentOf(heard: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  let at = "zINSTREAM\0".length;
  while (at + 4 <= heard.length) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > heard.length) return null;
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
