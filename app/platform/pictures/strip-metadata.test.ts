import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { withoutMetadata } from "./strip-metadata";

const EXIF = {
  IFD0: { Make: "Mayanh", Artist: "Nguyen Thi Hoa" },
  IFD3: {
    GPSLatitudeRef: "N",
    GPSLatitude: "11/1 56/1 0/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "108/1 26/1 0/1",
  },
};
/** Red on the left, blue on the right, so that up and down can be told apart. */
const picture = () =>
  sharp({ create: { width: 96, height: 64, channels: 3, background: "#c33" } }).composite([
    {
      input: { create: { width: 48, height: 32, channels: 3, background: "#36c" } },
      left: 0,
      top: 0,
    },
  ]);
const FORMATS = ["jpeg", "png", "webp"] as const;
const made = (format: (typeof FORMATS)[number]) =>
  picture().withExif(EXIF).withMetadata({ orientation: 6 }).withIccProfile("p3").toFormat(format, { lossless: true }).toBuffer();
const strip = (bytes: Uint8Array, format: string) => withoutMetadata(bytes, `image/${format}`)!;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe.each(FORMATS)("%s", (format) => {
  it("loses place, device and names, keeps colours and which way is up, and every pixel", async () => {
    const before = await made(format);
    expect(text(before)).toContain("Mayanh");
    const after = strip(before, format);
    for (const lost of ["Mayanh", "Nguyen", "GPS"]) expect(text(after)).not.toContain(lost);
    const told = await sharp(after).metadata();
    expect(told.orientation).toBe(6);
    expect(told.icc).toEqual((await sharp(before).metadata()).icc);
    expect(told.exif!.length).toBeLessThan(50);
    const pixels = (bytes: Uint8Array) => sharp(bytes).autoOrient().raw().toBuffer();
    expect(await pixels(after)).toEqual(await pixels(before));
  });

  it("is the same file when there is nothing to lose, or when it is taken out again", async () => {
    const plain = await picture().toFormat(format).toBuffer();
    expect(strip(plain, format)).toBe(plain);
    const once = strip(await made(format), format);
    expect(Buffer.from(strip(once, format)).equals(once)).toBe(true);
  });

  it("loses what was hung on behind the picture", async () => {
    const plain = await picture().toFormat(format).toBuffer();
    const film = Buffer.from("ftypmp42 a film with its own place");
    expect(Buffer.from(strip(Buffer.concat([plain, film]), format)).equals(plain)).toBe(true);
  });

  it("is nothing when it is not such a picture", () => {
    expect(strip(Buffer.from("<svg/>"), format)).toBeNull();
    expect(strip(Buffer.alloc(0), format)).toBeNull();
  });
});

it("keeps a JPEG of several scans whole", async () => {
  const scans = await picture().withExif(EXIF).jpeg({ progressive: true }).toBuffer();
  const after = strip(scans, "jpeg");
  expect(text(after)).not.toContain("Mayanh");
  expect(await sharp(after).raw().toBuffer()).toEqual(await sharp(scans).raw().toBuffer());
});

it("loses comments and texts", async () => {
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="11,56N"/></x:xmpmeta>';
  for (const format of FORMATS) {
    const before = await picture().withXmp(xmp).toFormat(format).toBuffer();
    expect((await sharp(before).metadata()).xmp).toBeDefined();
    expect((await sharp(strip(before, format)).metadata()).xmp).toBeUndefined();
  }
});
