import {
  AppForm,
  HiddenField,
  SubmitButton,
  TextAreaField,
  TextField,
  SelectField,
  Section,
  useLanguage,
  useT,
} from "~/ui";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { questionsOf } from "~/contests/regulation";
import type { Fault } from "~/platform/result";
import type { EntryRules } from "./eligibility";
import type { EntryContent, SnapshotAttachment } from "./entry-content";
import { FileFields } from "./file-fields";
import { MemberFields } from "./member-fields";
import { printedFaults } from "./present";

const NO_FAULTS: readonly Fault[] = [];

/**
 * The whole dossier in one form, so that no button can lose what was typed beside it. Saving never asks for anything;
 * submitting checks all.
 */
export function DossierForm({
  rules,
  version,
  content,
  attachments,
  faults = NO_FAULTS,
  children,
}: {
  rules: EntryRules;
  version: number;
  content: EntryContent;
  attachments: readonly SnapshotAttachment[];
  faults?: readonly Fault[];
  /** Stands over the first fields: what became of the last attempt. */
  children?: ReactNode;
}) {
  const t = useT("entries");
  const language = useLanguage();
  const printed = useMemo(() => printedFaults(faults, language), [faults, language]);
  return (
    <AppForm
      encType="multipart/form-data"
      namespace="entries"
      faults={printed}
      values={content}
      labels={useLabels(rules, content)}
    >
      <HiddenField name="version" value={version} />
      {/* Enter in a field presses the first button of a form: this one, which harms nobody. */}
      <button className="sr-only" tabIndex={-1} aria-hidden="true" name="intent" value="save" />
      {children}
      <Section title={t("edit.general")}>
        <div className="grid gap-6">
          <TextField
            name="title"
            label={t("edit.titleLabel")}
            help={t("edit.titleHelp")}
            required
          />
          <SelectField
            name="fieldId"
            label={t("edit.field")}
            required
            options={rules.fields.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      </Section>
      <MemberFields rules={rules.members} members={content.members} />
      {rules.sections.length > 0 ? (
        <Section title={t("edit.sections")}>
          <div className="grid gap-6">
            {questionsOf(rules, content.divisionId).map((question) => (
              <TextAreaField
                key={question.id}
                name={`answers.${question.id}`}
                label={question.label}
                help={question.help || undefined}
                required={question.required}
                maxWords={"maxWords" in question ? question.maxWords : undefined}
                rows={8}
              />
            ))}
          </div>
        </Section>
      ) : null}
      <FileFields kinds={rules.attachments} attachments={attachments} version={version} />
      <div className="grid gap-3">
        <p className="help">{t("edit.submitHelp")}</p>
        <div className="actions">
          <SubmitButton intent="submit">{t("edit.submit")}</SubmitButton>
          <SubmitButton intent="save" variant="secondary">
            {t("edit.save")}
          </SubmitButton>
        </div>
      </div>
    </AppForm>
  );
}

/** Names of the fields that stand inside components of their own, for the summary of faults. */
function useLabels(rules: EntryRules, { members }: EntryContent): Record<string, string> {
  const t = useT("entries");
  const labels: Record<string, string> = {
    title: t("edit.titleLabel"),
    fieldId: t("edit.field"),
    members: t("edit.members"),
  };
  members.forEach((_member, i) => {
    const who = t("edit.member", { number: i + 1 });
    labels[`members.${i}.name`] = `${who}: ${t("edit.memberName")}`;
    labels[`members.${i}.birthDate`] = `${who}: ${t("edit.memberBirthDate")}`;
    labels[`members.${i}.unit`] = `${who}: ${t("edit.memberUnit")}`;
    labels[`members.${i}.share`] = `${who}: ${t("edit.memberShare")}`;
  });
  for (const { questions } of rules.sections)
    for (const { id, label } of questions) labels[`answers.${id}`] = label;
  for (const { id, label } of rules.attachments) labels[`files.${id}`] = label;
  return labels;
}
