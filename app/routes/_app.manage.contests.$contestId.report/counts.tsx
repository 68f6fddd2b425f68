import { formatDecimal } from "~/platform/format";
import { BarChart, DataTable, Decimal, Section, useLanguage, useT } from "~/ui";

interface Row {
  readonly label: string;
  readonly count: number;
  readonly percent: string;
  readonly prized: number | null;
}

/** As many bars as are read at a glance. */
const MOST_BARS = 10;

/** One heading of the report: the bars to look at, the numbers to read. */
export function Counts({
  name,
  table,
  label,
  note,
}: {
  name: "field" | "unit" | "locality" | "gender" | "age";
  table: { readonly rows: readonly Row[]; readonly total: number };
  label: (text: string) => string;
  note?: string;
}) {
  const t = useT("statistics");
  const language = useLanguage();
  const title = t(`by.${name}`);
  const rows = table.rows.map((row, index) => ({ ...row, index, name: label(row.label) }));
  const shown = rows.filter(({ count }) => count > 0).slice(0, MOST_BARS);
  const prized = rows.some((row) => row.prized !== null);
  if (table.total === 0) return null;
  return (
    <Section title={title} lead={note}>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <BarChart
          title={t(rows.length > shown.length && shown.length === MOST_BARS ? "chart-most" : "chart-all", {
            what: t(name === "gender" || name === "age" ? "chart-authors" : "chart-entries"),
            most: MOST_BARS,
          })}
          bars={shown.map(({ name: text, count, percent }) => ({
            label: text,
            value: count,
            text: t("bar", { value: count, percent: formatDecimal(percent, language) }),
          }))}
        />
        <DataTable
          caption={title}
          dense
          rows={rows}
          rowKey={({ index }) => String(index)}
          columns={[
            { key: "label", header: t(`column.${name}`), rowHeader: true, cell: (row) => row.name },
            { key: "count", header: t("column.count"), align: "end", labelled: true, cell: ({ count }) => count },
            { key: "percent", header: t("column.percent"), align: "end", labelled: true, cell: ({ percent }) => <Decimal value={percent} /> },
            ...(prized
              ? [
                  {
                    key: "prized",
                    header: t("column.prized"),
                    align: "end" as const,
                    labelled: true,
                    cell: (row: Row) => row.prized ?? 0,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </Section>
  );
}
