import { cancelFormSchema } from "~/results/complaints/correction-form";
import { AppForm, Confirmation, HiddenField, SubmitButton, TextAreaField, useT } from "~/ui";
import type { CorrectionAnswer, CorrectionData } from "./route";

/** Giving a correction up, for one whose sheets never come back or that was opened by mistake. */
export function CancelForm({ page, answer }: { page: CorrectionData; answer: CorrectionAnswer }) {
  const t = useT("corrections");
  // Only this form has a reason.
  const isOwn = answer?.values["reason"] !== undefined;
  return (
    <details className="mt-6" open={isOwn && answer !== undefined}>
      <summary className="cursor-pointer font-semibold text-accent">{t("cancel.title")}</summary>
      <p className="mt-4 max-w-2xl">{t("cancel.lead")}</p>
      <AppForm
        className="mt-4"
        schema={cancelFormSchema}
        namespace="corrections"
        faults={isOwn ? (answer?.faults ?? []) : []}
        values={isOwn ? (answer?.values ?? {}) : {}}
      >
        <HiddenField name="version" value={page.contest.version} />
        <TextAreaField name="reason" label={t("cancel.reason")} help={t("cancel.reason-help")} rows={3} required />
        <Confirmation label={t("cancel.submit")} warning={t("cancel.warning")}>
          <SubmitButton intent="cancel">{t("cancel.confirm")}</SubmitButton>
        </Confirmation>
      </AppForm>
    </details>
  );
}
