import { version } from "~/platform/version";
import { markField, type TypedMarks } from "./marks";

/** What a score sheet's form holds, before its marks are read. */
export interface TypedSheet {
  readonly version: number;
  readonly marks: TypedMarks;
  readonly comment: string;
}

const PREFIX = markField("");
/** Far above what a mark needs; keeps a form from filling the page that it comes back to. */
const MAX_MARK_TEXT = 40;

/** Reads the posted form; null when it is none of ours. Criterion ids may be any text, so names are not taken apart. */
export function readSheetForm(form: FormData): TypedSheet | null {
  const seen = version.safeParse(form.get("version"));
  if (!seen.success) return null;
  const marks: Record<string, string> = {};
  for (const [name, value] of form) {
    if (name.startsWith(PREFIX) && typeof value === "string")
      marks[name.slice(PREFIX.length)] = value.slice(0, MAX_MARK_TEXT);
  }
  const comment = form.get("comment");
  return { version: seen.data, marks, comment: typeof comment === "string" ? comment.replace(/\r\n?/g, "\n") : "" };
}

/** The same sheet as a form, for sending it without a page. */
export function sheetForm({ version: seen, marks, comment }: TypedSheet): FormData {
  const form = new FormData();
  form.set("version", String(seen));
  form.set("comment", comment);
  for (const [id, text] of Object.entries(marks)) form.set(markField(id), text);
  return form;
}
