import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { degrees, PDFDocument, PDFName, rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import sharp from "sharp";
import { encode } from "uqr";
import { pdfPageCount, pictureCodes, renderPdfPage, UnreadablePdf, withPdf } from "./render.server";

async function pdf(...pages: (readonly [number, number])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const size of pages) document.addPage([...size]);
  return document.save();
}

const A4 = [595, 842] as const;

describe("a PDF's pages", () => {
  it("are counted and drawn as large as asked for, in their colours", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([200, 100]);
    page.drawRectangle({ x: 0, y: 50, width: 100, height: 50, color: rgb(1, 0, 0) });
    document.addPage([100, 200]);
    const bytes = await document.save();

    expect(await pdfPageCount(bytes)).toBe(2);
    const { width, height, rgba } = await renderPdfPage(bytes, 1, { maxPixels: 20_000 });
    expect([width, height, rgba.byteLength]).toEqual([200, 100, 80_000]);
    expect([...rgba.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
    expect([...rgba.subarray(rgba.length - 4)]).toEqual([255, 255, 255, 255]);
    const small = await renderPdfPage(bytes, 2, { maxPixels: 5_000 });
    expect([small.width, small.height]).toEqual([50, 100]);
  });

  it("stand upright when the page is turned", async () => {
    const document = await PDFDocument.create();
    document.addPage([200, 100]).setRotation(degrees(90));
    const drawn = await renderPdfPage(await document.save(), 1, { maxPixels: 20_000 });
    expect([drawn.width, drawn.height]).toEqual([100, 200]);
  });

  it("come one after another from one opening", async () => {
    const sizes = await withPdf(await pdf(A4, [842, 595], A4), async ({ pages, render }) =>
      Promise.all(
        Array.from({ length: pages }, async (_, index) => {
          const { width, height } = await render(index + 1, { maxPixels: 10_000 });
          return width > height;
        }),
      ),
    );
    expect(sizes).toEqual([false, true, false]);
  });
});

describe("codes and pages", () => {
  const paper = async (...texts: string[]) => {
    const document = await PDFDocument.create();
    for (const text of texts) {
      const page = document.addPage([...A4]);
      if (text === "") continue;
      encode(text, { border: 0 }).data.forEach((row, y) =>
        row.forEach((dark, x) => {
          if (dark) page.drawRectangle({ x: 480 + 3 * x, y: 800 - 3 * y, width: 3, height: 3 });
        }),
      );
    }
    return document.save();
  };

  it("are read page by page, and taken out as they are", async () => {
    const bytes = await paper("MOT", "", "BA");
    const [codes, part] = await withPdf(bytes, async (pdf) => [
      [await pdf.codes(1), await pdf.codes(2), await pdf.codes(3)],
      await pdf.extract([3, 2]),
    ]);
    expect(codes).toEqual([["MOT"], [], ["BA"]]);
    expect(await withPdf(part, async (pdf) => [pdf.pages, await pdf.codes(1)])).toEqual([
      2,
      ["BA"],
    ]);
    const again = await withPdf(bytes, (pdf) => pdf.extract([3, 2]));
    expect(Buffer.from(again).equals(part)).toBe(true);
  });

  it("are found in a picture, however it is turned", async () => {
    const { width, height, rgba } = await renderPdfPage(await paper("XYZ"), 1, {
      maxPixels: 2_000_000,
    });
    for (const angle of [0, 90, 180, 14]) {
      const { data, info } = await sharp(rgba, { raw: { width, height, channels: 4 } })
        .rotate(angle, { background: "#fff" })
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(await pictureCodes({ width: info.width, height: info.height, rgba: data })).toEqual([
        "XYZ",
      ]);
    }
  });
});

describe("a PDF that cannot be read", () => {
  it("is refused when it is broken, cut, empty or none", async () => {
    const whole = await pdf(A4);
    const cases = [
      new Uint8Array(),
      new TextEncoder().encode("%PDF-1.7\nnothing"),
      whole.subarray(0, 60),
      Buffer.from("<!doctype html><p>no"),
    ];
    for (const bytes of cases)
      await expect(pdfPageCount(bytes)).rejects.toBeInstanceOf(UnreadablePdf);
    expect(await pdfPageCount(whole)).toBe(1);
  });

  it("is refused when a password is wanted", async () => {
    const document = await PDFDocument.create();
    document.addPage();
    const text = Buffer.from(await document.save({ useObjectStreams: false })).toString("latin1");
    const hex = "00".repeat(32);
    const locked = text.replace(
      "trailer\n<<",
      `trailer\n<<\n/Encrypt << /Filter /Standard /V 1 /R 2 /O <${hex}> /U <${hex}> /P -4 >> /ID [<00> <00>]`,
    );
    expect(locked).not.toBe(text);
    await expect(pdfPageCount(Buffer.from(locked, "latin1"))).rejects.toBeInstanceOf(UnreadablePdf);
  });

  it("with a stream that unpacks to more than anybody needs is not given the memory", async () => {
    const packed = deflateSync(Buffer.alloc(512 * 1024 * 1024));
    const objects = [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
      `<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n${packed.toString("latin1")}\nendstream`,
    ];
    const offsets: number[] = [];
    let text = "%PDF-1.7\n";
    for (const [i, object] of objects.entries()) {
      offsets.push(text.length);
      text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    }
    const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
    const bomb = Buffer.from(
      `${text}xref\n0 5\n0000000000 65535 f \n${table}trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n${text.length}\n%%EOF\n`,
      "latin1",
    );
    const before = process.memoryUsage().rss;
    const part = await withPdf(bomb, (pdf) => pdf.extract([1]));
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    expect(await pdfPageCount(part)).toBe(1);
  });

  it("has no page beyond its last", async () => {
    const bytes = await pdf(A4);
    for (const page of [0, 2, 1.5])
      await expect(renderPdfPage(bytes, page, { maxPixels: 100 })).rejects.toBeInstanceOf(
        UnreadablePdf,
      );
  });

  it("does not take the drawing of another with it", async () => {
    const fine = await pdf(A4);
    const results = await Promise.allSettled([
      pdfPageCount(Buffer.from("no PDF")),
      renderPdfPage(fine, 1, { maxPixels: 1_000 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });

  it("never draws more than was asked for, however its page is sized", async () => {
    const side = fc.integer({ min: 1, max: 14_400 });
    await fc.assert(
      fc.asyncProperty(side, side, async (width, height) => {
        const bytes = await pdf([width, height]);
        const drawn = await renderPdfPage(bytes, 1, { maxPixels: 10_000 });
        expect(drawn.width * drawn.height).toBeLessThanOrEqual(10_000);
        expect(drawn.rgba.byteLength).toBe(drawn.width * drawn.height * 4);
      }),
      { numRuns: 30 },
    );
  });

  it("with a picture that unpacks to half a gigabyte leaves room for the next", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([100, 100]);
    const picture = document.context.flateStream(new Uint8Array(1_000), {
      Type: "XObject",
      Subtype: "Image",
      Width: 12_000,
      Height: 12_000,
      ColorSpace: "DeviceRGB",
      BitsPerComponent: 8,
    });
    page.node.setXObject(PDFName.of("Big"), document.context.register(picture));
    const contents = document.context.flateStream("q 100 0 0 100 0 0 cm /Big Do Q");
    page.node.set(PDFName.of("Contents"), document.context.register(contents));
    const before = process.memoryUsage().rss;
    const [drawn, next] = await Promise.allSettled([
      renderPdfPage(await document.save(), 1, { maxPixels: 10_000 }),
      pdfPageCount(await pdf(A4)),
    ]);
    if (drawn.status === "rejected") expect(drawn.reason).toBeInstanceOf(UnreadablePdf);
    expect(next).toMatchObject({ status: "fulfilled", value: 1 });
    expect(process.memoryUsage().rss - before).toBeLessThan(1_200_000_000);
  });
});
