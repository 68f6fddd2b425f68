import { moveFieldSchema } from "~/entries/screening/screening-form";
import {
  Alert,
  AppForm,
  HiddenField,
  SelectField,
  SubmitButton,
  TextAreaField,
  useT,
} from "~/ui";
import type { ScreeningAnswer, ScreeningPage } from "./route";

/** Another field than the authors chose, before judges have it. */
export function MoveField({ entry, answer }: { entry: ScreeningPage; answer: ScreeningAnswer }) {
  const t = useT("screening");
  if (entry.whyNotMove !== null || entry.rules.fields.length < 2) return null;
  const others = entry.rules.fields.filter(({ id }) => id !== entry.fieldId);
  return (
    <details className="outcome" id="move" open={answer !== undefined}>
      <summary>{t("move.title")}</summary>
      <AppForm
        schema={moveFieldSchema}
        namespace="screening"
        faults={answer?.faults}
        values={answer?.values}
      >
        <HiddenField name="version" value={entry.version} />
        {answer?.conflict ? <Alert tone="danger" title={t("conflict")} /> : null}
        <SelectField
          name="fieldId"
          label={t("move.to")}
          required
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextAreaField
          name="moveReason"
          label={t("move.reason")}
          help={t("move.help")}
          required
          rows={3}
        />
        <SubmitButton intent="move" variant="secondary">
          {t("move.button")}
        </SubmitButton>
      </AppForm>
    </details>
  );
}
