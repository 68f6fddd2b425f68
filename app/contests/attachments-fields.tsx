import { CheckboxField, TextAreaField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { ACCEPTED_KINDS } from "./regulation";
import { RowList, textIn, type PartFieldsProps } from "./row-list";

/** The kinds of files of a dossier with their limits. */
export function AttachmentsFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  const number = (path: string, name: "min" | "max" | "megabytes") => (
    <TextField
      name={`${path}.${name}`}
      label={t(`field.attachments.${name}`)}
      required
      size="short"
      inputMode="numeric"
    />
  );
  return (
    <RowList
      list="attachments"
      values={values}
      title={(row, at) => textIn(row, "label") || t("row.attachments", { number: at })}
      add={t("add.attachments")}
    >
      {(path) => (
        <>
          <TextField name={`${path}.label`} label={t("field.attachments.label")} required />
          <TextAreaField name={`${path}.help`} label={t("field.attachments.help")} rows={2} />
          <fieldset>
            <legend className="label">{t("field.attachments.accept")}</legend>
            {ACCEPTED_KINDS.map((kind) => (
              <CheckboxField
                key={kind}
                name={`${path}.accept.${kind}`}
                label={t(`accept.${kind}`)}
              />
            ))}
          </fieldset>
          {number(path, "min")}
          {number(path, "max")}
          {number(path, "megabytes")}
          <CheckboxField
            name={`${path}.namesAuthors`}
            label={t("field.attachments.namesAuthors")}
            help={t("field.attachments.namesAuthors-help")}
          />
        </>
      )}
    </RowList>
  );
}
