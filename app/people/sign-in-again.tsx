import type { KeptPost } from "~/platform/http.server";
import { Alert, AppForm, HiddenField, Page, SubmitButton, TextField, useT } from "~/ui";
import { SIGN_IN_EMAIL, SIGN_IN_PASSWORD } from "./sign-in-field";

/** Holds a form that was sent after its session had ended; signing in here sends it once more. */
export function SignInAgain({ kept: { action, fields, hadFiles, code } }: { kept: KeptPost }) {
  const t = useT("drafts");
  const people = useT("people");
  return (
    <Page title={t("again.title")} lead={t("again.lead")} width="text">
      {code === "other-person" ? (
        <Alert tone="warning">{t("again.other-person")}</Alert>
      ) : code ? (
        <Alert tone="danger" title={people(`refused.${code}.title`)}>
          {people(`refused.${code}.text`)}
        </Alert>
      ) : null}
      {hadFiles ? <Alert tone="warning">{t("again.files")}</Alert> : null}
      <AppForm action={action} encType="multipart/form-data" reloadDocument>
        {fields.map(([name, value], i) => (
          <HiddenField key={`${name} ${i}`} name={name} value={value} />
        ))}
        <TextField
          name={SIGN_IN_EMAIL}
          type="email"
          autoComplete="username"
          label={people("field.email")}
          required
        />
        <TextField
          name={SIGN_IN_PASSWORD}
          type="password"
          autoComplete="current-password"
          label={people("field.password")}
          required
        />
        <div className="actions">
          <SubmitButton>{t("again.submit")}</SubmitButton>
        </div>
      </AppForm>
    </Page>
  );
}
