import { formatBytes } from "~/platform/format";
import { DataTable, useLanguage, useT } from "~/ui";
import type { SentFilesPage } from "./route";

/** Each file with the entry and the kind that it is taken for, to be put right by hand. */
export function MatchTable({ page }: { page: SentFilesPage }) {
  const t = useT("units");
  const language = useLanguage();
  const choice = (
    name: string,
    label: string,
    none: string,
    chosen: string | null,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <select className="input md:min-w-56" name={name} aria-label={label} defaultValue={chosen ?? ""}>
      <option value="">{none}</option>
      {options.map(({ value, label: word }) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
  return (
    <DataTable
      dense
      caption={t("files.preview")}
      rows={page.files.map((file, index) => ({ ...file, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          key: "path",
          header: t("files.path"),
          rowHeader: true,
          cell: ({ path, size }) => (
            <>
              <span className="break-words">{path}</span>{" "}
              <span className="figures font-normal text-muted">
                ({formatBytes(size, language)})
              </span>
            </>
          ),
        },
        {
          key: "entry",
          header: t("files.entry"),
          labelled: true,
          cell: ({ index, path, entryId }) =>
            choice(`entry.${index}`, t("files.entry-of", { path }), t("files.nobody"), entryId, page.entries),
        },
        {
          key: "kind",
          header: t("files.kind"),
          labelled: true,
          cell: ({ index, path, kindId }) =>
            choice(`kind.${index}`, t("files.kind-of", { path }), t("files.choose-kind"), kindId, page.kinds),
        },
      ]}
    />
  );
}
