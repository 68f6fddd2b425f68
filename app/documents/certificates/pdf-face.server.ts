import { Buffer } from "node:buffer";
import type { CutFace } from "./faces.server";
import type { PdfObjects } from "./pdf-objects.server";

const hex = (value: number) => value.toString(16).padStart(4, "0");

/** A text as the numbers of its glyphs; a sign that was cut away is left out, which `signsOf` keeps from happening. */
export function glyphText(face: CutFace, text: string): string {
  return `<${[...text].map((sign) => hex(face.glyphs.get(sign)?.id ?? 0)).join("")}>`;
}

/** The objects of an embedded face whose text can be searched and copied. `id`: of the one that pages name. */
export async function* facePdf(objects: PdfObjects, id: number, name: string, face: CutFace): AsyncGenerator<Buffer> {
  const [file, descriptor, letters, unicode] = [objects.reserve(), objects.reserve(), objects.reserve(), objects.reserve()];
  // As files are told apart: which letters were left in is part of the name.
  const base = `SANGTA+${name}`;
  yield await objects.stream(file, `/Length1 ${face.bytes.length}`, face.bytes);
  yield objects.object(
    descriptor,
    `<< /Type /FontDescriptor /FontName /${base} /Flags 4 /FontBBox [${face.bounds.join(" ")}] /ItalicAngle ${face.italicAngle} /Ascent ${face.ascent} /Descent ${face.descent} /CapHeight ${face.capHeight} /StemV 80 /FontFile2 ${file} 0 R >>`,
  );
  const widths = [...face.glyphs.values()].map(({ id: glyph, width }) => `${glyph} [${width}]`).join(" ");
  yield objects.object(
    letters,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [${widths}] >>`,
  );
  yield await objects.stream(unicode, "", Buffer.from(unicodeOf(face), "latin1"));
  yield objects.object(
    id,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${base} /Encoding /Identity-H /DescendantFonts [${letters} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
}

/** Which sign each glyph stands for. A table has at most a hundred rows at once. */
function unicodeOf({ glyphs }: CutFace): string {
  const rows = [...glyphs].map(([sign, { id }]) => {
    const units = Array.from({ length: sign.length }, (_, index) => hex(sign.charCodeAt(index))).join("");
    return `<${hex(id)}> <${units}>`;
  });
  const tables: string[] = [];
  for (let from = 0; from < rows.length; from += 100) {
    const some = rows.slice(from, from + 100);
    tables.push(`${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${tables.join("\n")}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}
