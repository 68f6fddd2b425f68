import sharp from "sharp";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { SNIFF_BYTES, sniffContent } from "./content-type.server";

const text = (content: string) => new TextEncoder().encode(content);
const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: "#136" } });

/** The first bytes of an ISO media file of a brand. */
function media(brand: string): Buffer {
  const box = Buffer.alloc(24);
  box.writeUInt32BE(24, 0);
  box.write(`ftyp${brand}`, 4, "latin1");
  box.write("isom", 16, "latin1");
  return Buffer.concat([box, Buffer.alloc(64)]);
}

/** An archive of uncompressed files. */
function zip(files: Record<string, string>): Buffer {
  return Buffer.concat(
    Object.entries(files).map(([name, content]) => {
      const header = Buffer.alloc(30);
      header.writeUInt32LE(0x04034b50, 0);
      header.writeUInt16LE(20, 4);
      header.writeUInt32LE(content.length, 18);
      header.writeUInt32LE(content.length, 22);
      header.writeUInt16LE(name.length, 26);
      return Buffer.concat([header, Buffer.from(name), Buffer.from(content)]);
    }),
  );
}

function office(type: string, part: string): Buffer {
  const list = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${type}.main+xml"/></Types>`;
  return zip({ "[Content_Types].xml": list, [part]: "<x/>" });
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

describe("sniffContent", () => {
  it("knows what an entry may hold, by its bytes", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    const kinds = async (bytes: Uint8Array) => {
      const { kind, contentType } = await sniffContent(bytes.subarray(0, SNIFF_BYTES));
      return [kind, contentType];
    };
    expect(await kinds(await pdf.save())).toEqual(["pdf", "application/pdf"]);
    expect(await kinds(await picture().png().toBuffer())).toEqual(["image", "image/png"]);
    expect(await kinds(await picture().jpeg().toBuffer())).toEqual(["image", "image/jpeg"]);
    expect(await kinds(await picture().webp().toBuffer())).toEqual(["image", "image/webp"]);
    expect(await kinds(media("heic"))).toEqual(["image", "image/heic"]);
    expect(await kinds(media("isom"))).toEqual(["video", "video/mp4"]);
    expect(await kinds(media("M4V "))).toEqual(["video", "video/mp4"]);
    expect(await kinds(media("qt  "))).toEqual(["video", "video/quicktime"]);
    expect(await kinds(office(WORD, "word/document.xml"))).toEqual(["document", WORD]);
    expect(await kinds(office(EXCEL, "xl/workbook.xml"))).toEqual(["document", EXCEL]);
  });

  it.each([
    ["a page", text("<!doctype html><script>alert(1)</script>")],
    ["a drawing with script", text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a drawing as XML", text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["plain text", text("Đơn đăng ký")],
    ["nothing", new Uint8Array()],
    ["an archive", zip({ "a.txt": "x" })],
    ["a program", Buffer.concat([text("MZ"), Buffer.alloc(100)])],
  ])(
    "only lets %s be downloaded, without a type that a browser could open",
    async (_what, bytes) => {
      expect(await sniffContent(bytes)).toMatchObject({
        kind: "other",
        contentType: "application/octet-stream",
      });
    },
  );
});
