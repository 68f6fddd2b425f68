import {
  data,
  type ActionFunctionArgs,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { emailSchema } from "~/people/account-forms";
import { requestReset } from "~/people/accounts.server";
import { parseForm } from "~/platform/form";
import { mailsLeave } from "~/platform/mail.server";
import { Alert, AppForm, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { title: "people:forgot-password.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export function loader() {
  return { outbox: !mailsLeave() };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = parseForm(emailSchema, await request.formData());
  if (!form.ok)
    return data({ code: "invalid", faults: form.faults, values: form.values }, { status: 400 });
  const result = await requestReset(request.headers, form.value.email);
  if (!result.ok)
    return data({ code: result.code, faults: [], values: form.value }, { status: 429 });
  return data({ code: "sent", faults: [], values: form.value });
}

export default function ForgotPassword() {
  const { outbox } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  return (
    <Page title={t("forgot-password.title")} lead={t("forgot-password.lead")} width="text">
      {answer?.code === "sent" ? (
        <Alert tone="info" title={t("forgot-password.sent")}>
          {t(outbox ? "mail.outbox" : "mail.sent")}
        </Alert>
      ) : null}
      {answer?.code === "too-many" ? (
        <Alert tone="danger" title={t("refused.too-many.title")}>
          {t("refused.too-many.text")}
        </Alert>
      ) : null}
      <AppForm faults={answer?.faults} values={answer?.values} namespace="people">
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t("field.email")}
          required
        />
        <div className="actions">
          <SubmitButton>{t("forgot-password.submit")}</SubmitButton>
        </div>
      </AppForm>
      <p>
        <Link to={paths.signIn()}>{t("sign-in.back")}</Link>
      </p>
    </Page>
  );
}
