import { usePartLabel } from "~/entries/versions/version-changes";
import type { PlainPart } from "~/entries/dossier-parts";
import { DataTable, useT } from "~/ui";
import type { CheckedPage } from "./route";

/** What taking in the list does to each entry. */
export function PlanTable({ entries }: { entries: CheckedPage["entries"] }) {
  const t = useT("units");
  const partLabel = usePartLabel();
  const words = useT("entries");
  const partsOf = (changed: readonly string[]) => {
    const plain = changed
      .filter((part) => !part.includes("."))
      .map((part) => partLabel(part as PlainPart));
    return [...plain, ...(changed.length > plain.length ? [words("edit.sections")] : [])].join(
      ", ",
    );
  };
  if (entries.length === 0) return null;
  return (
    <DataTable
      dense
      caption={t("list.title")}
      rows={entries}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "entry",
          header: t("check.entry"),
          rowHeader: true,
          cell: ({ key, title }) => (
            <>
              <span className="figures">{key}. </span>
              {title || words("untitled")}
            </>
          ),
        },
        {
          key: "action",
          header: t("check.action"),
          labelled: true,
          cell: ({ action, changed }) => t(`check.actions.${action}`, { parts: partsOf(changed) }),
        },
        {
          key: "still",
          header: t("check.still"),
          labelled: true,
          cell: ({ missing }) =>
            missing === 0 ? t("missing.none") : t("missing.some", { count: missing }),
        },
      ]}
    />
  );
}
