import { CheckboxGroupField, TextField, useT } from "~/ui";

/** What a judge is an expert of and how much they take on, for themselves and for the secretariat. */
export function ExpertiseFields({
  fields,
}: {
  fields: readonly { readonly id: string; readonly name: string }[];
}) {
  const t = useT("conflicts");
  return (
    <div className="space-y-5">
      <CheckboxGroupField
        name="fieldIds"
        label={t("expertise")}
        help={t("expertise-help")}
        options={fields.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="maxLoad"
        label={t("max-load")}
        help={t("max-load-help")}
        inputMode="numeric"
        size="short"
        maxLength={5}
      />
    </div>
  );
}
