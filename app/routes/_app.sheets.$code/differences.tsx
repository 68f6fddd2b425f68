import type { KeyingPage } from "~/judging/paper/paper-reads.server";
import { fromMilli, formatDecimal } from "~/platform/decimal";
import { DataTable, Decimal, useT } from "~/ui";

/** Where two people read different things, side by side; shown to those who have read the sheet themselves. */
export function Differences({ page }: { page: Pick<KeyingPage, "differences" | "criteria" | "proposals"> }) {
  const t = useT("paper-sheets");
  if (page.differences.length === 0) return null;
  const nameOf = (what: string) =>
    what === "proposal" ? t("key.proposal") : (page.criteria.find(({ id }) => id === what)?.label ?? what);
  const shown = (reading: number | string | null) => {
    if (reading === null) return <span className="text-muted">{t("key.nothing")}</span>;
    if (typeof reading === "number") return <Decimal value={formatDecimal(fromMilli(reading))} />;
    return page.proposals.find(({ id }) => id === reading)?.label ?? t("key.no-prize");
  };
  return (
    <DataTable
      caption={t("key.differences")}
      captionVisible
      rows={page.differences}
      rowKey={({ what }) => what}
      columns={[
        { key: "what", header: t("key.what"), rowHeader: true, cell: ({ what }) => nameOf(what) },
        { key: "first", header: t("key.first"), cell: ({ readings: [first] }) => shown(first) },
        { key: "second", header: t("key.second"), cell: ({ readings: [, second] }) => shown(second) },
      ]}
    />
  );
}
