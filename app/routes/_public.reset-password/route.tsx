import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { MIN_PASSWORD, resetSchema } from "~/people/account-forms";
import { resetPassword } from "~/people/accounts.server";
import { parseForm } from "~/platform/form";
import { Alert, AppForm, HiddenField, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { title: "people:reset-password.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export function loader({ request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get("token");
  if (!token) throw redirect(paths.forgotPassword());
  return { token };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = parseForm(resetSchema, await request.formData());
  if (!form.ok) return data({ code: "invalid", faults: form.faults }, { status: 400 });
  const result = await resetPassword(request.headers, form.value);
  if (result.ok) return redirect(paths.signInAfter("reset"));
  return data(
    { code: result.code, faults: [] },
    { status: result.code === "too-many" ? 429 : 400 },
  );
}

export default function ResetPassword() {
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  return (
    <Page title={t("reset-password.title")} lead={t("reset-password.lead")} width="text">
      {answer && answer.code !== "invalid" ? (
        <Alert tone="danger" title={t(`refused.${answer.code}.title`)}>
          <p>{t(`refused.${answer.code}.text`)}</p>
          <p>
            <Link to={paths.forgotPassword()}>{t("reset-password.again")}</Link>
          </p>
        </Alert>
      ) : null}
      <AppForm faults={answer?.faults} namespace="people">
        <HiddenField name="token" value={token} />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t("field.new-password")}
          help={t("field.password-help", { min: MIN_PASSWORD })}
          required
        />
        <div className="actions">
          <SubmitButton>{t("reset-password.submit")}</SubmitButton>
        </div>
      </AppForm>
    </Page>
  );
}
