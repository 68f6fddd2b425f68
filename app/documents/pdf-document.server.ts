import { fittedColumns } from "./column-widths";
import type { DocumentOptions, ParagraphOptions } from "./pdf-options";
import { loadFaces, printable, type Faces } from "./pdf-faces.server";
import {
  A4,
  layText,
  mm,
  placeText,
  sideBySide,
  type Block,
  type Face,
  type Mark,
  type TextStyle,
  type Words,
} from "./pdf-layout";
import { arePartedBy, layRow, PADDING, type Column, type LaidRow, type Row } from "./pdf-table";
import { writePdf, type Sheet } from "./pdf-write.server";
import {
  nationMarks,
  signatureMarks,
  type Draw,
  type NationLines,
  type Placed,
  type Signature,
} from "./pdf-parts";

const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(18) } as const;
const ACROSS = { width: A4.height, height: A4.width } as const;
const CODE = { side: mm(24), top: mm(10), right: mm(14), below: mm(38) } as const;
const SIZE = 12;
/** So that rounding breaks no word that just fits. */
const HAIR = 0.1;
const EPOCH = new Date("2026-01-01T00:00:00Z");

/** A document in the form of Nghị định 30/2020: A4, Times-like, set from top to bottom over as many pages as it needs. */
export async function pdfDocument(options: DocumentOptions): Promise<PdfDocument> {
  return new PdfDocument(options, await loadFaces());
}

export class PdfDocument {
  readonly #options: DocumentOptions;
  readonly #faces: Faces;
  readonly #pages: { readonly sheet: Sheet; readonly marks: Mark[] }[] = [];
  #sheet: Sheet;
  #y = 0;

  constructor(options: DocumentOptions, faces: Faces) {
    this.#options = options;
    this.#faces = faces;
    this.#sheet = options.landscape ? ACROSS : A4;
    this.pageBreak();
  }

  readonly #measure = (text: string, face: Face) => this.#faces[face].width(text);

  /** Of what is written. */
  get width(): number {
    return this.#sheet.width - MARGIN.left - MARGIN.right;
  }

  /** How many pages there are by now. */
  get pageCount(): number {
    return this.#pages.length;
  }

  get #bottom(): number {
    return this.#sheet.height - MARGIN.bottom;
  }

  pageBreak(): this {
    this.#pages.push({ sheet: this.#sheet, marks: [] });
    const underCode = this.#options.cornerCode && this.#pages.length > 1;
    this.#y = underCode ? CODE.below : MARGIN.top;
    return this;
  }

  /** A new page, from which on the pages lie across or stand upright. */
  turn(landscape: boolean): this {
    this.#sheet = landscape ? ACROSS : A4;
    return this.pageBreak();
  }

  space(points: number): this {
    this.#y += points;
    return this;
  }

  /** Begins a new page unless this height still fits. */
  keep(height: number): this {
    if (this.#y + height > this.#bottom && this.#y > CODE.below) this.pageBreak();
    return this;
  }

  paragraph(words: Words, options: ParagraphOptions = {}): this {
    const left = options.left ?? 0;
    const block = this.#lay(words, this.width - left, {
      size: options.size ?? SIZE,
      face: options.face ?? "regular",
      align: options.align ?? "left",
      grey: options.grey,
      indent: options.indent,
    });
    this.space(options.before ?? 0);
    if (options.keepWith !== undefined) this.keep(block.height + options.keepWith);
    this.#flow(block, MARGIN.left + left);
    return this.space(options.after ?? 4);
  }

  /** A paragraph of prose as official letters have it: first line indented, both edges straight. */
  prose(words: Words, keepWith?: number): this {
    return this.paragraph(words, { align: "justify", indent: mm(10), after: 6, size: 13, ...(keepWith && { keepWith }) });
  }

  heading(words: string, options: ParagraphOptions = {}): this {
    return this.paragraph(words, { face: "bold", before: 8, after: 4, keepWith: 40, ...options });
  }

  /** The document's name in capitals, and under it what it is about. */
  title(name: string, about?: string): this {
    this.paragraph(name, { face: "bold", size: 14, align: "center", before: 10, after: 2 });
    if (about) this.paragraph(about, { face: "bold", size: 13, align: "center", after: 2 });
    return this.space(8);
  }

  /** Quốc hiệu and Tiêu ngữ; beside them, on a letter, who sends it. */
  nation(lines: NationLines): this {
    // Beside a code in the corner both columns move to the left, or the country's name would break.
    const beside = lines.issuer && this.#options.cornerCode ? mm(20) : 0;
    const place = { x: MARGIN.left - beside * 0.3, y: this.#y, width: this.width - beside };
    const { marks, height } = nationMarks(lines, place, this.#lay, this.#measure);
    this.#put(marks);
    return this.space(height + 8);
  }

  /** Lines of "label: value". */
  facts(
    rows: readonly (readonly [label: string, value: string])[],
    options: ParagraphOptions = {},
  ): this {
    for (const [label, value] of rows)
      this.paragraph(
        [
          { text: `${label}: `, style: "regular" },
          { text: value, style: "bold" },
        ],
        options,
      );
    return this;
  }

  /** A table over as many pages as it needs, its head on each. No row is torn that fits a page; the last is not alone. */
  table(table: {
    readonly columns: readonly Column[];
    readonly rows: readonly Row[];
    readonly size?: number;
    /** Rows are at least so high: room to sign in. */
    readonly least?: number;
    /** Points of what comes under it and may not begin a page alone: the last row goes with it. */
    readonly keepWith?: number;
  }): this {
    const { least = 0, keepWith = 0 } = table;
    const fitting = { width: this.width, size: table.size ?? 11, padding: 2 * PADDING.x + HAIR };
    const { size, widths } = fittedColumns(table.columns, table.rows, fitting, this.#measure);
    const lay = (cells: Row, head: boolean) =>
      layRow(
        table.columns,
        cells.map((cell) => this.#printableWords(cell)),
        widths,
        { size, head, least: head ? 0 : least },
        this.#measure,
      );
    const heads = table.columns.map((column) => column.head);
    const head = lay(heads, true);
    const begin = (on: this) => {
      on.#put(head.marks(MARGIN.left, on.#y));
      on.#y += head.height;
    };
    const highest = this.#bottom - CODE.below - head.height;
    begin(this.keep(head.height + 24));
    for (const [index, cells] of table.rows.entries()) {
      let rest: LaidRow | null = lay(cells, false);
      const last = index > 0 && index === table.rows.length - 2 ? table.rows[index + 1] : undefined;
      const under = last && lay(last, false).height + keepWith;
      if (under && arePartedBy(this.#bottom - this.#y, rest.height, under, highest)) begin(this.pageBreak());
      while (rest) {
        const room = this.#bottom - this.#y;
        const fits: boolean = rest.height <= room;
        const torn: { first: LaidRow; rest: LaidRow } | null =
          !fits && rest.height > highest ? rest.split(room) : null;
        const now: LaidRow | null = fits ? rest : (torn?.first ?? null);
        if (now) this.#put(now.marks(MARGIN.left, this.#y));
        this.space(now?.height ?? 0);
        if (!fits) begin(this.pageBreak());
        rest = fits ? null : (torn?.rest ?? rest);
      }
    }
    return this.space(8);
  }

  image(bytes: Uint8Array, mime: "image/png" | "image/jpeg", size: { readonly width: number; readonly height: number }): this {
    this.keep(size.height);
    const x = MARGIN.left + (this.width - size.width) / 2;
    this.#put([{ kind: "image", x, y: this.#y, ...size, bytes, mime }]);
    return this.space(size.height + 6);
  }

  /** A code with text beside it. */
  code(text: string, beside: readonly Words[], side = mm(28)): this {
    this.keep(side);
    this.#put([{ kind: "qr", x: MARGIN.left, y: this.#y, side, text }]);
    const top = this.#y;
    const left = side + mm(5);
    for (const words of beside) {
      const block = this.#lay(words, this.width - left, {
        size: 11,
        face: "regular",
        align: "left",
      });
      this.#put(placeText(block, MARGIN.left + left, this.#y, this.#measure));
      this.#y += block.height + 2;
    }
    this.#y = Math.max(this.#y, top + side);
    return this.space(8);
  }

  /** Small empty boxes to tick, side by side, each with text beside it. */
  ticks(choices: readonly Words[]): this {
    const lay = (words: Words, width: number) =>
      this.#lay(words, width, { size: SIZE, face: "regular", align: "left" });
    const wanted = choices.map((words) => (lay(words, this.width).lines[0]?.width ?? 0) + mm(10.1));
    const rooms = sideBySide(wanted, this.width);
    const blocks = choices.map((words, index) => lay(words, (rooms[index] ?? 0) - mm(10)));
    const height = Math.max(...blocks.map((block) => block.height));
    this.keep(height);
    const side = SIZE * 0.85;
    let x: number = MARGIN.left;
    blocks.forEach((block, index) => {
      this.#put([
        { kind: "box", x, y: this.#y + (block.lineHeight - side) / 2, width: side, height: side },
        ...placeText(block, x + mm(8), this.#y, this.#measure),
      ]);
      x += rooms[index] ?? 0;
    });
    this.#y += height;
    return this.space(4);
  }

  /** Dotted lines to write on by hand. */
  lines(count: number): this {
    const [x, toX] = [MARGIN.left, MARGIN.left + this.width];
    for (let line = 0; line < count; line++) {
      const y = this.keep(mm(8)).space(mm(8)).#y;
      this.#put([{ kind: "line", x, y, toX, toY: y, dotted: true }]);
    }
    return this.space(6);
  }

  /** Places to sign side by side, with room for signature and seal; never torn from each other. */
  signatures(signatures: readonly Signature[], room = mm(26)): this {
    return this.space(8)
      .piece((place, lay, measure) => signatureMarks(signatures, room, place, lay, measure))
      .space(6);
  }

  /** Something drawn elsewhere, in one piece. */
  piece(draw: Draw): this {
    this.keep(this.drawn(draw).height);
    const { marks, height } = this.drawn(draw);
    this.#put(marks);
    return this.space(height);
  }

  /** The same without setting it: how high it becomes. */
  drawn(draw: Draw): Placed {
    return draw({ x: MARGIN.left, y: this.#y, width: this.width }, this.#lay, this.#measure);
  }

  /** The file. */
  bytes(): Promise<Uint8Array> {
    const { title, language = "vi", createdAt = EPOCH } = this.#options;
    const pages = this.#pages.map(({ sheet, marks }, index) => ({
      sheet,
      marks: [...marks, ...this.#surround(index + 1, sheet)],
    }));
    return writePdf(pages, { title, language, createdAt }, this.#faces);
  }

  /** What each page has besides its content: number, foot, code. */
  #surround(page: number, sheet: Sheet): Mark[] {
    const { pageNumbers = "official", foot, cornerCode } = this.#options;
    const pages = this.#pages.length;
    const marks: Mark[] = [];
    const line = (text: string, y: number, style: Omit<TextStyle, "face">) =>
      marks.push(
        ...placeText(
          this.#lay(text, sheet.width - MARGIN.left - MARGIN.right, { face: "regular", ...style }),
          MARGIN.left,
          y,
          this.#measure,
        ),
      );
    if (pageNumbers === "official" && page > 1)
      line(String(page), mm(10), { size: 13, align: "center" });
    if (foot)
      line(foot(page, pages), sheet.height - mm(14), { size: 9, align: "left", grey: true });
    if (cornerCode) {
      const { side, top, right } = CODE;
      marks.push({
        kind: "qr",
        x: sheet.width - right - side,
        y: top,
        side,
        text: cornerCode(page, pages),
      });
    }
    return marks;
  }

  #printableWords(words: Words): Words {
    return typeof words === "string"
      ? printable(words, this.#faces.regular)
      : words.map(({ text, style }) => ({ text: printable(text, this.#faces[style]), style }));
  }

  readonly #lay = (words: Words, width: number, style: TextStyle): Block =>
    layText(this.#printableWords(words), width, style, this.#measure);

  #put(marks: readonly Mark[]): void {
    this.#pages.at(-1)?.marks.push(...marks);
  }

  /** Puts a block line by line, over pages where it must. */
  #flow(block: Block, x: number): void {
    let from = 0;
    while (from < block.lines.length) {
      const fits = Math.floor((this.#bottom - this.#y + 0.01) / block.lineHeight);
      if (fits < 1) {
        this.pageBreak();
        continue;
      }
      const to = Math.min(block.lines.length, from + fits);
      this.#put(placeText(block, x, this.#y, this.#measure, from, to));
      this.#y += (to - from) * block.lineHeight;
      from = to;
    }
  }
}
