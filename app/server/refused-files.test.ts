import { describe, expect, it } from "vitest";
import { refusedFiles } from "./refused-files";

const OPENED = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const context = { cspNonce: "n", requestId: "ABC-123" };

const ask = (answer: Response, headers: Record<string, string> = OPENED, path = "/contests/x/results.json") =>
  refusedFiles(async () => answer)(new Request(`http://sangtao.test${path}`, { headers }), context);
const json = (status: number) => Response.json({ message: "Unexpected Server Error" }, { status });

describe("a file that is not given", () => {
  it("is told of in the reader's words", async () => {
    const missing = await ask(json(404));
    expect([missing.status, missing.headers.get("Content-Type")]).toEqual([404, "text/plain; charset=utf-8"]);
    expect(await missing.text()).toContain("Không có trang này");
    const forbidden = await ask(json(403), { ...OPENED, Cookie: "language=en" });
    expect(forbidden.status).toBe(403);
    expect(await forbidden.text()).toContain("This file cannot be opened");
  });

  it("because something broke, with the number under which that is logged", async () => {
    const broken = await ask(new Response("Unexpected Server Error", { status: 500 }));
    expect(broken.status).toBe(500);
    expect(await broken.text()).toMatch(/Máy chủ gặp sự cố[\s\S]*ABC-123/);
  });

  it("leaves pages, files and what programs ask for as they are", async () => {
    const page = new Response("<p>", { status: 404, headers: { "Content-Type": "text/html; charset=utf-8" } });
    expect(await ask(page)).toBe(page);
    const given = new Response("%PDF", { headers: { "Content-Type": "application/pdf" } });
    expect(await ask(given)).toBe(given);
    for (const [headers, path] of [
      [{ Accept: "*/*" }, "/contests/x/results.json"],
      [OPENED, "/contests/x.data"],
    ] as const) {
      const read = json(404);
      expect(await ask(read, headers, path)).toBe(read);
    }
  });
});
