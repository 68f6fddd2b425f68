import { expect, it } from "vitest";
import { MEGABYTE } from "~/contests/regulation";
import {
  expiryOf,
  FINGERPRINT_BYTES,
  fingerprintParts,
  quotaOf,
  seemsToBe,
  whyNotOffer,
} from "./upload-limits";

const kind = { id: "video", accept: ["video" as const, "image" as const], max: 2, maxBytes: 900 * MEGABYTE };
const file = (name: string, size = 10, type = "") => ({ name, size, type });
const code = (...given: Parameters<typeof whyNotOffer>) => whyNotOffer(...given)?.code ?? null;

it.each([
  ["a.PDF", "", "pdf"],
  ["IMG_1.HEIC", "", "image"],
  ["quay.mov", "video/quicktime", "video"],
  ["Đơn.docx", "", "document"],
  ["image", "image/jpeg", "image"],
  ["noname", "", null],
  ["x.svg", "", null],
])("%s %s seems to be %s", (name, type, expected) => {
  expect(seemsToBe({ name, type })).toBe(expected);
});

it("spares people an upload for nothing", () => {
  expect(code(kind, file("a.mp4", 900 * MEGABYTE), 1)).toBeNull();
  expect(code(kind, file("a.mp4", 900 * MEGABYTE + 1), 0)).toBe("file-too-big");
  expect(code(kind, file("a.jpg", 65 * MEGABYTE), 0)).toBe("file-too-big");
  expect(code(kind, file("a.pdf"), 0)).toBe("file-type");
  expect(code(kind, file("a.exe"), 0)).toBe("file-type");
  expect(code(kind, file("noname"), 0)).toBeNull();
  expect(code(kind, file("a.mp4", 0), 0)).toBe("file-empty");
  expect(code(kind, file("a.mp4"), 2)).toBe("file-left-out");
});

it("leaves room for everything once more", () => {
  expect(quotaOf([kind, { max: 1, maxBytes: 5 }])).toBe(2 * (1_800 * MEGABYTE + 5));
});

it("keeps what arrives for a day, and a week in all", () => {
  const day = 86_400_000;
  expect(expiryOf(new Date(0), new Date(day))).toEqual(new Date(2 * day));
  expect(expiryOf(new Date(0), new Date(6.5 * day))).toEqual(new Date(7 * day));
});

it("takes a file's print of its beginning and end, of a small one whole", () => {
  expect(fingerprintParts(100)).toEqual([[0, 100]]);
  const size = 3 * FINGERPRINT_BYTES;
  expect(fingerprintParts(size)).toEqual([
    [0, FINGERPRINT_BYTES],
    [2 * FINGERPRINT_BYTES, size],
  ]);
});
