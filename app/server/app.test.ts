import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Request } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { createApp, type AppOptions } from "./app";

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const each of cleanUp.splice(0)) each();
});

type Answer = { status: number; headers: Record<string, unknown>; body: string };
type Ask = (path: string, options?: { method?: string; headers?: Record<string, string> }) => Promise<Answer>;

/** fetch() would not let a test set Host, Origin and Sec-Fetch-Site. */
function askOf(port: number): Ask {
  return (target, { method = "GET", headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const sent = httpRequest({ host: "127.0.0.1", port, path: target, method, headers }, (answer) => {
        let body = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (body += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      });
      sent.on("error", reject);
      sent.end();
    });
}

const ROUTES = path.join(import.meta.dirname, "../routes");

/** The addresses of the routes whose own files show or read a form with files. */
function formsWithFiles(): string[] {
  return readdirSync(ROUTES)
    .filter((route) =>
      readdirSync(path.join(ROUTES, route)).some((file) =>
        /"multipart\/form-data"|readMultipart/.test(readFileSync(path.join(ROUTES, route, file), "utf8")),
      ),
    )
    .map((route) =>
      route
        .split(".")
        .filter((part) => !part.startsWith("_"))
        .map((part) => `/${part.replace(/_$/, "").replace(/^\$/, "a-")}`)
        .join(""),
    );
}

async function serve(options: Partial<AppOptions> = {}): Promise<Ask> {
  const clientDir = mkdtempSync(path.join(os.tmpdir(), "sangtao-client-"));
  mkdirSync(path.join(clientDir, "assets"));
  writeFileSync(path.join(clientDir, "assets/page-a1b2.js"), "export {}");
  writeFileSync(path.join(clientDir, "robots.txt"), "User-agent: *\n");
  const app = createApp({
    atOnce: 10,
    doubt: { ofRequestOn: () => 0 },
    appUrl: "https://sangtao.example.vn",
    trustProxy: false,
    storage: null,
    clientDir,
    health: () => Promise.resolve({ ok: true, database: true, storage: true }),
    pages: (request, response) => void response.send(pageFor(request)),
    ...options,
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  cleanUp.push(() => server.close(), () => rmSync(clientDir, { recursive: true }));
  return askOf((server.address() as AddressInfo).port);
}

function pageFor(request: Request): string {
  if (request.path === "/broken") throw new Error("secret detail");
  const network = request.headers[CLIENT_IP_HEADER];
  return `${request.protocol} ${request.headers["x-forwarded-host"] ?? request.headers.host} ${request.ip} from ${network}`;
}

describe("files", () => {
  it("keeps hashed assets for good, other files for an hour, and has no page for a lost asset", async () => {
    const ask = await serve();
    expect((await ask("/assets/page-a1b2.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await ask("/robots.txt")).headers["cache-control"]).toBe("public, max-age=3600");
    expect(await ask("/assets/gone.js")).toMatchObject({ status: 404, body: "404 Not Found\n" });
  });
});

describe("headers", () => {
  it("send a policy with a fresh nonce, and name the request", async () => {
    const ask = await serve();
    const [first, second] = [await ask("/"), await ask("/")];
    const policy = String(first.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{24}'/);
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toBe(second.headers["content-security-policy"]);
    expect(first.headers["x-content-type-options"]).toBe("nosniff");
    expect(first.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(first.headers["x-request-id"]).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
    expect(first.headers["x-powered-by"]).toBeUndefined();
  });

  it("let the page show files of the S3 service that downloads are redirected to", async () => {
    const ask = await serve({ storage: "https://s3.example.vn" });
    expect((await ask("/")).headers["content-security-policy"]).toContain("img-src 'self' https://s3.example.vn");
  });
});

describe("requests of other sites", () => {
  const own = { Host: "sangtao.example.vn" };

  it.each([
    ["another origin", { ...own, Origin: "https://evil.example" }],
    ["no origin to name", { ...own, Origin: "null" }],
    ["nonsense", { ...own, Origin: "evil" }],
    ["another port", { ...own, Origin: "https://sangtao.example.vn:8443" }],
    ["another site, by its metadata", { ...own, "Sec-Fetch-Site": "cross-site" }],
    ["a neighbour's subdomain", { ...own, "Sec-Fetch-Site": "same-site" }],
  ])("are refused: %s", async (_name, headers) => {
    const ask = await serve();
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await ask("/", { method, headers })).toMatchObject({ status: 403 });
    }
    expect(await ask("/", { headers })).toMatchObject({ status: 200 });
  });

  it.each([
    ["our own pages", { ...own, Origin: "https://sangtao.example.vn", "Sec-Fetch-Site": "same-origin" }],
    ["the address that was really asked", { Host: "127.0.0.1:3000", Origin: "http://127.0.0.1:3000" }],
    ["a program that is no browser", own],
  ])("are not: %s", async (_name, headers) => {
    const ask = await serve();
    expect(await ask("/", { method: "POST", headers })).toMatchObject({ status: 200 });
  });

  it("are told apart by the public address where a proxy changes the host, and Remix is told it", async () => {
    const ask = await serve();
    const headers = { Host: "app:3000", Origin: "https://sangtao.example.vn" };
    expect((await ask("/", { method: "POST", headers })).body).toContain("sangtao.example.vn");
  });
});

describe("proxies", () => {
  const headers = { "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example" };

  it("are not believed unless they are known", async () => {
    const ask = await serve();
    expect((await ask("/", { headers: { ...headers, Host: "a.example" } })).body).toBe("http a.example 127.0.0.1 from 127.0.0.1");
  });

  it("are believed when they are", async () => {
    const ask = await serve({ trustProxy: 1 });
    expect((await ask("/", { headers })).body).toBe("https evil.example 203.0.113.9 from 203.0.113.9");
  });

  it("tell an address, of which limits get the network: whoever has a /64 has one", async () => {
    const ask = await serve({ trustProxy: 1 });
    const from = async (address: string, claimed = "") => {
      const told = { ...headers, "X-Forwarded-For": address, [CLIENT_IP_HEADER]: claimed };
      return (await ask("/", { headers: told })).body.split(" from ")[1];
    };
    expect(await from("2001:db8:1:2::9")).toBe("2001:db8:1:2::");
    expect(await from("2001:db8:1:2:aaaa::1", "192.0.2.1")).toBe("2001:db8:1:2::");
    expect(await from("::ffff:203.0.113.9")).toBe("203.0.113.9");
  });
});

describe("forms", () => {
  // Nothing of the body follows: the answer is all that is waited for.
  const post = { method: "POST", headers: { Host: "sangtao.example.vn", Connection: "close" } };
  const long = (bytes: number) => ({ ...post, headers: { ...post.headers, "Content-Length": String(bytes) } });
  const unsaid = { ...post, headers: { ...post.headers, "Transfer-Encoding": "chunked" } };

  it("are read only when they say that they are small: nobody fills the memory through them", async () => {
    const ask = await serve();
    expect(await ask("/sign-in", long(0))).toMatchObject({ status: 200 });
    expect(await ask("/sign-in", long(3_000_000))).toMatchObject({ status: 413 });
    expect(await ask("/sign-in.data", long(3_000_000))).toMatchObject({ status: 413 });
    expect(await ask("/sign-in", unsaid)).toMatchObject({ status: 411 });
  });

  it.each([...new Set(["/entries/e1/edit", "/unit/papers", "/manage/contests/c1/papers", ...formsWithFiles()])])("with files are left to their route: %s", async (target) => {
    const ask = await serve();
    const type = { "Content-Type": "multipart/form-data; boundary=x" };
    const withFiles = (options: ReturnType<typeof long> | typeof unsaid) => ({
      ...options,
      headers: { ...options.headers, ...type },
    });
    for (const path of [target, `${target}.data`]) {
      expect(await ask(path, withFiles(long(300_000_000)))).toMatchObject({ status: 200 });
      expect(await ask(path, withFiles(unsaid))).toMatchObject({ status: 200 });
      // Of another type it would be held in memory whole.
      expect(await ask(path, long(300_000_000))).toMatchObject({ status: 413 });
    }
    expect(await ask("/entries/e1", withFiles(long(300_000_000)))).toMatchObject({ status: 413 });
  });
});

describe("an address with a character that the database cannot hold", () => {
  it("names nothing", async () => {
    const ask = await serve();
    expect(await ask("/contests/%00")).toMatchObject({ status: 404 });
    expect(await ask("/entries?q=%00")).toMatchObject({ status: 404 });
  });
});

describe("trouble", () => {
  it("is answered with the reference number and nothing else", async () => {
    const ask = await serve();
    const answer = await ask("/broken");
    expect(answer).toMatchObject({ status: 500, body: `500 ${String(answer.headers["x-request-id"])}\n` });
  });

  it("shows in the health that a load balancer asks for", async () => {
    const ask = await serve({ health: () => Promise.resolve({ ok: false, database: false, storage: true }) });
    expect(await ask("/healthz")).toMatchObject({ status: 503, body: '{"ok":false,"database":false,"storage":true}' });
  });
});
