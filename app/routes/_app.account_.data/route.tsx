import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { entriesOfPerson } from "~/entries/members/person-data.server";
import { judgingOfPerson } from "~/judging/own-data.server";
import { paths } from "~/paths";
import { mayTry } from "~/people/attempts.server";
import {
  DataRequestKindField,
  DataRequestTextField,
  useDataRequestLabels,
} from "~/people/data-request-fields";
import { ownRequestSchema } from "~/people/data-request-form";
import { receiveDataRequest } from "~/people/data-requests.server";
import { accountData, organisationsOfPerson } from "~/people/own-data.server";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { complaintsOfPerson } from "~/results/complaints/own-complaints.server";
import { Alert, AppForm, LinkButton, Page, Section, SelectField, SubmitButton, useT } from "~/ui";
import { Held } from "./held";

export const handle = { title: "rights:own.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const { actor } = ctx;
  const [held, entries, judging, complaints, organisations] = await Promise.all([
    accountData(actor),
    entriesOfPerson(actor),
    judgingOfPerson(ctx),
    complaintsOfPerson(actor),
    organisationsOfPerson(actor),
  ]);
  return {
    ...held,
    entries: entries.map(({ id, title, code, contest, owner, versions, files }) => ({
      id,
      title,
      code,
      contest,
      owner,
      versions: versions.length,
      files: files.length,
    })),
    judging: judging.map(({ contest, sheets }) => ({ contest, sheets: sheets.length })),
    complaints: complaints.map(({ contest, number, entryId, entry, at, state, files }) => ({
      contest,
      number,
      entryId,
      entry,
      at,
      state,
      files: files.length,
    })),
    organisations,
    asked: new URL(request.url).searchParams.has("asked"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const form = await request.formData();
  const parsed = parseForm(ownRequestSchema, form);
  const known = await organisationsOfPerson(actor);
  if (!parsed.ok || !known.some(({ id }) => id === parsed.value.organisationId)) {
    const faults = parsed.ok ? [{ path: "organisationId", code: "required" }] : parsed.faults;
    return data({ code: "invalid", faults, values: parsed.values }, { status: 400 });
  }
  if (!(await mayTry("data-request", actor.userId, now)))
    return data({ code: "too-many", faults: [], values: parsed.values }, { status: 429 });
  await receiveDataRequest(
    {
      ...parsed.value,
      userId: actor.userId,
      name: actor.name,
      email: actor.email,
      phone: "",
      subject: actor.name,
      proof: "ACCOUNT",
    },
    now,
  );
  return redirect(paths.ownDataAsked());
}

export default function OwnData() {
  const held = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("rights");
  const labels = { ...useDataRequestLabels(), organisationId: t("field.organisation") };
  return (
    <Page
      title={t("own.title")}
      lead={t("own.lead", { email: held.account.email })}
      actions={
        <LinkButton variant="primary" to={paths.ownDataFile()} reloadDocument>
          {t("own.download", { type: "JSON" })}
        </LinkButton>
      }
    >
      {held.asked ? (
        <Alert tone="success" title={t("ask.received")}>
          {t("ask.received-help")}
        </Alert>
      ) : null}
      {answer?.code === "too-many" ? <Alert tone="danger" title={t("ask.too-many")} /> : null}
      <Held held={held} />
      <Section title={t("own.ask")} lead={t("own.ask-lead")}>
        <p className="mb-6 text-muted">{t("own.keep")}</p>
        <AppForm
          schema={ownRequestSchema}
          faults={answer?.faults}
          values={answer?.values}
          labels={labels}
          namespace="rights"
        >
          <div className="grid gap-6">
            <DataRequestKindField />
            <DataRequestTextField />
            <SelectField
              name="organisationId"
              label={t("field.organisation")}
              required
              options={held.organisations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </div>
          <div className="actions">
            <SubmitButton variant="secondary">{t("ask.submit")}</SubmitButton>
          </div>
        </AppForm>
        <p className="mt-4">
          <Link to={paths.account()}>{t("own.correct")}</Link>
        </p>
      </Section>
    </Page>
  );
}

export type HeldData = ReturnType<typeof useLoaderData<typeof loader>>;
