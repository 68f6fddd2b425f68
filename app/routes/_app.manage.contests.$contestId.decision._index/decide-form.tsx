import { eligibilityDecisionSchema } from "~/entries/eligibility/eligibility-form";
import {
  Alert,
  AppForm,
  CheckboxField,
  Confirmation,
  DateField,
  HiddenField,
  SubmitButton,
  TextField,
  useT,
  When,
} from "~/ui";
import type { DecidingAnswer, DecidingPage } from "./route";

/** Number, date and signer of the paper that was signed, and the button that freezes the list. */
export function DecideForm({ page, answer }: { page: DecidingPage; answer: DecidingAnswer }) {
  const t = useT("screening");
  const { list, whyNot, closesAt, timeZone } = page;
  if (whyNot !== null) {
    if (whyNot !== "not-yet" && whyNot !== "state" && whyNot !== "role") return null;
    return (
      <Alert tone="info" title={t(`eligibility.why-not.${whyNot}`)}>
        {whyNot === "not-yet" && closesAt ? (
          <p>
            {t("eligibility.after")} <When at={closesAt} time zone={timeZone} />
          </p>
        ) : null}
      </Alert>
    );
  }
  if (list.decided.length === 0) return <Alert tone="info" title={t("eligibility.none-ready")} />;
  return (
    <AppForm
      key={list.seal}
      schema={eligibilityDecisionSchema}
      namespace="screening"
      faults={answer?.faults}
      values={answer?.values}
    >
      {answer?.conflict ? (
        <Alert tone="danger" title={t("eligibility.conflict")}>
          {t("eligibility.conflict-help")}
        </Alert>
      ) : null}
      <HiddenField name="seal" value={list.seal} />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          name="decisionNumber"
          label={t("eligibility.decision-number")}
          help={t("eligibility.decision-number-help")}
          required
        />
        <DateField name="decisionDate" label={t("eligibility.decision-date")} required />
      </div>
      <TextField
        name="signer"
        label={t("eligibility.signer")}
        help={t("eligibility.signer-help")}
        required
      />
      {list.pending.length > 0 ? (
        <CheckboxField
          name="later"
          label={t("eligibility.later", { count: list.pending.length })}
          help={t("eligibility.later-help")}
        />
      ) : null}
      <Confirmation
        label={t("eligibility.decide", { count: list.decided.length })}
        warning={t("eligibility.warning")}
      >
        <SubmitButton>{t("eligibility.confirm")}</SubmitButton>
      </Confirmation>
    </AppForm>
  );
}

