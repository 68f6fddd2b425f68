import {
  layText,
  placeText,
  type Align,
  type Block,
  type Mark,
  type Measure,
  type Words,
} from "./pdf-layout";

export interface Column {
  readonly head: string;
  /** Its share of the table's width. */
  readonly share: number;
  /** Millimetres below which it does not go. */
  readonly least?: number;
  readonly align?: Align;
}

export type Row = readonly Words[];

/** A row that is laid out: how high it is, its marks at a place, and itself in two where a page ends. */
export interface LaidRow {
  readonly height: number;
  marks(x: number, y: number): Mark[];
  split(room: number): { readonly first: LaidRow; readonly rest: LaidRow } | null;
}

/** Whether a page's end after so much room comes between two heights that a page of their own, so high, would hold. */
export function arePartedBy(room: number, first: number, second: number, highest: number): boolean {
  const both = first + second;
  return first <= room && both > room && both <= highest;
}

export const PADDING = { x: 3.5, y: 2.5 } as const;

export function layRow(
  columns: readonly Column[],
  cells: Row,
  widths: readonly number[],
  {
    size,
    head,
    least = 0,
  }: { readonly size: number; readonly head: boolean; readonly least?: number },
  measure: Measure,
): LaidRow {
  const blocks = columns.map(({ align }, index) =>
    layText(
      cells[index] ?? "",
      (widths[index] ?? 0) - 2 * PADDING.x,
      { size, face: head ? "bold" : "regular", align: head ? "center" : (align ?? "left") },
      measure,
    ),
  );
  return rowOf(blocks, widths, { head, least }, measure);
}

function rowOf(
  blocks: readonly Block[],
  widths: readonly number[],
  { head, least }: { readonly head: boolean; readonly least: number },
  measure: Measure,
): LaidRow {
  const content = Math.max(0, ...blocks.map((block) => block.height));
  const height = Math.max(least, content + 2 * PADDING.y);
  return {
    height,
    marks(x, y) {
      let at = x;
      return blocks.flatMap((block, index) => {
        const width = widths[index] ?? 0;
        const top = head ? y + (height - block.height) / 2 : y + PADDING.y;
        const cell = { x: at, y, width, height };
        const marks: Mark[] = [
          ...(head ? [{ kind: "box", ...cell, grey: true } as const] : []),
          { kind: "box", ...cell },
          ...placeText(block, at + PADDING.x, top, measure),
        ];
        at += width;
        return marks;
      });
    },
    split(room) {
      const lineHeight = blocks[0]?.lineHeight ?? 0;
      const lines = Math.floor((room - 2 * PADDING.y) / lineHeight);
      if (lines < 2) return null;
      const part = (from: number, to?: number) =>
        rowOf(
          blocks.map((block) => {
            const kept = block.lines.slice(from, to);
            return { ...block, lines: kept, height: kept.length * block.lineHeight };
          }),
          widths,
          { head, least: 0 },
          measure,
        );
      return { first: part(0, lines), rest: part(lines) };
    },
  };
}
