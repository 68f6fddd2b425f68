import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { MIN_PASSWORD, setupSchema, withoutPasswords } from "~/people/account-forms";
import { setupState, setUpAdministrator } from "~/people/setup.server";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/form";
import { Alert, AppForm, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { title: "people:setup.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request }: LoaderFunctionArgs) {
  return {
    state: await setupState(),
    token: new URL(request.url).searchParams.get("token") ?? "",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = parseForm(setupSchema, await request.formData());
  if (!form.ok) {
    return data(
      { code: "invalid", faults: form.faults, values: withoutPasswords(form.values) },
      { status: 400 },
    );
  }
  const result = await setUpAdministrator(form.value, now());
  if (result.ok) return redirect(paths.signInAfter("set-up"));
  const status = { "too-many": 429, done: 403, "no-token": 403, "wrong-token": 403, invalid: 400 }[
    result.code
  ];
  return data(
    { code: result.code, faults: result.faults ?? [], values: withoutPasswords(form.value) },
    { status },
  );
}

export default function Setup() {
  const { state, token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  if (state !== "open") {
    return (
      <Page title={t("setup.title")} width="text">
        <Alert tone="info">{t(`setup.${state}`)}</Alert>
        <p>
          <Link to={paths.signIn()}>{t("sign-in.back")}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={t("setup.title")} lead={t("setup.lead")} width="text">
      {answer?.code === "wrong-token" || answer?.code === "too-many" ? (
        <Alert tone="danger" title={t(`refused.${answer.code}.title`)}>
          {t(`refused.${answer.code}.text`)}
        </Alert>
      ) : null}
      <AppForm faults={answer?.faults} values={{ token, ...answer?.values }} namespace="people">
        <TextField
          name="token"
          autoComplete="off"
          label={t("setup.token")}
          help={t("setup.token-help")}
          required
        />
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
        <div className="actions">
          <SubmitButton>{t("setup.submit")}</SubmitButton>
        </div>
      </AppForm>
    </Page>
  );
}
