import { wrapRuns } from "../wrap";

/** What a face's letters measure at size 1. */
export interface FaceShape {
  readonly width: (text: string) => number;
  /** How far its highest letter with marks ("Ẩ") reaches above the base line, and its lowest ("ợ", "g") below it. */
  readonly ascent: number;
  readonly descent: number;
}

/** Points. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** As large as the text is set at most, and as small as it is set before it takes more lines. */
  readonly size: number;
  readonly least: number;
}

export interface FittedLine {
  readonly text: string;
  readonly width: number;
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly FittedLine[];
  /** From base line to base line. */
  readonly lineHeight: number;
  /** From the top of the first line's marks to below the last line. */
  readonly height: number;
}

/** Between two lines, in parts of what the letters need: their marks never touch. */
const LEADING = 1.04;
/** On one line a text may become that much smaller before it is broken over two. */
const ONE_LINE = 0.7;
const STEP = 0.5;
/** Below this nobody reads it; a text that long is still not cut. */
const FLOOR = 4;

/**
 * Sets a text in a room: as large as it may be on one line; shrunk a little; over two lines, broken between words;
 * over more; at last as small as it must be. Nothing of it is ever left out.
 */
export function fitText(text: string, room: Room, face: FaceShape): Fitted {
  const paragraphs = text.split("\n").length;
  const least = Math.min(room.least, room.size);
  const tries: readonly (readonly [lines: number, from: number, to: number])[] = [
    [1, room.size, Math.max(least, room.size * ONE_LINE)],
    [2, room.size, least],
    [Infinity, room.size, least],
    [Infinity, least, Math.min(least, FLOOR)],
  ];
  for (const [lines, from, to] of tries)
    for (let size = from; size >= to - 0.001; size -= STEP) {
      const set = setAt(text, size, room.width, face);
      if (set.whole && set.lines.length <= paragraphs * lines && set.height <= room.height + 0.001)
        return balanced(text, set, room, face);
    }
  let size = FLOOR;
  for (;;) {
    const set = setAt(text, size, room.width, face);
    if (set.height <= room.height + 0.001 && set.lines.every(({ width }) => width <= room.width + 0.001)) return set;
    size *= 0.9;
  }
}

interface Set extends Fitted {
  /** No word was torn. */
  readonly whole: boolean;
}

function setAt(text: string, size: number, width: number, face: FaceShape): Set {
  const widthOf = (part: string) => face.width(part) * size;
  const lines = wrapRuns([{ text, style: null }], width, widthOf).map((line) => ({
    text: line.runs.map((run) => run.text).join(""),
    width: line.width,
  }));
  const lineHeight = (face.ascent + face.descent) * size * LEADING;
  const whole = text.split(/[^\S\u00a0\u202f]+/u).every((word) => widthOf(word) <= width);
  return {
    size,
    lines,
    lineHeight,
    height: (face.ascent + face.descent) * size + (lines.length - 1) * lineHeight,
    whole,
  };
}

/** The same lines about equally long, so that no word is left alone on the last. */
function balanced(text: string, set: Set, room: Room, face: FaceShape): Fitted {
  if (set.lines.length < 2) return set;
  let best: Set = set;
  let [low, high] = [room.width / set.lines.length / 2, room.width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const tried = setAt(text, set.size, middle, face);
    if (tried.whole && tried.lines.length <= set.lines.length) {
      best = tried;
      high = middle;
    } else low = middle;
  }
  return best;
}
