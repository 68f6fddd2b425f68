import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { dataOf, list, text, type Data, type Placeholder } from "~/documents/templates/placeholder";

/* Forms of one's own as Word would make them, and what is printed in them. */

export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface Made {
  readonly body: string;
  readonly rels?: string;
  readonly types?: string;
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

export const relationship = (id: string, type: string, target: string, external = false) =>
  `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
export const relationships = (content: string) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;

/** A file as Word would make it, around a body. */
export function docx({ body, rels = "", types = "", more = {} }: Made): Uint8Array {
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

export const run = (content: string, look = "") => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${content}</w:t></w:r>`;
export const p = (...runs: string[]) => `<w:p>${runs.map((one) => (one.startsWith("<") ? one : run(one))).join("")}</w:p>`;
export const cell = (...paragraphs: string[]) => `<w:tc><w:tcPr/>${paragraphs.join("")}</w:tc>`;
export const row = (...cells: string[]) => `<w:tr>${cells.map((one) => cell(p(one))).join("")}</w:tr>`;
export const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;

interface Person {
  readonly name: string;
  readonly works: readonly string[];
}
export interface Facts {
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
export const shapes = NAMES.map(({ shape }) => shape);
const facts: Facts = {
  contest: "Hội thi “Sáng tạo” <kỹ thuật> & đời sống",
  note: "",
  people: [
    { name: "Đỗ Văn Ân", works: ["Máy gặt", "Máy sấy"] },
    { name: "Lê Thị Ý", works: [] },
  ],
};

export const dataWith = (change: Partial<Facts> = {}): Data => dataOf(NAMES, { ...facts, ...change });

/** The paragraphs of a file as a reader finds them. */
export function linesOf(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  return [...xml.matchAll(/<w:p(?:\/>|>(.*?)<\/w:p>)/gs)].map(([, content = ""]) =>
    [...content.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, words = "\n"]) => words).join(""),
  );
}
