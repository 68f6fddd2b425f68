import { fewerJudgesSchema } from "~/judging/panels/fewer-judges-form";
import type { PanelPage } from "~/judging/progress/progress.server";
import { paths } from "~/paths";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  Badge,
  HiddenField,
  LinkButton,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";

interface Props {
  page: Pick<PanelPage, "contest" | "panel" | "short" | "minimumSheets" | "whyNotAgree">;
  answer: { code: "invalid" | "conflict"; faults: readonly Fault[]; values: TextValues } | null;
}

/** Entries that too few judge: given to somebody else, or an organiser agrees and says why. */
export function FewerJudges({ page, answer }: Props) {
  const t = useT("steering");
  const { contest, panel, short, minimumSheets } = page;
  return (
    <Section
      id="short"
      title={t("short.title")}
      lead={t("short.lead")}
      actions={
        <LinkButton to={paths.assignmentPlan(contest.id, panel.id)}>{t("short.to-plan")}</LinkButton>
      }
    >
      {answer?.code === "conflict" ? <Alert tone="danger" title={t("short.changed")} /> : null}
      <ul className="divide-y divide-line border-y border-line">
        {short.map(({ id, code, judges, wanted, consent }) => {
          const asked = answer?.values["entryId"] === id;
          return (
            <li key={id} className="space-y-3 py-4">
              <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <span className="figures font-medium">{code}</span>
                <span>{t("short.count", { judges, wanted })}</span>
                {consent ? (
                  <Badge tone="success">{t("short.agreed")}</Badge>
                ) : (
                  <Badge tone="danger">{t("short.open")}</Badge>
                )}
              </p>
              {consent ? (
                <p className="text-muted">
                  {consent.by}, <When at={consent.at} time zone={contest.timeZone} />: {consent.reason}
                </p>
              ) : judges < minimumSheets ? (
                <p>{t("short.below-minimum", { minimum: minimumSheets })}</p>
              ) : page.whyNotAgree === null ? (
                <details open={asked}>
                  <summary className="link">{t("short.agree-of", { code })}</summary>
                  <AppForm
                    schema={fewerJudgesSchema}
                    faults={asked ? (answer?.faults ?? []) : []}
                    values={asked ? answer?.values : undefined}
                    className="mt-3 max-w-2xl"
                  >
                    <HiddenField name="entryId" value={id} />
                    <HiddenField name="judges" value={String(judges)} />
                    <TextAreaField
                      name="reason"
                      label={t("reason")}
                      help={t("short.reason-help")}
                      required
                      rows={3}
                    />
                    <SubmitButton>{t("short.agree", { judges })}</SubmitButton>
                  </AppForm>
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
