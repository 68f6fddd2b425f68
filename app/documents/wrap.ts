/** A stretch of text in one style. */
export interface Run<Style> {
  readonly text: string;
  readonly style: Style;
}

/** One line: its runs, and how wide they are together. */
export interface Line<Style> {
  readonly runs: readonly Run<Style>[];
  readonly width: number;
  /** The line ends its paragraph, so that it is not stretched. */
  readonly last: boolean;
}

export type WidthOf<Style> = (text: string, style: Style) => number;

interface Part<Style> extends Run<Style> {
  readonly width: number;
}

/** Words are joined over the borders of runs: "(<b>x</b>)," is one. */
type Word<Style> = readonly Part<Style>[];

const BREAK = /[^\S\u00a0\u202f]+/u;

/**
 * Sets text in lines no wider than `room`. Line feeds end a paragraph, other white space is a place to break, a
 * no-break space is none; a word that is too wide is broken between characters. A paragraph's first line is shorter by
 * `indent`.
 */
export function wrapRuns<Style>(
  runs: readonly Run<Style>[],
  room: number,
  widthOf: WidthOf<Style>,
  indent = 0,
): Line<Style>[] {
  return paragraphsOf(runs).flatMap((paragraph) => wrapParagraph(paragraph, room, widthOf, indent));
}

function paragraphsOf<Style>(runs: readonly Run<Style>[]): Run<Style>[][] {
  let paragraph: Run<Style>[] = [];
  const paragraphs = [paragraph];
  for (const { text, style } of runs) {
    const [first = "", ...rest] = text.split(/\r\n|\r|\n/);
    paragraph.push({ text: first, style });
    for (const part of rest) {
      paragraph = [{ text: part, style }];
      paragraphs.push(paragraph);
    }
  }
  return paragraphs;
}

function wordsOf<Style>(runs: readonly Run<Style>[], widthOf: WidthOf<Style>): Word<Style>[] {
  const words: Part<Style>[][] = [];
  let open = false;
  for (const { text, style } of runs) {
    text.split(BREAK).forEach((part, index) => {
      if (index > 0) open = false;
      if (part === "") return;
      const word = { text: part, style, width: widthOf(part, style) };
      const previous = words.at(-1);
      if (open && previous) previous.push(word);
      else words.push([word]);
      open = true;
    });
  }
  return words;
}

function wrapParagraph<Style>(
  runs: readonly Run<Style>[],
  room: number,
  widthOf: WidthOf<Style>,
  indent: number,
): Line<Style>[] {
  const lines: Line<Style>[] = [];
  let line: Part<Style>[] = [];
  let used = indent;
  const end = (last: boolean) => {
    lines.push({ runs: joined(line), width: lines.length === 0 ? used - indent : used, last });
    line = [];
    used = 0;
  };
  for (const word of wordsOf(runs, widthOf)) {
    for (const piece of pieces(word, room - indent, widthOf)) {
      const width = widthOfWord(piece);
      const style = line.at(-1)?.style;
      const space = style === undefined ? 0 : widthOf(" ", style);
      if (line.length > 0 && used + space + width > room) end(false);
      const before = line.at(-1);
      if (before) {
        line.push({ text: " ", style: before.style, width: space });
        used += space;
      }
      line.push(...piece);
      used += width;
    }
  }
  end(true);
  return lines;
}

function widthOfWord<Style>(word: Word<Style>): number {
  return word.reduce((sum, { width }) => sum + width, 0);
}

/** A word that is wider than the line, in pieces that are not. */
function pieces<Style>(word: Word<Style>, room: number, widthOf: WidthOf<Style>): Word<Style>[] {
  if (widthOfWord(word) <= room) return [word];
  const all: Part<Style>[][] = [];
  let used = Infinity;
  for (const { text, style } of word) {
    for (const character of text) {
      const width = widthOf(character, style);
      if (used + width > room) {
        all.push([]);
        used = 0;
      }
      all.at(-1)?.push({ text: character, style, width });
      used += width;
    }
  }
  return all;
}

function joined<Style>(parts: readonly Part<Style>[]): Run<Style>[] {
  const runs: { text: string; style: Style }[] = [];
  for (const { text, style } of parts) {
    const previous = runs.at(-1);
    if (previous && previous.style === style) previous.text += text;
    else runs.push({ text, style });
  }
  return runs;
}
