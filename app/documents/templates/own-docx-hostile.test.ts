import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { dataWith, docx, HEAD, linesOf, p, REL, relationship, run, shapes, WORD, type Made } from "../../../tests/docx";
import { filledTemplate, takeTemplate, TEMPLATE_BYTES } from "./own-docx.server";

describe("a hostile file", () => {
  const refusal = async (bytes: Uint8Array) => {
    const taken = await takeTemplate(bytes, shapes);
    return taken.ok ? "taken" : taken.code;
  };
  const body = p("{Tên cuộc thi}");

  it("is refused for what it is", async () => {
    expect(await refusal(strToU8("<html>"))).toBe("not-docx");
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe("old-or-locked");
    expect(await refusal(docx({ body }).slice(0, 300))).toBe("broken");
    expect(await refusal(zipSync({ "a.txt": strToU8("x") }))).toBe("not-docx");
    expect(await refusal(new Uint8Array(TEMPLATE_BYTES + 1))).toBe("too-large");
  });

  it("is refused with macros, embedded files, and what it would fetch from elsewhere", async () => {
    const vba = { "word/vbaProject.bin": new Uint8Array([1]) };
    expect(await refusal(docx({ body, more: vba }))).toBe("macros");
    const macros = '<Override PartName="/word/x.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>';
    expect(await refusal(docx({ body, types: macros }))).toBe("macros");
    expect(await refusal(docx({ body, types: macros.replace("macroE", "macro&#69;") }))).toBe("macros");
    expect(await refusal(docx({ body, more: { "word/embeddings/a.bin": new Uint8Array([1]) } }))).toBe("embedded");
    for (const type of ["oleObject", "aFChunk", "subDocument", "frame", "control"])
      expect(await refusal(docx({ body, rels: relationship("rId9", type, "a.bin") }))).toBe("embedded");
    expect(await refusal(docx({ body, rels: relationship("rId9", "image", "http://a.test/a.png", true) }))).toBe("remote");
  });

  it("is refused with fields that read files or run something, however they are split", async () => {
    const field = (...pieces: string[]) =>
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        ...pieces.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      );
    expect(await refusal(docx({ body: field(" DDEA", 'UTO c:\\\\x "y"') }))).toBe("fields");
    expect(await refusal(docx({ body: p('<w:fldSimple w:instr="INCLUDETEXT c:\\x"/>') }))).toBe("fields");
    expect(await refusal(docx({ body: body + field(" PAGE ") }))).toBe("taken");
    expect(await refusal(docx({ body: p("{Tên cuộc thi} DDE", " LINK") }))).toBe("taken");
    // Around another field, and one that never ends.
    const inner = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/></w:r>';
    expect(await refusal(docx({ body: field("", `</w:instrText></w:r>${inner}<w:r><w:instrText>DDE`, "AUTO c:\\x") }))).toBe("fields");
    expect(await refusal(docx({ body: p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK x</w:instrText></w:r>') }))).toBe("fields");
  });

  const field = (instruction: string, begin = 'w:fldCharType="begin"', name = "w:instrText") =>
    p(`<w:r><w:fldChar ${begin}/><${name}>${instruction}</${name}><w:fldChar w:fldCharType="end"/></w:r>`);
  it.each([
    ["with entities", field("D&#68;&#x45; c:\\x")],
    ["as a section", field("<![CDATA[DDE]]> c:\\x")],
    ["as half a section", field("D<![CDATA[D]]>E c:\\x")],
    ["around a remark", field("DD<!-- PAGE -->E c:\\x")],
    ["around an instruction to a program", field("DD<?x PAGE?>E c:\\x")],
    ["under another prefix", field("DDE c:\\x", undefined, "x:instrText").replace("<w:p>", `<w:p xmlns:x="${WORD}">`)],
    ["between single quotes", p("<w:fldSimple w:instr = 'INCLUDE&#84;EXT c:\\x'/>")],
    ["behind a beginning with entities", field("DDE c:\\x", "w:fldCharType='beg&#105;n'")],
    ["among what was deleted", field("DDE c:\\x", undefined, "w:delInstrText")],
  ])("is refused with a field that is written %s", async (_, content) => {
    expect(await refusal(docx({ body: body + content }))).toBe("fields");
  });

  it("is refused with a field in a part of any name and in any writing", async () => {
    const header = `<w:hdr xmlns:w="${WORD}">${field("DDE c:\\x")}</w:hdr>`;
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${header}`, "utf16le")]);
    for (const part of [HEAD + header, `\uFEFF\n ${header}`, wide])
      for (const name of ["word/header1.xml", "word/header1.dat"])
        expect(await refusal(docx({ body, rels: relationship("rId9", "header", name.slice(5)), more: { [name]: part } }))).toBe("fields");
  });

  it.each([
    ["remote", 'TargetMode="Ext&#101;rnal"'],
    ["remote", "TargetMode = 'External'"],
    ["remote", 'TargetMode="external"'],
    ["embedded", "Type='x/ole&#79;bject'"],
  ])("is refused as %s by a relationship with %s", async (code, attribute) => {
    const type = attribute.startsWith("Type") ? "" : `Type="${REL}/image"`;
    const rels = `<p:Relationship xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships" Id="rId9" ${type} Target="http://a.test/a.png" ${attribute}/>`;
    expect(await refusal(docx({ body, rels }))).toBe(code);
  });

  it("expands no entities, and is not walked deeper than documents are", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="${WORD}"><w:body>${p("&b;")}</w:body></w:document>`;
    expect(await refusal(docx({ body, more: { "word/document.xml": bomb } }))).toBe("broken");
    expect(await refusal(docx({ body: "<w:p>".repeat(5_000) + "</w:p>".repeat(5_000) }))).toBe("broken");
  });

  it("is refused where it unpacks to more than anybody needs", async () => {
    const zeros = new Uint8Array(17 * 1024 * 1024);
    expect(await refusal(docx({ body, more: { "word/media/a.bmp": zeros } }))).toBe("too-large");
  });

  it("prints no more than anybody prints where one list is repeated in another", async () => {
    const many = Array.from({ length: 900 }, () => ({ name: "A", works: [] }));
    const nested = p("{#Danh sách đạt giải}") + p("{#Danh sách đạt giải}{Họ và tên}{/Danh sách đạt giải}") + p("{/Danh sách đạt giải}");
    const taken = await takeTemplate(docx({ body: nested }), shapes);
    expect(taken.ok && (await filledTemplate(taken.bytes, dataWith({ people: many })))).toBeNull();
  });

  it("prints no more where it has many parts, each of which would do", async () => {
    const many = Array.from({ length: 900 }, () => ({ name: "A", works: [] }));
    const words = p("{#Danh sách đạt giải}") + p("{Họ và tên}").repeat(20) + p("{/Danh sách đạt giải}");
    const indexes = [0, 1, 2, 3, 4];
    const headers = {
      rels: indexes.map((index) => relationship(`rId${index}`, "header", `header${index}.xml`)).join(""),
      types: indexes
        .map((index) => `<Override PartName="/word/header${index}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>`)
        .join(""),
      more: Object.fromEntries(indexes.map((index) => [`word/header${index}.xml`, `${HEAD}<w:hdr xmlns:w="${WORD}">${words}</w:hdr>`])),
    };
    const filled = async (parts: Partial<Made> = {}) => {
      const taken = await takeTemplate(docx({ body: words, ...parts }), shapes);
      return taken.ok && (await filledTemplate(taken.bytes, dataWith({ people: many })));
    };
    expect((await filled()) instanceof Buffer).toBe(true);
    expect(await filled(headers)).toBeNull();
  });

  it("is refused with more placeholders, pieces or elements than any form has", async () => {
    const tag = "{Tên cuộc thi}";
    expect(await refusal(docx({ body: p(tag.repeat(500)) }))).toBe("taken");
    expect(await refusal(docx({ body: p(tag.repeat(501)) }))).toBe("broken");
    expect(await refusal(docx({ body: p(tag).repeat(1_000) }))).toBe("taken");
    expect(await refusal(docx({ body: p(tag).repeat(1_001) }))).toBe("broken");
    expect(await refusal(docx({ body: p("<w:r><w:tab/></w:r>".repeat(20_001)) }))).toBe("broken");
    expect(await refusal(docx({ body: "<w:p/>".repeat(200_001) }))).toBe("broken");
  });

  // Each would take minutes where a piece is gone through again from each of its letters.
  it.each([
    ["instructions", p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', `<w:r><w:t a="${"<w:instrText ".repeat(150_000)}"/></w:r>`)],
    ["spaces behind a brace", p(`{${" ".repeat(1_000_000)}`)],
    ["runs beside a placeholder", Array.from({ length: 4 }, () => p("{Tên cuộc thi}", "<w:r><w:tab/></w:r>".repeat(19_000))).join("")],
    [
      "lists over many paragraphs",
      [
        ...Array.from({ length: 250 }, (_, index) => p(`{#a${index}}`)),
        "<w:p/>".repeat(100_000),
        p(Array.from({ length: 250 }, (_, index) => `{/a${249 - index}}`).join("")),
      ].join(""),
    ],
  ])("is no reason to stop: many %s", { timeout: 30_000 }, async (_, content) => {
    expect(await refusal(docx({ body: content }))).toBe("taken");
  });

  it("loses links, names and remarks, and keeps its words", async () => {
    const link = `<w:hyperlink r:id="rId5">${run("trang của hội")}</w:hyperlink>`;
    const taken = await takeTemplate(
      docx({
        body: body + `<w:p>${link}<w:commentRangeStart w:id="1"/></w:p>`,
        rels: relationship("rId5", "hyperlink", "https://a.test/theo-doi", true) + relationship("rId6", "comments", "comments.xml"),
        more: { "word/comments.xml": `${HEAD}<w:comments xmlns:w="${WORD}"/>`, "docProps/core.xml": "<a/>" },
      }),
      shapes,
    );
    if (!taken.ok) throw new Error(taken.code);
    expect(taken.findings.map(({ code }) => code)).toEqual(["list-missing", "links-removed"]);
    const parts = unzipSync(taken.bytes);
    expect(Object.keys(parts).filter((name) => /comments|docProps/.test(name))).toEqual([]);
    expect(Object.values(parts).some((bytes) => strFromU8(bytes).includes("a.test"))).toBe(false);
    expect(linesOf(taken.bytes)).toContain("trang của hội");
  });
});
