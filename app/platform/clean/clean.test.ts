import { crc32, deflateRawSync, inflateSync } from "node:zlib";
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, StandardFonts } from "pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { renderPdfPage, withPdf } from "../pdf/render.server";
import { readZip } from "../zip/read-zip.server";
import { writeZip } from "../zip/write-zip.server";
import { cleanCopy } from "./clean.server";

type LiteralDict = Parameters<PDFDocument["context"]["flateStream"]>[1] & object;

const SECRET = "Bui Thi An Danh";
/** The same as it may be written in a text of two bytes a letter. */
const WIDE = [Buffer.from(SECRET, "utf16le"), Buffer.from(SECRET, "utf16le").swap16()];
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

async function* whole(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}

async function cleaned(bytes: Uint8Array, mime: string): Promise<Buffer> {
  const copy = await cleanCopy(whole(bytes), { mime, size: bytes.length });
  if (!copy.ok) throw new Error(copy.fault);
  const parts: Uint8Array[] = [];
  for await (const part of copy.bytes instanceof Uint8Array ? whole(copy.bytes) : copy.bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** All bytes of a PDF, and those of its streams as they unpack. */
function unpackedPdf(bytes: Buffer): Buffer {
  const parts = [bytes];
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6)) {
    for (const skip of [7, 8]) {
      try {
        parts.push(inflateSync(bytes.subarray(at + skip)));
      } catch {
        continue;
      }
    }
  }
  return Buffer.concat(parts);
}

function hasSecret(bytes: Buffer, secret = SECRET): boolean {
  const hex = Buffer.from(secret, "latin1").toString("hex");
  const text = bytes.toString("latin1").toLowerCase();
  return [secret, hex].some((one) => text.includes(one.toLowerCase())) || WIDE.some((wide) => bytes.includes(wide));
}

const jpegWith = (secret: string) =>
  sharp({ create: { width: 80, height: 60, channels: 3, background: "#c33" } })
    .withExif({ IFD0: { Artist: secret, Copyright: secret } })
    .jpeg()
    .toBuffer();

/** A PDF with the secret in every place that is not seen. */
async function pdfWithSecrets(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setAuthor(SECRET);
  document.setTitle(SECRET);
  document.setKeywords([SECRET]);
  await document.attach(Buffer.from(SECRET), `${SECRET}.txt`, { description: SECRET });
  document.addJavaScript("who", `app.alert("${SECRET}")`);
  const { context, catalog } = document;
  const stream = (dict: Record<string, string>, text: string) => context.register(context.flateStream(text, dict));
  const xmp = stream({ Type: "Metadata", Subtype: "XML" }, `<x:xmpmeta><dc:creator>${SECRET}</dc:creator></x:xmpmeta>`);
  catalog.set(PDFName.of("Metadata"), xmp);
  catalog.set(PDFName.of("PieceInfo"), context.obj({ App: { Private: PDFString.of(SECRET) } }));
  catalog.set(PDFName.of("OpenAction"), context.obj({ S: "JavaScript", JS: PDFHexString.fromText(SECRET) }));
  catalog.set(PDFName.of("StructTreeRoot"), context.obj({ Type: "StructTreeRoot", K: { S: "Figure", Alt: PDFString.of(SECRET) } }));
  const outline = context.register(context.obj({ Title: PDFHexString.fromText(`${SECRET}.jpg`) }));
  catalog.set(PDFName.of("Outlines"), context.register(context.obj({ Type: "Outlines", First: outline, Last: outline, Count: 1 })));
  const layer = context.register(context.obj({ Type: "OCG", Name: PDFString.of(SECRET), Usage: { CreatorInfo: { Creator: PDFString.of(SECRET) } } }));
  catalog.set(PDFName.of("OCProperties"), context.obj({ OCGs: [layer], D: { Order: [layer], ON: [layer], Creator: PDFString.of(SECRET) } }));

  const page = document.addPage([300, 400]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText("What is seen", { x: 20, y: 350, font });
  page.drawImage(await document.embedJpg(await jpegWith(SECRET)), { x: 20, y: 200, width: 100, height: 75 });
  const form = document.getForm();
  const field = form.createTextField("answer");
  field.setText("seen too");
  field.addToPage(page, { x: 20, y: 100, width: 120, height: 20 });
  const look = context.register(context.flateStream("0 0 1 rg 0 0 30 10 re f", { Type: "XObject", Subtype: "Form", BBox: [0, 0, 30, 10], PieceInfo: { X: { Private: PDFString.of(SECRET) } } }));
  const marks = page.node.lookup(PDFName.of("Annots"), PDFArray);
  const mark = (dict: LiteralDict) => marks.push(context.register(context.obj(dict)));
  const AP = { N: look };
  mark({ Type: "Annot", Subtype: "Highlight", Rect: [20, 300, 50, 310], AP, F: 4, T: PDFString.of(SECRET), Contents: PDFHexString.fromText(SECRET), NM: PDFString.of(SECRET) });
  mark({ Type: "Annot", Subtype: "Text", Rect: [0, 0, 20, 20], AP, F: 4, T: PDFString.of(SECRET), Contents: PDFString.of(SECRET) });
  mark({ Type: "Annot", Subtype: "Widget", FT: "Sig", T: PDFString.of("s"), Rect: [200, 20, 230, 30], AP, F: 4, V: { Type: "Sig", Name: PDFString.of(SECRET), Reason: PDFString.of(SECRET) } });
  mark({ Type: "Annot", Subtype: "Link", Rect: [0, 0, 9, 9], A: { S: "URI", URI: PDFString.of(`https://x.example/${SECRET}`) } });
  page.node.set(PDFName.of("PieceInfo"), context.obj({ Illustrator: { Private: PDFString.of(SECRET) } }));
  page.node.set(PDFName.of("Metadata"), xmp);
  const figure = context.register(context.flateStream("1 0 0 rg 0 0 10 10 re f", { Type: "XObject", Subtype: "Form", BBox: [0, 0, 10, 10], "PTEX.FileName": PDFString.of(`./${SECRET}.pdf`), "PTEX.InfoDict": { Author: PDFString.of(SECRET) } }));
  page.node.setXObject(PDFName.of("AA"), figure);
  page.node.normalize();
  const contents = page.node.lookup(PDFName.of("Contents"), PDFArray);
  contents.push(stream({}, `% ${SECRET}\n/Figure <</Alt (${SECRET} \\) x) /MCID 1>> BDC q 1 0 0 1 250 20 cm /AA Do Q EMC`));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

describe("a PDF", () => {
  it("loses everything that is not seen, and looks the same", async () => {
    const given = await pdfWithSecrets();
    expect(hasSecret(unpackedPdf(given))).toBe(true);
    const copy = await cleaned(given, "application/pdf");
    expect(hasSecret(unpackedPdf(copy))).toBe(false);
    for (const word of ["/Info", "/Metadata", "/PieceInfo", "/JavaScript", "/EmbeddedFile", "/Sig", "/StructTreeRoot"])
      expect([word, unpackedPdf(copy).includes(word)]).toEqual([word, false]);
    const read = await PDFDocument.load(copy, { updateMetadata: false });
    expect([read.getAuthor(), read.getProducer(), read.getPageCount()]).toEqual([undefined, undefined, 1]);
    const picture = read.context.enumerateIndirectObjects().map(([, one]) => one).find((one) => one instanceof PDFRawStream && one.dict.get(PDFName.of("Subtype")) === PDFName.of("Image"));
    expect((picture as PDFRawStream).contents.length).toBeGreaterThan(200);
    const [a, b] = [await renderPdfPage(given, 1, { maxPixels: 60_000 }), await renderPdfPage(copy, 1, { maxPixels: 60_000 })];
    const at = ({ width, height, rgba }: typeof a, x: number, y: number) => [...rgba.subarray(4 * (Math.round(y * height) * width + Math.round(x * width))).subarray(0, 3)];
    // The picture, the highlight, the figure are there.
    for (const [x, y] of [[0.2, 0.4], [0.1, 0.24], [0.85, 0.94]] as const) expect(at(b, x, y)).toEqual(at(a, x, y));
    expect(at(b, 0.85, 0.94)).not.toEqual([255, 255, 255]);
    // The signature's picture is not.
    expect(at(b, 0.7, 0.94)).toEqual([255, 255, 255]);
  });

  it("loses its older revisions and what nothing refers to", async () => {
    const document = await PDFDocument.create();
    document.addPage([100, 100]);
    const first = Buffer.from(await document.save({ useObjectStreams: false }));
    const text = first.toString("latin1");
    const root = /\/Root (\d+) 0 R/.exec(text)![1]!;
    const pages = /\/Pages (\d+) 0 R/.exec(text)![1]!;
    const at = first.length;
    const before = Buffer.from(`90 0 obj\n(${SECRET})\nendobj\n`, "latin1");
    const change = `${root} 0 obj\n<</Type/Catalog/Pages ${pages} 0 R>>\nendobj\n`;
    const old = Buffer.from(text.replace(`/Pages ${pages} 0 R`, `/Pages ${pages} 0 R\n/Lang (${SECRET})`), "latin1");
    const update = `${change}xref\n${root} 1\n${String(at + before.length).padStart(10, "0")} 00000 n \ntrailer\n<</Root ${root} 0 R/Size 91>>\nstartxref\n${at}\n%%EOF`;
    const given = Buffer.concat([old, before, Buffer.from(update)]);
    expect(hasSecret(given)).toBe(true);
    const copy = await cleaned(given, "application/pdf");
    expect(hasSecret(unpackedPdf(copy))).toBe(false);
    expect(await withPdf(copy, async ({ pages: count }) => count)).toBe(1);
  });

  it("that cannot be written anew is drawn, page by page", async () => {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setTitle(SECRET);
    for (const color of [0, 1]) document.addPage([200, 100 + color]).drawRectangle({ x: 0, y: 0, width: 100, height: 100 });
    const text = Buffer.from(await document.save({ useObjectStreams: false })).toString("latin1");
    // A value that no reader of the whole file takes, where a viewer never looks.
    const broken = text.replace(/endobj/, `endobj\n80 0 obj\n<</A ${SECRET} /B (>>\nendobj`);
    const copy = await cleaned(Buffer.from(broken, "latin1"), "application/pdf");
    expect(hasSecret(unpackedPdf(copy))).toBe(false);
    const read = await PDFDocument.load(copy);
    expect(read.getPageCount()).toBe(2);
    const { rgba } = await renderPdfPage(copy, 1, { maxPixels: 20_000 });
    expect(rgba[4 * 5]!).toBeLessThan(30);
    expect(copy.toString("latin1").match(/DCTDecode/g)).toHaveLength(2);
  });

  it("that nobody can open has no copy", async () => {
    const copy = await cleanCopy(whole(Buffer.from("%PDF-1.7 nothing")), { mime: "application/pdf", size: 16 });
    expect(copy).toEqual({ ok: false, fault: "broken" });
  });
});

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const rels = (...all: [id: string, type: string, target: string, external?: boolean][]) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target, external]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`)
    .join("")}</Relationships>`;
const types = (...overrides: string[]) =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>${overrides
    .map((name) => `<Override PartName="/${name}" ContentType="application/x"/>`)
    .join("")}</Types>`;
const zip = (parts: Record<string, string | Buffer>) =>
  writeZip(Object.entries(parts).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));
const LIMITS = { parts: 100, bytes: 1e8, partBytes: 1e8 };
async function partsOf(bytes: Buffer) {
  return new Map((await readZip(bytes, LIMITS)).map((part) => [part.name, part.bytes.toString("latin1")]));
}
const properties = {
  "docProps/core.xml": `${XML}<cp:coreProperties><dc:creator>${SECRET}</dc:creator><cp:lastModifiedBy>${SECRET}</cp:lastModifiedBy></cp:coreProperties>`,
  "docProps/app.xml": `${XML}<Properties><Company>${SECRET}</Company><Template>C:\\${SECRET}.dotm</Template></Properties>`,
  "docProps/custom.xml": `${XML}<Properties>${SECRET}</Properties>`,
};
const rootRels = (main: string) =>
  rels(["r1", "officeDocument", main], ["r2", "metadata/core-properties", "docProps/core.xml"], ["r3", "extended-properties", "docProps/app.xml"], ["r4", "custom-properties", "docProps/custom.xml"]);

describe("an Office document", () => {
  it("is gone over once, however its marks and its parts are made", async () => {
    const document = (inner: string) =>
      zip({
        "[Content_Types].xml": types(),
        "_rels/.rels": rels(["r1", "officeDocument", "word/document.xml"]),
        "word/document.xml": `${XML}<w:document xmlns:w="w"><w:body>${inner}</w:body></w:document>`,
        "word/_rels/document.xml.rels": rels(
          ...Array.from({ length: 20_000 }, (_, at): [string, string, string] => [`d${at}`, "vmlDrawing", "a.vml"]),
        ),
      });
    const long = "a".repeat(2_000_000);
    await cleaned(await document(`<w:t>${long}</w:t>`), DOCX);
    const faulty = await document(`<w:t ${long}>x</w:t><w:t ${long}=1>x</w:t>`);
    expect(await cleanCopy(whole(faulty), { mime: DOCX, size: faulty.length })).toEqual({ ok: false, fault: "broken" });
  });

  it("of words keeps its text, pictures and styles", async () => {
    const given = await zip({
      "[Content_Types].xml": types("word/document.xml", "word/comments.xml", "word/people.xml", "docProps/core.xml", "customXml/item1.xml"),
      "_rels/.rels": rootRels("word/document.xml"),
      ...properties,
      "docProps/thumbnail.jpeg": await jpegWith(SECRET),
      "word/document.xml": `${XML}<!-- ${SECRET} --><w:document xmlns:w="w" xmlns:r="r" xmlns:wp="wp" w:rsidR="00A1"><w:body><w:p><w:commentRangeStart w:id="0"/><w:r><w:t>What is &lt;seen&gt; "here"</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p><w:ins w:id="1" w:author="${SECRET}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>added</w:t></w:r></w:ins><w:p><w:hyperlink r:id="r9" w:tooltip="${SECRET}"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p><w:r><w:instrText> HYPERLINK "https://x.example/${SECRET}" </w:instrText></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><wp:docPr id="1" name="${SECRET}.jpg" descr="C:\\Users\\${SECRET}\\a.jpg"/><a:blip r:embed="r5"/><w:object><o:OLEObject r:id="r8"/></w:object></w:body></w:document>`,
      "word/_rels/document.xml.rels": rels(["r5", "image", `media/${SECRET}.jpg`], ["r6", "comments", "comments.xml"], ["r7", "people", "people.xml"], ["r8", "package", "embeddings/a.xlsx"], ["r9", "hyperlink", `https://x.example/${SECRET}`, true], ["r10", "settings", "settings.xml"], ["r11", "customXml", "../customXml/item1.xml"]),
      [`word/media/${SECRET}.jpg`]: await jpegWith(SECRET),
      "word/comments.xml": `${XML}<w:comments><w:comment w:author="${SECRET}" w:initials="${SECRET}">${SECRET}</w:comment></w:comments>`,
      "word/people.xml": `${XML}<w15:people><w15:person w15:author="${SECRET}"/></w15:people>`,
      "word/embeddings/a.xlsx": SECRET,
      "word/settings.xml": `${XML}<w:settings><w:attachedTemplate r:id="r1"/><w:rsids><w:rsid w:val="00A1"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="${SECRET}"/></w:docVars><w:zoom w:percent="90"/></w:settings>`,
      "word/_rels/settings.xml.rels": rels(["r1", "attachedTemplate", `file:///C:/${SECRET}.dotm`, true]),
      "customXml/item1.xml": SECRET,
      [`unused/${SECRET}.xml`]: SECRET,
    });
    const parts = await partsOf(await cleaned(given, DOCX));
    expect(hasSecret(Buffer.from(JSON.stringify([...parts]), "latin1"))).toBe(false);
    expect([...parts.keys()].sort()).toEqual(["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/media/image1.jpg", "word/settings.xml"]);
    const text = parts.get("word/document.xml")!;
    for (const kept of [`What is &lt;seen&gt; "here"`, "added", ">link<", " PAGE ", `r:embed="r5"`, `r:id="r9"`]) expect(text).toContain(kept);
    expect(text).not.toContain("rsid");
    expect(parts.get("word/_rels/document.xml.rels")).toContain('Target="/word/media/image1.jpg"');
    expect(parts.get("word/settings.xml")).toBe(`${XML}<w:settings><w:zoom w:percent="90"/></w:settings>`);
    expect(parts.get("[Content_Types].xml")).not.toContain("comments");
    expect((await sharp(Buffer.from(parts.get("word/media/image1.jpg")!, "latin1")).metadata()).exif).toBeUndefined();
  });

  it("of sheets keeps cells, and loses notes, printers, paths and other books", async () => {
    const given = await zip({
      "[Content_Types].xml": types("xl/workbook.xml", "xl/worksheets/sheet1.xml"),
      "_rels/.rels": rootRels("xl/workbook.xml"),
      ...properties,
      "xl/workbook.xml": `${XML}<workbook xmlns:r="r"><fileSharing userName="${SECRET}"/><x15ac:absPath url="C:\\${SECRET}\\"/><sheets><sheet name="S" r:id="r1"/></sheets><externalReferences><externalReference r:id="r2"/></externalReferences></workbook>`,
      "xl/_rels/workbook.xml.rels": rels(["r1", "worksheet", "worksheets/sheet1.xml"], ["r2", "externalLink", "externalLinks/e.xml"], ["r3", "person", "persons/person.xml"], ["r4", "pivotCacheDefinition", "pivotCache/p.xml"]),
      "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns:r="r"><sheetData><c r="A1"><f>HYPERLINK("https://${SECRET}")</f><v>42</v></c><c r="A2"><f>SUM(A1)</f><v>42</v></c></sheetData><pageSetup paperSize="9" r:id="r2"/><legacyDrawing r:id="r3"/></worksheet>`,
      "xl/worksheets/_rels/sheet1.xml.rels": rels(["r1", "comments", "../comments1.xml"], ["r2", "printerSettings", "../printerSettings/p.bin"], ["r3", "vmlDrawing", "../drawings/v.vml"], ["r4", "threadedComment", "../threadedComments/t.xml"]),
      "xl/comments1.xml": `<authors><author>${SECRET}</author></authors>`,
      "xl/printerSettings/p.bin": WIDE[0]!,
      "xl/drawings/v.vml": `<xml>${SECRET}</xml>`,
      "xl/threadedComments/t.xml": SECRET,
      "xl/persons/person.xml": `<personList><person displayName="${SECRET}" userId="${SECRET}"/></personList>`,
      "xl/externalLinks/e.xml": `<externalLink>${SECRET}</externalLink>`,
      "xl/pivotCache/p.xml": `<pivotCacheDefinition refreshedBy="${SECRET}"/>`,
    });
    const parts = await partsOf(await cleaned(given, XLSX));
    expect(hasSecret(Buffer.from(JSON.stringify([...parts]), "latin1"))).toBe(false);
    expect(parts.get("xl/worksheets/sheet1.xml")).toBe(`${XML}<worksheet xmlns:r="r"><sheetData><c r="A1"><f></f><v>42</v></c><c r="A2"><f>SUM(A1)</f><v>42</v></c></sheetData><pageSetup paperSize="9"/></worksheet>`);
    expect(parts.get("xl/workbook.xml")).toContain('<sheet name="S" r:id="r1"/>');
  });

  it("of slides keeps slides, and loses who commented", async () => {
    const given = await zip({
      "[Content_Types].xml": types("ppt/presentation.xml"),
      "_rels/.rels": rootRels("ppt/presentation.xml"),
      ...properties,
      "ppt/presentation.xml": `${XML}<p:presentation xmlns:r="r"><p:sldId r:id="r1"/></p:presentation>`,
      "ppt/_rels/presentation.xml.rels": rels(["r1", "slide", "slides/slide1.xml"], ["r2", "commentAuthors", "commentAuthors.xml"]),
      "ppt/slides/slide1.xml": `${XML}<p:sld><p:cNvPr id="2" name="${SECRET}" descr="${SECRET}"/><a:t>seen</a:t></p:sld>`,
      "ppt/commentAuthors.xml": `<p:cmAuthorLst name="${SECRET}"/>`,
    });
    const parts = await partsOf(await cleaned(given, PPTX));
    expect(hasSecret(Buffer.from(JSON.stringify([...parts]), "latin1"))).toBe(false);
    expect(parts.get("ppt/slides/slide1.xml")).toContain("<a:t>seen</a:t>");
  });

  it("that is none, packs a bomb or hides entities has no copy", async () => {
    const fault = async (bytes: Buffer) => {
      const copy = await cleanCopy(whole(bytes), { mime: DOCX, size: bytes.length });
      return copy.ok ? null : copy.fault;
    };
    expect(await fault(Buffer.from("PK no archive"))).toBe("broken");
    expect(await fault(await zip({ "a.txt": "x" }))).toBe("broken");
    const parts = { "[Content_Types].xml": types("word/document.xml"), "_rels/.rels": rootRels("word/document.xml") };
    expect(await fault(await zip({ ...parts, "word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]><w:document/>` }))).toBe("broken");
    expect(await fault(await zip({ ...parts, "word/document.xml": "<w:document><w:p>" }))).toBe("broken");
    const zeros = Buffer.alloc(120 * 1024 * 1024);
    const packed = deflateRawSync(zeros, { level: 1 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(zeros), 10);
    head.writeUInt32LE(packed.length, 14);
    // It says that it is small.
    head.writeUInt32LE(10, 18);
    head.writeUInt16LE(1, 22);
    const tail = Buffer.alloc(14);
    const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, Buffer.from("a")]);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from("a"), packed]);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", "latin1");
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(central.length, 12);
    end.writeUInt32LE(local.length, 16);
    expect(["broken", "too-large"]).toContain(await fault(Buffer.concat([local, central, end])));
  });
});

describe("pictures", () => {
  it.each(["jpeg", "png", "webp"] as const)("%s lose notes and profiles, and stay upright", async (format) => {
    const given = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#3a6" } })
      .withExif({ IFD0: { Artist: SECRET } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`)
      .withMetadata({ orientation: 6 })
      .withIccProfile("p3")
      .toFormat(format)
      .toBuffer();
    expect(hasSecret(given)).toBe(true);
    const copy = await cleaned(given, `image/${format}`);
    expect(hasSecret(copy)).toBe(false);
    const { width, height, icc, exif, orientation = 1 } = await sharp(copy).metadata();
    expect([width, height, icc, exif, orientation]).toEqual([60, 90, undefined, undefined, 1]);
  });
  it("without profile keep every byte of their pixels", async () => {
    const given = await jpegWith(SECRET);
    const copy = await cleaned(given, "image/jpeg");
    expect(hasSecret(copy)).toBe(false);
    expect(await sharp(copy).raw().toBuffer()).toEqual(await sharp(given).raw().toBuffer());
  });
});

it("what nobody here knows how to clean has no copy", async () => {
  for (const mime of ["application/msword", "application/vnd.ms-excel", "application/octet-stream", "image/svg+xml"])
    expect(await cleanCopy(whole(Buffer.from("x")), { mime, size: 1 })).toEqual({ ok: false, fault: "unsupported" });
});
