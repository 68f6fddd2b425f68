import { Buffer } from "node:buffer";
import { promisify } from "node:util";
import { deflate } from "node:zlib";

const packed = promisify<Uint8Array, Buffer>(deflate);

/**
 * Writes a PDF from front to back: each object is handed on as soon as it is made and only its place is remembered, so
 * that a file of a thousand pages takes no more memory than one of a page.
 */
export class PdfObjects {
  readonly #places: number[] = [0];
  #length = 0;

  /** A number for an object that is written later. */
  reserve(): number {
    return this.#places.push(-1) - 1;
  }

  begin(): Buffer {
    // The second line says that bytes above 127 follow.
    return this.#out(Buffer.concat([Buffer.from("%PDF-1.7\n%"), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3, 0x0a])]));
  }

  object(id: number, content: string): Buffer {
    this.#places[id] = this.#length;
    return this.#out(Buffer.from(`${id} 0 obj\n${content}\nendobj\n`, "latin1"));
  }

  /** `dictionary` without its length and filter. `raw`: the bytes are packed already, in the way that it says. */
  async stream(id: number, dictionary: string, bytes: Uint8Array, raw = false): Promise<Buffer> {
    const content = raw ? bytes : await packed(bytes);
    this.#places[id] = this.#length;
    const filter = raw ? "" : " /Filter /FlateDecode";
    const head = Buffer.from(`${id} 0 obj\n<< ${dictionary}${filter} /Length ${content.length} >>\nstream\n`, "latin1");
    return this.#out(Buffer.concat([head, content, Buffer.from("\nendstream\nendobj\n", "latin1")]));
  }

  /** The table of places and the end. Throws where a number was reserved and not written: such a file is broken. */
  end(root: number, info: number, id: string): Buffer {
    const lost = this.#places.indexOf(-1);
    if (lost > 0) throw new Error(`object ${lost} was not written`);
    const size = this.#places.length;
    const rows = this.#places.slice(1).map((place) => `${String(place).padStart(10, "0")} 00000 n \n`);
    return this.#out(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${this.#length}\n%%EOF\n`,
        "latin1",
      ),
    );
  }

  #out(bytes: Buffer): Buffer {
    this.#length += bytes.length;
    return bytes;
  }
}

/** A text in a dictionary, whatever its script. */
export function pdfText(text: string): string {
  const units = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  return `<${units.toString("hex")}>`;
}

/** "D:20261122090000Z" */
export function pdfDate(at: Date): string {
  return `(D:${at.toISOString().replace(/\D/g, "").slice(0, 14)}Z)`;
}
