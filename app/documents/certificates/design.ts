import { z } from "zod";

/** Built-in designs, and the organisation's own picture with texts placed on it. */
export const LAYOUTS = ["classic", "modern", "festive", "own"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Whom one certificate is for: each member, the entry as a whole, or both. */
export const RECIPIENTS = ["members", "entry", "both"] as const;

export const FACES = ["display", "serif", "serif-bold", "serif-italic", "sans", "sans-bold"] as const;
export type CertificateFace = (typeof FACES)[number];

export const ALIGNMENTS = ["left", "center", "right"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** The lines of a built-in design, each of which may be written anew. */
export const LINES = [
  "top",
  "heading",
  "lead",
  "name",
  "unit",
  "prize",
  "work",
  "contest",
  "number",
  "decision",
  "date",
  "authority",
  "signer",
] as const;
export type LineId = (typeof LINES)[number];

/** A4 across, in millimetres. */
export const PAGE = { width: 297, height: 210 } as const;

export const MOST_BOXES = 14;
export const LONGEST_TEXT = 400;

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** A text in its place: millimetres from the page's top left corner, size in points. */
export const boxSchema = z.object({
  text: z.string().max(LONGEST_TEXT),
  x: z.number().min(0).max(PAGE.width),
  y: z.number().min(0).max(PAGE.height),
  width: z.number().min(5).max(PAGE.width),
  height: z.number().min(3).max(PAGE.height),
  size: z.number().min(6).max(72),
  face: z.enum(FACES),
  align: z.enum(ALIGNMENTS),
  colour,
});
export type Box = z.infer<typeof boxSchema>;

/** A square or a picture's frame on the page. */
const spot = z.object({ x: z.number(), y: z.number(), side: z.number() });

export const designSchema = z.object({
  layout: z.enum(LAYOUTS),
  colour,
  accent: colour,
  lines: z.record(z.enum(LINES), z.string().max(LONGEST_TEXT)),
  /** Only of the layout "own". */
  boxes: z.array(boxSchema).max(MOST_BOXES),
  qr: spot,
  logo: z.object({ use: z.enum(["letterhead", "own", "none"]), x: z.number(), y: z.number(), side: z.number() }),
  recipients: z.enum(RECIPIENTS),
  /** "{số}/GCN-BTC": what stands for the running number, and with how many digits at least. */
  numberPattern: z.string().max(60),
  numberDigits: z.number().int().min(1).max(6),
  /** YYYY-MM-DD; "": that of the decision, else the day of issue. */
  date: z.string(),
  /** Of who signs; "": as in the letterhead. */
  place: z.string(),
  authority: z.string(),
  office: z.string(),
  signer: z.string(),
});
export type Design = z.infer<typeof designSchema>;

/** What the running number is called in a pattern. */
const NUMBER = /\{\s*s[oốô]\s*\}/giu;

export function hasNumber(pattern: string): boolean {
  return [...pattern.normalize("NFC").matchAll(NUMBER)].length === 1;
}

/** "012/GCN-LHH" */
export function numberOf({ numberPattern, numberDigits }: Pick<Design, "numberPattern" | "numberDigits">, sequence: number): string {
  return numberPattern.normalize("NFC").replace(NUMBER, () => String(sequence).padStart(numberDigits, "0"));
}

/** A stored design, whatever it lacks filled in. */
export function storedDesign(json: unknown, otherwise: Design): Design {
  const read = designSchema.safeParse(json);
  return read.success ? read.data : otherwise;
}
