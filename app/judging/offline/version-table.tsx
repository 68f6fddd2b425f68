import type { Side, Difference, Picks } from "./merge-sheets";
import { DataTable, useT } from "~/ui";

interface VersionTableProps {
  /** The form field to what people call it. */
  labelOf: (field: string) => string;
  /** What stands in a field as people read it. */
  textOf: (field: string, text: string) => string;
  found: readonly Difference[];
  /** What has been decided, and deciding; without, the versions are only shown. */
  picks?: Picks;
  onPick?: (field: string, side: Side) => void;
}

/** Two versions of one sheet, field by field, where they differ. */
export function VersionTable({ labelOf, textOf, found, picks, onPick }: VersionTableProps) {
  const t = useT("offline");
  const cell = (row: Difference, side: Side) => {
    const text = textOf(row.field, row[side]);
    const shown =
      text.trim() === "" ? (
        <span className="text-muted">{t("conflict.empty")}</span>
      ) : (
        <span className="whitespace-pre-wrap break-words">{text}</span>
      );
    if (!onPick) return shown;
    return (
      <label className="flex min-h-6 cursor-pointer items-start gap-2">
        <input
          type="radio"
          className="mt-1"
          name={`pick.${row.field}`}
          checked={picks?.[row.field] === side}
          onChange={() => onPick(row.field, side)}
          aria-label={t(`conflict.pick-${side}`, { field: labelOf(row.field), text })}
        />
        <span className="min-w-0">{shown}</span>
      </label>
    );
  };
  return (
    <DataTable
      caption={t("conflict.caption")}
      rows={found}
      rowKey={({ field }) => field}
      columns={[
        {
          key: "field",
          header: t("conflict.field"),
          rowHeader: true,
          cell: ({ field, changedBy }) => (
            <>
              {labelOf(field)}
              {changedBy && onPick ? (
                <span className="block text-sm font-normal text-muted">
                  {t(`conflict.changed-by-${changedBy}`)}
                </span>
              ) : null}
            </>
          ),
        },
        { key: "mine", header: t("conflict.mine"), cell: (row) => cell(row, "mine") },
        { key: "theirs", header: t("conflict.theirs"), cell: (row) => cell(row, "theirs") },
      ]}
    />
  );
}
