/** Elements that are gone into; all others are leaves here (RFC 9559). Their ids are the same at every depth. */
const HOLDERS = new Set([0x18538067 /* Segment */, 0x1f43b675 /* Cluster */, 0x1549a966 /* Info */, 0x1654ae6b /* Tracks */, 0xae /* TrackEntry */]);
/** Left out: tags, attached files, chapters, titles, names of files, dates, and the sums over what is changed. */
const NOTES = new Set([
  0x1254c367, 0x1941a469, 0x1043a770, 0x7ba9, 0x7384, 0x3c83ab, 0x3e83bb, 0x4461, 0x536e, 0x258688, 0x3a9697, 0xbf,
]);
/** Have to be there; blank they say nothing. */
const BLANKED = new Set([0x4d80 /* MuxingApp */, 0x5741 /* WritingApp */]);
const VOID = 0xec;
/** The longest head of an element: four bytes of id, eight of size. */
const MAX_HEAD = 12;

interface Head {
  readonly id: number;
  readonly length: number;
  /** null: to the end of what holds it. */
  readonly size: number | null;
}

function headAt(bytes: Uint8Array, at: number): Head | "short" | null {
  const first = bytes[at];
  if (first === undefined) return "short";
  const idLength = Math.clz32(first) - 23;
  if (idLength > 4) return null;
  if (bytes.length - at < idLength + 1) return "short";
  let id = 0;
  for (let i = 0; i < idLength; i++) id = id * 256 + (bytes[at + i] ?? 0);
  const start = bytes[at + idLength] ?? 0;
  const sizeLength = Math.clz32(start) - 23;
  if (sizeLength > 8) return null;
  if (bytes.length - at < idLength + sizeLength) return "short";
  let size = start & (0xff >> sizeLength);
  let unknown = size === 0xff >> sizeLength;
  for (let i = 1; i < sizeLength; i++) {
    const byte = bytes[at + idLength + i] ?? 0;
    size = size * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { id, length: idLength + sizeLength, size: unknown ? null : size };
}

/** A head of the same length that says: nothing is here. */
function voidHead(length: number, size: number): Uint8Array {
  const sizeLength = Math.min(8, length - 1);
  const head = new Uint8Array(length);
  head[0] = VOID;
  let rest = size + (length - 1 - sizeLength);
  for (let i = sizeLength; i >= 1; i--) {
    head[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  head[1] = (head[1] ?? 0) | (0x80 >> (sizeLength - 1));
  return head;
}

/** A WebM film with its notes blanked where they stand, so that nothing moves, however its bytes are cut into pieces. */
export class WebmNotes {
  changed = false;
  #left = 0;
  #blank: number | null = null;
  #held: Uint8Array = new Uint8Array();

  async *cleaned(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const piece of source) {
      if (this.#held.length === 0 && this.#blank === null && this.#left >= piece.length) {
        this.#left -= piece.length;
        yield piece;
        continue;
      }
      const bytes = Uint8Array.from(Buffer.concat([this.#held, piece]));
      const done = this.#clean(bytes);
      if (done > 0) yield bytes.subarray(0, done);
      this.#held = bytes.slice(done);
    }
    if (this.#held.length > 0) yield this.#held;
  }

  #clean(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.length) {
      if (this.#left > 0) {
        const count = Math.min(this.#left, bytes.length - at);
        if (this.#blank !== null) this.#fill(bytes, at, at + count, this.#blank);
        this.#left -= count;
        at += count;
        continue;
      }
      this.#blank = null;
      const head = headAt(bytes, at);
      if (head === "short" && bytes.length - at < MAX_HEAD) break;
      if (head === "short" || head === null) {
        // No element: nobody can tell where the next one begins.
        this.#left = Infinity;
        continue;
      }
      if (!HOLDERS.has(head.id)) {
        this.#left = head.size ?? Infinity;
        if (NOTES.has(head.id) && head.size !== null) {
          bytes.set(voidHead(head.length, head.size), at);
          this.changed = true;
          this.#blank = 0;
        } else if (BLANKED.has(head.id)) this.#blank = 0x20;
        else if (head.id === VOID) this.#blank = 0;
      }
      at += head.length;
    }
    return at;
  }

  #fill(bytes: Uint8Array, from: number, to: number, value: number): void {
    for (let i = from; i < to; i++) if (bytes[i] !== value) this.changed = true;
    bytes.fill(value, from, to);
  }
}
