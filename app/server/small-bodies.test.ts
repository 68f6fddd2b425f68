import { once } from "node:events";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { pagesOf } from "./pages";
import { smallBodies } from "./small-bodies";

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const each of cleanUp.splice(0)) each();
});

/** A server whose turn for everybody comes when `go` is called, and what it then reads. */
async function serve() {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  let heard: (text: string) => void = () => undefined;
  const text = new Promise<string>((resolve) => (heard = resolve));
  let arrived: () => void = () => undefined;
  const read = new Promise<void>((resolve) => (arrived = resolve));
  const app = express()
    .use(smallBodies())
    .use((_request, _response, next) => {
      arrived();
      void gate.then(() => next());
    })
    .use(
      pagesOf(async (request) => {
        heard(await request.text().catch(() => "lost"));
        return new Response("ok");
      }),
    );
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUp.push(() => void server.close(), () => server.closeAllConnections());
  return { port: (server.address() as AddressInfo).port, go, read, text };
}

describe("a form that was sent whole", () => {
  it("is heard though its line breaks before its turn has come", async () => {
    const { port, go, read, text } = await serve();
    const body = "đơn".repeat(10_000);
    const sent = httpRequest({ host: "127.0.0.1", port, method: "POST", headers: { "Content-Length": Buffer.byteLength(body) } });
    sent.on("error", () => undefined);
    sent.end(body);
    await read;
    sent.destroy();
    await new Promise((resolve) => sent.once("close", resolve));
    go();
    expect(await text).toBe(body);
  });

  it("is left to its route where it is large, of a length that is not told, or packed", async () => {
    const big = "x".repeat(300 * 1024);
    for (const [headers, body] of [
      [{ "Content-Length": String(big.length) }, big],
      [{ "Transfer-Encoding": "chunked" }, "đơn"],
      [{ "Content-Length": "3", "Content-Encoding": "gzip" }, "abc"],
    ] as const) {
      const { port, go, text } = await serve();
      go();
      const sent = httpRequest({ host: "127.0.0.1", port, method: "POST", headers });
      sent.on("error", () => undefined).end(body);
      expect(await text).toBe(body);
    }
  });
});
