import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { managedContest } from "~/contests/contest-overview.server";
import { whyNotEditRegulation } from "~/contests/contest-policy";
import { RegulationFaultList, useFieldName, useFieldNames } from "~/contests/fault-words";
import { EditedValues } from "~/contests/edited-values";
import { WithPreview } from "~/contests/form-preview";
import { PartFields } from "~/contests/part-fields";
import { applySectionsIntent } from "~/contests/question-rows";
import { formOfPart } from "~/contests/regulation-edit";
import { regulationFaults } from "~/contests/regulation-faults";
import { applyPartIntent, partForms, type PartChange } from "~/contests/regulation-forms";
import { isRegulationPart, partOfPath, type RegulationPart } from "~/contests/regulation-parts";
import { PartView } from "~/contests/regulation-view";
import { saveRegulation } from "~/contests/save-regulation.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { notFound, refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { versionSchema } from "~/platform/version";
import { Alert, AppForm, HiddenField, LinkButton, Section, SubmitButton, useT } from "~/ui";

function partIn(params: Readonly<Record<string, string | undefined>>): RegulationPart {
  const part = params["part"];
  return isRegulationPart(part) ? part : notFound();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const part = partIn(params);
  const found = await managedContest(ctx, params["contestId"] ?? "");
  if (!found.ok) refuse(request, found.code);
  const { contest, regulation, standing } = found.value;
  const refusal = whyNotEditRegulation(standing, contest.state);
  if (refusal) refuse(request, refusal);
  return {
    contestId: contest.id,
    version: contest.version,
    now: ctx.now.toISOString(),
    part,
    regulation,
    values: formOfPart(regulation, part, languageFromCookie(request.headers.get("Cookie"))),
    lacks: regulationFaults(regulation, ctx.now).filter(({ path }) => partOfPath(path) === part),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const part = partIn(params);
  const contestId = params["contestId"] ?? "";
  // A row's button stores nothing, but it too is only for those who may save.
  const found = await managedContest(ctx, contestId);
  if (!found.ok) refuse(request, found.code);
  const refusal = whyNotEditRegulation(found.value.standing, found.value.contest.state);
  if (refusal) refuse(request, refusal);
  const posted = await request.formData();
  const typed = typedValues(posted);
  const seen = parseForm(versionSchema, posted);
  if (!seen.ok) return refuse(request, "invalid");
  const { version } = seen.value;
  const kept = { faults: [], version, current: null };

  const moved = applyPartIntent(part, typed, String(posted.get("intent") ?? ""));
  if (moved) return data({ ...kept, values: moved });

  const form = parseForm(partForms[part], posted);
  if (!form.ok) return data({ ...kept, faults: form.faults, values: form.values }, { status: 400 });
  const change = { part, form: form.value } as PartChange;
  const saved = await saveRegulation(ctx, { contestId, version, ...change });
  if (saved.ok) return redirect(`${paths.editRegulation(contestId)}?saved=${part}`);
  switch (saved.code) {
    case "conflict": {
      const { current } = saved as Extract<typeof saved, { current: unknown }>;
      return data(
        { faults: [], values: typed, version: current.version, current: current.regulation },
        { status: 409 },
      );
    }
    case "invalid":
      return data({ ...kept, faults: [...(saved.faults ?? [])], values: typed }, { status: 400 });
    default:
      return refuse(request, saved.code);
  }
}

export default function EditPartRoute() {
  const { contestId, version, now, part, regulation, values, lacks } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("contests");
  const shown = result?.values ?? values;
  const labels = useFieldNames(part, shown);
  const nameOf = useFieldName(part);
  // Inputs keep their own values: other rows are another form.
  const formKey = JSON.stringify(shown);
  const form = (
    <AppForm
      key={formKey}
      namespace="contests"
      schema={partForms[part]}
      faults={result?.faults}
      labels={nameOf}
      values={shown}
      className="max-w-3xl"
      preventScrollReset
    >
      {/* The first button is the one that Enter presses: it saves, and moves no row. */}
      <SubmitButton intent="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t("save")}
      </SubmitButton>
      <HiddenField name="version" value={result?.version ?? version} />
      {!result && lacks.length > 0 ? (
        <Alert tone="warning" title={t("regulation.lacks", { count: lacks.length })}>
          <RegulationFaultList faults={lacks} fields={labels} />
        </Alert>
      ) : null}
      <PartFields part={part} values={shown} regulation={regulation} />
      <div className={part === "sections" ? "actions actions-kept" : "actions"}>
        <SubmitButton intent="save">{t(result?.current ? "conflict.save" : "save")}</SubmitButton>
        <LinkButton to={paths.editRegulation(contestId)} variant="quiet">
          {t("cancel")}
        </LinkButton>
      </div>
    </AppForm>
  );
  return (
    <Section title={t(`part.${part}.title`)} lead={t(`part.${part}.lead`)}>
      {result?.current ? (
        <Alert tone="danger" title={t("conflict.title")}>
          <p>{t("conflict.text")}</p>
          <details className="mt-3">
            <summary>{t("conflict.theirs")}</summary>
            <div className="mt-3">
              <PartView regulation={result.current} part={part} now={now} />
            </div>
          </details>
        </Alert>
      ) : null}
      <div className="mt-6">
        {part === "sections" ? (
          <EditedValues key={formKey} values={shown} apply={applySectionsIntent}>
            <WithPreview regulation={regulation}>{form}</WithPreview>
          </EditedValues>
        ) : (
          form
        )}
      </div>
    </Section>
  );
}
