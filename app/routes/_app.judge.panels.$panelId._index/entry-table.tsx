import { Link } from "@remix-run/react";
import type { ChairedPanel, ChairedSheet } from "~/judging/progress/progress.server";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { DataTable, Decimal, useT } from "~/ui";

/** Entries by judges: how far each sheet is, and the totals that this chair may see. */
export function EntryTable({ panel }: { panel: ChairedPanel }) {
  const t = useT("judging");
  return (
    <DataTable
      caption={t("progress.by-entry")}
      rows={panel.entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "entry",
          header: t("entry"),
          rowHeader: true,
          cell: ({ code, title, withheld }) => (
            <>
              <span className="figures" id={code}>
                {code}
              </span>{" "}
              {title}
              {withheld ? (
                <p className="text-sm font-normal text-muted">{t(`chair.withheld.${withheld}`)}</p>
              ) : null}
            </>
          ),
        },
        ...panel.judges.map(({ id, name }, index) => ({
          key: id,
          header: name,
          cell: (row: ChairedPanel["entries"][number]) => {
            const sheet = row.sheets[index];
            return sheet ? <Sheet sheet={sheet} label={`${name}, ${row.code}`} /> : null;
          },
        })),
      ]}
    />
  );
}

function Sheet({ sheet, label }: { sheet: ChairedSheet; label: string }) {
  const t = useT("judging");
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
