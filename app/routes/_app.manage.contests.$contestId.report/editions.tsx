import type { ReactNode } from "react";
import { numeralOf, type EditionFigures } from "~/contests/edition-figures";
import { BarChart, Count, DataTable, Money, Section, useT } from "~/ui";

const FIGURES = ["submitted", "eligible", "prized", "authors", "women", "units"] as const;

/** This edition beside those before it. */
export function Editions({ rows, actions }: { rows: readonly EditionFigures[]; actions: ReactNode }) {
  const t = useT("statistics");
  const named = ({ year, edition, current }: EditionFigures) => {
    const numeral = numeralOf(edition);
    const name = numeral ? t("editions.numbered", { numeral }) : edition;
    return `${name ? `${name} (${year})` : year}${current ? ` · ${t("editions.current")}` : ""}`;
  };
  return (
    <Section title={t("editions.title")} lead={t("editions.lead")} actions={actions}>
      {rows.length < 2 ? (
        <p className="text-muted">{t("editions.none")}</p>
      ) : (
        <div className="grid gap-8">
          <BarChart
            title={t("editions.chart")}
            bars={rows.map((row) => ({ label: named(row), value: row.submitted, text: String(row.submitted) }))}
          />
          <DataTable
            caption={t("editions.title")}
            rows={rows}
            rowKey={({ year, current }) => `${year} ${current}`}
            columns={[
              { key: "edition", header: t("editions.edition"), rowHeader: true, cell: named },
              ...FIGURES.map((key) => ({
                key,
                header: t(`editions.${key}`),
                align: "end" as const,
                cell: (row: EditionFigures) => {
                  const value = row[key];
                  return value === null ? "–" : <Count value={value} />;
                },
              })),
              {
                key: "money",
                header: t("editions.moneyVnd"),
                align: "end",
                cell: ({ moneyVnd }) => (moneyVnd === null ? "–" : <Money dong={moneyVnd} />),
              },
              { key: "source", header: t("editions.source"), cell: ({ source }) => source ?? t("editions.counted") },
            ]}
          />
        </div>
      )}
    </Section>
  );
}
