import type { ReactNode } from "react";
import { RowList, textIn } from "~/contests/row-list";
import type { TextValues } from "~/platform/form";
import { SelectField, TextField, useT } from "~/ui";
import type { Office } from "./meeting";

/** The people of a meeting or of a body, a row each: name, office, position. */
export function PeopleRows({
  list,
  values,
  offices,
  children,
}: {
  list: string;
  values: TextValues;
  offices: readonly Office[];
  /** What else is asked of each. */
  children?: (path: string) => ReactNode;
}) {
  const t = useT("meetings");
  return (
    <RowList
      list={list}
      values={values}
      title={(row, number) => textIn(row, "name") || t("attendee", { number })}
      add={t("add")}
    >
      {(path) => (
        <>
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField name={`${path}.name`} label={t("field.name")} required />
            <SelectField
              name={`${path}.office`}
              label={t("field.office")}
              required
              options={offices.map((value) => ({ value, label: t(`office.${value}`) }))}
            />
          </div>
          <TextField name={`${path}.position`} label={t("field.position")} />
          {children?.(path)}
        </>
      )}
    </RowList>
  );
}
