import { pdfDocument, type PdfDocument } from "../pdf-document.server";
import { mm, type Measure } from "../pdf-layout";
import type { Draw, Lay, Place, Placed } from "../pdf-parts";
import { chartMarks } from "./chart-marks";
import { SIZE, type OfficialBlock, type OfficialDocument } from "./official";
import { annexMarks, closeMarks, headMarks, sideBySideMarks, titleMarks } from "./official-parts";

/** An official document as PDF. */
export async function officialPdf(official: OfficialDocument): Promise<Uint8Array> {
  const { title, createdAt, landscape = false, blocks } = official;
  const document = await pdfDocument({ title, createdAt, landscape });
  setBlocks(document, blocks);
  return document.bytes();
}

/** Sets blocks from where the document stands. */
export function setBlocks(document: PdfDocument, blocks: readonly OfficialBlock[]): void {
  blocks.forEach((block, index) => {
    const [next, afterNext] = blocks.slice(index + 1);
    // A signature never stands alone on its page, nor a heading without what is under it.
    if (block.kind === "prose" && isEnd(next)) document.prose(block.words, withEnd(document, next));
    else if (block.kind === "heading" && next?.kind === "prose" && isEnd(afterNext))
      document.heading(block.text, { ...HEADING, keepWith: UNDER_HEADING + withEnd(document, afterNext) });
    else if (block.kind === "table") setTable(document, block, isEnd(next) ? withEnd(document, next) : 0);
    else set(document, block);
  });
}

/** Points. */
const ABOVE_END = 12;
const AFTER_PROSE = 6;
/** Two lines. */
const UNDER_HEADING = 36;
const HEADING = { size: SIZE.prose, before: 4 } as const;

type End = Extract<OfficialBlock, { kind: "close" | "signatures" }>;

const isEnd = (block: OfficialBlock | undefined): block is End => block?.kind === "close" || block?.kind === "signatures";

const withEnd = (document: PdfDocument, end: End) => ABOVE_END + AFTER_PROSE + document.drawn(drawEnd(end)).height;

const drawEnd =
  (end: End): Draw =>
  (place, lay, measure) =>
    end.kind === "close" ? closeMarks(end, place, lay, measure) : sideBySideMarks(end.signatures, place, lay, measure);

function setTable(document: PdfDocument, { columns, rows }: Extract<OfficialBlock, { kind: "table" }>, keepWith = 0): void {
  document.space(2).table({ size: SIZE.table, columns, rows, keepWith });
}

/** Draws a part that has a function of its own for it. */
function piece<T>(
  document: PdfDocument,
  part: T,
  draw: (part: T, place: Place, lay: Lay, measure: Measure) => Placed,
): PdfDocument {
  return document.piece((place, lay, measure) => draw(part, place, lay, measure));
}

function set(document: PdfDocument, block: OfficialBlock): void {
  switch (block.kind) {
    case "head":
      piece(document, block, headMarks).space(16);
      return;
    case "title":
      piece(document, block, titleMarks).space(12);
      return;
    case "annex":
      document.turn(block.landscape);
      piece(document, block, annexMarks).space(10);
      return;
    case "centred":
      document.paragraph(block.words, {
        size: SIZE.prose,
        face: block.bold ? "bold" : "regular",
        align: "center",
        before: 3,
        after: 7,
        keepWith: 30,
      });
      return;
    case "prose":
      document.prose(block.words);
      return;
    case "ground":
      document.paragraph(block.text, {
        size: SIZE.prose,
        face: "italic",
        align: "justify",
        indent: mm(10),
        after: 4,
      });
      return;
    case "heading":
      // With the head and the first rows of a table that may follow.
      document.heading(block.text, { ...HEADING, keepWith: 72 });
      return;
    case "table":
      setTable(document, block);
      return;
    case "chart":
      piece(document.space(4), block, chartMarks).space(8);
      return;
    case "close":
    case "signatures":
      document.space(ABOVE_END).piece(drawEnd(block));
      return;
  }
}
