import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { Count, DataTable, useT } from "~/ui";
import type { DecidingPage } from "./route";

/** What the decision would list, and what it would leave to a later one. */
export function Lists({ page }: { page: DecidingPage }) {
  const t = useT("screening");
  const { contestId, list } = page;
  const title = ({ entryId, title: name, code }: { entryId: string; title: string; code: string }) => (
    <>
      <Link className="link" to={paths.screenEntry(contestId, entryId)}>
        {name}
      </Link>
      <span className="figures block text-sm font-normal text-muted">{code}</span>
    </>
  );
  const part = <Row extends { entryId: string; title: string; code: string }>(
    name: string,
    rows: readonly Row[],
    last?: { header: string; cell: (row: Row) => ReactNode },
  ) =>
    rows.length === 0 ? null : (
      <details className="outcome" open={rows.length <= 20 || undefined}>
        <summary>
          <span>{t(`eligibility.part.${name}`)}</span> <Count value={rows.length} />
        </summary>
        <div>
          <DataTable
            dense
            caption={t(`eligibility.part.${name}`)}
            rows={rows}
            rowKey={({ entryId }) => entryId}
            columns={[
              { key: "title", header: t("entries:column.title"), rowHeader: true, cell: title },
              ...(last ? [{ key: "last", ...last }] : []),
            ]}
          />
        </div>
      </details>
    );
  return (
    <div className="outcomes">
      {part(
        "eligible",
        list.decided.filter(({ outcome }) => outcome === "ELIGIBLE"),
      )}
      {part(
        "refused",
        list.decided.filter(({ outcome }) => outcome === "INELIGIBLE"),
        {
          header: t("entries:view.reason"),
          cell: ({ reason }) => <span className="whitespace-pre-line">{reason}</span>,
        },
      )}
      {part("pending", list.pending, {
        header: t("eligibility.why-pending"),
        cell: ({ why }) => t(`eligibility.pending.${why}`),
      })}
    </div>
  );
}
