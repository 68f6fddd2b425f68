import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { byUnit, type ListRow, type View } from "~/results/public/result-list";
import { DataTable, Decimal, useT } from "~/ui";

/** The winners of one prize, or of one group. */
export function ResultTable({ slug, title, rows, view }: { slug: string; title: string; rows: readonly ListRow[]; view: View }) {
  const t = useT("results");
  return (
    <DataTable
      dense
      caption={title}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "title",
          header: t("public.solution"),
          rowHeader: true,
          cell: (row) => (
            <>
              <Link className="link" to={paths.solution(slug, row.code)}>
                {row.title}
              </Link>
              <span className="mt-1 block text-sm font-normal text-muted">
                <span className="figures">{row.code}</span> · {row.field || row.groupName}
              </span>
            </>
          ),
        },
        ...(view === "group"
          ? [{ key: "level", header: t("public.level"), cell: ({ levelLabel }: ListRow) => levelLabel }]
          : []),
        { key: "people", header: t("public.people"), cell: (row) => <People {...row} /> },
        ...(rows.some(({ score }) => score !== "")
          ? [
              {
                key: "score",
                header: t("ranking.score"),
                align: "end" as const,
                cell: ({ score }: ListRow) => <Decimal value={score} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function People({ people, unnamed }: Pick<ListRow, "people" | "unnamed">) {
  const t = useT("results");
  return (
    <ul className="space-y-1 sm:min-w-64">
      {byUnit(people).map(({ names, unit }) => (
        <li key={unit}>
          {names.join(", ")}
          {unit ? <span className="block text-sm text-muted">{unit}</span> : null}
        </li>
      ))}
      {unnamed > 0 ? (
        <li className="text-muted">{t(people.length > 0 ? "public.unnamed" : "public.all-unnamed", { count: unnamed })}</li>
      ) : null}
    </ul>
  );
}
