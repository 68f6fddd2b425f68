import fontkit from "@pdf-lib/fontkit";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import type { Random } from "~/platform/random";

const require = createRequire(import.meta.url);
const FONT = "@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf";
const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 64;
const SIZE = 11;
// A fixed date, so that the same text gives the same bytes and is stored once.
const CREATED = new Date("2026-01-01T00:00:00Z");

let font: Promise<Buffer> | undefined;

/** A PDF of as many A4 pages as the paragraphs need, in a typeface with all Vietnamese letters. */
export async function pdf(title: string, paragraphs: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  document.setTitle(title);
  document.setCreationDate(CREATED);
  document.setModificationDate(CREATED);
  font ??= readFile(require.resolve(FONT));
  const face = await document.embedFont(await font, { subset: true });
  let page = document.addPage([A4.width, A4.height]);
  let y = A4.height - MARGIN;
  const write = (text: string, size: number) => {
    for (const line of wrapped(text, (part) => face.widthOfTextAtSize(part, size) <= A4.width - 2 * MARGIN)) {
      if (y < MARGIN) {
        page = document.addPage([A4.width, A4.height]);
        y = A4.height - MARGIN;
      }
      page.drawText(line, { x: MARGIN, y, size, font: face });
      y -= size * 1.6;
    }
    y -= size * 0.6;
  };
  write(title, SIZE + 5);
  for (const paragraph of paragraphs) write(paragraph, SIZE);
  return document.save();
}

function wrapped(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** A drawing in place of a photograph: a device on a bench, its colours and parts by the seed. JPEG, 960 × 640. */
export async function picture(random: Random): Promise<Uint8Array> {
  const hue = Math.floor(random() * 360);
  const parts = Array.from({ length: 5 }, (_, index) => {
    const x = 180 + index * 120;
    const height = 60 + Math.floor(random() * 220);
    const tint = (hue + 30 * index) % 360;
    return random() < 0.5
      ? `<rect x="${x}" y="${470 - height}" width="90" height="${height}" rx="10" fill="hsl(${tint},38%,52%)"/>`
      : `<circle cx="${x + 45}" cy="${420 - height / 3}" r="${35 + height / 8}" fill="hsl(${tint},42%,58%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <rect width="960" height="640" fill="hsl(${hue},25%,90%)"/>
    <rect y="470" width="960" height="170" fill="hsl(${hue},14%,62%)"/>${parts.join("")}
    <path d="M160 470 H800" stroke="hsl(${hue},20%,30%)" stroke-width="8"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}
