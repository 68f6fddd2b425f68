import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import type { TypedContent } from "~/judging/sheets/sheet-content";
import { formatDecimal } from "~/platform/format";
import type { Language } from "~/platform/language";

/** What the server holds, as the fields show it. */
export function storedOf({ sheet }: Pick<SheetPage, "sheet">, language: Language): TypedContent {
  const { comment, feedback, notes, proposal } = sheet;
  const marks = Object.entries(sheet.marks).map(([id, score]) => [id, formatDecimal(score, language)]);
  return { marks: Object.fromEntries(marks) as Record<string, string>, comment, feedback, notes, proposal };
}
