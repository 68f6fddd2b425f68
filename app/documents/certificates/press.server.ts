import { Buffer } from "node:buffer";
import { qrModules } from "../qr";
import type { CertificateFace, Design } from "./design";
import { spotsOf } from "./boxes";
import { PAGE } from "./design";
import { certificateFaces, cutFace, type CutFace } from "./faces.server";
import { frameOf, type Shape } from "./frames";
import { setPage, type CertificatePrint, type SetPage } from "./page";
import { facePdf, glyphText } from "./pdf-face.server";
import { pdfDate, pdfText, PdfObjects } from "./pdf-objects.server";
import type { PrintPicture } from "./pictures.server";

/** All that the certificates of a contest share. */
export interface PressPlate {
  readonly design: Design;
  readonly background: PrintPicture | null;
  readonly logo: PrintPicture | null;
  /** Of the file, in its properties. */
  readonly title: string;
  readonly createdAt: Date;
}

const POINT = 72 / 25.4;
const [WIDTH, HEIGHT] = [PAGE.width * POINT, PAGE.height * POINT];
/** Millimetres from the top left corner, as everything here is measured. */
const MILLIMETRES = `${POINT.toFixed(5)} 0 0 ${(-POINT).toFixed(5)} 0 ${HEIGHT.toFixed(3)} cm`;
const n = (value: number) => String(Math.round(value * 1000) / 1000);

/**
 * Certificates as one PDF, a page each, handed on piece by piece: letters, frame and pictures are in it once. The same
 * certificates give the same bytes.
 */
export async function* certificatesPdf(
  plate: PressPlate,
  certificates: readonly CertificatePrint[],
  printed?: (count: number) => Promise<void>,
): AsyncGenerator<Buffer> {
  const faces = await certificateFaces();
  const setting = { design: plate.design, hasLogo: plate.logo !== null };
  const letters = new Map<CertificateFace, Set<string>>();
  for (const certificate of certificates)
    for (const { face, text } of setPage(setting, certificate, faces).lines) {
      const signs = letters.get(face) ?? new Set<string>();
      for (const sign of text) signs.add(sign);
      letters.set(face, signs);
    }
  const objects = new PdfObjects();
  const [catalogue, pages, info, resources] = [objects.reserve(), objects.reserve(), objects.reserve(), objects.reserve()];
  yield objects.begin();
  const cut = new Map<CertificateFace, { readonly name: string; readonly id: number; readonly face: CutFace }>();
  for (const [face, signs] of letters) {
    const made = { name: `F${cut.size}`, id: objects.reserve(), face: await cutFace(faces[face], signs) };
    cut.set(face, made);
    yield* facePdf(objects, made.id, face, made.face);
  }
  const ground = objects.reserve();
  const pictures = new Map<string, number>();
  for (const [name, picture] of [["B", plate.background], ["L", plate.logo]] as const) {
    if (!picture) continue;
    const id = objects.reserve();
    pictures.set(name, id);
    yield* picturePdf(objects, id, picture);
  }
  const named = [...pictures].map(([name, id]) => `/${name} ${id} 0 R`).join(" ");
  yield await objects.stream(
    ground,
    `/Type /XObject /Subtype /Form /BBox [0 0 ${n(WIDTH)} ${n(HEIGHT)}] /Resources << /XObject << ${named} >> >>`,
    Buffer.from(groundOf(plate), "latin1"),
  );
  const fonts = [...cut.values()].map(({ name, id }) => `/${name} ${id} 0 R`).join(" ");
  yield objects.object(resources, `<< /Font << ${fonts} >> /XObject << /G ${ground} 0 R >> >>`);
  const kids: number[] = [];
  for (const certificate of certificates) {
    const [page, content] = [objects.reserve(), objects.reserve()];
    kids.push(page);
    const set = setPage(setting, certificate, faces);
    yield Buffer.concat([
      await objects.stream(content, "", Buffer.from(pageOf(set, cut), "latin1")),
      objects.object(
        page,
        `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${n(WIDTH)} ${n(HEIGHT)}] /Resources ${resources} 0 R /Contents ${content} 0 R >>`,
      ),
    ]);
    await printed?.(kids.length);
  }
  yield objects.object(pages, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(" ")}] >>`);
  yield objects.object(
    catalogue,
    `<< /Type /Catalog /Pages ${pages} 0 R /Lang (vi) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  yield objects.object(
    info,
    `<< /Title ${pdfText(plate.title)} /Producer (Sangtao) /Creator (Sangtao) /CreationDate ${pdfDate(plate.createdAt)} /ModDate ${pdfDate(plate.createdAt)} >>`,
  );
  const id = Buffer.from(`${plate.title}${certificates[0]?.check ?? ""}`).toString("hex").padEnd(32, "0").slice(-32);
  yield objects.end(catalogue, info, id);
}

/** The same as one piece, for a single certificate. */
export async function certificatePdf(plate: PressPlate, certificate: CertificatePrint): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of certificatesPdf(plate, [certificate])) parts.push(part);
  return Buffer.concat(parts);
}

async function* picturePdf(objects: PdfObjects, id: number, picture: PrintPicture): AsyncGenerator<Buffer> {
  const size = `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /BitsPerComponent 8`;
  if (picture.jpeg) {
    yield await objects.stream(id, `${size} /ColorSpace /DeviceRGB /Filter /DCTDecode`, picture.jpeg, true);
    return;
  }
  const mask = objects.reserve();
  yield await objects.stream(mask, `${size} /ColorSpace /DeviceGray`, picture.alpha ?? Buffer.alloc(0));
  yield await objects.stream(id, `${size} /ColorSpace /DeviceRGB /SMask ${mask} 0 R`, picture.rgb ?? Buffer.alloc(0));
}

const colourOf = (hex: string) => [1, 3, 5].map((from) => n(parseInt(hex.slice(from, from + 2), 16) / 255)).join(" ");

/** What lies under the texts, in the measure of the page. */
function groundOf({ design, background, logo }: PressPlate): string {
  const parts: string[] = ["q", MILLIMETRES];
  if (background) parts.push(placed("B", 0, 0, PAGE.width, PAGE.height));
  // On a picture of its own a page needs no frame; a built-in one goes over it without its paper.
  for (const shape of background ? frameOf(design).slice(1) : frameOf(design)) parts.push(shapeOf(shape));
  if (logo) {
    const { x, y, side } = spotsOf(design).logo;
    const scale = side / Math.max(logo.width, logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    if (design.layout === "modern") parts.push(shapeOf(plateUnder(x, y, side)));
    parts.push(placed("L", x + (side - width) / 2, y + (side - height) / 2, width, height));
  }
  return [...parts, "Q"].join("\n");
}

/** A white ground for a logo that stands on a colour. */
function plateUnder(x: number, y: number, side: number): Shape {
  const edge = 3;
  return { path: `${n(x - edge)} ${n(y - edge)} ${n(side + 2 * edge)} ${n(side + 2 * edge)} re`, fill: "#ffffff" };
}

/** A picture hangs upside down in a measure that runs downwards. */
const placed = (name: string, x: number, y: number, width: number, height: number) =>
  `q ${n(width)} 0 0 ${n(-height)} ${n(x)} ${n(y + height)} cm /${name} Do Q`;

function shapeOf({ path, fill, stroke, width = 0.3 }: Shape): string {
  const paint = fill && stroke ? "B" : fill ? "f" : "S";
  return [
    fill ? `${colourOf(fill)} rg` : "",
    stroke ? `${colourOf(stroke)} RG ${n(width)} w` : "",
    path,
    paint,
  ]
    .filter(Boolean)
    .join(" ");
}

function pageOf(
  { lines, qr }: SetPage,
  cut: ReadonlyMap<CertificateFace, { readonly name: string; readonly face: CutFace }>,
): string {
  const text = lines.flatMap(({ text: words, face, size, x, y, colour }) => {
    const used = cut.get(face);
    if (!used) return [];
    const place = `${n(x * POINT)} ${n(HEIGHT - y * POINT)}`;
    return [`BT /${used.name} ${n(size)} Tf ${colourOf(colour)} rg ${place} Td ${glyphText(used.face, words)} Tj ET`];
  });
  return ["/G Do", ...text, "q", MILLIMETRES, codeOf(qr), "Q"].join("\n");
}

/** The code on white, its dark modules as stretches of a row. */
function codeOf({ x, y, side, text }: SetPage["qr"]): string {
  const rows = qrModules(text);
  const quiet = 4;
  const unit = side / (rows.length + 2 * quiet);
  const parts = [`1 1 1 rg ${n(x)} ${n(y)} ${n(side)} ${n(side)} re f 0 0 0 rg`];
  rows.forEach((row, down) => {
    for (let from = 0; from < row.length; from++) {
      if (!row[from]) continue;
      let to = from;
      while (row[to]) to++;
      const [left, top] = [x + (from + quiet) * unit, y + (down + quiet) * unit];
      parts.push(`${left.toFixed(3)} ${top.toFixed(3)} ${((to - from) * unit).toFixed(3)} ${unit.toFixed(3)} re`);
      from = to;
    }
  });
  return `${parts.join("\n")}\nf`;
}
