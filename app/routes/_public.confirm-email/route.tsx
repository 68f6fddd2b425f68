import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { emailSchema } from "~/people/account-forms";
import { confirmEmail, resendConfirmation } from "~/people/accounts.server";
import { parseForm } from "~/platform/form";
import { localPath } from "~/platform/local-path";
import { mailsLeave } from "~/platform/mail.server";
import { Alert, AppForm, HiddenField, Page, Section, SubmitButton, TextField, useT } from "~/ui";

export const handle = { title: "people:confirm-email.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return {
    token: query.get("token"),
    next: localPath(query.get("next")),
    sent: query.has("sent"),
    outbox: !mailsLeave(),
  };
}

/** Confirming takes a press: mail scanners follow links, and must not confirm for the reader. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const next = localPath(String(form.get("next") ?? ""));
  if (form.get("intent") === "resend") {
    const parsed = parseForm(emailSchema, form);
    if (!parsed.ok)
      return data(
        { code: "invalid", faults: parsed.faults, values: parsed.values },
        { status: 400 },
      );
    const sent = await resendConfirmation(request.headers, { email: parsed.value.email, next });
    if (!sent.ok) return data({ code: sent.code, faults: [], values: {} }, { status: 429 });
    return redirect(paths.confirmationSent(next ?? undefined));
  }
  const result = await confirmEmail(request.headers, String(form.get("token") ?? ""));
  if (!result.ok)
    return data(
      { code: result.code, faults: [], values: {} },
      { status: result.code === "too-many" ? 429 : 400 },
    );
  return redirect(paths.signInAfter("confirmed", next ?? undefined));
}

export default function ConfirmEmail() {
  const { token, next, sent, outbox } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  const refused = answer && answer.code !== "invalid" ? answer.code : null;
  return (
    <Page
      title={t("confirm-email.title")}
      lead={token ? t("confirm-email.lead") : undefined}
      width="text"
    >
      {refused ? (
        <Alert tone="danger" title={t(`refused.${refused}.title`)}>
          {t(`refused.${refused}.text`)}
        </Alert>
      ) : null}
      {sent && !answer ? (
        <Alert tone="info" title={t("confirm-email.sent")}>
          {t(outbox ? "mail.outbox" : "mail.sent")}
        </Alert>
      ) : null}
      {token && !refused ? (
        <AppForm>
          <HiddenField name="token" value={token} />
          {next ? <HiddenField name="next" value={next} /> : null}
          <div className="actions">
            <SubmitButton intent="confirm">{t("confirm-email.submit")}</SubmitButton>
          </div>
        </AppForm>
      ) : (
        <Section title={t("confirm-email.resend")} lead={t("confirm-email.resend-lead")}>
          <AppForm faults={answer?.faults} values={answer?.values} namespace="people">
            {next ? <HiddenField name="next" value={next} /> : null}
            <TextField
              name="email"
              type="email"
              autoComplete="username"
              label={t("field.email")}
              required
            />
            <div className="actions">
              <SubmitButton intent="resend" variant="secondary">
                {t("confirm-email.resend-submit")}
              </SubmitButton>
            </div>
          </AppForm>
        </Section>
      )}
    </Page>
  );
}
