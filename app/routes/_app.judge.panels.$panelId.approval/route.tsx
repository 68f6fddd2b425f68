import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelPlace } from "~/judging/progress/progress.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { notFound, refuse } from "~/platform/http.server";
import { approvalForm } from "~/results/approval/approval-form";
import { panelStepPage } from "~/results/approval/approvals.server";
import { StepForm, TypedStep } from "~/results/approval/step-form";
import { StepBadge, StepWord } from "~/results/approval/step-word";
import { takeStep } from "~/results/approval/take-step.server";
import { DataTable, Decimal, EmptyState, LinkButton, Page, Section, useT, When } from "~/ui";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "approval:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await panelStepPage(await contextOf(request), params["panelId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const panelId = params["panelId"] ?? "";
  const page = await panelStepPage(ctx, panelId);
  if (!page.ok) return refuse(request, page.code);
  const place = (await panelPlace(panelId)) ?? notFound();
  const posted = await request.formData();
  const values = typedValues(posted);
  const form = parseForm(approvalForm, posted);
  if (!form.ok) return data({ code: "invalid" as const, faults: form.faults, values }, { status: 400 });
  const taken = await takeStep(ctx, place.opened.contest.id, { ...form.value, panelId });
  if (taken.ok) return redirect(paths.panelApproval(panelId));
  if (taken.code === "invalid" || taken.code === "conflict")
    return data(
      { code: taken.code, faults: [...(taken.faults ?? [])], values },
      { status: taken.code === "invalid" ? 400 : 409 },
    );
  return refuse(request, taken.code);
}

export default function PanelApprovalRoute() {
  const { contest, panel, tally, steps, rows, whyNotSign } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("approval");
  return (
    <Page
      width="wide"
      title={t("panel.title")}
      eyebrow={`${contest.title} · ${panel.name}`}
      lead={
        <>
          {t("of-tally", { number: tally.number })}{" "}
          <When at={tally.createdAt} time zone={contest.timeZone} />.
        </>
      }
      actions={
        <LinkButton to={paths.judgePanel(panel.id)} variant="quiet">
          {t("panel.back")}
        </LinkButton>
      }
    >
      <Section title={t("panel.results")}>
        <DataTable
          dense
          caption={t("panel.results")}
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "entry",
              header: t("panel.entry"),
              rowHeader: true,
              cell: ({ code, title }) => (
                <>
                  <span className="figures">{code}</span> {title}
                </>
              ),
            },
            {
              key: "score",
              header: t("panel.score"),
              align: "end",
              labelled: true,
              cell: ({ score }) => (score === null ? "–" : <Decimal value={score} />),
            },
            {
              key: "rank",
              header: t("panel.rank"),
              align: "end",
              labelled: true,
              cell: ({ rank }) => <span className="figures">{rank ?? "–"}</span>,
            },
            { key: "prize", header: t("panel.prize"), labelled: true, cell: ({ prize }) => prize ?? "–" },
          ]}
        />
      </Section>
      {steps.length === 0 ? (
        <EmptyState title={t("no-chain")}>{t("panel.not-asked")}</EmptyState>
      ) : (
        steps.map((step) => {
          const turn =
            (step.state === "open" || step.state === "sent-back") && step.missing.includes(panel.id);
          return (
            <Section key={step.id} title={step.label}>
              <div className="space-y-4">
                <p>
                  <StepBadge state={turn || step.state === "waiting" ? step.state : "signed"} />
                </p>
                {step.word ? <StepWord word={step.word} panel={null} timeZone={contest.timeZone} /> : null}
                {turn && whyNotSign === null ? (
                  <StepForm
                    tallyId={tally.id}
                    stepId={step.id}
                    inPerson
                    panels={[{ value: panel.id, label: panel.name }]}
                    answer={answer?.values["stepId"] === step.id ? answer : null}
                  />
                ) : answer?.values["stepId"] === step.id ? (
                  <TypedStep answer={answer} />
                ) : null}
              </div>
            </Section>
          );
        })
      )}
    </Page>
  );
}
