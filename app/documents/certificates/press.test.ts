import { withPdf } from "~/platform/pdf/render.server";
import { expect, it } from "vitest";
import { LAYOUTS, type Design } from "./design";
import { COLOURS, defaultDesign, joinedNames, SAMPLES } from "./design-template";
import { frameOf } from "./frames";
import { PLACEHOLDERS, type CertificateWords } from "./placeholder-template";
import { certificatesPdf, type PressPlate } from "./press.server";

const nothing = Object.fromEntries(Object.keys(PLACEHOLDERS).map((key) => [key, ""])) as unknown as CertificateWords;

const plate = (design: Partial<Design> = {}): PressPlate => ({
  design: { ...defaultDesign("BTC"), ...design },
  background: null,
  logo: null,
  title: "Giấy chứng nhận",
  createdAt: new Date("2026-10-20T00:00:00Z"),
});

const certificate = (index: number) => ({
  words: { ...nothing, ...Object.values(SAMPLES)[index % 3]!, prize: "Giải Nhất", number: `${index}/GCN-BTC` },
  link: `https://sangtao.test/certificates/CODE${index}`,
  check: `Mã tra cứu: ${index}`,
});

async function pdfOf(pages: number, design: Partial<Design> = {}, printed?: (count: number) => Promise<void>) {
  const certificates = Array.from({ length: pages }, (_, index) => certificate(index));
  const parts: Buffer[] = [];
  for await (const part of certificatesPdf(plate(design), certificates, printed)) parts.push(part);
  return { parts, bytes: Buffer.concat(parts) };
}

it.each(LAYOUTS)("the design %s is a PDF of a page each, whose codes lead to their own certificate", async (layout) => {
  const { bytes } = await pdfOf(2, { layout, ...COLOURS[layout] });
  const seen = await withPdf(bytes, async (pdf) => ({ pages: pdf.pages, codes: [await pdf.codes(1), await pdf.codes(2)] }));
  expect(seen).toEqual({
    pages: 2,
    codes: [["https://sangtao.test/certificates/CODE0"], ["https://sangtao.test/certificates/CODE1"]],
  });
});

it("letters and frame are in it once, however many pages; it comes piece by piece and is the same each time", async () => {
  const counts: number[] = [];
  const few = await pdfOf(3);
  const many = await pdfOf(30, {}, async (count) => void counts.push(count));
  const faces = (bytes: Buffer) => bytes.toString("latin1").split("/FontFile2").length;
  expect(faces(many.bytes)).toBe(faces(few.bytes));
  expect(many.bytes.length - few.bytes.length).toBeLessThan(27 * 4_000);
  expect(counts).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  expect(Math.max(...many.parts.slice(-29).map(({ length }) => length))).toBeLessThan(10_000);
  expect((await pdfOf(30)).bytes.equals(many.bytes)).toBe(true);
});

it("names its letters, so that they can be searched and copied", async () => {
  const { bytes } = await pdfOf(1);
  expect(bytes.toString("latin1")).toContain("/ToUnicode");
  expect(bytes.toString("latin1")).toContain("/Lang (vi)");
});

it("a frame is drawn for each built-in design, none over a picture", () => {
  for (const layout of LAYOUTS) expect(frameOf({ layout, ...COLOURS[layout] }).length > 3).toBe(layout !== "own");
});

it("a name that is not printed leaves room to write it by hand; the others of a group stay", () => {
  expect(joinedNames([], 1)).toMatch(/^…+$/);
  expect(joinedNames(["An"], 0)).toBe("An");
  expect(joinedNames(["An", "Bình", "Chi"], 0)).toBe("An, Bình và Chi");
  expect(joinedNames(["An", "Bình"], 1)).toBe("An, Bình và 1 tác giả khác");
});
