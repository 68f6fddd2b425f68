import { Link } from "@remix-run/react";
import { doneOfCounts } from "~/judging/progress/progress";
import { JudgeTable } from "~/judging/progress/judge-table";
import { MailTroubleNote } from "~/judging/progress/mail-trouble-note";
import type { SteeredPanel } from "~/judging/progress/progress.server";
import { WindowLine } from "~/judging/progress/window-line";
import { reopenPanelSchema } from "~/judging/reason-form";
import { paths } from "~/paths";
import type { Fault } from "~/platform/result";
import {
  AppForm,
  Badge,
  Card,
  HiddenField,
  ProgressRing,
  SubmitButton,
  TextAreaField,
  useT,
} from "~/ui";

interface PanelCardProps {
  panel: SteeredPanel;
  contest: { id: string; timeZone: string };
  faults: readonly Fault[];
  values: unknown;
}

/** One panel of a round: how far it is, what is missing, and each of its judges. */
export function PanelCard({ panel, contest, faults, values }: PanelCardProps) {
  const t = useT("steering");
  const { timeZone } = contest;
  const notBegun = panel.judges.filter(
    ({ state, endedAt }) => state === "not-begun" && endedAt === null,
  ).length;
  return (
    <Card
      title={
        <>
          {panel.name}{" "}
          {panel.name.includes(panel.group) ? null : (
            <span className="font-normal text-muted">{panel.group}</span>
          )}
        </>
      }
    >
      <div className="space-y-6" id={panel.id}>
        <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
          <ProgressRing {...doneOfCounts(panel)} label={t("progress.sheets")} />
          <div className="space-y-2">
            <WindowLine panel={panel} timeZone={timeZone} />
            <p className="flex flex-wrap gap-2">
              {notBegun > 0 && !panel.closedAt ? (
                <Badge tone="warning">{t("progress.not-begun", { count: notBegun })}</Badge>
              ) : null}
              {panel.unassigned > 0 ? (
                <Badge tone="danger">{t("progress.unassigned", { count: panel.unassigned })}</Badge>
              ) : null}
              {panel.short > 0 ? (
                <Link to={`${paths.panelProgress(contest.id, panel.id)}#short`}>
                  <Badge tone="danger">{t("progress.short", { count: panel.short })}</Badge>
                </Link>
              ) : null}
              {panel.toAnswer > 0 ? (
                <Link to={paths.differences(contest.id)}>
                  <Badge tone="warning">{t("progress.to-answer", { count: panel.toAnswer })}</Badge>
                </Link>
              ) : null}
            </p>
          </div>
        </div>
        {panel.unreached.map(({ email, ...trouble }) => (
          <MailTroubleNote
            key={email}
            trouble={trouble}
            timeZone={timeZone}
            title={t("progress.unreached", { email })}
          />
        ))}
        <JudgeTable
          judges={panel.judges}
          timeZone={timeZone}
          endWork={
            panel.whyNotEndWork === null ? { contestId: contest.id, panelId: panel.id } : null
          }
        />
        <p>
          <Link className="link" to={paths.panelProgress(contest.id, panel.id)}>
            {t("progress.see-entries")}
          </Link>
        </p>
        {panel.whyNotReopen === null ? (
          <details open={values !== undefined}>
            <summary className="link">{t("progress.reopen")}</summary>
            <AppForm schema={reopenPanelSchema} faults={faults} values={values}>
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
        {panel.whyNotReopen === "line-locked" ? (
          <p className="text-muted">
            {t("refusal:short.line-locked")}{" "}
            <Link className="link" to={paths.round(contest.id, panel.roundId)}>
              {t("progress.to-line")}
            </Link>
          </p>
        ) : null}
      </div>
    </Card>
  );
}
