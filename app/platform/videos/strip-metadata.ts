import { WebmNotes } from "./webm";

/** What holds other boxes in which a camera or a program leaves notes. */
const HOLDERS = new Set(["moov", "trak", "mdia"]);
/** Notes: place, device, names, dates. What plays, and which way is up, stands elsewhere. */
const NOTES = new Set(["udta", "meta", "uuid"]);
/** Says what kind of track it is, and behind that, in words, which program or whose device made it. */
const HANDLER = "hdlr";
const HANDLER_HEAD = 24;
const CONTAINERS: ReadonlySet<string> = new Set(["video/mp4", "video/quicktime"]);

export interface CleanVideo {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Once all bytes have been read: whether anything was blanked. */
  readonly changed: () => boolean;
}

/**
 * The same video without what was written beside its pictures and sound: notes are blanked where they stand and called
 * free room, so that nothing else moves. What is no MP4, QuickTime or WebM film passes as it is.
 */
export function withoutNotes(source: AsyncIterable<Uint8Array>, mime: string): CleanVideo {
  if (mime === "video/webm") {
    const elements = new WebmNotes();
    return { bytes: elements.cleaned(source), changed: () => elements.changed };
  }
  if (!CONTAINERS.has(mime)) return { bytes: source, changed: () => false };
  const boxes = new Boxes();
  return { bytes: boxes.cleaned(source), changed: () => boxes.changed };
}

/** Goes through a film box by box (ISO 14496-12), however its bytes are cut into pieces. */
class Boxes {
  changed = false;
  /** Of the next byte, in the file. */
  #at = 0;
  /** Where the holders end that we are in. */
  readonly #ends: number[] = [];
  /** How much of the present box is still to come, and whether it is blanked. */
  #left = 0;
  #blank = false;
  /** Of the present box: how much of it stays before the rest is blanked; its length stays. */
  #keep = 0;

  async *cleaned(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    let held: Uint8Array = new Uint8Array();
    for await (const piece of source) {
      if (held.length === 0 && !this.#blank && this.#keep === 0 && this.#left >= piece.length) {
        // Pictures and sound, which is nearly all: not even copied.
        this.#left -= piece.length;
        this.#at += piece.length;
        yield piece;
        continue;
      }
      const bytes = new Uint8Array(Buffer.concat([held, piece]));
      const done = this.#clean(bytes);
      if (done > 0) yield bytes.subarray(0, done);
      held = bytes.subarray(done);
    }
    if (held.length > 0) yield held;
  }

  /** Blanks in place; returns how far it came: the head of a box has to be there whole. */
  #clean(bytes: Uint8Array): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let i = 0;
    const advance = (count: number) => {
      i += count;
      this.#at += count;
    };
    while (i < bytes.length) {
      if (this.#left > 0) {
        const most = this.#keep > 0 ? Math.min(this.#keep, this.#left) : this.#left;
        const count = Math.min(most, bytes.length - i);
        if (this.#blank) this.#blankOut(bytes, i, i + count);
        this.#left -= count;
        if (this.#keep > 0) {
          this.#keep -= count;
          this.#blank = this.#keep === 0;
        }
        advance(count);
        continue;
      }
      while (this.#at >= (this.#ends.at(-1) ?? Infinity)) this.#ends.pop();
      const room = (this.#ends.at(-1) ?? Infinity) - this.#at;
      if (room < 8) {
        this.#pass(room);
        continue;
      }
      if (bytes.length - i < 8) break;
      const short = view.getUint32(i);
      const head = short === 1 ? 16 : 8;
      if (bytes.length - i < head) break;
      const said = short === 1 ? Number(view.getBigUint64(i + 8)) : short;
      const size = Math.min(said === 0 ? Infinity : said, room);
      const type = String.fromCharCode(...bytes.subarray(i + 4, i + 8));
      if (size < head) {
        // No box: nobody can tell where the next one begins.
        this.#pass(Infinity);
      } else if (HOLDERS.has(type)) {
        this.#ends.push(this.#at + size);
        advance(head);
      } else {
        this.#pass(size - head);
        this.#blank = NOTES.has(type);
        this.#keep = type === HANDLER ? HANDLER_HEAD : 0;
        if (this.#blank) {
          this.changed = true;
          for (let letter = 0; letter < 4; letter++) bytes[i + 4 + letter] = "free".charCodeAt(letter);
        }
        advance(head);
      }
    }
    return i;
  }

  #blankOut(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; at++) if (bytes[at] !== 0) this.changed = true;
    bytes.fill(0, from, to);
  }

  #pass(count: number): void {
    this.#left = count;
    this.#blank = false;
    this.#keep = 0;
  }
}
