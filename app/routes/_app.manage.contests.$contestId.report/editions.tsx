import type { ReactNode } from "react";
import { BarChart, Count, DataTable, Money, Section, useT } from "~/ui";

export interface EditionRow {
  readonly year: number;
  readonly edition: string;
  readonly submitted: number;
  readonly eligible: number | null;
  readonly prized: number | null;
  readonly authors: number | null;
  readonly women: number | null;
  readonly units: number | null;
  readonly moneyVnd: number | null;
  readonly current: boolean;
  readonly source: string | null;
}

const FIGURES = ["submitted", "eligible", "prized", "authors", "women", "units"] as const;

/** This edition beside those before it. */
export function Editions({ rows, actions }: { rows: readonly EditionRow[]; actions: ReactNode }) {
  const t = useT("statistics");
  const named = ({ year, edition, current }: EditionRow) =>
    `${edition ? `${edition} (${year})` : year}${current ? ` · ${t("editions.current")}` : ""}`;
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
                cell: (row: EditionRow) => {
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
