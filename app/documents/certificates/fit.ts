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
/** On one line a text may become that much smaller before it is looked whether two lines would be larger. */
const HARDLY = 0.9;
/** And that much where two lines would not be. */
const ONE_LINE = 0.7;
const STEP = 0.5;
/** Below this nobody reads it; a text that long is still not cut. */
const FLOOR = 4;

/**
 * Sets a text in a room: as large as it may be on one line, or hardly smaller; else on one line or on two, broken
 * between words, whichever is larger; over more; at last as small as it must be. Nothing of it is ever left out.
 */
export function fitText(text: string, room: Room, face: FaceShape): Fitted {
  const paragraphs = text.split("\n").length;
  const least = Math.min(room.least, room.size);
  const within = (lines: number, from: number, to: number): Set | null => {
    for (let size = from; size >= to - 0.001; size -= STEP) {
      const set = setAt(text, size, room.width, face);
      if (set.whole && set.lines.length <= paragraphs * lines && set.height <= room.height + 0.001) return set;
    }
    return null;
  };
  const one = within(1, room.size, Math.max(least, room.size * ONE_LINE));
  const two = one && one.size >= room.size * HARDLY ? null : within(2, room.size, least);
  const few = one && two ? (two.size > one.size ? two : one) : (one ?? two);
  const found = few ?? within(Infinity, room.size, least) ?? within(Infinity, least, Math.min(least, FLOOR));
  if (found) return balanced(text, found, room, face);
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
