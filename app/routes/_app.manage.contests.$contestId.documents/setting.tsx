import { SIGN_MODES } from "~/documents/official/signing-template";
import { paperSettingForm } from "~/documents/official/official-forms";
import { AppForm, CheckboxField, HiddenField, SelectField, SubmitButton, TextAreaField, TextField, useT } from "~/ui";
import type { DocumentsAnswer, DocumentsPage } from "./route";

type Setting = DocumentsPage["setting"];

interface Shown {
  /** "": all papers of the contest. */
  readonly kind: string;
  readonly subjectId: string;
  readonly setting: Setting;
  readonly grounded: boolean;
  readonly answer: DocumentsAnswer;
}

/** Who signs and on what a decision rests, with the form to change it. */
export function PaperSetting({ kind, subjectId, setting, grounded, answer }: Shown) {
  const t = useT("official");
  const { printed, grounds, version, values } = setting;
  const own =
    answer?.about === "setting" && answer.values["kind"] === kind && answer.values["subjectId"] === subjectId ? answer : null;
  // A paper that has nothing of its own is signed as the part above says: said once, not for each of fifty.
  const isOwn = kind === "" || version > 0;
  const offices = [...printed.authority.split("\n"), printed.office].filter(Boolean).join(" / ");
  return (
    <div>
      {isOwn ? <p>{t("setting.signed", { offices })}</p> : null}
      {isOwn && (printed.signer || printed.position) ? (
        <p className="text-muted">{[printed.signer, printed.position].filter(Boolean).join(", ")}</p>
      ) : null}
      {isOwn && grounded && grounds.length > 0 ? (
        <ul className="mt-2 list-disc pl-5 italic text-muted">
          {grounds.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      ) : null}
      <details open={own !== null}>
        <summary className="link mb-3">{t(grounded ? "setting.change" : "setting.change-signer")}</summary>
        <AppForm
          schema={paperSettingForm}
          faults={own?.faults}
          values={own?.values ?? { ...values, grounds: values.grounds.join("\n") }}
          namespace="official"
          key={version}
        >
          <HiddenField name="intent" value="setting" />
          <HiddenField name="kind" value={kind} />
          <HiddenField name="subjectId" value={subjectId} />
          <HiddenField name="version" value={String(version)} />
          <div className="grid gap-4 md:grid-cols-2">
            <SelectField
              name="signMode"
              label={t("field.signMode")}
              placeholder={t(kind === "" ? "setting.as-organisation" : "setting.as-contest")}
              options={SIGN_MODES.map((mode) => ({ value: mode, label: t(`sign-mode.${mode}`) }))}
            />
            <TextField name="actingOffice" label={t("field.actingOffice")} help={t("letterhead.acting-help")} />
            <TextField name="signerName" label={t("field.signerName")} help={t("letterhead.name-help")} />
            <TextField name="signerPosition" label={t("field.signerPosition")} help={t("letterhead.position-help")} />
          </div>
          {kind !== "" && grounded ? <CheckboxField name="ownGrounds" label={t("field.ownGrounds")} value="true" /> : null}
          {grounded ? (
            <TextAreaField
              name="grounds"
              label={t("field.grounds")}
              help={t(kind === "" ? "setting.contest-grounds-help" : "setting.paper-grounds-help")}
              rows={4}
            />
          ) : null}
          <SubmitButton variant="secondary">{t(grounded ? "setting.save" : "setting.save-signer")}</SubmitButton>
        </AppForm>
      </details>
    </div>
  );
}
