import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { MIN_PASSWORD, signUpSchema, withoutPasswords } from "~/people/account-forms";
import { signUp } from "~/people/accounts.server";
import { actorOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { languageFromCookie } from "~/platform/language-cookie";
import { localPath } from "~/platform/local-path";
import { Alert, AppForm, HiddenField, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { title: "people:sign-up.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const next = localPath(query.get("next"));
  if (await actorOf(request)) throw redirect(next ?? paths.start());
  return { next };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = parseForm(signUpSchema, await request.formData());
  if (!form.ok) {
    return data(
      { code: "invalid", faults: form.faults, values: withoutPasswords(form.values) },
      { status: 400 },
    );
  }
  const next = localPath(form.value.next);
  const language = languageFromCookie(request.headers.get("Cookie"));
  const result = await signUp(request.headers, { ...form.value, language, next });
  if (!result.ok)
    return data(
      { code: result.code, faults: [], values: withoutPasswords(form.value) },
      { status: 429 },
    );
  return redirect(paths.confirmationSent(next ?? undefined));
}

export default function SignUp() {
  const { next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  return (
    <Page title={t("sign-up.title")} lead={t("sign-up.lead")} width="text">
      {answer?.code === "too-many" ? (
        <Alert tone="danger" title={t("refused.too-many.title")}>
          {t("refused.too-many.text")}
        </Alert>
      ) : null}
      <AppForm faults={answer?.faults} values={answer?.values} namespace="people">
        {next ? <HiddenField name="next" value={next} /> : null}
        <TextField name="name" autoComplete="name" label={t("field.name")} required />
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
          autoComplete="new-password"
          label={t("field.password")}
          help={t("field.password-help", { min: MIN_PASSWORD })}
          required
        />
        <TextField
          name="unitName"
          autoComplete="organization"
          label={t("field.unit")}
          help={t("field.unit-help")}
        />
        <TextField
          name="phone"
          type="tel"
          autoComplete="tel"
          label={t("field.phone")}
          size="medium"
        />
        <div className="actions">
          <SubmitButton>{t("sign-up.submit")}</SubmitButton>
        </div>
      </AppForm>
      <p>
        {t("sign-up.known")} <Link to={paths.signIn(next ?? undefined)}>{t("sign-in.title")}</Link>
      </p>
    </Page>
  );
}
