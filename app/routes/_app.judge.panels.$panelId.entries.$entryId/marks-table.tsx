import { Link } from "@remix-run/react";
import type { EntrySheetsPage } from "~/judging/differences/entry-sheets.server";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { paths } from "~/paths";
import { formatDecimal } from "~/platform/format";
import { DataTable, Decimal, useLanguage, useT } from "~/ui";

type Sheet = EntrySheetsPage["sheets"][number];

/** What stands on each judge's sheet: a judge a row, a criterion a column. */
export function MarksTable({ page }: { page: EntrySheetsPage }) {
  const t = useT("steering");
  const language = useLanguage();
  const standing = ({ submissions }: Sheet) =>
    submissions.find(({ returnedAt }) => returnedAt === null) ?? null;
  return (
    <DataTable
      caption={t("sheets.marks")}
      rows={page.sheets}
      rowKey={({ assignmentId }) => assignmentId}
      columns={[
        {
          key: "judge",
          header: t("judge"),
          rowHeader: true,
          cell: (sheet) => (
            <>
              {sheet.judge} <SheetBadge progress={sheet.progress} />
              {page.chair && sheet.submissions.length > 0 ? (
                <p className="text-sm font-normal">
                  <Link
                    className="link inline-block py-1"
                    to={paths.sheetHistory(sheet.assignmentId)}
                    aria-label={t("sheets.history-of", { judge: sheet.judge })}
                  >
                    {t("sheets.history")}
                  </Link>
                </p>
              ) : null}
              {page.chair && page.withheld === null && sheet.progress === "submitted" ? (
                <p className="text-sm font-normal">
                  <Link
                    className="link inline-block py-1"
                    to={`${paths.judgePanel(page.panel.id)}?return=${sheet.assignmentId}`}
                    aria-label={t("chair.return-of", { label: sheet.judge })}
                  >
                    {t("chair.return")}
                  </Link>
                </p>
              ) : null}
            </>
          ),
        },
        ...page.criteria.map(({ id, label, max }) => ({
          key: id,
          header: `${label} (${t("sheets.max", { max: formatDecimal(max, language) }).replaceAll(" ", "\u00a0")})`,
          align: "end" as const,
          cell: (sheet: Sheet) => {
            const mark = standing(sheet)?.marks[id];
            return mark === undefined ? null : <Decimal value={mark} />;
          },
        })),
        {
          key: "total",
          header: t("sheets.total"),
          align: "end" as const,
          cell: (sheet: Sheet) => {
            const stands = standing(sheet);
            return stands ? (
              <strong>
                <Decimal value={stands.total} />
              </strong>
            ) : (
              <span className="text-muted">
                {sheet.progress === "submitted" ? t("difference.withheld") : t("sheets.not-in")}
              </span>
            );
          },
        },
      ]}
    />
  );
}
