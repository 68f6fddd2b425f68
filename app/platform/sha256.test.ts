import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHA256_TAG, sha256Hex, sha256Tag } from "./sha256";

describe("sha256", () => {
  it("hashes the published examples of FIPS 180", () => {
    expect(sha256Hex("abc")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    expect(sha256Tag("")).toBe(
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("agrees with the platform's own on any text and bytes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.uint8Array({ maxLength: 300 }),
        (text, bytes) => {
          expect(sha256Hex(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
          expect(sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
          expect(sha256Tag(text)).toMatch(SHA256_TAG);
        },
      ),
    );
  });
});
