import { MAX, stepBackSchema } from "~/judging/conflicts/declaration-form";
import { AppForm, Section, SelectField, SubmitButton, TextAreaField, useT } from "~/ui";
import type { DeclarationAnswer } from "./route";

interface StepBackFormProps {
  panels: readonly { readonly id: string; readonly name: string }[];
  answer: DeclarationAnswer;
}

/** Leaving a panel, or all of them, after having accepted. */
export function StepBackForm({ panels, answer }: StepBackFormProps) {
  const t = useT("conflicts");
  const mine = answer?.intent === "step-back" ? answer : undefined;
  return (
    <Section title={t("step-back.title")} lead={t("step-back.lead")}>
      <details open={mine !== undefined}>
        <summary className="link">{t("step-back.open")}</summary>
        <AppForm schema={stepBackSchema} faults={mine?.faults} values={mine?.values} className="mt-4">
          <SelectField
            name="panelId"
            label={t("step-back.from")}
            placeholder={t("step-back.all")}
            options={panels.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextAreaField name="reason" label={t("reason")} rows={3} maxLength={MAX.reason} required />
          <SubmitButton intent="step-back" variant="secondary">
            {t("step-back.do")}
          </SubmitButton>
        </AppForm>
      </details>
    </Section>
  );
}
