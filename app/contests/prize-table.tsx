import { DataTable } from "~/ui/data-table";
import { useT } from "~/ui/i18n";
import { Count, Decimal, Money } from "~/ui/values";
import type { PrizeLevel } from "./rule";

/** The prize structure: how many of each level, from which score, with how much money. */
export function PrizeTable({ levels }: { levels: readonly PrizeLevel[] }) {
  const t = useT("public");
  const anyMinimum = levels.some(({ minimumScore }) => minimumScore !== undefined);
  return (
    <DataTable
      caption={t("prize.caption")}
      rows={levels}
      rowKey={({ id }) => id}
      columns={[
        { key: "level", header: t("prize.level"), cell: ({ label, id }) => label || id, rowHeader: true },
        {
          key: "quota",
          header: t("prize.quota"),
          align: "end" as const,
          cell: ({ quota }) => <Count value={quota} />,
        },
        ...(anyMinimum
          ? [
              {
                key: "minimum",
                header: t("prize.minimum"),
                align: "end" as const,
                cell: ({ minimumScore }: PrizeLevel) =>
                  minimumScore === undefined ? "–" : <Decimal value={minimumScore} />,
              },
            ]
          : []),
        {
          key: "money",
          header: t("prize.money"),
          align: "end" as const,
          cell: ({ amountVnd }) => <Money dong={amountVnd} />,
        },
      ]}
    />
  );
}
