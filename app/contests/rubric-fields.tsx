import type { TextValues } from "~/platform/form";
import { TextAreaField, TextField } from "~/ui/fields";
import { fieldId, useAppForm } from "~/ui/form-context";
import { useT } from "~/ui/i18n";
import { SubmitButton } from "~/ui/submit-button";
import { rowIntent } from "./form-rows";
import { RowButton } from "./row-button";
import { RowList, rowsIn, textIn, type PartFieldsProps } from "./row-list";

/** The criteria with their points, their guidance and what earns how many of them. */
export function RubricFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  return (
    <RowList
      list="criteria"
      values={values}
      title={(row, number) => textIn(row, "label") || t("row.criteria", { number })}
      add={t("add.criteria")}
    >
      {(path, row) => (
        <>
          <TextField name={`${path}.label`} label={t("field.criteria.label")} required />
          <TextAreaField name={`${path}.guidance`} label={t("field.criteria.guidance")} rows={3} />
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            {(["max", "min", "step", "weight"] as const).map((name) => (
              <TextField
                key={name}
                name={`${path}.${name}`}
                label={t(`field.criteria.${name}`)}
                required
                inputMode="decimal"
              />
            ))}
          </div>
          <Anchors list={`${path}.anchors`} rows={rowsIn(row, "anchors")} />
        </>
      )}
    </RowList>
  );
}

/** What earns how many points, one line each. */
function Anchors({ list, rows }: { list: string; rows: readonly TextValues[] }) {
  const t = useT("contests");
  const { prefix } = useAppForm();
  return (
    <fieldset id={fieldId(prefix, list)} tabIndex={-1} className="field">
      <legend className="label">{t("field.criteria.anchors")}</legend>
      <p className="help">{t("rubric.anchors-help")}</p>
      <div className="mt-3 grid gap-5 empty:hidden">
        {rows.map((row, index) => (
          <div
            key={textIn(row, "id") || index}
            className="grid grid-cols-[6rem_1fr] items-end gap-3 sm:grid-cols-[6rem_1fr_auto]"
          >
            <TextField
              name={`${list}.${index}.points`}
              label={t("field.anchors.points")}
              required
              inputMode="decimal"
            />
            <div className="order-last col-span-2 sm:order-none sm:col-span-1">
              <TextField name={`${list}.${index}.text`} label={t("field.anchors.text")} required />
            </div>
            <div className="justify-self-end">
              <RowButton
                action="remove"
                list={list}
                index={index}
                name={t("row.anchors", { number: index + 1 })}
              />
            </div>
          </div>
        ))}
      </div>
      <div className="-ml-3 mt-2">
        <SubmitButton intent={rowIntent("add", list)} variant="quiet" formNoValidate>
          {t("add.anchors")}
        </SubmitButton>
      </div>
    </fieldset>
  );
}
