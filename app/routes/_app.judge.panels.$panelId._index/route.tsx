import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { closePanel } from "~/judging/panels/close-panel.server";
import { closePanelSchema, returnSheetSchema } from "~/judging/reason-form";
import { chairedPanel } from "~/judging/progress/chaired-panel.server";
import { JudgeTable } from "~/judging/progress/judge-table";
import { doneOfCounts } from "~/judging/progress/progress";
import { WindowLine } from "~/judging/progress/window-line";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import { Alert, LinkButton, Page, Pagination, ProgressRing, Section, useT, When } from "~/ui";
import { ClosePanel } from "./close-panel";
import { Differences } from "./differences";
import { EntryTable } from "./entry-table";
import { Notices } from "./notices";
import { ReturnForm } from "./return-form";
import { UnfinishedList } from "./unfinished-list";

export const handle = { title: "steering:chair.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const assignmentId = query.get("return");
  const place = assignmentId ? { assignmentId } : pageOf(query);
  const panel = await chairedPanel(await contextOf(request), params["panelId"] ?? "", place);
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
    if (returned.ok) return redirect(paths.judgePanelAfter(panelId, "returned"));
    if (returned.code === "conflict" || returned.code === "invalid")
      return data(
        { code: returned.code, faults: returned.faults ?? [], values: { ...parsed.value } },
        { status: 409 },
      );
    return refuse(request, returned.code);
  }
  const sure = parseForm(closePanelSchema, form);
  // One press on a page was enough once, and a chair had ended the judging by mistake.
  if (!sure.ok)
    return data({ code: "unsure" as const, faults: sure.faults, values: {} }, { status: 400 });
  const closed = await closePanel(ctx, { panelId });
  if (closed.ok) return redirect(paths.judgePanel(panelId));
  if (!("missing" in closed)) return refuse(request, closed.code);
  const { missing, unassigned, short, differences, elsewhere } = closed;
  return data(
    { code: "unfinished" as const, missing, unassigned, short, differences, elsewhere },
    { status: 409 },
  );
}

const DONE = ["returned", "reminded", "answered"] as const;

export default function ChairPage() {
  const shown = useLoaderData<typeof loader>();
  const { contest, panel, chair } = shown;
  const answer = useActionData<typeof action>();
  const t = useT("steering");
  const [search] = useSearchParams();
  const returning = search.get("return");
  const done = answer ? undefined : DONE.find((one) => one === search.get("done"));
  const { timeZone } = contest;
  const inPanel = doneOfCounts(panel);
  return (
    <Page
      width="wide"
      title={panel.name}
      eyebrow={`${contest.title} · ${panel.round}`}
      lead={panel.name.includes(panel.group) ? undefined : t("chair.lead", { group: panel.group })}
      actions={
        <>
          {shown.whyNotRemind === null ? (
            <LinkButton to={paths.remindPanel(panel.id)}>{t("progress.remind")}</LinkButton>
          ) : null}
          {chair && shown.decided ? (
            <LinkButton to={paths.panelApproval(panel.id)}>{t("approval:panel.open")}</LinkButton>
          ) : null}
          <LinkButton to={paths.panelMeetings(panel.id)}>{t("meetings:title")}</LinkButton>
          <LinkButton variant="quiet" to={paths.judgeContest(contest.id)}>
            {t("chair.to-queue")}
          </LinkButton>
        </>
      }
    >
      {chair ? null : <Alert title={t("chair.reads")} />}
      {panel.closedAt ? (
        <Alert tone="success" title={t("chair.closed")}>
          {t("chair.closed-help")} <When at={panel.closedAt} time zone={timeZone} />
        </Alert>
      ) : null}
      {done ? <Alert tone="success" title={t(`chair.done.${done}`)} /> : null}
      {answer?.code === "unfinished" ? <UnfinishedList panelId={panel.id} {...answer} /> : null}
      {answer?.code === "conflict" ? <Alert tone="danger" title={t("chair.changed")} /> : null}
      {returning && !done ? (
        <ReturnForm
          panel={shown}
          assignmentId={returning}
          faults={answer && "faults" in answer ? answer.faults : []}
          values={answer && "values" in answer ? answer.values : undefined}
        />
      ) : null}
      <Differences panel={shown} />
      <Section title={t("progress.by-judge")}>
        <div className="space-y-6">
          <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
            <ProgressRing {...inPanel} label={t("progress.sheets")} />
            <WindowLine panel={panel} timeZone={timeZone} />
          </div>
          <JudgeTable judges={panel.judges} timeZone={timeZone} />
        </div>
      </Section>
      <Section title={t("progress.by-entry")} lead={t("chair.totals-help")}>
        {shown.entries.length === 0 ? (
          <p className="text-muted">{t("progress.no-entries")}</p>
        ) : (
          <div className="space-y-4">
            <EntryTable panel={shown} />
            <Pagination page={shown.page} pages={shown.pages} />
          </div>
        )}
      </Section>
      <Notices panel={shown} />
      {shown.whyNotClose === null ? (
        <ClosePanel allIn={inPanel.done === inPanel.total && panel.short === 0} faults={answer?.code === "unsure" ? answer.faults : []} />
      ) : null}
    </Page>
  );
}
