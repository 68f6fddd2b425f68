import { coverTermSchema } from "~/judging/blind/redact-forms";
import { AppForm, HiddenField, Section, SubmitButton, TextField, useT } from "~/ui";
import type { BlindAnswer, BlindRoutePage } from "./route";

/** Words that are covered besides the names that the dossier gives. */
export function Terms({ page, answer }: { page: BlindRoutePage; answer: BlindAnswer }) {
  const t = useT("blind");
  const mayCover = page.whyNotRedact === null;
  return (
    <Section id="terms" title={t("terms.title")} lead={t("terms.lead")}>
      {page.terms.length === 0 ? <p className="text-muted">{t("terms.none")}</p> : null}
      <ul className="grid gap-2">
        {page.terms.map(({ id, term }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 break-words">{term}</span>
            {mayCover ? (
              <AppForm>
                <HiddenField name="termId" value={id} />
                <SubmitButton intent="uncover" variant="quiet">
                  {t("terms.remove")}
                </SubmitButton>
              </AppForm>
            ) : null}
          </li>
        ))}
      </ul>
      {mayCover ? (
        <AppForm
          key={page.terms.length}
          schema={coverTermSchema}
          namespace="blind"
          faults={answer?.faults}
          values={answer?.values}
        >
          <TextField name="term" label={t("terms.label")} help={t("terms.help")} required />
          <SubmitButton intent="cover" variant="secondary">
            {t("terms.add")}
          </SubmitButton>
        </AppForm>
      ) : null}
    </Section>
  );
}
