import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blobKey,
  isAccepted,
  isInline,
  keptFilename,
  neutralFilename,
  parseRange,
} from "./attachment";

describe("keptFilename", () => {
  it("keeps a Vietnamese name composed, and only the name", () => {
    expect(keptFilename("Bản mô tả.pdf".normalize("NFD"))).toBe("Bản mô tả.pdf".normalize("NFC"));
    expect(keptFilename("C:\\Users\\Hoa\\ảnh.jpg")).toBe("ảnh.jpg");
    expect(keptFilename("../../etc/passwd")).toBe("passwd");
    expect(keptFilename("a\u202egpj.exe\r\n")).toBe("agpj.exe");
    expect(keptFilename("\u0000")).toBe("file");
  });

  it("shortens without losing the ending", () => {
    const kept = keptFilename(`${"ư".repeat(400)}.pdf`);
    expect([...kept]).toHaveLength(200);
    expect(kept.endsWith("ư.pdf")).toBe(true);
  });
});

describe("neutralFilename", () => {
  const files = [
    { id: "1", kindId: "form", mime: "application/pdf" },
    { id: "2", kindId: "photos", mime: "image/jpeg" },
    { id: "3", kindId: "photos", mime: "image/png" },
  ];
  it("numbers the files of a kind", () => {
    expect(neutralFilename("STKT-1", files, "1")).toBe("STKT-1-form-1.pdf");
    expect(neutralFilename("STKT-1", files, "3")).toBe("STKT-1-photos-2.png");
    expect(neutralFilename("STKT-1", files, "9")).toBe("STKT-1.bin");
  });
});

describe("what is taken and shown", () => {
  it("follows the bytes", () => {
    expect(isAccepted({ accept: ["pdf", "image"] }, "picture")).toBe(true);
    expect(isAccepted({ accept: ["pdf", "image"] }, "document")).toBe(false);
    expect(isAccepted({ accept: ["pdf", "image", "video", "document"] }, "other")).toBe(false);
    expect(isInline("application/pdf")).toBe(true);
    for (const mime of ["text/html", "image/svg+xml", "application/octet-stream"])
      expect(isInline(mime)).toBe(false);
  });

  it("has one place for the same bytes", () => {
    expect(blobKey("abcdef")).toBe("blobs/ab/abcdef");
  });
});

describe("parseRange", () => {
  it.each([
    [null, null],
    ["bytes=0-99", { start: 0, end: 99 }],
    ["bytes=500-", { start: 500, end: 999 }],
    ["bytes=-100", { start: 900, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=990-5000", { start: 990, end: 999 }],
    ["bytes=1000-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-2", null],
    ["bytes=0-1,3-4", null],
    ["pages=1-2", null],
    ["bytes=-", null],
  ])("%s", (header, range) => {
    expect(parseRange(header, 1000)).toEqual(range);
  });

  it("never leaves the file", () => {
    const part = fc.option(fc.nat(3_000), { nil: "" });
    fc.assert(
      fc.property(part, part, fc.integer({ min: 0, max: 2_000 }), (first, last, size) => {
        const range = parseRange(`bytes=${first}-${last}`, size);
        if (range === null || range === "unsatisfiable") return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});
