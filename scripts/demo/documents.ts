import fontkit from "@pdf-lib/fontkit";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PDFDocument, type PDFFont } from "pdf-lib";
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
    const widthOf = (part: string) => (widths.get(part) ?? measured(face, part)) * size;
    for (const line of wrapped(text, A4.width - 2 * MARGIN, widthOf)) {
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

/** Widths of words at size 1: setting a word is what takes the time, and the same ones come again and again. */
const widths = new Map<string, number>();

function measured(face: PDFFont, part: string): number {
  const width = face.widthOfTextAtSize(part, 1);
  widths.set(part, width);
  return width;
}

function wrapped(text: string, room: number, widthOf: (part: string) => number): string[] {
  const space = widthOf(" ");
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const width = widthOf(word);
    if (line.length > 0 && used + space + width > room) {
      lines.push(line.join(" "));
      line = [];
      used = 0;
    }
    used += (line.length > 0 ? space : 0) + width;
    line.push(word);
  }
  return [...lines, line.join(" ")];
}

/**
 * A drawing in place of a photograph: a device somewhere in a workshop, its place, light and parts by the seed, so that
 * two are no more alike than two photographs are. JPEG, 720 × 480.
 */
export async function picture(random: Random): Promise<Uint8Array> {
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const hue = between(0, 359);
  const paint = (light: number) => `hsl(${(hue + between(-40, 40) + 360) % 360},${between(15, 45)}%,${light}%)`;
  const floor = between(300, 560);
  const walls = Array.from({ length: 4 }, () => {
    const [x, y] = [between(-80, 800), between(-60, floor - 120)];
    return `<rect x="${x}" y="${y}" width="${between(120, 420)}" height="${between(90, 300)}" fill="${paint(between(25, 92))}"/>`;
  });
  const parts = Array.from({ length: between(4, 8) }, () => {
    const [x, height] = [between(20, 820), between(60, 300)];
    const fill = paint(between(18, 85));
    return random() < 0.5
      ? `<rect x="${x}" y="${floor + 60 - height}" width="${between(50, 190)}" height="${height}" rx="10" fill="${fill}"/>`
      : `<circle cx="${x + 45}" cy="${floor - height / 3}" r="${between(30, 110)}" fill="${fill}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="480" viewBox="0 0 960 640">
    <rect width="960" height="640" fill="${paint(between(55, 90))}"/>${walls.join("")}
    <rect y="${floor}" width="960" height="${640 - floor}" fill="${paint(between(25, 75))}"/>${parts.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}

/** Short films drawn for the demonstration, one for each entry that has one: the same bytes twice would be a finding. */
export type Film = "water-wheel" | "lifting-wheel";

export const film = (name: Film): Promise<Uint8Array> => readFile(new URL(`./${name}.mp4`, import.meta.url));
