import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { agreeToFewerJudges } from "~/judging/panels/fewer-judges.server";
import { fewerJudgesSchema } from "~/judging/panels/fewer-judges-form";
import { JudgeTable } from "~/judging/progress/judge-table";
import { doneOfCounts } from "~/judging/progress/progress";
import { panelProgress } from "~/judging/progress/progress.server";
import { WindowLine } from "~/judging/progress/window-line";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import { Alert, DataTable, LinkButton, Pagination, ProgressRing, Section, useT } from "~/ui";
import { FewerJudges } from "./fewer-judges";

export const handle = { title: "steering:progress.by-entry" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { contestId = "", panelId = "" } = params;
  const page = pageOf(new URL(request.url).searchParams);
  const shown = await panelProgress(await contextOf(request), { contestId, panelId, page });
  return shown.ok ? shown.value : refuse(request, shown.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { contestId = "", panelId = "" } = params;
  const posted = await request.formData();
  const values = typedValues(posted);
  const form = parseForm(fewerJudgesSchema, posted);
  if (!form.ok) return data({ code: "invalid" as const, faults: form.faults, values }, { status: 400 });
  const agreed = await agreeToFewerJudges(await contextOf(request), { panelId, form: form.value });
  if (agreed.ok) return redirect(`${paths.panelProgress(contestId, panelId)}#short`);
  if (agreed.code === "conflict") return data({ code: agreed.code, faults: [], values }, { status: 409 });
  return refuse(request, agreed.code);
}

export default function PanelProgressRoute() {
  const page = useLoaderData<typeof loader>();
  const { contest, panel, matrix, whyNotRemind, whyNotEndWork } = page;
  const answer = useActionData<typeof action>();
  const t = useT("steering");
  const { timeZone } = contest;
  const [search] = useSearchParams();
  const [ended, given, left] = ["ended", "given", "left"].map((key) => Number(search.get(key)));
  return (
    <>
      {search.has("ended") ? (
        <Alert tone="success" title={t("end.done", { count: ended ?? 0 })}>
          {given ? <p>{t("end.given", { count: given })}</p> : null}
          {left ? <p>{t("end.left", { count: left })}</p> : null}
        </Alert>
      ) : null}
      <Section
        title={panel.name}
        lead={`${panel.group} · ${panel.round}`}
        actions={
          <>
            {whyNotRemind === null ? (
              <LinkButton to={paths.remindJudges(contest.id)}>{t("progress.remind")}</LinkButton>
            ) : null}
            <LinkButton variant="quiet" to={`${paths.progress(contest.id)}#${panel.id}`}>
              {t("back")}
            </LinkButton>
          </>
        }
      >
        <div className="space-y-6">
          <ProgressRing {...doneOfCounts(panel)} label={t("progress.sheets")} />
          <WindowLine panel={panel} timeZone={timeZone} />
          <JudgeTable
            judges={panel.judges}
            timeZone={timeZone}
            endWork={whyNotEndWork === null ? { contestId: contest.id, panelId: panel.id } : null}
          />
        </div>
      </Section>
      {page.short.length > 0 ? <FewerJudges page={page} answer={answer ?? null} /> : null}
      <Section title={t("progress.by-entry")}>
        {matrix.entries.length === 0 ? (
          <p className="text-muted">{t("progress.no-entries")}</p>
        ) : (
          <div className="space-y-4">
            <DataTable
              dense
              caption={t("progress.by-entry")}
              rows={matrix.entries}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: "entry",
                  header: t("entry"),
                  rowHeader: true,
                  cell: ({ code, title }) => (
                    <>
                      <span className="figures">{code}</span> {title}
                    </>
                  ),
                },
                ...matrix.judges.map(({ judgeId, name }, index) => ({
                  key: judgeId,
                  header: name,
                  labelled: true,
                  cell: (row: (typeof matrix.entries)[number]) => (
                    <SheetBadge progress={row.sheets[index]?.progress ?? "none"} />
                  ),
                })),
                {
                  key: "done",
                  header: t("progress.sheets"),
                  align: "end" as const,
                  labelled: true,
                  cell: ({ done, total }: (typeof matrix.entries)[number]) => (
                    <span className="figures">
                      {done} / {total}
                    </span>
                  ),
                },
              ]}
            />
            <Pagination page={matrix.page} pages={matrix.pages} />
          </div>
        )}
      </Section>
    </>
  );
}
