import { DataTable, useFaultText, useT } from "~/ui";
import type { CheckedPage } from "./route";

/** Each place of the sheet that must be mended, in words. */
export function FaultTable({ faults, more }: { faults: CheckedPage["faults"]; more: number }) {
  const t = useT("units");
  const formText = useFaultText("entries");
  const textOf = ({ code, params }: CheckedPage["faults"][number]) =>
    code.startsWith("sheet-")
      ? t(`sheet-fault.${code}`, params)
      : formText({ path: "", code, ...(params && { params }) });
  return (
    <>
      <DataTable
        dense
        caption={t("check.title")}
        rows={faults.map((fault, index) => ({ ...fault, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: "row",
            header: t("check.row"),
            rowHeader: true,
            cell: ({ row }) => (
              <span className="figures">
                <span className="sm:hidden">{t("check.row")} </span>
                {row}
              </span>
            ),
          },
          {
            key: "place",
            header: t("check.place"),
            labelled: true,
            cell: ({ head }) => head ?? t("check.whole-row"),
          },
          { key: "what", header: t("check.what"), cell: textOf },
        ]}
      />
      {more > 0 ? <p className="help">{t("check.more", { count: more })}</p> : null}
    </>
  );
}
