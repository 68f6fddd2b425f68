import { wrapRuns, type Line, type Run } from "./wrap";

export type Face = "regular" | "bold" | "italic" | "boldItalic";

/** Millimetres in points. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4;

export const A4 = { width: mm(210), height: mm(297) } as const;
export const LINE_HEIGHT = 1.25;

/** What is drawn at a place of a page; y is measured from the page's top, of text to its base line. */
export type Mark =
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly face: Face;
      readonly size: number;
      readonly grey?: boolean;
    }
  | {
      readonly kind: "line";
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
      readonly dotted?: boolean;
    }
  | {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** Filled: faintly, to stand behind text, or dark, as a bar of a chart. */
      readonly grey?: boolean;
      readonly dark?: boolean;
    }
  | {
      readonly kind: "qr";
      readonly x: number;
      readonly y: number;
      readonly side: number;
      readonly text: string;
    }
  | {
      readonly kind: "image";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly bytes: Uint8Array;
      readonly mime: "image/png" | "image/jpeg";
    };

export type Align = "left" | "center" | "right" | "justify";

/** A text, or stretches of it in several faces. */
export type Words = string | readonly Run<Face>[];

export interface TextStyle {
  readonly size: number;
  readonly face: Face;
  readonly align: Align;
  readonly grey?: boolean;
  /** Of the first line. */
  readonly indent?: number;
}

export type Measure = (text: string, face: Face) => number;

/** A text in lines of a width, ready to be put somewhere. */
export interface Block {
  readonly lines: readonly Line<Face>[];
  readonly width: number;
  readonly style: TextStyle;
  readonly lineHeight: number;
  readonly height: number;
}

export function layText(words: Words, width: number, style: TextStyle, measure: Measure): Block {
  const runs = typeof words === "string" ? [{ text: words, style: style.face }] : words;
  const widthOf = (text: string, face: Face) => measure(text, face) * style.size;
  const lines = wrapRuns(runs, width, widthOf, style.indent);
  const lineHeight = style.size * LINE_HEIGHT;
  return { lines, width, style, lineHeight, height: lines.length * lineHeight };
}

/** How wide things side by side are: as each wants and an equal part of what is left; equal where that is too much. */
export function sideBySide(wanted: readonly number[], width: number): number[] {
  const spare = width - wanted.reduce((sum, one) => sum + one, 0);
  return wanted.map((one) => (spare < 0 ? width : one * wanted.length + spare) / wanted.length);
}

/** The marks of some lines of a block whose top left corner is at (x, y). */
export function placeText(
  block: Block,
  x: number,
  y: number,
  measure: Measure,
  from = 0,
  to = block.lines.length,
): Mark[] {
  const { style, lineHeight, width } = block;
  return block.lines.slice(from, to).flatMap((line, index) => {
    const first = from + index === 0 || block.lines[from + index - 1]?.last;
    const indent = first ? (style.indent ?? 0) : 0;
    const baseline = y + index * lineHeight + lineHeight * 0.78;
    const spare = width - indent - line.width;
    const stretched = style.align === "justify" && !line.last && spare > 0;
    const shift = style.align === "center" ? spare / 2 : style.align === "right" ? spare : 0;
    return stretched
      ? stretchedLine(line, x + indent, baseline, spare, style, measure)
      : plainLine(line.runs, x + indent + shift, baseline, style, measure);
  });
}

function plainLine(
  runs: readonly Run<Face>[],
  x: number,
  y: number,
  { size, grey }: TextStyle,
  measure: Measure,
): Mark[] {
  let at = x;
  return runs.flatMap(({ text, style: face }) => {
    const mark: Mark = { kind: "text", x: at, y, text, face, size, grey };
    at += measure(text, face) * size;
    return text.trim() === "" ? [] : [mark];
  });
}

function stretchedLine(
  line: Line<Face>,
  x: number,
  y: number,
  spare: number,
  style: TextStyle,
  measure: Measure,
): Mark[] {
  const gaps = line.runs.reduce((sum, { text }) => sum + text.split(" ").length - 1, 0);
  if (gaps === 0) return plainLine(line.runs, x, y, style, measure);
  let at = x;
  return line.runs.flatMap(({ text, style: face }) =>
    text.split(" ").flatMap((word, index) => {
      if (index > 0) at += measure(" ", face) * style.size + spare / gaps;
      const marks = plainLine([{ text: word, style: face }], at, y, style, measure);
      at += measure(word, face) * style.size;
      return marks;
    }),
  );
}
