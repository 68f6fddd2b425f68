import { version } from "~/platform/version";
import { markField, type TypedMarks } from "./marks";
import { TEXT_FIELDS, type SheetTexts, type TypedContent } from "./sheet-content";

/** A score sheet as its fields hold it, and the version that it was typed on. */
export interface TypedSheet extends TypedContent {
  readonly version: number;
}

/** The same as a form brings it: a field that it does not have is left as it is. */
export interface SentSheet extends Partial<SheetTexts> {
  readonly version: number;
  readonly marks: TypedMarks;
}

const PREFIX = markField("");
/** Far above what a mark needs; keeps a form from filling the page that it comes back to. */
const MAX_MARK_TEXT = 40;

/** Reads the posted form; null when it is none of ours. Criterion ids may be any text, so names are not taken apart. */
export function readSheetForm(form: FormData): SentSheet | null {
  const seen = version.safeParse(form.get("version"));
  if (!seen.success) return null;
  const marks: Record<string, string> = {};
  for (const [name, value] of form) {
    if (name.startsWith(PREFIX) && typeof value === "string")
      marks[name.slice(PREFIX.length)] = value.slice(0, MAX_MARK_TEXT);
  }
  const sent: { -readonly [Key in keyof SheetTexts]?: SheetTexts[Key] } = {};
  for (const field of TEXT_FIELDS) {
    const text = form.get(field);
    if (typeof text === "string") sent[field] = text.replace(/\r\n?/g, "\n");
  }
  const proposal = form.get("proposal");
  if (typeof proposal === "string") sent.proposal = proposal || null;
  return { version: seen.data, marks, ...sent };
}

/** The same sheet as a form, for sending it without a page. */
export function sheetForm({ version: seen, marks, proposal, ...texts }: TypedSheet): FormData {
  const form = new FormData();
  form.set("version", String(seen));
  for (const field of TEXT_FIELDS) form.set(field, texts[field]);
  form.set("proposal", proposal ?? "");
  for (const [id, text] of Object.entries(marks)) form.set(markField(id), text);
  return form;
}
