import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { pagesOf } from "./pages";

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const each of cleanUp.splice(0)) each();
});

type Options = { readonly method?: string; readonly path?: string; readonly headers?: Record<string, string>; readonly body?: string };

/** The answer's head; its body waits until it is read. */
async function ask(pages: (request: Request) => Promise<Response>, { body, ...options }: Options = {}): Promise<IncomingMessage> {
  const server = express().use(pagesOf(pages)).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUp.push(() => void server.close(), () => server.closeAllConnections());
  const sent = httpRequest({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, ...options }).end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return answer;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  return Buffer.concat(await answer.toArray()).toString();
}

/** Turns of the event loop in which everything that can go on does. */
async function settle() {
  for (let n = 0; n < 2_000; n++) await new Promise((resolve) => setImmediate(resolve));
}

describe("an answer", () => {
  it("has the status, the headers with each cookie, and the body", async () => {
    const headers = new Headers({ "X-One": "1" });
    headers.append("Set-Cookie", "a=1");
    headers.append("Set-Cookie", "b=2");
    const answer = await ask(async () => new Response("đã xong", { status: 201, headers }));
    expect(answer).toMatchObject({ statusCode: 201, headers: { "x-one": "1", "set-cookie": ["a=1", "b=2"] } });
    expect(await textOf(answer)).toBe("đã xong");
  });

  it("has no body where only its head is asked for", async () => {
    const answer = await ask(async () => new Response("x", { headers: { "Content-Length": "1" } }), { method: "HEAD" });
    expect(answer.headers["content-length"]).toBe("1");
    expect(await textOf(answer)).toBe("");
  });

  it("waits for a slow reader, and is not read on for one who has left", async () => {
    let given = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const answer = await ask(async () => new Response(endless));
    await settle();
    expect(given).toBeLessThan(32 * 1024 * 1024);
    answer.destroy();
    await expect.poll(() => isCancelled).toBe(true);
  });

  it("that breaks off in the middle cuts the connection instead of pretending to be whole", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array([120])),
      pull: (controller) => controller.error(new Error("the disk is gone")),
    });
    await expect(ask(async () => new Response(broken)).then(textOf)).rejects.toThrow(/aborted|hang up/);
  });
});

describe("a request", () => {
  it("arrives with its address, headers and body", async () => {
    const pages = async (request: Request) =>
      Response.json([request.method, new URL(request.url).pathname, request.headers.get("X-A"), await request.text()]);
    const answer = await ask(pages, { method: "POST", path: "//a/b?c", headers: { "X-A": "1" }, body: "tên" });
    expect(await textOf(answer)).toBe('["POST","//a/b","1","tên"]');
  });

  it("with an address that is none is refused", async () => {
    const answer = await ask(async () => new Response("x"), { headers: { Host: "a b" } });
    expect(answer.statusCode).toBe(400);
  });
});
