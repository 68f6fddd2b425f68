import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyContent } from "../entry-content";
import { paperForm } from "./paper-form";
import { decodeReference, encodeReference, paperFingerprint, printCode } from "./paper-reference";
import { technicalTemplate } from "~/contests/technical-template";

const TECHNICAL = technicalTemplate({
  organisation: { name: "Liên hiệp hội", province: "Lâm Đồng" },
  edition: "12",
  year: 2026,
});
const ENTRY = "01985c2e-7a10-7000-8000-00000000abcd";
const reference = { entryId: ENTRY, fingerprint: "0123abcdef", page: 2, pages: 3 };

describe("the reference on a printed page", () => {
  it("comes back as it was, whoever reads it, a scanner or a person", () => {
    const text = encodeReference(reference);
    expect(text).toMatch(/^SGT1:[0-9A-Z]{40}$/);
    expect(decodeReference(text)).toEqual(reference);
    const typed = ` ${text.toLowerCase().replace(/(.{6})/g, "$1 ")} `.replace(/sgt1:/, "SGT1:");
    expect(decodeReference(typed.replace(/^ sgt1: ?/i, "SGT1:"))).toEqual(reference);
  });

  it("holds for every entry, content and page", () => {
    const hex = (length: number) =>
      fc.string({
        unit: fc.constantFrom(..."0123456789abcdef"),
        minLength: length,
        maxLength: length,
      });
    fc.assert(
      fc.property(
        fc.uuid({ version: 7 }),
        hex(10),
        fc.integer({ min: 1, max: 255 }),
        (entryId, fingerprint, pages) => {
          const given = { entryId, fingerprint, page: pages, pages };
          expect(decodeReference(encodeReference(given))).toEqual(given);
        },
      ),
    );
  });

  it("is none once a character has changed", () => {
    const text = encodeReference(reference);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 44 }), fc.integer({ min: 1, max: 31 }), (at, by) => {
        const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const other = alphabet.charAt((alphabet.indexOf(text.charAt(at)) + by) % 32);
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        const read = decodeReference(changed);
        // Two bytes of check: one in 65,536 may pass, none of these does.
        expect(read).toBeNull();
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it.each([
    "",
    "SGT1:",
    "SGT2:0000",
    "https://example.vn/x",
    "SGT1:" + "0".repeat(40),
    "SGT1:" + "U".repeat(40),
  ])("is not %j", (text) => expect(decodeReference(text)).toBeNull());

  it("is not made for what it cannot hold", () => {
    expect(() => encodeReference({ ...reference, page: 4 })).toThrow(RangeError);
    expect(() => encodeReference({ ...reference, pages: 256 })).toThrow(RangeError);
    expect(() => encodeReference({ ...reference, entryId: "x" })).toThrow(RangeError);
  });
});

describe("the fingerprint of a paper", () => {
  const content = { ...emptyContent(1), title: "Máy gặt lúa" };
  const print = (change: Partial<typeof content>, showsEthnicity = true) =>
    paperFingerprint(paperForm(TECHNICAL, { ...content, ...change }, "", () => showsEthnicity));
  const [member] = content.members;

  it("changes with what is printed, not with answers or consents", () => {
    const before = print({});
    expect(before).toMatch(/^[0-9a-f]{10}$/);
    expect(printCode(before)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(print({ title: "Máy gặt" })).not.toBe(before);
    expect(print({ members: [{ ...member!, name: "An" }] })).not.toBe(before);
    expect(print({ title: "  Máy  gặt lúa" })).toBe(before);
    expect(print({ answers: { novelty: "Mới" } })).toBe(before);
    const tay = { members: [{ ...member!, ethnicity: "Tày" }] };
    expect(print(tay, true)).toBe(print(tay, false));
  });
});
