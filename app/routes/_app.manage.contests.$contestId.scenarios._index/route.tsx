import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse, statusOf } from "~/platform/http.server";
import { createForm } from "~/results/scenarios/scenario-form";
import { scenarioList } from "~/results/scenarios/scenario-list.server";
import { createScenario } from "~/results/scenarios/scenarios.server";
import { VoteTable } from "~/results/scenarios/vote-table";
import { EmptyState, LinkButton, Section, useT } from "~/ui";
import { Compare } from "./compare";
import { Create } from "./create";
import { ScenarioTable } from "./scenario-table";

export const handle = { title: "scenarios:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = { from: query.get("from"), to: query.get("to") };
  const list = await scenarioList(await contextOf(request), params["contestId"] ?? "", asked);
  return list.ok ? list.value : refuse(request, list.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  const parsed = parseForm(createForm, form);
  const { values } = parsed;
  if (form.get("intent") !== "create") return data({ faults: [], values }, { status: 400 });
  if (!parsed.ok) return data({ faults: parsed.faults, values }, { status: 400 });
  const made = await createScenario(ctx, { contestId, form: parsed.value });
  if (made.ok) return redirect(paths.scenario(contestId, made.value.id));
  if (!made.faults) return refuse(request, made.code);
  return data({ faults: [...made.faults], values }, { status: statusOf(made.code) });
}

export default function ScenariosRoute() {
  const list = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("scenarios");
  const scenarios = list.rows.filter(({ state }) => state !== null);
  return (
    <>
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <LinkButton variant="quiet" to={paths.tally(list.contest.id)}>
            {t("back")}
          </LinkButton>
        }
      >
        {scenarios.length === 0 ? (
          <EmptyState title={t("list.empty")}>{t("list.empty-help")}</EmptyState>
        ) : null}
        <ScenarioTable list={list} />
      </Section>
      {list.whyNot ? null : (
        <Create scenarios={scenarios} faults={result?.faults ?? []} values={result?.values ?? {}} />
      )}
      {list.rows.length > 1 ? <Compare list={list} /> : null}
      {list.votes.length > 0 ? (
        <Section title={t("votes.title")}>
          <VoteTable votes={list.votes} zone={list.zone} named />
        </Section>
      ) : null}
    </>
  );
}
