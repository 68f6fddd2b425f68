import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reopenPanel } from "~/judging/panels/close-panel.server";
import { JudgeList } from "~/judging/panels/judge-list";
import { contestProgress } from "~/judging/progress/progress.server";
import { reopenPanelSchema } from "~/judging/reason-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import {
  AppForm,
  Badge,
  EmptyState,
  HiddenField,
  LinkButton,
  ProgressRing,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";
import { SheetMatrix } from "./sheet-matrix";

export const handle = { title: "judging:progress.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const progress = await contestProgress(await contextOf(request), contestId);
  return progress.ok ? { contestId, ...progress.value } : refuse(request, progress.code);
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
  const { contestId, panels } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("judging");
  if (panels.length === 0) {
    return (
      <EmptyState
        title={t("progress.none")}
        action={<LinkButton to={paths.panels(contestId)}>{t("panels.title")}</LinkButton>}
      >
        {t("progress.none-help")}
      </EmptyState>
    );
  }
  return (
    <>
      {panels.map((panel) => (
        <Section
          key={panel.id}
          id={panel.id}
          title={panel.name}
          lead={`${panel.group} · ${panel.round}`}
        >
          <div className="space-y-6">
            <div className="flex flex-wrap items-center gap-6">
              <ProgressRing done={panel.done} total={panel.total} label={t("progress.sheets-in")} />
              {panel.closedAt ? (
                <p>
                  <Badge tone="success">{t("panel.closed")}</Badge>{" "}
                  <When at={panel.closedAt} time />
                </p>
              ) : (
                <Badge tone={panel.total > 0 && panel.done === panel.total ? "warning" : "neutral"}>
                  {t(
                    panel.total > 0 && panel.done === panel.total ? "progress.ready" : "panel.open",
                  )}
                </Badge>
              )}
            </div>
            <JudgeList judges={panel.judges} />
            <details>
              <summary className="link">{t("progress.by-entry")}</summary>
              <SheetMatrix panel={panel} />
            </details>
            {panel.whyNotReopen === null ? (
              <details open={valuesFor(answer, panel.id) !== undefined}>
                <summary className="link">{t("progress.reopen")}</summary>
                <AppForm
                  schema={reopenPanelSchema}
                  faults={valuesFor(answer, panel.id) ? answer?.faults : []}
                  values={valuesFor(answer, panel.id)}
                >
                  <HiddenField name="panelId" value={panel.id} />
                  <TextAreaField
                    name="reason"
                    label={t("reason")}
                    help={t("progress.reopen-help")}
                    required
                    rows={3}
                  />
                  <SubmitButton variant="danger">{t("progress.reopen")}</SubmitButton>
                </AppForm>
              </details>
            ) : null}
          </div>
        </Section>
      ))}
    </>
  );
}

function valuesFor(answer: ReturnType<typeof useActionData<typeof action>>, panelId: string) {
  const values = answer?.values;
  return values && values["panelId"] === panelId ? values : undefined;
}
