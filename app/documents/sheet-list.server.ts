import type { SheetExport } from "~/judging/progress/sheet-export.server";
import { NO_PRIZE } from "~/judging/sheets/sheet-content";
import { formatDateTime } from "~/platform/format";
import { documentT } from "~/platform/i18n.server";
import { writeSheet, type SheetColumn } from "./spreadsheet.server";

/** All score sheets of a round as a spreadsheet: a row per sheet, a column per criterion, marks as numbers. */
export async function sheetList(given: SheetExport, language?: string): Promise<Uint8Array> {
  const t = documentT(language);
  const text = (key: string, width: number): SheetColumn => ({ header: t(`sheet-list.${key}`), width });
  const { criteria, levels } = given;
  const columns: SheetColumn[] = [
    text("panel", 24),
    text("code", 20),
    text("title", 44),
    text("field", 26),
    text("judge-code", 12),
    ...(given.blind ? [] : [text("judge", 26)]),
    ...criteria.map(({ label, max }): SheetColumn => ({
      header: t("sheet-list.criterion", { label, max }),
      width: 16,
      kind: "number",
    })),
    { ...text("total", 12), kind: "number" },
    ...(given.asksProposal ? [text("proposal", 18)] : []),
    text("comment", 50),
    text("feedback", 50),
    text("number", 10),
    text("submitted", 20),
    text("via", 14),
  ];
  const proposed = (id: string | null) => {
    if (id === null) return "";
    return id === NO_PRIZE ? t("sheet-list.no-prize") : (levels.find((one) => one.id === id)?.label ?? id);
  };
  const rows = given.sheets.map((sheet) => [
    sheet.panel,
    sheet.entryCode,
    sheet.entryTitle,
    sheet.field,
    sheet.judgeCode,
    ...(given.blind ? [] : [sheet.judgeName]),
    ...criteria.map(({ id }) => sheet.marks[id] ?? null),
    sheet.total,
    ...(given.asksProposal ? [proposed(sheet.proposal)] : []),
    sheet.comment,
    sheet.feedback,
    String(sheet.number),
    formatDateTime(sheet.submittedAt, given.timeZone, { seconds: true }),
    t(sheet.onPaper ? "sheet-list.paper" : "sheet-list.online"),
  ]);
  return writeSheet({ name: given.round, columns, rows });
}
