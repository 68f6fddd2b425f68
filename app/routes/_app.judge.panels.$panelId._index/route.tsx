import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { closePanel } from "~/judging/panels/close-panel.server";
import { chairedPanel } from "~/judging/progress/progress.server";
import { returnSheetSchema } from "~/judging/reason-form";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import {
  Alert,
  AppForm,
  LinkButton,
  Page,
  ProgressRing,
  Section,
  SubmitButton,
  useT,
  When,
} from "~/ui";
import { JudgeList } from "~/judging/panels/judge-list";
import { EntryTable } from "./entry-table";
import { ReturnForm } from "./return-form";
import { UnfinishedList } from "./unfinished-list";

export const handle = { title: "judging:chair.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const panel = await chairedPanel(await contextOf(request), params["panelId"] ?? "");
  return panel.ok ? panel.value : refuse(request, panel.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const panelId = params["panelId"] ?? "";
  const form = await request.formData();
  if (form.get("intent") === "return") {
    const parsed = parseForm(returnSheetSchema, form);
    if (!parsed.ok)
      return data(
        { code: "invalid" as const, faults: parsed.faults, values: parsed.values },
        { status: 400 },
      );
    const returned = await returnSheet(ctx, parsed.value);
    if (returned.ok) return redirect(paths.judgePanel(panelId));
    if (returned.code === "conflict" || returned.code === "invalid")
      return data(
        { code: returned.code, faults: returned.faults ?? [], values: { ...parsed.value } },
        { status: 409 },
      );
    return refuse(request, returned.code);
  }
  const closed = await closePanel(ctx, { panelId });
  if (closed.ok) return redirect(paths.judgePanel(panelId));
  if (!("missing" in closed)) return refuse(request, closed.code);
  const { missing, unassigned } = closed;
  return data({ code: "unfinished" as const, missing, unassigned }, { status: 409 });
}

export default function ChairPage() {
  const panel = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("judging");
  const [search] = useSearchParams();
  const returning = search.get("return");
  return (
    <Page
      width="wide"
      title={panel.name}
      eyebrow={`${panel.contest.title} · ${panel.round}`}
      lead={t("chair.lead", { group: panel.group })}
      actions={
        <>
          {panel.whyNotClose === null ? (
            <AppForm>
              <SubmitButton intent="close">{t("chair.close")}</SubmitButton>
            </AppForm>
          ) : null}
          <LinkButton variant="quiet" to={paths.judgeContest(panel.contest.id)}>
            {t("sheet.to-queue")}
          </LinkButton>
        </>
      }
    >
      {panel.closedAt ? (
        <Alert tone="success" title={t("panel.closed")}>
          {t("chair.closed-help")} <When at={panel.closedAt} time />
        </Alert>
      ) : null}
      {answer?.code === "unfinished" ? (
        <UnfinishedList missing={answer.missing} unassigned={answer.unassigned} />
      ) : null}
      {answer?.code === "conflict" ? <Alert tone="danger" title={t("chair.changed")} /> : null}
      {returning ? (
        <ReturnForm
          panel={panel}
          assignmentId={returning}
          faults={answer && "faults" in answer ? answer.faults : []}
          values={answer && "values" in answer ? answer.values : undefined}
        />
      ) : null}
      <Section title={t("progress.by-judge")}>
        <div className="space-y-6">
          <ProgressRing done={panel.done} total={panel.total} label={t("progress.sheets-in")} />
          <JudgeList judges={panel.judges} />
        </div>
      </Section>
      <Section title={t("progress.by-entry")} lead={t("chair.totals-help")}>
        {panel.entries.length === 0 ? (
          <p className="text-muted">{t("chair.no-entries")}</p>
        ) : (
          <EntryTable panel={panel} />
        )}
      </Section>
    </Page>
  );
}
