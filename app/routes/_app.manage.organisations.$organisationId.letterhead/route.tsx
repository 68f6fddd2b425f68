import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { letterheadForm } from "~/documents/official/official-forms";
import { letterheadPage } from "~/documents/official/letterhead.server";
import { SIGN_MODES } from "~/documents/official/signing-template";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, AppForm, HiddenField, LinkButton, Page, Section, SelectField, SubmitButton, TextAreaField, TextField, useT } from "~/ui";
import { answerLetterheadForm } from "./answer";
import { Logo } from "./logo";

export const handle = { title: "official:letterhead.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const page = await letterheadPage(actor, params["organisationId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  const { values, ...rest } = page.value;
  const saved = new URL(request.url).searchParams.has("saved");
  return { ...rest, saved, values: { ...values, recipients: values.recipients.join("\n"), grounds: values.grounds.join("\n") } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerLetterheadForm(request, await contextOf(request), params["organisationId"] ?? "");
}

export default function LetterheadRoute() {
  const { organisation, version, values, hasLogo, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("official");
  const own = answer?.about === "letterhead" ? answer : null;
  return (
    <Page
      title={t("letterhead.title")}
      eyebrow={organisation.name}
      lead={t("letterhead.lead")}
      width="text"
      actions={
        <>
          <LinkButton to={paths.templates(organisation.id)}>{t("templates:title")}</LinkButton>
          <LinkButton variant="quiet" to={paths.manage()}>
            {t("letterhead.back")}
          </LinkButton>
        </>
      }
    >
      {saved && !answer ? <Alert tone="success" title={t("letterhead.saved")} /> : null}
      {own?.code === "conflict" ? (
        <Alert tone="danger" title={t("conflict.title")}>
          {t("conflict.text")}
        </Alert>
      ) : null}
      <AppForm
        schema={letterheadForm}
        faults={own?.faults}
        values={own?.values ?? values}
        namespace="official"
        key={version}
      >
        <HiddenField name="intent" value="save" />
        <HiddenField name="version" value={String(version)} />
        <TextField name="parentName" label={t("field.parentName")} help={t("letterhead.parent-help")} />
        <TextField name="issuerName" label={t("field.issuerName")} help={t("letterhead.issuer-help")} required />
        <TextField name="place" label={t("field.place")} help={t("letterhead.place-help")} size="medium" required />
        <TextField name="numberSuffix" label={t("field.numberSuffix")} help={t("letterhead.suffix-help")} size="short" />
        <TextField
          name="signerAuthority"
          label={t("field.signerAuthority")}
          help={t("letterhead.authority-help")}
        />
        <TextField name="signerOffice" label={t("field.signerOffice")} help={t("letterhead.office-help")} required />
        <SelectField
          name="signMode"
          label={t("field.signMode")}
          options={SIGN_MODES.map((mode) => ({ value: mode, label: t(`sign-mode.${mode}`) }))}
          required
        />
        <TextField name="actingOffice" label={t("field.actingOffice")} help={t("letterhead.acting-help")} />
        <TextField name="signerName" label={t("field.signerName")} help={t("letterhead.name-help")} size="medium" />
        <TextField name="signerPosition" label={t("field.signerPosition")} help={t("letterhead.position-help")} />
        <TextAreaField name="grounds" label={t("field.grounds")} help={t("letterhead.grounds-help")} rows={4} />
        <TextAreaField
          name="recipients"
          label={t("field.recipients")}
          help={t("letterhead.recipients-help")}
          rows={4}
        />
        <div className="actions">
          <SubmitButton>{t("letterhead.save")}</SubmitButton>
        </div>
      </AppForm>
      <Section title={t("logo.title")} lead={t("logo.lead")}>
        <Logo
          organisationId={organisation.id}
          version={version}
          hasLogo={hasLogo}
          answer={answer?.about === "logo" ? answer : null}
        />
      </Section>
    </Page>
  );
}
