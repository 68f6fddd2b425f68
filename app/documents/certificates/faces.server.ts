import fontkit from "@pdf-lib/fontkit";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";
import type { CertificateFace } from "./design";
import type { FaceShape } from "./fit";

const require = createRequire(import.meta.url);
const FILES: Readonly<Record<CertificateFace, string>> = {
  display: "playfair-display/700Bold/PlayfairDisplay_700Bold",
  serif: "tinos/400Regular/Tinos_400Regular",
  "serif-bold": "tinos/700Bold/Tinos_700Bold",
  "serif-italic": "tinos/400Regular_Italic/Tinos_400Regular_Italic",
  sans: "be-vietnam-pro/400Regular/BeVietnamPro_400Regular",
  "sans-bold": "be-vietnam-pro/700Bold/BeVietnamPro_700Bold",
};

type Font = ReturnType<typeof fontkit.create>;

/** The letters that reach farthest up and down. */
const HIGHEST = "ẤẦẨẪẮẰẲẴẾỀỂỄỐỒỔỖỚỜỞỠỨỪỬỮÁÀẢÃ";
const LOWEST = "ẠẶẬỆỊỌỘỢỤỰỴạặậệịọộợụựỵgjpqyQ,;";
const SUBSTITUTE = "?";

/** A face with what its letters measure; read once for the whole process. */
export class CertificateFaceFile implements FaceShape {
  readonly ascent: number;
  readonly descent: number;
  readonly #font: Font;
  readonly #advances = new Map<number, number>();

  constructor(
    readonly name: CertificateFace,
    readonly bytes: Uint8Array,
  ) {
    this.#font = fontkit.create(bytes);
    const boxes = (text: string) => [...text].map((sign) => this.#font.glyphForCodePoint(sign.codePointAt(0) ?? 0).bbox);
    this.ascent = Math.max(...boxes(HIGHEST).map(({ maxY }) => maxY)) / this.#font.unitsPerEm;
    this.descent = -Math.min(...boxes(LOWEST).map(({ minY }) => minY)) / this.#font.unitsPerEm;
  }

  readonly width = (text: string): number => {
    let width = 0;
    for (const sign of text) {
      const codePoint = sign.codePointAt(0) ?? 0;
      let advance = this.#advances.get(codePoint);
      if (advance === undefined) {
        advance = this.#font.glyphForCodePoint(codePoint).advanceWidth / this.#font.unitsPerEm;
        this.#advances.set(codePoint, advance);
      }
      width += advance;
    }
    return width;
  };

  /** The text as this face can print it: composed, no control signs, "?" for what it has no letter for. */
  printable(text: string): string {
    const visible = text.normalize("NFC").replace(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Co}]/gu, "");
    return visible.replace(/[^\n]/gu, (sign) => (this.#font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : SUBSTITUTE));
  }
}

export type CertificateFaces = Readonly<Record<CertificateFace, CertificateFaceFile>>;

let faces: Promise<CertificateFaces> | undefined;

/** All faces in which certificates are set; each has every Vietnamese letter. */
export function certificateFaces(): Promise<CertificateFaces> {
  faces ??= Promise.all(
    (Object.keys(FILES) as CertificateFace[]).map(async (face) => {
      const bytes = await readFile(require.resolve(`@expo-google-fonts/${FILES[face]}.ttf`));
      return [face, new CertificateFaceFile(face, bytes)] as const;
    }),
  ).then((entries) => Object.fromEntries(entries) as Record<CertificateFace, CertificateFaceFile>);
  return faces;
}

/** A face cut down to the signs of a text, ready to be put into a PDF. */
export interface CutFace {
  readonly bytes: Uint8Array;
  /** The number and the width (in thousandths) of the glyph of each sign. */
  readonly glyphs: ReadonlyMap<string, { readonly id: number; readonly width: number }>;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly bounds: readonly [number, number, number, number];
}

export async function cutFace(face: CertificateFaceFile, signs: ReadonlySet<string>): Promise<CutFace> {
  const text = [...signs].sort().join("");
  const bytes = await subsetFont(face.bytes, text, { targetFormat: "truetype" });
  const font = fontkit.create(bytes);
  const thousandth = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  const glyphs = new Map(
    [...signs].map((sign) => {
      const glyph = font.glyphForCodePoint(sign.codePointAt(0) ?? 0);
      return [sign, { id: glyph.id, width: thousandth(glyph.advanceWidth) }] as const;
    }),
  );
  const { minX, minY, maxX, maxY } = font.bbox;
  return {
    bytes,
    glyphs,
    ascent: thousandth(font.ascent),
    descent: thousandth(font.descent),
    capHeight: thousandth(font.capHeight),
    italicAngle: font.italicAngle,
    bounds: [thousandth(minX), thousandth(minY), thousandth(maxX), thousandth(maxY)],
  };
}
