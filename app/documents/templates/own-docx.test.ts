import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { TemplateFinding } from "./check";
import { filledTemplate, isUsable, takeTemplate, TEMPLATE_BYTES } from "./own-docx.server";
import { dataOf, list, text, type Placeholder } from "./placeholder";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

interface Made {
  readonly body: string;
  readonly rels?: string;
  readonly types?: string;
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

const relationship = (id: string, type: string, target: string, external = false) =>
  `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
const relationships = (content: string) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;

/** A file as Word would make it, around a body. */
function docx({ body, rels = "", types = "", more = {} }: Made): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types}</Types>`,
    "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
    "word/document.xml": `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${REL}"><w:body>${body}</w:body></w:document>`,
    ...(rels && { "word/_rels/document.xml.rels": relationships(rels) }),
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])),
  );
}

const run = (content: string, look = "") => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${content}</w:t></w:r>`;
const p = (...runs: string[]) => `<w:p>${runs.map((one) => (one.startsWith("<") ? one : run(one))).join("")}</w:p>`;
const cell = (...paragraphs: string[]) => `<w:tc><w:tcPr/>${paragraphs.join("")}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.map((one) => cell(p(one))).join("")}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;

interface Person {
  readonly name: string;
  readonly works: readonly string[];
}
interface Facts {
  readonly contest: string;
  readonly note: string;
  readonly people: readonly Person[];
}

const NAMES: Placeholder<Facts>[] = [
  text("Tên cuộc thi", ({ contest }) => contest),
  text("Ghi chú", ({ note }) => note),
  list(
    "Danh sách đạt giải",
    ({ people }) => people,
    (of) => [
      of.position(),
      of.text("Họ và tên", ({ name }) => name),
      of.list("Các giải pháp", ({ works }) => works, (one) => [one.position(), one.text("Tên giải pháp", (work) => work)]),
    ],
    true,
  ),
];
const shapes = NAMES.map(({ shape }) => shape);
const facts: Facts = {
  contest: "Hội thi “Sáng tạo” <kỹ thuật> & đời sống",
  note: "",
  people: [
    { name: "Đỗ Văn Ân", works: ["Máy gặt", "Máy sấy"] },
    { name: "Lê Thị Ý", works: [] },
  ],
};

async function findingsOf(body: string): Promise<readonly TemplateFinding[]> {
  const taken = await takeTemplate(docx({ body }), shapes);
  if (!taken.ok) throw new Error(taken.code);
  return taken.findings;
}

/** The paragraphs of what is printed, as a reader of the file finds them. */
async function printed(body: string, with_: Facts = facts): Promise<string[]> {
  const taken = await takeTemplate(docx({ body }), shapes);
  if (!taken.ok) throw new Error(taken.code);
  expect(taken.findings.filter(({ code }) => code !== "list-missing")).toEqual([]);
  const filled = await filledTemplate(taken.bytes, dataOf(NAMES, with_));
  return linesOf(filled!);
}

function linesOf(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  return [...xml.matchAll(/<w:p(?:\/>|>(.*?)<\/w:p>)/gs)].map(([, content = ""]) =>
    [...content.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, words = "\n"]) => words).join(""),
  );
}

describe("a form of one's own", () => {
  it("is filled however Word has split its placeholders, and whatever their case and diacritics", async () => {
    const split = p(run("Kính gửi {T", "<w:b/>"), "<w:proofErr/>", run("ên cu", "<w:i/>"), run("ộc thi}!"));
    expect(await printed(split + p("{ten  CUOC thi}") + p("{{Tên cuộc thi}}"))).toEqual([
      "Kính gửi Hội thi “Sáng tạo” &lt;kỹ thuật&gt; &amp; đời sống!",
      "Hội thi “Sáng tạo” &lt;kỹ thuật&gt; &amp; đời sống",
      "Hội thi “Sáng tạo” &lt;kỹ thuật&gt; &amp; đời sống",
    ]);
  });

  it("keeps the look of the run in which a placeholder begins", async () => {
    const taken = await takeTemplate(docx({ body: p(run("{Tên ", "<w:b/>"), run("cuộc thi}", "<w:i/>"), run(" và")) }), shapes);
    const filled = taken.ok ? await filledTemplate(taken.bytes, dataOf(NAMES, facts)) : null;
    const xml = strFromU8(unzipSync(filled!)["word/document.xml"]!);
    expect(xml).toMatch(/<w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">Hội thi/);
    expect(xml).not.toContain("<w:i/>");
  });

  it("repeats rows of a table, paragraphs, and words within a line, lists in lists too", async () => {
    const rows = table(
      row("STT", "Tên"),
      row("{#Danh sách đạt giải}{STT}", "{Họ và tên}: {#Các giải pháp}{Tên giải pháp}; {/}{/Danh sách đạt giải}"),
    );
    expect(await printed(rows)).toEqual(["STT", "Tên", "1", "Đỗ Văn Ân: Máy gặt; Máy sấy; ", "2", "Lê Thị Ý: "]);
    const paragraphs =
      p("{#Danh sách đạt giải}") +
      p("{STT}. {Họ và tên}") +
      table(row("{#Các giải pháp}{STT}", "{Tên giải pháp}{/Các giải pháp}")) +
      p("{/Danh sách đạt giải}") +
      p("Hết");
    expect(await printed(paragraphs)).toEqual(["1. Đỗ Văn Ân", "1", "Máy gặt", "2", "Máy sấy", "2. Lê Thị Ý", "Hết"]);
  });

  it("leaves out what is empty: rows, a table without any, a part that is printed only if there is something", async () => {
    const none = { ...facts, people: [] };
    const body =
      table(row("{#Danh sách đạt giải}{STT}", "{Họ và tên}{/Danh sách đạt giải}")) +
      p("{?Ghi chú}Ghi chú: {Ghi chú}{/Ghi chú}") +
      p("{?Danh sách đạt giải}Có người đạt giải{/}") +
      p("Hết");
    expect(await printed(body, none)).toEqual(["", "", "Hết"]);
    expect(await printed(body, { ...none, note: "Dòng một\nDòng hai" })).toEqual(["Ghi chú: Dòng một\nDòng hai", "", "Hết"]);
  });

  it("leaves a cell a paragraph where nothing else is left in it", async () => {
    const body = `<w:tbl><w:tblPr/><w:tr>${cell(p("{#Danh sách đạt giải}"), p("{Họ và tên}"), p("{/Danh sách đạt giải}"))}</w:tr></w:tbl>`;
    expect(await printed(body, { ...facts, people: [] })).toEqual([""]);
  });

  it("says what is wrong, where, and what was probably meant", async () => {
    const said = await findingsOf(
      p("Kết quả {Tên cuộc ti} năm nay") +
        p("{Họ và tên}") +
        p("{Danh sách đạt giải}") +
        p("{#Ghi chú}x{/Ghi chú}") +
        p("{Không hề có chỗ này}") +
        p("{#Danh sách lạ}{STT} {Họ và tên}{/Danh sách lạ}"),
    );
    expect(said.map(({ code, name, hint }) => [code, name, hint])).toEqual([
      ["unknown", "Tên cuộc ti", "Tên cuộc thi"],
      ["outside-list", "Họ và tên", "Danh sách đạt giải"],
      ["list-as-text", "Danh sách đạt giải", ""],
      ["text-as-list", "Ghi chú", ""],
      ["unknown", "Không hề có chỗ này", ""],
      // Of what stands in it nothing is said.
      ["unknown", "Danh sách lạ", ""],
    ]);
    expect(said[0]?.where).toBe("Kết quả {Tên cuộc ti} năm nay");
    expect(isUsable(said)).toBe(false);
  });

  it("finds lists that are not closed, not opened, or opened and closed in places that do not match", async () => {
    const codes = async (body: string) => (await findingsOf(body)).map(({ code }) => code).filter((code) => code !== "list-missing");
    expect(await codes(p("{#Danh sách đạt giải}") + p("{Họ và tên}"))).toEqual(["not-closed"]);
    expect(await codes(p("{Tên cuộc thi}{/Danh sách đạt giải}"))).toEqual(["not-open"]);
    expect(await codes(p("{Tên cuộc thi") + p("x} {Ghi chú}"))).toEqual(["stray-brace", "stray-brace"]);
    expect(await codes(p("{#Danh sách đạt giải}") + table(row("{Họ và tên}", "{/Danh sách đạt giải}")))).toEqual(["crosses"]);
    expect(
      await codes(table(row("{#Danh sách đạt giải}", "{#Các giải pháp}{STT}", "{/Các giải pháp}", "{/Danh sách đạt giải}"))),
    ).toEqual(["crosses"]);
    expect(await codes(p("Không có gì"))).toEqual(["no-placeholder"]);
  });

  it("warns of a list that is missing and of recorded changes, and can be used all the same", async () => {
    const said = await findingsOf(p("{Tên cuộc thi}") + `<w:p><w:ins w:id="1" w:author="A">${run("mới")}</w:ins></w:p>`);
    expect(said.map(({ code }) => code)).toEqual(["list-missing", "recorded-changes"]);
    expect(isUsable(said)).toBe(true);
  });

  it("never evaluates what stands in the braces", async () => {
    const body = p("{constructor.constructor('return process')()}") + p("{__proto__}") + p("{#toString}x{/toString}");
    expect((await findingsOf(body)).map(({ code }) => code).slice(0, 3)).toEqual(["unknown", "unknown", "unknown"]);
  });
});

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
    expect(taken.ok && (await filledTemplate(taken.bytes, dataOf(NAMES, { ...facts, people: many })))).toBeNull();
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
      return taken.ok && (await filledTemplate(taken.bytes, dataOf(NAMES, { ...facts, people: many })));
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
