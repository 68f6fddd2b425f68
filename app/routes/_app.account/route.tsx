import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepingFoundOfAccount } from "~/judging/conflicts/keep-found.server";
import { paths } from "~/paths";
import { changePasswordSchema, MIN_PASSWORD, profileSchema } from "~/people/account-forms";
import { changePassword, signOut } from "~/people/accounts.server";
import { endAllSessions, profileOf, saveProfile, sessionsOf } from "~/people/profile.server";
import { contextOf, requireActor } from "~/people/request.server";
import { cookieHeaders } from "~/people/session.server";
import { sessionTokenOf } from "~/people/session.server";
import { parseForm } from "~/platform/form";
import { languageCookie } from "~/platform/language-cookie";
import {
  Alert,
  AppForm,
  LinkButton,
  Page,
  RadioGroupField,
  Section,
  SubmitButton,
  TextField,
  useT,
} from "~/ui";
import { Sessions } from "./sessions";

export const handle = { title: "people:account.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const done = new URL(request.url).searchParams.get("done");
  const [profile, sessions] = await Promise.all([
    profileOf(actor),
    sessionsOf(actor, await sessionTokenOf(request.headers)),
  ]);
  return {
    profile,
    sessions,
    done: done === "profile" || done === "password" ? done : null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "end-all") {
    await endAllSessions(ctx);
    const { cookies } = await signOut(request.headers);
    return redirect(paths.signIn(), { headers: cookieHeaders(cookies) });
  }
  if (intent === "password") {
    const parsed = parseForm(changePasswordSchema, form);
    if (!parsed.ok)
      return data(
        { intent, faults: parsed.faults, values: null, code: "invalid" },
        { status: 400 },
      );
    const changed = await changePassword(request.headers, {
      ...parsed.value,
      email: ctx.actor.email,
    });
    if (changed.ok)
      return redirect(paths.accountAfter("password"), {
        headers: cookieHeaders(changed.value.cookies),
      });
    const faults =
      changed.code === "wrong-password" ? [{ path: "current", code: "wrong-password" }] : [];
    return data(
      { intent, faults, values: null, code: changed.code },
      { status: changed.code === "too-many" ? 429 : 400 },
    );
  }
  const parsed = parseForm(profileSchema, form);
  if (!parsed.ok) {
    return data(
      { intent: "profile", faults: parsed.faults, values: parsed.values, code: "invalid" },
      { status: 400 },
    );
  }
  await saveProfile(ctx, parsed.value, keepingFoundOfAccount);
  return redirect(paths.accountAfter("profile"), {
    headers: cookieHeaders([languageCookie(parsed.value.language)]),
  });
}

export default function Account() {
  const { profile, sessions, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  const common = useT("common");
  const faultsOf = (intent: string) => (answer?.intent === intent ? answer.faults : undefined);
  return (
    <Page title={t("account.title")} lead={profile.email} width="text">
      {done && !answer ? <Alert tone="success">{t(`account.done.${done}`)}</Alert> : null}
      {answer?.code === "too-many" ? (
        <Alert tone="danger" title={t("refused.too-many.title")}>
          {t("refused.too-many.text")}
        </Alert>
      ) : null}
      <Section title={t("account.profile")}>
        <AppForm
          schema={profileSchema}
          faults={faultsOf("profile")}
          values={answer?.intent === "profile" ? answer.values : profile}
          namespace="people"
          reloadDocument
        >
          <TextField name="name" autoComplete="name" label={t("field.name")} required />
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
          <RadioGroupField
            name="language"
            label={t("field.language")}
            options={[
              { value: "vi", label: common("language.vi") },
              { value: "en", label: common("language.en") },
            ]}
            required
          />
          <div className="actions">
            <SubmitButton intent="profile">{t("account.save")}</SubmitButton>
          </div>
        </AppForm>
      </Section>
      <Section title={t("rights:own.title")}>
        <LinkButton to={paths.ownData()}>{t("rights:own.title")}</LinkButton>
      </Section>
      <Section title={t("account.password")} lead={t("account.password-lead")}>
        <AppForm schema={changePasswordSchema} faults={faultsOf("password")} namespace="people">
          <TextField
            name="current"
            type="password"
            autoComplete="current-password"
            label={t("field.current-password")}
            required
          />
          <TextField
            name="password"
            type="password"
            autoComplete="new-password"
            label={t("field.new-password")}
            help={t("field.password-help", { min: MIN_PASSWORD })}
            required
          />
          <div className="actions">
            <SubmitButton intent="password" variant="secondary">
              {t("account.change-password")}
            </SubmitButton>
          </div>
        </AppForm>
      </Section>
      <Sessions sessions={sessions} />
    </Page>
  );
}
