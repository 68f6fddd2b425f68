import { Badge, DataTable, useT } from "~/ui";
import type { PanelProgress } from "./progress.server";

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
              <progress
                className="w-32 accent-accent"
                value={done}
                max={Math.max(total, 1)}
                aria-hidden="true"
              />
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
