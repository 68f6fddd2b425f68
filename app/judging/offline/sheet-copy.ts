import { z } from "zod";
import { TEXT_FIELDS, type TypedContent } from "../sheets/sheet-content";

const typedSchema = z.object({
  marks: z.record(z.string(), z.string()),
  comment: z.string(),
  feedback: z.string(),
  notes: z.string(),
  proposal: z.string().nullable(),
});

/** A score sheet as this browser keeps it, from the first key on until the server has it, and a while after. */
export const copySchema = z.object({
  assignmentId: z.string(),
  /** Of the sheet that it was typed on; of the saved one where it is `sent`. */
  version: z.number(),
  typed: typedSchema,
  /** What the server held at that version, as far as this browser knew. */
  base: typedSchema,
  /** To be submitted as soon as it can be sent. */
  pending: z.literal("submit").nullable(),
  /** When it was typed, by this device's clock. */
  at: z.number(),
  /** The server has all of it: kept because a page from the cache may be older. */
  sent: z.boolean(),
  /** Why the server did not take it; what to do about it is for the judge. */
  refused: z.string().nullable(),
  receipt: z.object({ receipt: z.string(), submittedAt: z.string() }).nullable(),
  /** Sent while its page was closed, and not told yet. */
  news: z.boolean(),
  about: z.object({
    code: z.string(),
    title: z.string(),
    /** The criteria and the prizes to propose, for showing a sheet whose page can no longer be opened. */
    labels: z.record(z.string(), z.string()),
  }),
});

/** Under which a copy's labels call a prize: a criterion may have the same id. */
export const proposalKey = (prize: string) => `proposal ${prize}`;

export type SheetCopy = z.infer<typeof copySchema>;

/** As earlier releases kept it: without the person, who is the judge of that assignment. */
export const earlierCopySchema = z.object({
  version: z.number(),
  marks: z.record(z.string(), z.string()),
  comment: z.string(),
  feedback: z.string().default(""),
  notes: z.string().default(""),
  proposal: z.string().nullable().default(null),
});

/** Two sheets with the same key say the same. An empty field and one left out do. */
export function contentKey({ marks, proposal, ...texts }: TypedContent): string {
  const filled = Object.entries(marks)
    .map(([id, text]) => [id, tidyMark(text)] as const)
    .filter(([, text]) => text !== "");
  return JSON.stringify([
    filled.sort(([a], [b]) => (a < b ? -1 : 1)),
    TEXT_FIELDS.map((field) => texts[field].replace(/\r\n?/g, "\n").trim()),
    proposal,
  ]);
}

/** "7,50" and "7.5" are one mark; what is no number stays as it is. */
export function tidyMark(text: string): string {
  const trimmed = text.trim();
  if (!/^\d+[.,]?\d*$/.test(trimmed)) return trimmed;
  const [whole = "", part = ""] = trimmed.split(/[.,]/);
  const rest = part.replace(/0+$/, "");
  return `${whole.replace(/^0+(?=\d)/, "")}${rest && `.${rest}`}`;
}
