import { reissueForm, revokeForm } from "~/documents/certificates/certificate-forms";
import { AppForm, SubmitButton, TextAreaField, TextField, useT } from "~/ui";
import type { Answer, CertificatePage } from "./route";

/** Issuing anew and taking back, each with its reason. */
export function Changes({ page, result }: { page: CertificatePage; result: Answer | undefined }) {
  const t = useT("certificates");
  const own = (about: Answer["about"]) => (result?.about === about ? result : undefined);
  return (
    <div className="grid gap-4">
      <details className="card" open={own("reissue") !== undefined}>
        <summary className="link">{t("reissue.title")}</summary>
        <p className="help mt-2">{t("reissue.lead")}</p>
        <AppForm schema={reissueForm} faults={own("reissue")?.faults} values={own("reissue")?.values ?? {}} namespace="certificates">
          {page.isPersons ? <TextField name="name" label={t("reissue.name")} help={t("reissue.name-help", { name: page.name })} maxLength={150} /> : null}
          <TextAreaField name="reason" label={t("reason")} help={t("reissue.reason-help")} rows={2} maxLength={500} required />
          <SubmitButton intent="reissue" variant="secondary">
            {t("reissue.do")}
          </SubmitButton>
        </AppForm>
      </details>
      <details className="card" open={own("revoke") !== undefined}>
        <summary className="link">{t("revoke.title")}</summary>
        <p className="help mt-2">{t("revoke.lead")}</p>
        <AppForm schema={revokeForm} faults={own("revoke")?.faults} values={own("revoke")?.values ?? {}} namespace="certificates">
          <TextAreaField name="reason" label={t("reason")} help={t("revoke.reason-help")} rows={2} maxLength={500} required />
          <SubmitButton intent="revoke" variant="danger">
            {t("revoke.do")}
          </SubmitButton>
        </AppForm>
      </details>
    </div>
  );
}
