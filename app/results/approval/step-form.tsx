import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  DateField,
  HiddenField,
  RadioGroupField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
  type Option,
} from "~/ui";
import { approvalForm } from "./approval-form";

export interface StepAnswer {
  readonly code: "invalid" | "conflict";
  readonly faults: readonly Fault[];
  readonly values: TextValues;
}

interface Props {
  tallyId: string;
  stepId: string;
  /** Whoever signs: a panel's chair here, or whoever signed the paper that is recorded. */
  inPerson: boolean;
  /** Of a panels' step: those that have not signed. */
  panels: readonly Option[];
  answer: StepAnswer | null;
}

/** What was typed for a step that somebody else has taken in the meantime. */
export function TypedStep({ answer }: { answer: StepAnswer }) {
  const t = useT("approval");
  const texts = ["signer", "paperNumber", "paperDate", "reason"].map((name) => answer.values[name]);
  const typed = texts.filter((text) => typeof text === "string" && text !== "");
  return (
    <Alert tone="danger" title={t("conflict.title")}>
      {typed.length > 0 ? (
        <p className="break-words whitespace-pre-line">
          {t("conflict.typed")} {typed.join(" · ")}
        </p>
      ) : null}
    </Alert>
  );
}

/** Takes a step of the chain: signed, or sent back with a reason. */
export function StepForm({ tallyId, stepId, inPerson, panels, answer }: Props) {
  const t = useT("approval");
  const only = panels.length === 1 ? panels[0] : null;
  return (
    <AppForm
      namespace="approval"
      schema={approvalForm}
      faults={answer?.faults}
      values={answer?.values ?? { outcome: "SIGNED" }}
      className="max-w-2xl"
    >
      {answer?.code === "conflict" ? (
        <Alert tone="danger" title={t("conflict.title")}>
          {t("conflict.text")}
        </Alert>
      ) : null}
      <HiddenField name="tallyId" value={tallyId} />
      <HiddenField name="stepId" value={stepId} />
      {only ? <HiddenField name="panelId" value={only.value} /> : null}
      {panels.length > 1 ? (
        <SelectField name="panelId" label={t("field.panelId")} required options={panels} />
      ) : null}
      <RadioGroupField
        name="outcome"
        label={t("field.outcome")}
        required
        options={(["SIGNED", "SENT_BACK"] as const).map((value) => ({
          value,
          label: t(`outcome.${value}`),
        }))}
      />
      {inPerson ? null : (
        <>
          <TextField name="signer" label={t("field.signer")} help={t("signer-help")} />
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField name="paperNumber" label={t("field.paperNumber")} />
            <DateField name="paperDate" label={t("field.paperDate")} />
          </div>
        </>
      )}
      <TextAreaField name="reason" label={t("field.reason")} help={t("reason-help")} rows={3} />
      <SubmitButton intent="take">{t("submit")}</SubmitButton>
    </AppForm>
  );
}
