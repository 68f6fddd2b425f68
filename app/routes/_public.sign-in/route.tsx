import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { signInSchema, withoutPasswords } from "~/people/account-forms";
import { signIn } from "~/people/accounts.server";
import { actorOf } from "~/people/request.server";
import { cookieHeaders } from "~/people/session.server";
import { parseForm } from "~/platform/form";
import { localPath } from "~/platform/local-path";
import { Alert, AppForm, HiddenField, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { title: "people:sign-in.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const next = localPath(query.get("next"));
  if (await actorOf(request)) throw redirect(next ?? paths.start());
  const done = query.get("done");
  return {
    next,
    notice: done === "confirmed" || done === "reset" || done === "set-up" ? done : null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = parseForm(signInSchema, await request.formData());
  if (!form.ok) {
    return data(
      { code: "invalid", faults: form.faults, values: withoutPasswords(form.values) },
      { status: 400 },
    );
  }
  const { email, password, next } = form.value;
  const result = await signIn(request.headers, { email, password });
  if (result.ok)
    return redirect(localPath(next) ?? paths.start(), {
      headers: cookieHeaders(result.value.cookies),
    });
  const status = result.code === "too-many" ? 429 : 400;
  return data({ code: result.code, faults: [], values: { email } }, { status });
}

export default function SignIn() {
  const { next, notice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  return (
    <Page title={t("sign-in.title")} width="text">
      {notice && !answer ? <Alert tone="success">{t(`sign-in.${notice}`)}</Alert> : null}
      {answer && answer.code !== "invalid" ? (
        <Alert tone="danger" title={t(`refused.${answer.code}.title`)}>
          <p>{t(`refused.${answer.code}.text`)}</p>
          {answer.code === "unconfirmed" ? (
            <p>
              <Link to={paths.confirmEmail(undefined, next ?? undefined)}>
                {t("confirm-email.resend")}
              </Link>
            </p>
          ) : null}
        </Alert>
      ) : null}
      <AppForm faults={answer?.faults} values={answer?.values} namespace="people">
        {next ? <HiddenField name="next" value={next} /> : null}
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t("field.email")}
          required
        />
        <TextField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t("field.password")}
          required
        />
        <div className="actions">
          <SubmitButton>{t("sign-in.submit")}</SubmitButton>
        </div>
      </AppForm>
      <p>
        <Link to={paths.forgotPassword()}>{t("sign-in.forgot")}</Link>
      </p>
      <p>
        {t("sign-in.new")} <Link to={paths.signUp(next ?? undefined)}>{t("sign-up.title")}</Link>
      </p>
    </Page>
  );
}
