import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { reopenPanel } from "~/judging/panels/close-panel.server";
import { doneOfCounts } from "~/judging/progress/progress";
import { contestProgress } from "~/judging/progress/progress.server";
import { reopenPanelSchema } from "~/judging/reason-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, EmptyState, LinkButton, Section, useT } from "~/ui";
import { PanelCard } from "./panel-card";

export const handle = { title: "steering:progress.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const progress = await contestProgress(await contextOf(request), params["contestId"] ?? "");
  return progress.ok ? progress.value : refuse(request, progress.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const parsed = parseForm(reopenPanelSchema, await request.formData());
  if (!parsed.ok) return data({ faults: parsed.faults, values: parsed.values }, { status: 400 });
  const reopened = await reopenPanel(ctx, parsed.value);
  if (reopened.ok) return redirect(paths.progress(params["contestId"] ?? ""));
  if (reopened.code === "invalid")
    return data({ faults: reopened.faults ?? [], values: { ...parsed.value } }, { status: 400 });
  return refuse(request, reopened.code);
}

export default function Progress() {
  const { contest, rounds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const t = useT("steering");
  const reminded = Number(search.get("reminded"));
  if (rounds.length === 0) {
    return (
      <EmptyState
        title={t("progress.none")}
        action={<LinkButton to={paths.panels(contest.id)}>{t("progress.to-panels")}</LinkButton>}
      >
        {t("progress.none-help")}
      </EmptyState>
    );
  }
  const mayRemind = rounds.some(({ panels }) => panels.some(({ whyNotRemind }) => !whyNotRemind));
  return (
    <>
      {reminded > 0 ? (
        <Alert tone="success" title={t("remind.sent", { count: reminded })} />
      ) : null}
      <div className="actions">
        {mayRemind ? (
          <LinkButton variant="primary" to={paths.remindJudges(contest.id)}>
            {t("progress.remind")}
          </LinkButton>
        ) : null}
        <LinkButton to={paths.differences(contest.id)}>{t("progress.differences")}</LinkButton>
        <LinkButton to={paths.severity(contest.id)}>{t("severity:open-page")}</LinkButton>
      </div>
      {rounds.map((round) => (
        <Section
          key={round.id}
          id={round.id}
          title={round.label}
          lead={t("progress.round-lead", { ...doneOfCounts(round) })}
          actions={
            round.whyNotExport === null ? (
              <LinkButton
                variant="quiet"
                to={paths.roundSheets(contest.id, round.id)}
                reloadDocument
              >
                {t("progress.export")}
              </LinkButton>
            ) : undefined
          }
        >
          <div className="space-y-6">
            {round.panels.map((panel) => {
              const values = answer?.values;
              const mine = values && values["panelId"] === panel.id;
              return (
                <PanelCard
                  key={panel.id}
                  panel={panel}
                  contest={contest}
                  faults={mine ? answer.faults : []}
                  values={mine ? values : undefined}
                />
              );
            })}
          </div>
        </Section>
      ))}
    </>
  );
}
