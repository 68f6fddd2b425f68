import fontkit from "@pdf-lib/fontkit";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { PDFDocument, PDFFont } from "pdf-lib";
import subsetFont from "subset-font";
import type { Face } from "./pdf-layout";

const require = createRequire(import.meta.url);
const FILES: Readonly<Record<Face, string>> = {
  regular: "400Regular/Tinos_400Regular",
  bold: "700Bold/Tinos_700Bold",
  italic: "400Regular_Italic/Tinos_400Regular_Italic",
  boldItalic: "700Bold_Italic/Tinos_700Bold_Italic",
};
const FACES = Object.keys(FILES) as Face[];
const SUBSTITUTE = "?";

/** What a face's letters measure, once read; the widths of a whole process. */
class FaceFile {
  readonly #font: ReturnType<typeof fontkit.create>;
  readonly #advances = new Map<number, number>();

  constructor(readonly bytes: Uint8Array) {
    this.#font = fontkit.create(bytes);
  }

  has(codePoint: number): boolean {
    return this.#font.hasGlyphForCodePoint(codePoint);
  }

  /** The width of a text at size 1, without kerning and ligatures: so it is drawn. */
  width(text: string): number {
    let width = 0;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      let advance = this.#advances.get(codePoint);
      if (advance === undefined) {
        advance = this.#font.glyphForCodePoint(codePoint).advanceWidth / this.#font.unitsPerEm;
        this.#advances.set(codePoint, advance);
      }
      width += advance;
    }
    return width;
  }
}

export type Faces = Readonly<Record<Face, FaceFile>>;

let faces: Promise<Faces> | undefined;

/** The four faces that documents are set in: Tinos, as wide as Times New Roman, with all Vietnamese letters. */
export function loadFaces(): Promise<Faces> {
  faces ??= Promise.all(
    FACES.map(async (face) => {
      const file = require.resolve(`@expo-google-fonts/tinos/${FILES[face]}.ttf`);
      return [face, new FaceFile(await readFile(file))] as const;
    }),
  ).then((entries) => Object.fromEntries(entries) as Record<Face, FaceFile>);
  return faces;
}

/** A text as it can be printed: composed, no control characters, "?" for what the face has no glyph for. */
export function printable(text: string, face: FaceFile): string {
  const visible = text.normalize("NFC").replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Co}]/gu, "");
  return visible.replace(/[^\n\t]/gu, (character) =>
    face.has(character.codePointAt(0) ?? 0) ? character : SUBSTITUTE,
  );
}

/**
 * Embeds a face with no more glyphs than the text needs. HarfBuzz cuts it: pdf-lib's own way of cutting leaves
 * out most letters of this face.
 */
export async function embedFace(
  document: PDFDocument,
  face: FaceFile,
  name: string,
  text: string,
): Promise<PDFFont> {
  const bytes = await subsetFont(face.bytes, text, { targetFormat: "truetype" });
  document.registerFontkit(fontkit);
  return document.embedFont(bytes, {
    customName: name,
    features: { liga: false, kern: false, clig: false },
  });
}
