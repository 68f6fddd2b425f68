import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { managedContest } from "~/contests/contest-overview.server";
import { whyNotReviseRegulation } from "~/contests/contest-policy";
import { revisionForm } from "~/contests/decision-form";
import { useFieldName } from "~/contests/fault-words";
import { PartFields } from "~/contests/part-fields";
import { formOfPart } from "~/contests/regulation-edit";
import { applyPartIntent, partForms, type PartForm } from "~/contests/regulation-forms";
import { isRevisablePart, type RevisablePart } from "~/contests/regulation-parts";
import { reviseRegulation } from "~/contests/revise-regulation.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { notFound, refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";
import {
  Alert,
  AppForm,
  DateField,
  HiddenField,
  LinkButton,
  Section,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";

function partIn(params: Readonly<Record<string, string | undefined>>): RevisablePart {
  const part = params["part"];
  return isRevisablePart(part) ? part : notFound();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const part = partIn(params);
  const found = await managedContest(ctx, params["contestId"] ?? "");
  if (!found.ok) refuse(request, found.code);
  const { contest, regulation, revision, standing } = found.value;
  const refusal = whyNotReviseRegulation(standing, contest.state);
  if (refusal) refuse(request, refusal);
  return {
    contestId: contest.id,
    part,
    revision: revision?.number ?? 0,
    regulation,
    values: formOfPart(regulation, part, languageFromCookie(request.headers.get("Cookie"))),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const part = partIn(params);
  const contestId = params["contestId"] ?? "";
  // A row's button stores nothing, but it too is only for those who may save.
  const found = await managedContest(ctx, contestId);
  if (!found.ok) refuse(request, found.code);
  const refusal = whyNotReviseRegulation(found.value.standing, found.value.contest.state);
  if (refusal) refuse(request, refusal);
  const posted = await request.formData();
  const typed = typedValues(posted);
  const kept = { conflict: false, faults: [], values: typed };

  const moved = applyPartIntent(part, typed, String(posted.get("intent") ?? ""));
  if (moved) return data({ ...kept, values: moved });

  const paper = parseForm(revisionForm, posted);
  const form = parseForm(partForms[part], posted);
  if (!paper.ok || !form.ok) {
    const faults = [...(form.ok ? [] : form.faults), ...(paper.ok ? [] : paper.faults)];
    return data({ ...kept, faults }, { status: 400 });
  }
  const revised = await reviseRegulation(ctx, {
    contestId,
    ...paper.value,
    ...(part === "dates"
      ? { part, form: form.value as PartForm<"dates"> }
      : { part, form: form.value as PartForm<"text"> }),
  });
  if (revised.ok) return redirect(`${paths.editRegulation(contestId)}?saved=${part}`);
  switch (revised.code) {
    case "conflict":
      return data({ ...kept, conflict: true }, { status: 409 });
    case "invalid":
      return data({ ...kept, faults: [...(revised.faults ?? [])] }, { status: 400 });
    default:
      return refuse(request, revised.code);
  }
}

export default function ReviseRoute() {
  const { contestId, part, revision, regulation, values } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("contests");
  const shown = result?.values ?? values;
  const labels = useFieldName(part);
  return (
    <Section title={t(`revise.${part}.title`)} lead={t("revise.lead", { number: revision + 1 })}>
      {result?.conflict ? (
        <Alert tone="danger" title={t("conflict.title")}>
          {t("revise.conflict")}
        </Alert>
      ) : null}
      <AppForm
        key={JSON.stringify(shown)}
        namespace="contests"
        faults={result?.faults}
        labels={labels}
        values={shown}
        className="mt-6 max-w-3xl"
        preventScrollReset
      >
        <SubmitButton intent="save" className="sr-only" tabIndex={-1} aria-hidden="true">
          {t("revise.submit")}
        </SubmitButton>
        <HiddenField name="revision" value={revision} />
        <PartFields part={part} values={shown} regulation={regulation} revising />
        <TextField
          name="decisionNumber"
          label={t("decision.number")}
          help={t("decision.number-help")}
          required
          size="medium"
        />
        <DateField name="decisionDate" label={t("decision.date")} required />
        <TextAreaField name="reason" label={t("decision.reason")} required rows={3} />
        <div className="actions">
          <SubmitButton intent="save">{t("revise.submit")}</SubmitButton>
          <LinkButton to={paths.editRegulation(contestId)} variant="quiet">
            {t("cancel")}
          </LinkButton>
        </div>
      </AppForm>
    </Section>
  );
}
