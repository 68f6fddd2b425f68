import { PDFDocument, rgb, type PDFFont, type PDFPage } from "pdf-lib";
import { embedFace, type Faces } from "./pdf-faces.server";
import type { Face, Mark } from "./pdf-layout";
import { qrModules, qrPath } from "./qr";

export interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** Draws marks on pages and gives the file: no author, and the same bytes for the same content. */
export async function writePdf(
  pages: readonly { readonly sheet: Sheet; readonly marks: readonly Mark[] }[],
  about: { readonly title: string; readonly language: string; readonly createdAt: Date },
  faces: Faces,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(about.title, { showInWindowTitleBar: true });
  document.setLanguage(about.language);
  document.setProducer("Sangtao");
  document.setCreator("Sangtao");
  document.setCreationDate(about.createdAt);
  document.setModificationDate(about.createdAt);
  const fonts = await fontsOf(
    document,
    pages.flatMap(({ marks }) => marks),
    faces,
  );
  for (const { sheet, marks } of pages) {
    const page = document.addPage([sheet.width, sheet.height]);
    for (const mark of marks) await draw(document, page, mark, fonts);
  }
  return document.save();
}

async function fontsOf(
  document: PDFDocument,
  marks: readonly Mark[],
  faces: Faces,
): Promise<Map<Face, PDFFont>> {
  const letters = new Map<Face, Set<string>>();
  for (const mark of marks) {
    if (mark.kind !== "text") continue;
    const used = letters.get(mark.face) ?? new Set<string>();
    for (const character of mark.text) used.add(character);
    letters.set(mark.face, used);
  }
  const fonts = new Map<Face, PDFFont>();
  for (const [face, used] of letters) {
    const text = [...used].sort().join("");
    fonts.set(face, await embedFace(document, faces[face], `Tinos-${face}`, text));
  }
  return fonts;
}

const BLACK = rgb(0, 0, 0);
const GREY = rgb(0.35, 0.35, 0.35);
const FAINT = rgb(0.93, 0.93, 0.93);
const BAR = rgb(0.36, 0.42, 0.45);

async function draw(
  document: PDFDocument,
  page: PDFPage,
  mark: Mark,
  fonts: ReadonlyMap<Face, PDFFont>,
): Promise<void> {
  const y = page.getHeight() - mark.y;
  switch (mark.kind) {
    case "text": {
      const font = fonts.get(mark.face);
      page.drawText(mark.text, {
        x: mark.x,
        y,
        size: mark.size,
        font,
        color: mark.grey ? GREY : BLACK,
      });
      return;
    }
    case "line":
      page.drawLine({
        start: { x: mark.x, y },
        end: { x: mark.toX, y: page.getHeight() - mark.toY },
        thickness: 0.6,
        color: BLACK,
        ...(mark.dotted ? { dashArray: [1, 2] } : {}),
      });
      return;
    case "box":
      page.drawRectangle({
        x: mark.x,
        y: y - mark.height,
        width: mark.width,
        height: mark.height,
        borderWidth: mark.grey || mark.dark ? 0 : 0.6,
        ...(mark.dark ? { color: BAR } : mark.grey ? { color: FAINT } : { borderColor: BLACK }),
      });
      return;
    case "qr": {
      const modules = qrModules(mark.text);
      page.drawSvgPath(qrPath(modules), {
        x: mark.x,
        y,
        scale: mark.side / modules.length,
        color: BLACK,
      });
      return;
    }
    case "image": {
      const image = await (mark.mime === "image/png"
        ? document.embedPng(mark.bytes)
        : document.embedJpg(mark.bytes));
      page.drawImage(image, {
        x: mark.x,
        y: y - mark.height,
        width: mark.width,
        height: mark.height,
      });
    }
  }
}
