import { describe, expect, it } from "vitest";
import { inPrintedOrder, joinPhotographs, type PaperPage } from "./paper-join";
import { encodeReference } from "./paper-reference";

const ENTRY = "01985c2e-7a10-7000-8000-00000000abcd";
const code = (page: number, fingerprint = "aaaaaaaaaa") =>
  encodeReference({ entryId: ENTRY, fingerprint, page, pages: 3 });
const photo = (id: string, minute: number, text: string): PaperPage => ({
  id,
  number: 1,
  code: text,
  at: new Date(minute * 60_000),
});
const ids = (pages: readonly PaperPage[]) => pages.map(({ id }) => id).join("");

describe("photographs of a paper", () => {
  it("make one document in the order of the print, whatever the order of their coming", () => {
    const all = [photo("a", 1, code(3)), photo("b", 2, code(1)), photo("c", 3, code(2))];
    expect(ids(joinPhotographs(all, code(1)).pages)).toBe("bca");
  });

  it("are of one print: an older one stays a paper of its own", () => {
    const old = code(1, "bbbbbbbbbb");
    const all = [photo("a", 1, old), photo("b", 2, code(1)), photo("c", 3, code(2))];
    expect(ids(joinPhotographs(all, code(2)).pages)).toBe("bc");
    expect(ids(joinPhotographs(all, old).pages)).toBe("a");
  });

  it("of a page taken again give way to the latest", () => {
    const all = [photo("a", 1, code(1)), photo("b", 2, code(2)), photo("c", 3, code(1))];
    const { pages, replaced } = joinPhotographs(all, code(1));
    expect([ids(pages), ids(replaced)]).toEqual(["cb", "a"]);
  });

  it("put there by hand go behind the latest print, or are a paper by themselves", () => {
    const all = [photo("x", 0, ""), photo("a", 1, code(1, "bbbbbbbbbb")), photo("b", 2, code(2)), photo("y", 3, "")];
    expect(ids(joinPhotographs(all, "").pages)).toBe("bxy");
    expect(ids(joinPhotographs(all, code(1, "bbbbbbbbbb")).pages)).toBe("a");
    expect(ids(joinPhotographs([photo("x", 0, ""), photo("y", 3, "")], "").pages)).toBe("xy");
  });
});

describe("inPrintedOrder", () => {
  it("sorts a scan's pages, those without a code behind", () => {
    const page = (number: number, text: string) => ({ number, code: text });
    const sorted = inPrintedOrder([page(1, ""), page(2, code(2)), page(3, code(1))]);
    expect(sorted.map(({ number }) => number)).toEqual([3, 2, 1]);
  });
});
