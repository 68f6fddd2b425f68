import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { managedContest } from "~/contests/contest-overview.server";
import { whyNotOpenContest } from "~/contests/contest-policy";
import { openContestForm } from "~/contests/decision-form";
import { RegulationFaultList } from "~/contests/fault-words";
import { openContest } from "~/contests/open-contest.server";
import { regulationFaults } from "~/contests/regulation-faults";
import { partOfPath, REGULATION_PARTS } from "~/contests/regulation-parts";
import { RegulationView } from "~/contests/regulation-view";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import {
  Alert,
  AppForm,
  DateField,
  HiddenField,
  LinkButton,
  Section,
  SubmitButton,
  TextField,
  useT,
} from "~/ui";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const found = await managedContest(ctx, params["contestId"] ?? "");
  if (!found.ok) refuse(request, found.code);
  const { contest, regulation, standing } = found.value;
  const refusal = whyNotOpenContest(standing, contest.state);
  if (refusal) refuse(request, refusal);
  const faults = regulationFaults(regulation, ctx.now);
  return {
    contestId: contest.id,
    version: contest.version,
    regulation,
    faults,
    now: ctx.now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = parseForm(openContestForm, await request.formData());
  if (!form.ok)
    return data({ code: "invalid", faults: form.faults, values: form.values }, { status: 400 });
  const opened = await openContest(ctx, { contestId, ...form.value });
  if (opened.ok) return redirect(paths.editRegulation(contestId));
  const { values } = form;
  switch (opened.code) {
    case "invalid":
      return data(
        { code: opened.code, faults: [...(opened.faults ?? [])], values },
        { status: 400 },
      );
    case "incomplete":
    case "conflict":
      // What is lacking, or what somebody else has changed, the page shows anew.
      return data({ code: opened.code, faults: [], values }, { status: 409 });
    default:
      return refuse(request, opened.code);
  }
}

export default function OpenContestRoute() {
  const { contestId, version, regulation, faults, now } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("contests");
  if (faults.length > 0) {
    return (
      <Section title={t("open.title")}>
        <Alert tone="warning" title={t("open.incomplete", { count: faults.length })}>
          {t("open.mend")}
        </Alert>
        <div className="mt-6 space-y-6">
          {REGULATION_PARTS.map((part) => {
            const own = faults.filter(({ path }) => partOfPath(path) === part);
            return own.length === 0 ? null : (
              <div key={part}>
                <h3 className="card-title">
                  <Link to={paths.editRegulation(contestId, part)}>{t(`part.${part}.title`)}</Link>
                </h3>
                <RegulationFaultList faults={own} />
              </div>
            );
          })}
        </div>
      </Section>
    );
  }
  return (
    <>
      <Section title={t("open.title")} lead={t("open.lead")}>
        {result?.code === "conflict" ? (
          <Alert tone="danger" title={t("conflict.title")}>
            {t("open.conflict")}
          </Alert>
        ) : null}
        <AppForm
          namespace="contests"
          schema={openContestForm}
          faults={result?.faults}
          values={result?.values}
          className="mt-6 max-w-xl"
        >
          <HiddenField name="version" value={version} />
          <TextField
            name="decisionNumber"
            label={t("decision.number")}
            help={t("decision.number-help")}
            required
            size="medium"
          />
          <DateField name="decisionDate" label={t("decision.date")} required />
          <div className="actions">
            <SubmitButton>{t("open.submit")}</SubmitButton>
            <LinkButton to={paths.editRegulation(contestId)} variant="quiet">
              {t("cancel")}
            </LinkButton>
          </div>
        </AppForm>
      </Section>
      <RegulationView regulation={regulation} now={now} />
    </>
  );
}
