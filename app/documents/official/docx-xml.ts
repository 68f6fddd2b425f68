import type { Align, Face, Words } from "../pdf-layout";
import { runsOf } from "./official";

/** Millimetres in twentieths of a point, the unit of WordprocessingML. */
export const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML: composed, without the characters that XML cannot hold. */
export function escaped(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu, "")
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

const FACES: Readonly<Record<Face, string>> = {
  regular: "",
  bold: "<w:b/><w:bCs/>",
  italic: "<w:i/><w:iCs/>",
  boldItalic: "<w:b/><w:bCs/><w:i/><w:iCs/>",
};

export interface ParagraphStyle {
  readonly size: number;
  readonly face?: Face;
  readonly align?: Align;
  /** Points. */
  readonly before?: number;
  readonly after?: number;
  /** Millimetres. */
  readonly indent?: number;
  readonly left?: number;
  readonly right?: number;
  /** A line over it. */
  readonly ruled?: boolean;
  readonly keepNext?: boolean;
}

const JC: Readonly<Record<Align, string>> = { left: "left", center: "center", right: "right", justify: "both" };

/** A paragraph. The order of the properties is that of the schema, which readers insist on. */
export function paragraph(words: Words, style: ParagraphStyle): string {
  const { size, face = "regular", align = "left", before = 0, after = 0 } = style;
  const { indent = 0, left = 0, right = 0 } = style;
  const properties = [
    style.keepNext ? "<w:keepNext/>" : "",
    style.ruled ? '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>' : "",
    `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`,
    `<w:ind w:left="${twips(left)}" w:right="${twips(right)}" w:firstLine="${twips(indent)}"/>`,
    `<w:jc w:val="${JC[align]}"/>`,
    // How high an empty line is.
    words.length === 0 ? `<w:rPr><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>` : "",
  ].join("");
  const runs = runsOf(words, face).map((run) => textRun(run.text, run.style, size));
  return `<w:p><w:pPr>${properties}</w:pPr>${runs.join("")}</w:p>`;
}

function textRun(text: string, face: Face, size: number): string {
  const properties = `<w:rPr>${FACES[face]}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;
  const lines = escaped(text)
    .split("\n")
    .map((line) => `<w:t xml:space="preserve">${line.replaceAll("\t", " ")}</w:t>`);
  return text === "" ? "" : `<w:r>${properties}${lines.join("<w:br/>")}</w:r>`;
}

/** A line as wide as so many millimetres in the middle of a column. */
export function rule(width: number, column: number): string {
  const side = Math.max(0, (column - width) / 2);
  return paragraph("", { size: 2, ruled: true, before: 2, left: side, right: side });
}

/** An empty line that takes no room: after a table, where a section ends. */
export function nothing(section = ""): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr></w:p>`;
}

/** Between the lines of a table and its text, in millimetres. */
export const CELL = 1.2;

interface Grid {
  /** Millimetres. */
  readonly widths: readonly number[];
  readonly left?: number;
  readonly borders: boolean;
}

/** A table of rows that are made by `row`. */
export function table({ widths, left = 0, borders }: Grid, rows: readonly string[]): string {
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="${borders ? "single" : "nil"}" w:sz="4" w:space="0" w:color="000000"/>`)
    .join("");
  const margin = borders ? twips(CELL) : 0;
  const properties = [
    `<w:tblW w:w="${widths.reduce((sum, width) => sum + twips(width), 0)}" w:type="dxa"/>`,
    `<w:tblInd w:w="${twips(left)}" w:type="dxa"/>`,
    `<w:tblBorders>${sides}</w:tblBorders>`,
    '<w:tblLayout w:type="fixed"/>',
    `<w:tblCellMar><w:left w:w="${margin}" w:type="dxa"/><w:right w:w="${margin}" w:type="dxa"/></w:tblCellMar>`,
  ].join("");
  const grid = widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join("");
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

/** A row of cells, each of one or several paragraphs. A head is repeated on every page. */
export function row(widths: readonly number[], cells: readonly string[], head = false): string {
  const shade = head ? '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/><w:vAlign w:val="center"/>' : "";
  const drawn = cells.map(
    (cell, index) =>
      `<w:tc><w:tcPr><w:tcW w:w="${twips(widths[index] ?? 0)}" w:type="dxa"/>${shade}</w:tcPr>${cell}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>${drawn.join("")}</w:tr>`;
}
