import {
  ContactFields,
  DataRequestKindField,
  DataRequestTextField,
  useDataRequestLabels,
} from "~/people/data-request-fields";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { Alert, AppForm, SubmitButton, useT } from "~/ui";

/** Asks to see, correct or delete what is held; folded away, since few come for it. */
export function RequestForm({
  answer,
  asked,
}: {
  answer: { faults: readonly Fault[]; values: TextValues } | undefined;
  asked: boolean;
}) {
  const t = useT("rights");
  const labels = useDataRequestLabels();
  if (asked)
    return (
      <Alert tone="success" title={t("ask.received")}>
        {t("ask.received-help")}
      </Alert>
    );
  return (
    <details className="card" open={answer !== undefined}>
      <summary className="cursor-pointer font-semibold">{t("ask.open")}</summary>
      <p className="my-4 text-muted">{t("ask.lead")}</p>
      <AppForm faults={answer?.faults} values={answer?.values} labels={labels} namespace="rights">
        <div className="grid gap-6">
          <DataRequestKindField />
          <DataRequestTextField />
          <ContactFields />
        </div>
        <div className="actions">
          <SubmitButton intent="ask" variant="secondary">
            {t("ask.submit")}
          </SubmitButton>
        </div>
      </AppForm>
    </details>
  );
}
