import { describe, expect, it } from "vitest";
import { keptAnswers } from "./kept-answers";

const HEADERS = { "Cache-Control": "public, max-age=60" };
const context = { cspNonce: "n", requestId: "r" };

/** Pages that tell of which address they were made. */
function site() {
  const made: string[] = [];
  const pages = keptAnswers(
    async ({ url }) => {
      made.push(url.replace("http://sangtao.test", ""));
      return Promise.resolve(new Response(url, { headers: HEADERS }));
    },
    () => 0,
  );
  const ask = (path: string) => pages(new Request(`http://sangtao.test${path}`), context);
  return { ask, made };
}

describe("a public page", () => {
  it("is another one only for what it reads from its address", async () => {
    const { ask, made } = site();
    const results = "/contests/hoi-thi/results";
    for (const query of ["", "?utm=a", "?q=", "?x=1&q=sau&level=first", "?level=first&q=sau&q=khac", "?page=2"]) await ask(results + query);
    expect(made).toEqual([results, `${results}?q=sau&level=first`]);
    for (let junk = 0; junk < 400; junk++) await ask(`/?junk=${junk}`);
    await ask("/contests/hoi-thi/gallery?q=1");
    await ask("/contests/hoi-thi/gallery");
    expect(made.slice(2)).toEqual(["/", "/contests/hoi-thi/gallery"]);
  });

  it("says nothing of what somebody else wrote into the address", async () => {
    const { ask } = site();
    await ask("/contests/hoi-thi?next=elsewhere");
    expect(await (await ask("/contests/hoi-thi")).text()).toBe("http://sangtao.test/contests/hoi-thi");
  });
});
