import { AppForm, HiddenField, SubmitButton, TextField, useT } from "~/ui";

/** One more press, and a reason, before a solution leaves the list. */
export function Removal({ id, title }: { id: string; title: string }) {
  const t = useT("similarity");
  return (
    <details className="confirmation">
      <summary className="button button-quiet">
        {t("past.remove")}
        <span className="sr-only"> {title}</span>
      </summary>
      <p className="confirmation-text">{t("past.remove-warning")}</p>
      <AppForm>
        <HiddenField name="id" value={id} />
        <TextField name="reason" label={t("past.reason")} required maxLength={500} />
        <SubmitButton intent="remove" variant="secondary">
          {t("past.do-remove")}
        </SubmitButton>
      </AppForm>
    </details>
  );
}
