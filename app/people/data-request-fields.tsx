import { RadioGroupField, TextAreaField, TextField, useT } from "~/ui";
import { DATA_REQUEST_KINDS } from "./data-request-form";

/** What is asked for, in the words of whoever asks. */
export function DataRequestKindField() {
  const t = useT("rights");
  return (
    <RadioGroupField
      name="kind"
      label={t("field.kind")}
      required
      options={DATA_REQUEST_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
    />
  );
}

/** How to reach whoever asks: one of the two is enough. */
export function ContactFields() {
  const t = useT("rights");
  return (
    <>
      <TextField name="name" label={t("field.name")} autoComplete="name" required />
      <TextField
        name="email"
        type="email"
        label={t("field.email")}
        help={t("field.email-help")}
        autoComplete="email"
      />
      <TextField
        name="phone"
        type="tel"
        label={t("field.phone")}
        autoComplete="tel"
        size="medium"
      />
    </>
  );
}

export function DataRequestTextField() {
  const t = useT("rights");
  return (
    <TextAreaField name="text" label={t("field.text")} help={t("field.text-help")} rows={4} />
  );
}

/** What these fields are called in the list of a form's faults. */
export function useDataRequestLabels(): Record<string, string> {
  const t = useT("rights");
  return Object.fromEntries(
    ["kind", "name", "email", "phone", "text"].map((name) => [name, t(`field.${name}`)]),
  );
}
