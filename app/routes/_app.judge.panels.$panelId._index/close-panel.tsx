import { closePanelSchema } from "~/judging/reason-form";
import type { Fault } from "~/platform/result";
import { AppForm, CheckboxField, Section, SubmitButton, useT } from "~/ui";

/** The end of the panel's work, by two presses: it is confirmed, then done. */
export function ClosePanel({ allIn, faults }: { allIn: boolean; faults: readonly Fault[] }) {
  const t = useT("steering");
  return (
    <Section title={t("chair.close")} lead={t("chair.close-warning")} id="close">
      <AppForm schema={closePanelSchema} faults={faults}>
        <CheckboxField name="sure" label={t("chair.close-sure")} required />
        <SubmitButton intent="close" variant={allIn ? "primary" : "secondary"}>
          {t("chair.close")}
        </SubmitButton>
      </AppForm>
    </Section>
  );
}
