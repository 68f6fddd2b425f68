import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { hashOfGrey, PICTURE_NEAR, pictureDistance, SIDE } from "./picture-hash";
import { pictureHash } from "./picture-hash.server";

/** A drawn scene, so that no picture has to be kept. */
const scene = (shapes: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#9db"/>${shapes}</svg>`,
    ),
  );
const CART =
  '<rect x="120" y="150" width="330" height="140" fill="#246"/><circle cx="180" cy="330" r="60" fill="#222"/><circle cx="420" cy="330" r="60" fill="#222"/><path d="M450 160 L600 60" stroke="#420" stroke-width="18"/>';
const TREE =
  '<rect x="290" y="240" width="60" height="220" fill="#531"/><circle cx="320" cy="170" r="140" fill="#161"/><circle cx="90" cy="80" r="45" fill="#fe8"/>';

describe("the hash of a picture", () => {
  it("hardly changes with size, compression, brightness and a narrow cut", async () => {
    const original = await pictureHash(await scene(CART).png().toBuffer());
    const copies = [
      scene(CART).resize(200).jpeg({ quality: 40 }),
      scene(CART).modulate({ brightness: 1.2 }).jpeg(),
      scene(CART).extract({ left: 8, top: 6, width: 624, height: 468 }).webp(),
      scene(CART).greyscale().png(),
    ];
    for (const copy of copies) {
      const hash = await pictureHash(await copy.toBuffer());
      expect(pictureDistance(hash ?? "", original ?? "")).toBeLessThanOrEqual(PICTURE_NEAR);
    }
  });

  it("is far from that of another picture", async () => {
    const [a, b] = [
      await pictureHash(await scene(CART).png().toBuffer()),
      await pictureHash(await scene(TREE).png().toBuffer()),
    ];
    expect(pictureDistance(a ?? "", b ?? "")).toBeGreaterThan(2 * PICTURE_NEAR);
  });

  it("is none for an empty page and for what is no picture", async () => {
    expect(hashOfGrey(new Array(SIDE * SIDE).fill(250))).toBeNull();
    expect(await pictureHash(Buffer.from("%PDF-1.4"))).toBeNull();
  });
});
