import { writeZip } from "~/platform/zip/write-zip.server";
import { fittedColumns } from "../column-widths";
import { loadFaces } from "../pdf-faces.server";
import { chartParagraph, chartPart } from "./docx-chart";
import { chartRelation, packageParts, section } from "./docx-package";
import { CELL, nothing, paragraph, row, rule, table } from "./docx-xml";
import { mm, type Face } from "../pdf-layout";
import { balancedWidth } from "./balance";
import { PAGE, SIZE, type OfficialBlock, type OfficialDocument, type OfficialHead, type OfficialSignature } from "./official";

/** Room for signature and seal, in points. */
const ROOM = 76;
const POINT = 25.4 / 72;

/** A little wider than counted: other programs set the same letters a little differently. */
const SLACK = 1.1;
const WORD_SLACK = 1.03;

type Centred = (text: string, size: number, face: "regular" | "bold" | "italic", column: number) => string;
type Measure = (text: string, size: number) => number;

interface Setting {
  readonly width: number;
  readonly measure: Measure;
  /** Of a text at size 1, in points. */
  readonly widthOf: (text: string, face: Face) => number;
  /** A line in the middle of a column, in lines about equally long. */
  readonly centred: Centred;
  /** What follows must stand on the same page. */
  readonly keepNext: boolean;
}

/** An official document as .docx, with the same content as its PDF. */
export async function officialDocx({ title, createdAt, blocks, ...official }: OfficialDocument): Promise<Uint8Array> {
  const faces = await loadFaces();
  const widthOf = (text: string, face: Face) => faces[face].width(text);
  const measure: Measure = (text, size) => faces.bold.width(text) * size * POINT;
  const centred: Centred = (text, size, face, column) => {
    const widthOf = (words: string, of: Face) => faces[of].width(words) * POINT;
    const room = Math.min(column, balancedWidth(text, column, { size, face }, widthOf) * SLACK);
    const side = Math.max(0, (column - room) / 2);
    return paragraph(text, { size, face, align: "center", left: side, right: side });
  };
  let landscape = official.landscape ?? false;
  let first = true;
  const body: string[] = [];
  const charts: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "annex") {
      body.push(nothing(section({ landscape, first })));
      first = false;
      landscape = block.landscape;
    }
    const width = (landscape ? PAGE.height : PAGE.width) - PAGE.left - PAGE.right;
    const next = blocks[index + 1]?.kind;
    if (block.kind === "chart") {
      const number = charts.push(chartPart(block));
      body.push(chartParagraph(block, { relation: chartRelation(number), number, width }));
      continue;
    }
    body.push(drawn(block, { width, measure, widthOf, centred, keepNext: next === "close" || next === "signatures" }));
  }
  body.push(section({ landscape, first }));
  const parts = Object.entries(packageParts(body.join(""), { title, createdAt, charts }));
  return writeZip(parts.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

function drawn(block: Exclude<OfficialBlock, { kind: "chart" }>, setting: Setting): string {
  const { width, centred, keepNext } = setting;
  switch (block.kind) {
    case "head":
      return headOf(block, setting);
    case "title":
      return [
        centred(block.name, 14, "bold", width),
        ...(block.about ? [centred(block.about, 14, "bold", width), rule(40, width)] : []),
        paragraph("", { size: 10 }),
      ].join("");
    case "annex":
      return [
        centred(block.name, 14, "bold", width),
        block.about ? centred(block.about, SIZE.prose, "bold", width) : "",
        centred(block.note, SIZE.prose, "italic", width),
        paragraph("", { size: 8 }),
      ].join("");
    case "centred":
      return paragraph(block.words, {
        size: SIZE.prose,
        face: block.bold ? "bold" : "regular",
        align: "center",
        before: 3,
        after: 6,
        keepNext: true,
      });
    case "prose":
      return paragraph(block.words, { size: SIZE.prose, align: "justify", indent: 10, after: 6, keepNext });
    case "ground":
      return paragraph(block.text, { size: SIZE.prose, face: "italic", align: "justify", indent: 10, after: 4 });
    case "heading":
      return paragraph(block.text, { size: SIZE.prose, face: "bold", before: 4, after: 4, keepNext: true });
    case "table":
      return tableOf(block, setting);
    case "close": {
      const half = width / 2;
      const recipients = block.recipients.map((line) => paragraph(line, { size: SIZE.recipients }));
      const left = recipients.length > 0 ? [paragraph(block.heading, { size: 12, face: "boldItalic" }), ...recipients] : [nothing()];
      return aside([half - 4, half + 4], [left.join(""), signed(block.signature)]);
    }
    case "signatures":
      return aside(
        block.signatures.map(() => width / block.signatures.length),
        block.signatures.map(signed),
      );
  }
}

/** Cells without borders side by side, never torn. */
function aside(widths: readonly number[], cells: readonly string[]): string {
  return paragraph("", { size: 6, keepNext: true }) + table({ widths, borders: false }, [row(widths, cells)]) + nothing();
}

function signed({ authority, office, note, position = "", name }: OfficialSignature): string {
  const line = (text: string, before = 0) =>
    paragraph(text, { size: SIZE.prose, face: "bold", align: "center", before, keepNext: true });
  return [
    ...(authority ? authority.split("\n").map((each) => line(each)) : []),
    line(office),
    note ? paragraph(note, { size: SIZE.recipients, face: "italic", align: "center", keepNext: true }) : "",
    ...(position ? [line(position, ROOM), line(name)] : [line(name, ROOM)]),
  ].join("");
}

function headOf(head: OfficialHead, { width, measure, centred }: Setting): string {
  const left = width * 0.42 + 2;
  const right = width * 0.58 + 6;
  const issuer = [
    head.parent ? centred(head.parent, SIZE.head, "regular", left) : "",
    centred(head.issuer, SIZE.head, "bold", left),
    rule(Math.min(measure(head.issuer, SIZE.head), left) * 0.4, left),
  ].join("");
  const country = [
    centred(head.country, SIZE.head, "bold", right),
    centred(head.motto, SIZE.motto, "bold", right),
    rule(measure(head.motto, SIZE.motto), right),
  ].join("");
  const widths = [left, right];
  const below = [
    head.number ? centred(head.number, SIZE.motto, "regular", left) : nothing(),
    centred(head.placeAndDate, SIZE.motto, "italic", right),
  ];
  const gap = paragraph("", { size: 4 });
  const rows = [row(widths, [issuer + gap, country + gap]), row(widths, below)];
  return table({ widths, left: -6, borders: false }, rows) + paragraph("", { size: 10 });
}

function tableOf({ columns, rows }: Extract<OfficialBlock, { kind: "table" }>, { width, widthOf }: Setting): string {
  const fitting = { width: mm(width), size: SIZE.table, padding: 2 * mm(CELL) + 1 };
  const slack = (text: string, face: Face) => widthOf(text, face) * WORD_SLACK;
  const { size, widths: points } = fittedColumns(columns, rows, fitting, slack);
  const widths = points.map((each) => each * POINT);
  const heads = columns.map(({ head }) => paragraph(head, { size, face: "bold", align: "center", before: 2, after: 2 }));
  const drawnRows = rows.map((cells) =>
    row(
      widths,
      columns.map(({ align = "left" }, index) => paragraph(cells[index] ?? "", { size, align, before: 2, after: 2 })),
    ),
  );
  return table({ widths, left: CELL, borders: true }, [row(widths, heads, true), ...drawnRows]) + paragraph("", { size: 6 });
}
