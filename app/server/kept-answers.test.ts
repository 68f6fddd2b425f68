import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { keptAnswers } from "./kept-answers";

const PAGE = "/contests/hoi-thi/results";
const context = { cspNonce: "n", requestId: "r" };

/** Pages that count how often they were made, behind a clock that stands until it is moved. */
function site(answer = (made: number) => page(`kết quả ${made} ${"x".repeat(2000)}`)) {
  const clock = { ms: 0 };
  let made = 0;
  const pages = keptAnswers(
    async () => answer(++made),
    () => clock.ms,
  );
  const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    pages(new Request(`http://sangtao.test${path}`, { ...init, headers }), context);
  return { clock, ask, made: () => made };
}

function page(text: string, headers: Record<string, string> = {}, status = 200): Response {
  return new Response(text, { status, headers: { "Cache-Control": "public, max-age=60", Vary: "Cookie", ...headers } });
}

describe("a public page", () => {
  it("is made once for all who ask in the same seconds", async () => {
    const { ask, made, clock } = site();
    const texts = await Promise.all([ask(PAGE), ask(PAGE), ask(PAGE)].map(async (one) => (await one).text()));
    expect(new Set(texts).size).toBe(1);
    clock.ms = 4_900;
    expect((await ask(PAGE)).headers.get("Age")).toBe("5");
    expect(made()).toBe(1);
    clock.ms = 5_000;
    await ask(PAGE);
    expect(made()).toBe(2);
  });

  it("is told to be the same to who has it, and sent packed to who can unpack it", async () => {
    const { ask } = site();
    const first = await ask(PAGE);
    const etag = first.headers.get("ETag")!;
    expect((await ask(PAGE, { "If-None-Match": etag })).status).toBe(304);
    expect((await ask(PAGE, { "If-None-Match": '"other"' })).status).toBe(200);
    const packed = await ask(PAGE, { "Accept-Encoding": "br, gzip" });
    expect(packed.headers.get("Content-Encoding")).toBe("gzip");
    expect(gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString()).toBe(await first.text());
    expect((await ask(PAGE, { "Accept-Encoding": "gzip;q=0" })).headers.get("Content-Encoding")).toBeNull();
    expect(packed.headers.get("Vary")).toBe("Cookie, Accept-Encoding");
  });

  it("is another one in each language and for each question", async () => {
    const { ask, made } = site();
    await ask(PAGE);
    await ask(PAGE, { Cookie: "language=en" });
    await ask(`${PAGE}?q=sau`);
    expect(made()).toBe(3);
  });

  it("stays kept while somebody makes up one search after another", async () => {
    const { ask, made } = site();
    await ask(PAGE);
    for (let search = 0; search < 301; search++) await ask(`${PAGE}?q=${search}`);
    await ask(PAGE);
    expect(made()).toBe(302);
    await ask(`${PAGE}?q=0`);
    expect(made()).toBe(303);
  });

  it("is not held up by who leaves", async () => {
    const { ask } = site();
    const left = new AbortController();
    const first = ask(PAGE, {}, { signal: left.signal });
    const second = ask(PAGE);
    left.abort();
    expect((await second).status).toBe(200);
    await first.catch(() => undefined);
  });
});

describe("a public page with a script", () => {
  const RECOUNT = "/contests/hoi-thi/recount";
  const nonceOf = (visitor: number) => `nonce-of-visitor-${visitor}-${"x".repeat(12)}`;
  const made: string[] = [];
  const pages = keptAnswers(
    async (_request, { cspNonce = "" }) => {
      made.push(cspNonce);
      return page(`<script nonce="${cspNonce}">đếm</script><link nonce="${cspNonce}">`);
    },
    () => 0,
  );
  const ask = (visitor: number, headers: Record<string, string> = {}) =>
    pages(new Request(`http://sangtao.test${RECOUNT}`, { headers }), { cspNonce: nonceOf(visitor) });

  it("is made once, and goes to each visitor with their own nonce", async () => {
    const answers = await Promise.all([1, 2, 3].map((visitor) => ask(visitor)));
    for (const [index, answer] of answers.entries()) {
      const nonce = nonceOf(index + 1);
      expect(await answer.text()).toBe(`<script nonce="${nonce}">đếm</script><link nonce="${nonce}">`);
    }
    expect(made).toEqual([nonceOf(1)]);
  });

  it("is never said to be the same as before: the browser would hold an old nonce against a new one", async () => {
    const answer = await ask(4, { "If-None-Match": "*", "Accept-Encoding": "gzip" });
    expect([answer.status, answer.headers.get("ETag")]).toEqual([200, null]);
    expect(gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString()).toContain(nonceOf(4));
  });
});

describe("what is not kept", () => {
  it.each([
    ["of somebody with a session", PAGE, { Cookie: "language=vi; session=x" }],
    ["of somebody's own", "/home", {}],
  ])("is made for each: %s", async (_name, path, headers) => {
    const { ask, made } = site();
    await ask(path, headers);
    await ask(path, headers);
    expect(made()).toBe(2);
  });

  it.each([
    ["refused", () => page("", {}, 404)],
    ["private", () => page("", { "Cache-Control": "private, no-cache" })],
    ["with a cookie", () => page("", { "Set-Cookie": "a=b" })],
  ])("is what is %s", async (_name, answer) => {
    const { ask, made } = site(answer);
    await ask(PAGE);
    await ask(PAGE);
    expect(made()).toBe(2);
  });

  it("is a failure: the next one is asked again", async () => {
    let fails = true;
    const { ask } = site(() => {
      if (fails) throw new Error("database");
      return page("ok");
    });
    await expect(ask(PAGE)).rejects.toThrow("database");
    fails = false;
    expect(await (await ask(PAGE)).text()).toBe("ok");
  });
});
