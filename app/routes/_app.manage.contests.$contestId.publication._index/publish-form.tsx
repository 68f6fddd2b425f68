import { Checklist } from "~/results/gate/checklist";
import { publishFormSchema } from "~/results/publication-form";
import type { PublishedKind } from "~/results/publication";
import {
  Alert,
  AppForm,
  Confirmation,
  DateField,
  DateTimeField,
  HiddenField,
  Section,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";
import type { PublishingAnswer, PublishingPage } from "./route";

/** One way of publishing: what it means, what is still in the way, or its form. */
export function PublishForm({
  kind,
  page,
  answer,
  isCorrection = false,
}: {
  kind: PublishedKind;
  page: PublishingPage;
  answer: PublishingAnswer;
  isCorrection?: boolean;
}) {
  const t = useT("publication");
  const { contest, obstacles, signed, complaintDays, tally, isOut } = page;
  const obstacle = obstacles[kind];
  const form = isCorrection ? (isOut ? "renaming" : "correction") : kind === "OFFICIAL" ? "official" : "provisional";
  const isOwn = answer?.values["kind"] === kind;
  // Nothing new is to be published while what stands is being put right.
  if (isOut && obstacle && !isOwn) return null;
  const fields = (
    <AppForm
      schema={publishFormSchema}
      namespace="publication"
      faults={isOwn ? answer.faults : []}
      values={isOwn ? answer.values : signed}
    >
      <HiddenField name="version" value={contest.version} />
      <HiddenField name="kind" value={kind} />
      {kind === "OFFICIAL" ? (
        <>
          <TextField name="decisionNumber" label={t("field.number")} help={t("field.number-help")} size="medium" required />
          <DateField name="decisionDate" label={t("field.date")} required />
          <TextField name="signer" label={t("field.signer")} help={t("field.signer-help")} required />
          {page.asksList ? (
            <>
              <Alert tone="warning" title={t("list-again.title")}>
                <p>{t("list-again.text")}</p>
              </Alert>
              <TextAreaField
                name="noListReason"
                label={t("list-again.reason")}
                help={t("list-again.reason-help")}
                rows={3}
                required
              />
            </>
          ) : null}
          {isCorrection ? (
            <TextAreaField name="reason" label={t("field.reason")} help={t("field.reason-help")} rows={3} required />
          ) : null}
        </>
      ) : null}
      <DateTimeField name="visibleAt" label={t("field.visible")} help={t("field.visible-help")} />
      <Confirmation label={t(`${form}.submit`)} warning={t(`${form}.warning`)}>
        <SubmitButton intent="publish">{t("confirm")}</SubmitButton>
      </Confirmation>
    </AppForm>
  );
  return (
    <Section id={form} title={t(`${form}.title`)} lead={t(`${form}.lead`, { count: complaintDays, tally })}>
      {obstacle ? (
        <>
          <Alert tone={obstacle === "gate" ? "warning" : "info"} title={t(`obstacle.${obstacle}`)} />
          {obstacle === "gate" ? (
            <Checklist
              contestId={contest.id}
              points={page.gates[kind]}
              names={page.names}
              timeZone={contest.timeZone}
            />
          ) : null}
          {isOwn ? <Typed values={answer.values} /> : null}
        </>
      ) : isOut ? (
        <details open={isOwn}>
          <summary className="cursor-pointer font-semibold text-accent">{t("renaming.open")}</summary>
          <div className="mt-4">{fields}</div>
        </details>
      ) : (
        fields
      )}
    </Section>
  );
}

/** What was typed when somebody else was first; nothing of it is lost. */
function Typed({ values }: { values: Readonly<Record<string, unknown>> }) {
  const t = useT("publication");
  const texts = ["decisionNumber", "decisionDate", "signer", "reason", "noListReason"].map((name) => values[name]).filter((text) => typeof text === "string" && text !== "");
  return texts.length > 0 ? (
    <p className="mt-4">
      {t("typed")} {texts.join(" · ")}
    </p>
  ) : null;
}
