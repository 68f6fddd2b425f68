import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { whyNotCreateContest } from "~/contests/contest-policy";
import { createContest } from "~/contests/create-contest.server";
import { newContestForm, newContestInput, newContestValues } from "~/contests/new-contest-form";
import { paths } from "~/paths";
import { organisationById } from "~/people/organisations.server";
import { contextOf } from "~/people/request.server";
import { standingAt } from "~/people/standing";
import { parseForm } from "~/platform/form";
import { localDateOf } from "~/platform/format";
import { notFound, refuse } from "~/platform/http.server";
import {
  AppForm,
  DateField,
  DateTimeField,
  LinkButton,
  Page,
  RadioGroupField,
  SubmitButton,
  TextField,
  useT,
} from "~/ui";

export const handle = { title: "contests:new.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const refusal = whyNotCreateContest(standingAt(actor, { organisationId }));
  if (refusal) refuse(request, refusal);
  const organisation = await organisationById(organisationId);
  if (!organisation) notFound();
  return { organisation: organisation.name, values: newContestValues(localDateOf(now)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const form = parseForm(newContestForm, await request.formData());
  if (!form.ok) return data({ faults: form.faults, values: form.values }, { status: 400 });
  const created = await createContest(
    ctx,
    newContestInput(params["organisationId"] ?? "", form.value),
  );
  if (created.ok) return redirect(paths.manageContest(created.value.id));
  if (created.code !== "invalid") refuse(request, created.code);
  return data({ faults: [...(created.faults ?? [])], values: form.values }, { status: 400 });
}

export default function NewContestRoute() {
  const { organisation, values } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("contests");
  return (
    <Page title={t("new.title")} eyebrow={organisation} lead={t("new.lead")} width="text">
      <AppForm
        namespace="contests"
        schema={newContestForm}
        faults={result?.faults}
        values={result?.values ?? values}
      >
        <RadioGroupField
          name="template"
          label={t("new.template")}
          required
          options={[
            { value: "technical", label: t("kind.TECHNICAL"), help: t("new.technical") },
            { value: "youth", label: t("kind.YOUTH"), help: t("new.youth") },
          ]}
        />
        <TextField
          name="edition"
          label={t("field.text.edition")}
          help={t("text.edition-help")}
          required
          size="short"
        />
        <TextField name="year" label={t("field.text.year")} required size="short" inputMode="numeric" />
        <DateTimeField name="opensAt" label={t("new.opens")} required />
        <DateTimeField
          name="closesAt"
          label={t("new.closes")}
          help={t("new.closes-help")}
          required
        />
        <fieldset className="form">
          <legend className="label">{t("new.ages")}</legend>
          <p className="help">{t("new.ages-help")}</p>
          <TextField name="minAge" label={t("new.min-age")} size="short" inputMode="numeric" />
          <TextField name="maxAge" label={t("new.max-age")} size="short" inputMode="numeric" />
          <DateField name="cutoff" label={t("new.cutoff")} />
        </fieldset>
        <div className="actions">
          <SubmitButton>{t("new.submit")}</SubmitButton>
          <LinkButton to={paths.manage()} variant="quiet">
            {t("cancel")}
          </LinkButton>
        </div>
      </AppForm>
    </Page>
  );
}
