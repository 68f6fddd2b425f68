import { z } from "zod";
import { integer, localDate, optional, requiredText, text } from "~/contests/form-fields";
import { parseDecimal } from "~/platform/format";
import {
  ALIGNMENTS,
  FACES,
  hasNumber,
  LAYOUTS,
  LINES,
  LONGEST_TEXT,
  MOST_BOXES,
  PAGE,
  RECIPIENTS,
  type Design,
  type LineId,
} from "./design";
import { unknownPlaceholders } from "./placeholders";

/** Figures as people type them, with comma or dot; an empty one is `otherwise`. */
const figure = (min: number, max: number, otherwise?: number) =>
  z
    .string()
    .default("")
    .transform((typed, context): number => {
      if (typed.trim() === "" && otherwise !== undefined) return otherwise;
      const read = Number(parseDecimal(typed.trim()) ?? Number.NaN);
      const code = typed.trim() === "" ? "required" : Number.isNaN(read) ? "number" : read < min ? `too-small?min=${min}` : read > max ? `too-big?max=${max}` : null;
      if (code === null) return read;
      context.addIssue({ code: "custom", message: code });
      return z.NEVER;
    });

/** A text whose placeholders there are. */
const words = text(LONGEST_TEXT).superRefine((value, context) => {
  const [unknown] = unknownPlaceholders(value);
  if (unknown) context.addIssue({ code: "custom", message: `placeholder?${new URLSearchParams({ name: unknown })}` });
});

const colour = z
  .string()
  .default("")
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(z.string().regex(/^#[0-9a-f]{6}$/, { error: "colour" }));

/** Nothing may stand over the page's edge. */
function within(
  context: z.core.$RefinementCtx,
  path: (string | number)[],
  begin: number,
  length: number,
  page: number,
): void {
  if (begin + length > page) context.addIssue({ code: "custom", path, message: `outside?${new URLSearchParams({ max: String(page) })}` });
}

const box = z.object({
  text: words,
  x: figure(0, PAGE.width, 30),
  y: figure(0, PAGE.height, 20),
  width: figure(5, PAGE.width, 100),
  height: figure(3, PAGE.height, 10),
  size: figure(6, 72, 14),
  face: z.enum(FACES).catch("serif"),
  align: z.enum(ALIGNMENTS).catch("center"),
  colour: colour.catch("#1f2328"),
}).superRefine(({ x, y, width, height }, context) => {
  within(context, ["width"], x, width, PAGE.width);
  within(context, ["height"], y, height, PAGE.height);
});

function square({ x, y, side }: { x: number; y: number; side: number }, context: z.core.$RefinementCtx): void {
  within(context, ["x"], x, side, PAGE.width);
  within(context, ["y"], y, side, PAGE.height);
}

const versionField = z.coerce.number().int().min(0).max(2_000_000_000);

const lines = z.object(Object.fromEntries(LINES.map((id) => [id, words])) as Record<LineId, typeof words>);

/** How certificates look; `version` 0: nothing was saved yet. */
export const designForm = z
  .object({
    version: versionField,
    layout: z.enum(LAYOUTS),
    colour,
    accent: colour,
    lines,
    boxes: z.array(box).max(MOST_BOXES).default([]),
    qr: z.object({ x: figure(0, 280, 30), y: figure(0, 195, 156), side: figure(18, 60, 24) }).superRefine(square),
    logo: z
      .object({
        use: z.enum(["letterhead", "own", "none"]),
        x: figure(0, 290, 138.5),
        y: figure(0, 205, 14),
        side: figure(5, 100, 20),
      })
      .superRefine(square),
    recipients: z.enum(RECIPIENTS),
    numberPattern: requiredText(60).refine(hasNumber, { error: "number-pattern" }),
    numberDigits: integer(1, 6),
    date: optional(localDate),
    place: text(100),
    authority: text(150),
    office: text(150),
    signer: text(100),
  })
  .transform(({ version, boxes, date, ...design }): { version: number; design: Design } => ({
    version,
    design: { ...design, boxes: boxes.filter(({ text: typed }) => typed !== ""), date: date ?? "" },
  }));

export type DesignInput = z.output<typeof designForm>;

/** Which length of name the preview shows. */
export const SAMPLE_LENGTHS = ["usual", "short", "long"] as const;
export const previewForm = z.object({ sample: z.enum(SAMPLE_LENGTHS).catch("usual") });

export const batchForm = z.object({ form: z.enum(["pdf", "zip"]), prizeId: text(60) });

const reason = requiredText(500);

/** `name`: in place of a misspelt one; "" keeps the entry's. */
export const reissueForm = z.object({ reason, name: text(150) });

export const revokeForm = z.object({ reason });

/** What is typed from paper to look a certificate up. */
export const checkForm = z.object({ number: text(60), code: text(40) });
