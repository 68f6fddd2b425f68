import type { ListedName } from "~/documents/templates/listing";
import { DataTable, useT } from "~/ui";

const LONGEST = 160;

/** All placeholders with what each stands for now. */
export function Names({ names }: { names: readonly ListedName[] }) {
  const t = useT("templates");
  const rows = names.map((name, index) => ({ ...name, index }));
  return (
    <DataTable
      caption={t("names")}
      dense
      rows={rows}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          key: "name",
          header: t("column.name"),
          rowHeader: true,
          cell: ({ name, isList, depth }) => (
            <span className={["", "pl-4", "pl-8"][depth] ?? "pl-8"}>
              <code className="font-sans break-words">{isList ? `{#${name}} … {/${name}}` : `{${name}}`}</code>
            </span>
          ),
        },
        {
          key: "value",
          header: t("column.value"),
          cell: ({ isList, value, rows: count }) =>
            isList ? (
              count === null ? null : (
                <span className="text-muted">{t("rows", { count })}</span>
              )
            ) : value === null ? null : value === "" ? (
              <span className="text-muted">{t("empty")}</span>
            ) : (
              <span className="break-words whitespace-pre-line">
                {value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}
              </span>
            ),
        },
      ]}
    />
  );
}
