import type { Fault } from "~/platform/result";
import { renameForm } from "~/results/scenarios/scenario-form";
import type { ScenarioPage } from "~/results/scenarios/scenario-page.server";
import {
  Alert,
  AppForm,
  Confirmation,
  HiddenField,
  Section,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";

/** Putting the scenario before the committee, as it is stored. */
export function Propose({ page, unsaved }: { page: ScenarioPage; unsaved: boolean }) {
  const t = useT("scenarios");
  return (
    <Section title={t("propose.title")} lead={t("propose.lead")}>
      {unsaved ? (
        <Alert tone="warning" title={t("propose.unsaved")} />
      ) : (
        <AppForm>
          <HiddenField name="version" value={page.scenario.version} />
          <Confirmation label={t("propose.submit")} warning={t("propose.warning")}>
            <SubmitButton intent="propose">{t("propose.confirm")}</SubmitButton>
          </Confirmation>
        </AppForm>
      )}
    </Section>
  );
}

/** Name and note, and taking the scenario out. */
export function Rename({
  page: { scenario },
  faults,
  values,
}: {
  page: ScenarioPage;
  faults: readonly Fault[];
  values: unknown;
}) {
  const t = useT("scenarios");
  return (
    <Section title={t("rename.title")}>
      <div className="grid max-w-2xl gap-6">
        <AppForm
          key={scenario.version}
          schema={renameForm}
          namespace="scenarios"
          faults={faults}
          values={values ?? scenario}
        >
          <HiddenField name="version" value={scenario.version} />
          <TextField name="name" label={t("field.name")} help={t("field.name-help")} required maxLength={120} />
          <TextAreaField name="note" label={t("field.note")} rows={2} maxLength={2000} />
          <SubmitButton intent="rename" variant="secondary">
            {t("rename.submit")}
          </SubmitButton>
        </AppForm>
        <AppForm>
          <HiddenField name="version" value={scenario.version} />
          <details className="confirmation">
            <summary className="button button-quiet">{t("remove.submit")}</summary>
            <p className="confirmation-text">{t("remove.warning")}</p>
            <SubmitButton intent="remove" variant="danger">
              {t("remove.confirm")}
            </SubmitButton>
          </details>
        </AppForm>
      </div>
    </Section>
  );
}
