import type { ChairedPanel } from "~/judging/progress/chaired-panel.server";
import { returnSheetSchema } from "~/judging/reason-form";
import { paths } from "~/paths";
import type { Fault } from "~/platform/result";
import { AppForm, HiddenField, LinkButton, Section, SubmitButton, TextAreaField, useT } from "~/ui";

interface ReturnFormProps {
  panel: ChairedPanel;
  assignmentId: string;
  faults: readonly Fault[];
  values: unknown;
}

/** Why a sheet goes back to its judge: the judge reads it, and it stays on record. */
export function ReturnForm({ panel, assignmentId, faults, values }: ReturnFormProps) {
  const t = useT("steering");
  const entry = panel.entries.find(({ sheets }) =>
    sheets.some((sheet) => sheet.assignmentId === assignmentId),
  );
  const at = entry?.sheets.findIndex((sheet) => sheet.assignmentId === assignmentId) ?? -1;
  const judge = panel.columns[at];
  if (!entry || !judge || entry.sheets[at]?.whyNotReturn !== null) return null;
  return (
    <Section title={t("chair.return-title", { judge: judge.name, code: entry.code })}>
      <AppForm schema={returnSheetSchema} faults={faults} values={values}>
        <HiddenField name="assignmentId" value={assignmentId} />
        <TextAreaField
          name="reason"
          label={t("reason")}
          help={t("chair.reason-help")}
          required
          rows={3}
        />
        <div className="actions">
          <SubmitButton intent="return">{t("chair.return")}</SubmitButton>
          <LinkButton variant="quiet" to={paths.judgePanel(panel.panel.id)}>
            {t("cancel")}
          </LinkButton>
        </div>
      </AppForm>
    </Section>
  );
}
