import type { Fault } from "~/platform/result";
import { createForm } from "~/results/scenarios/scenario-form";
import type { ListedScenario } from "~/results/scenarios/scenario-list.server";
import { AppForm, Section, SelectField, SubmitButton, TextAreaField, TextField, useT } from "~/ui";

/** A new scenario, from what holds or from another one. */
export function Create({
  scenarios,
  faults,
  values,
}: {
  scenarios: readonly ListedScenario[];
  faults: readonly Fault[];
  values: Readonly<Record<string, unknown>>;
}) {
  const t = useT("scenarios");
  return (
    <Section title={t("create.title")}>
      <AppForm
        schema={createForm}
        namespace="scenarios"
        faults={faults}
        values={values}
        className="max-w-2xl"
      >
        <TextField name="name" label={t("field.name")} help={t("field.name-help")} required maxLength={120} />
        <SelectField
          name="source"
          label={t("field.source")}
          placeholder={t("field.source-now")}
          options={scenarios.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TextAreaField name="note" label={t("field.note")} rows={2} maxLength={2000} />
        <SubmitButton intent="create">{t("create.submit")}</SubmitButton>
      </AppForm>
    </Section>
  );
}
