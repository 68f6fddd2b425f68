import sharp from "sharp";
import { atMost } from "~/platform/at-most";
import { renderPdfPage } from "~/platform/pdf/render.server";
import { sha256Hex } from "~/platform/sha256";
import { loadFaces, printable, type Faces } from "./pdf-faces.server";
import { layText, placeText, type Face, type Mark, type TextStyle } from "./pdf-layout";
import { writePdf } from "./pdf-write.server";

/** What a card says: where one is, what it is about, and a line or two under it. Nobody's name: cards are kept elsewhere. */
export interface ShareCard {
  readonly eyebrow: string;
  readonly title: string;
  readonly lines: readonly string[];
}

const PIXELS = { width: 1200, height: 630 } as const;
/** Half as many points, drawn twice as large. */
const SHEET = { width: 600, height: 315 } as const;
const LEFT = 48;
const WIDTH = SHEET.width - LEFT - 40;
const COLOURS = { paper: "#f7fbfa", accent: "#0b6b62" } as const;
/** From the largest to the smallest in which a title is set. */
const TITLE_SIZES = [36, 32, 28, 24, 20, 17];
const TITLE_HEIGHT = 150;
const EPOCH = new Date("2026-01-01T00:00:00Z");

const drawing = atMost(1);
const KEPT = 200;
/** Cards are asked for by whoever shows a link: the newest ones are kept. */
const drawn = new Map<string, Promise<Buffer>>();

/** A picture for a page that is shared, 1200 × 630: set like our documents, so that every Vietnamese letter is right. */
export function shareCard(card: ShareCard): Promise<Buffer> {
  const key = sha256Hex(JSON.stringify(card));
  let picture = drawn.get(key);
  if (!picture) {
    picture = drawing(() => draw(card));
    drawn.set(key, picture);
    picture.catch(() => drawn.delete(key));
    const oldest = drawn.keys().next().value;
    if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
  }
  return picture;
}

async function draw(card: ShareCard): Promise<Buffer> {
  const faces = await loadFaces();
  const about = { title: card.title, language: "vi", createdAt: EPOCH };
  const pdf = await writePdf([{ sheet: SHEET, marks: marksOf(card, faces) }], about, faces);
  const page = await renderPdfPage(pdf, 1, { maxPixels: PIXELS.width * PIXELS.height });
  const text = await sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } })
    .flatten({ background: "#fff" })
    .resize({ ...PIXELS, fit: "fill" })
    .png()
    .toBuffer();
  const bar = { create: { width: 20, height: PIXELS.height, channels: 3, background: COLOURS.accent } } as const;
  return sharp({ create: { ...PIXELS, channels: 3, background: COLOURS.paper } })
    .composite([
      { input: text, blend: "multiply" },
      { input: bar, left: 0, top: 0 },
    ])
    .png({ compressionLevel: 9, palette: true, colours: 32 })
    .toBuffer();
}

function marksOf({ eyebrow, title, lines }: ShareCard, faces: Faces): Mark[] {
  const measure = (text: string, face: Face) => faces[face].width(text);
  const lay = (text: string, style: Omit<TextStyle, "align">) =>
    layText(printable(text, faces[style.face]), WIDTH, { align: "left", ...style }, measure);
  const head = lay(eyebrow, { size: 15, face: "regular", grey: true });
  const sizes = TITLE_SIZES.map((size) => lay(title, { size, face: "bold" }));
  const name = sizes.find(({ height }) => height <= TITLE_HEIGHT) ?? lay(shortened(title), { size: 17, face: "bold" });
  const foot = lines.filter((line) => line !== "").map((line) => lay(line, { size: 18, face: "regular" }));
  const footHeight = foot.reduce((sum, { height }) => sum + height + 4, 0);
  const marks = [...placeText(head, LEFT, 34, measure), ...placeText(name, LEFT, 34 + head.height + 14, measure)];
  let y = SHEET.height - 34 - footHeight;
  for (const line of foot) {
    marks.push(...placeText(line, LEFT, y, measure));
    y += line.height + 4;
  }
  return marks;
}

const LONGEST = 300;

function shortened(title: string): string {
  return title.length > LONGEST ? `${title.slice(0, LONGEST).trimEnd()}…` : title;
}
