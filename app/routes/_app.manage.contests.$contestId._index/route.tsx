import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { contestOverview } from "~/contests/contest-overview.server";
import type { NextStep } from "~/contests/next-steps";
import { WindowsLine } from "~/contests/windows-line";
import { judgingOverview } from "~/judging/progress/overview.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { whyNotReadComplaints } from "~/results/complaints/complaint-policy";
import { JudgingRounds } from "./judging-rounds";
import { Card, Count, DefinitionList, LinkButton, ProgressRing, Section, Steps, useT } from "~/ui";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const overview = await contestOverview(ctx, params["contestId"] ?? "", { "answer-complaints": whyNotReadComplaints });
  if (!overview.ok) refuse(request, overview.code);
  const judging = await judgingOverview(ctx, params["contestId"] ?? "");
  return { ...overview.value, judging, now: ctx.now.toISOString() };
}

function target(step: NextStep, contest: { id: string; slug: string }, lineOf: string | undefined): string {
  switch (step) {
    case "complete-regulation":
      return paths.editRegulation(contest.id);
    case "open":
      return paths.openContest(contest.id);
    case "make-panels":
      return paths.panels(contest.id);
    case "answer-appeals":
      return paths.screening(contest.id, "?is=appeal");
    case "answer-complaints":
      return paths.complaints(contest.id);
    case "wait-for-entries":
    case "screen":
      return paths.screening(contest.id);
    case "decide-list":
      return paths.eligibility(contest.id);
    case "watch-judging":
      return paths.progress(contest.id);
    case "draw-line":
      return lineOf ? paths.round(contest.id, lineOf) : paths.rounds(contest.id);
    case "close":
    case "publish":
      return paths.tally(contest.id);
    case "published":
      return paths.results(contest.slug);
  }
}

export default function OverviewRoute() {
  const { contest, timeline, now, faults, steps, line, counts, judging } = useLoaderData<typeof loader>();
  const t = useT("contests");
  const numbers = {
    faults: faults.length,
    count: counts.toScreen,
    sent: counts.sent,
    appeals: counts.appeals,
    complaints: counts.complaints,
    round: line?.next ?? "",
  };
  return (
    <>
      {steps.length > 0 ? (
        <Section title={t("overview.next")}>
          <Steps
            steps={steps.map((step, index) => ({
              title: t(`step.${step}.title`, numbers),
              text: (
                <>
                  <p>{t(`step.${step}.text`, numbers)}</p>
                  <p className="mt-3">
                    <LinkButton
                      to={target(step, contest, line?.roundId)}
                      variant={index === 0 ? "primary" : "secondary"}
                    >
                      {t(`step.${step}.do`)}
                    </LinkButton>
                  </p>
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
      <Section
        title={t("overview.timeline")}
        lead={t([`overview.zone.${timeline.timeZone}`, "overview.zone.other"], { zone: timeline.timeZone })}
      >
        {/* Nothing of a draft has begun, whatever the hour. */}
        <WindowsLine regulation={timeline} now={contest.state === "DRAFT" ? new Date(0) : now} />
      </Section>
      {contest.state === "DRAFT" ? null : (
        <Section title={t("overview.counts")}>
          <div className="grid gap-4 md:grid-cols-2">
            <Card title={t("overview.entries")}>
              <ProgressRing
                done={counts.eligible + counts.ineligible}
                total={counts.sent}
                label={t("overview.screened")}
              />
              <DefinitionList
                items={(["toScreen", "supplement", "eligible", "ineligible"] as const).map(
                  (key) => ({
                    term: t(`overview.${key}`),
                    description: <Count value={counts[key]} />,
                  }),
                )}
              />
              <p className="mt-4">
                <Link to={paths.screening(contest.id)}>{t("overview.to-entries")}</Link>
              </p>
            </Card>
            <Card title={t("overview.judging")}>
              <ProgressRing
                done={counts.closedPanels}
                total={counts.panels}
                label={t("overview.closed-panels")}
              />
              <DefinitionList
                items={(["panels", "judges"] as const).map((key) => ({
                  term: t(`overview.${key}`),
                  description: <Count value={counts[key]} />,
                }))}
              />
              <p className="mt-4">
                <Link to={paths.progress(contest.id)}>{t("overview.to-progress")}</Link>
              </p>
            </Card>
          </div>
        </Section>
      )}
      {judging.length > 0 ? <JudgingRounds rounds={judging} contestId={contest.id} /> : null}
    </>
  );
}
