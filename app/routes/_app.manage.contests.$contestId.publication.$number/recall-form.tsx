import { recallFormSchema } from "~/results/publication-form";
import { Alert, AppForm, Confirmation, HiddenField, SubmitButton, TextAreaField, useT } from "~/ui";
import type { PublishedPageData, RecallAnswer } from "./route";

/** Taking it back before its minute; nothing where that is over, but what came of trying. */
export function RecallForm({ page, answer }: { page: PublishedPageData; answer: RecallAnswer }) {
  const t = useT("publication");
  const typed = answer?.values["reason"];
  return (
    <>
      {answer?.code ? (
        <Alert tone="danger" title={t(`recall.answer.${answer.code}`)}>
          {page.whyNotRecall && typeof typed === "string" ? <p className="break-words whitespace-pre-line">{typed}</p> : null}
        </Alert>
      ) : null}
      {page.whyNotRecall === null ? (
        <details className="mt-6" open={answer !== undefined}>
          <summary className="cursor-pointer font-semibold text-accent">{t("recall.title")}</summary>
          <p className="mt-4 max-w-2xl">{t("recall.lead")}</p>
          <AppForm
            className="mt-4"
            schema={recallFormSchema}
            namespace="publication"
            faults={answer?.faults ?? []}
            values={answer?.values ?? {}}
          >
            <HiddenField name="version" value={page.version} />
            <TextAreaField name="reason" label={t("recall.reason")} help={t("recall.reason-help")} rows={3} required />
            <Confirmation label={t("recall.submit")} warning={t("recall.warning")}>
              <SubmitButton intent="recall">{t("recall.confirm")}</SubmitButton>
            </Confirmation>
          </AppForm>
        </details>
      ) : null}
    </>
  );
}
