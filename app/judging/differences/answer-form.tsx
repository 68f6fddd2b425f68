import type { Fault } from "~/platform/result";
import { Alert, AppForm, HiddenField, SubmitButton, TextAreaField, useT } from "~/ui";
import { answerDifferenceSchema } from "./difference-form";

interface AnswerFormProps {
  entryId: string;
  /** Which sheets it is about. */
  seen: string;
  panelId?: string;
  /** The sheets changed while it was written; what was written is kept. */
  conflict: boolean;
  faults: readonly Fault[];
  values: unknown;
}

/** What the panel concluded about sheets that differ, recorded beside them. */
export function AnswerForm({ entryId, seen, panelId, conflict, faults, values }: AnswerFormProps) {
  const t = useT("steering");
  return (
    <AppForm schema={answerDifferenceSchema} faults={faults} values={values}>
      {conflict ? <Alert tone="danger" title={t("difference.conflict")} /> : null}
      <HiddenField name="entryId" value={entryId} />
      <HiddenField name="seen" value={seen} />
      {panelId ? <HiddenField name="panelId" value={panelId} /> : null}
      <TextAreaField
        name="note"
        label={t("difference.note")}
        help={t("difference.note-help")}
        required
        rows={4}
      />
      <SubmitButton intent="answer">{t("difference.record")}</SubmitButton>
    </AppForm>
  );
}
