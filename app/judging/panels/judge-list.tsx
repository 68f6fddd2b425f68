import { Badge, DataTable, useT } from "~/ui";
import type { PanelProgress } from "../progress/progress.server";

/** Each judge of a panel with how much is in. */
export function JudgeList({ judges }: { judges: PanelProgress["judges"] }) {
  const t = useT("judging");
  if (judges.length === 0) return <p className="text-muted">{t("panel.no-members")}</p>;
  return (
    <DataTable
      caption={t("progress.by-judge")}
      rows={judges}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("judge"),
          rowHeader: true,
          cell: ({ name, chair }) => (
            <>
              {name} {chair ? <Badge tone="info">{t("role.CHAIR")}</Badge> : null}
            </>
          ),
        },
        {
          key: "done",
          header: t("progress.sheets-in"),
          cell: ({ done, total }) => (
            <div className="flex items-center gap-3">
              <span className="h-2 w-32 overflow-hidden rounded-full bg-line" aria-hidden="true">
                <span
                  className="block h-full bg-accent"
                  style={{ width: `${total > 0 ? (100 * done) / total : 0}%` }}
                />
              </span>
              <span className="figures">
                {done} / {total}
              </span>
            </div>
          ),
        },
      ]}
    />
  );
}
