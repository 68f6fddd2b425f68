import { describe, expect, it } from "vitest";
import { paperVerdict, toneOfVerdict } from "./paper-verdict";

const OWN = "01985c2e-7a10-7000-8000-00000000abcd";
const OTHER = "01985c2e-7a10-7000-8000-00000000ffff";
const page = (number: number, over: { entryId?: string; fingerprint?: string } = {}) => ({
  entryId: OWN,
  fingerprint: "aaaaaaaaaa",
  page: number,
  pages: 2,
  ...over,
});

describe("paperVerdict", () => {
  it.each([
    ["no-code", []],
    ["current", [page(2), page(1)]],
    ["incomplete", [page(1), page(1)]],
    ["older", [page(1), page(2, { fingerprint: "bbbbbbbbbb" })]],
    ["other-entry", [page(1), page(2, { entryId: OTHER })]],
  ] as const)("%s", (verdict, pages) => {
    expect(paperVerdict(pages, OWN, ["aaaaaaaaaa"])).toBe(verdict);
    expect(toneOfVerdict(verdict)).toMatch(/neutral|success|warning|danger/);
  });
});
