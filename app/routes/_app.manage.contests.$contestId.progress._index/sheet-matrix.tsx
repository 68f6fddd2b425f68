import type { PanelProgress } from "~/judging/progress/progress.server";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { DataTable, useT } from "~/ui";

/** Entries by judges: which sheets are in. No marks. */
export function SheetMatrix({ panel }: { panel: PanelProgress }) {
  const t = useT("judging");
  if (panel.entries.length === 0) return <p className="text-muted">{t("chair.no-entries")}</p>;
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
          cell: ({ code, title }) => (
            <>
              <span className="figures">{code}</span> {title}
            </>
          ),
        },
        ...panel.judges.map(({ id, name }, index) => ({
          key: id,
          header: name,
          cell: (row: PanelProgress["entries"][number]) => (
            <SheetBadge progress={row.sheets[index]?.progress ?? "none"} />
          ),
        })),
        {
          key: "done",
          header: t("progress.sheets-in"),
          align: "end" as const,
          cell: ({ done, total }: PanelProgress["entries"][number]) => (
            <span className="figures">
              {done} / {total}
            </span>
          ),
        },
      ]}
    />
  );
}
