import { describe, expect, it } from "vitest";
import { blobKey, isAccepted, keptFilename, neutralFilename } from "./attachment";

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
    expect(isAccepted({ accept: ["pdf", "image"] }, "image")).toBe(true);
    expect(isAccepted({ accept: ["pdf", "image"] }, "document")).toBe(false);
    expect(isAccepted({ accept: ["pdf", "image", "video", "document"] }, "other")).toBe(false);
  });

  it("has one place for the same bytes", () => {
    expect(blobKey("abcdef")).toBe("blobs/ab/abcdef");
  });
});
