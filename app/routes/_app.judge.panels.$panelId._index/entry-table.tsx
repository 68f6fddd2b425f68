import { Link } from "@remix-run/react";
import type { ChairedEntry, ChairedPanel, ChairedSheet } from "~/judging/progress/chaired-panel.server";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { paths } from "~/paths";
import { DataTable, Decimal, useT } from "~/ui";

/** Entries by judges: how far each sheet is, and the totals that this person may see. */
export function EntryTable({ panel: { panel, columns, entries } }: { panel: ChairedPanel }) {
  const t = useT("steering");
  return (
    <DataTable
      caption={t("progress.by-entry")}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "entry",
          header: t("entry"),
          rowHeader: true,
          cell: ({ id, code, title, withheld }) => (
            <>
              <span className="figures" id={code}>
                {code}
              </span>{" "}
              {title}
              {withheld ? (
                <p className="text-sm font-normal text-muted">{t(`chair.withheld.${withheld}`)}</p>
              ) : (
                <p className="text-sm font-normal">
                  <Link
                    className="link"
                    to={paths.judgePanelEntry(panel.id, id)}
                    aria-label={t("chair.compare-of", { code })}
                  >
                    {t("chair.compare")}
                  </Link>
                </p>
              )}
            </>
          ),
        },
        ...columns.map(({ judgeId, name }, index) => ({
          key: judgeId,
          header: name,
          cell: (row: ChairedEntry) => {
            const sheet = row.sheets[index];
            return sheet ? <Sheet sheet={sheet} label={`${name}, ${row.code}`} /> : null;
          },
        })),
      ]}
    />
  );
}

function Sheet({ sheet, label }: { sheet: ChairedSheet; label: string }) {
  const t = useT("steering");
  return (
    <div className="space-y-1">
      <SheetBadge progress={sheet.progress} />
      {sheet.total === null ? null : (
        <p className="font-semibold">
          <Decimal value={sheet.total} />
        </p>
      )}
      {sheet.assignmentId && sheet.whyNotReturn === null ? (
        <p>
          <Link
            className="link text-sm"
            to={`?return=${sheet.assignmentId}`}
            aria-label={t("chair.return-of", { label })}
          >
            {t("chair.return")}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
