import type { ReactNode } from "react";
import { useMemo, useRef } from "react";
import { QuestionField } from "~/contests/question-field";
import { sectionsOf } from "~/contests/regulation";
import type { Fault } from "~/platform/result";
import {
  AppForm,
  HiddenField,
  SubmitButton,
  TextField,
  SelectField,
  Section,
  useLanguage,
  useT,
} from "~/ui";
import { useDossierLabels } from "../dossier-labels";
import { isOpenPart } from "../dossier-parts";
import { RowsContext, useDossierRows } from "../dossier-rows";
import type { EntryContent, SnapshotAttachment } from "../entry-content";
import { formFromContent } from "../entry-content";
import type { EntryFacts, EntryRules } from "../entry-facts";
import { FileFields } from "../files/file-fields";
import { LiveEligibility } from "./live-eligibility";
import { MemberFields } from "./member-fields";
import { hasOpenOrigin, OriginFields } from "./origin-fields";
import { printedFaults } from "../present";
import { SupporterFields } from "./supporter-fields";
import { useUploads } from "../files/use-uploads";

const NO_FAULTS: readonly Fault[] = [];
const NOBODY: readonly string[] = [];

/**
 * The whole dossier in one form, so that no button can lose what was typed beside it. Saving never asks for anything;
 * submitting checks all.
 */
export function DossierForm({
  rules,
  version,
  content: stored,
  attachments,
  facts,
  ethnicityOf = NOBODY,
  faults = NO_FAULTS,
  openParts = null,
  maySubmit = true,
  fileNotes,
  faultsLead,
  children,
}: {
  rules: EntryRules;
  version: number;
  content: EntryContent;
  attachments: readonly SnapshotAttachment[];
  facts: EntryFacts;
  /** Members whose ethnicity may be written down. */
  ethnicityOf?: readonly string[];
  faults?: readonly Fault[];
  /** What a supplement leaves open; null: everything. */
  openParts?: readonly string[] | null;
  /** Who writes along on somebody else's dossier does not send it in. */
  maySubmit?: boolean;
  /** What there is to say about the files of one kind, by its id. */
  fileNotes?: Readonly<Record<string, ReactNode>> | undefined;
  faultsLead?: ReactNode;
  /** Stands over the first fields: what became of the last attempt. */
  children?: ReactNode;
}) {
  const t = useT("entries");
  const language = useLanguage();
  const printed = useMemo(() => printedFaults(faults, language), [faults, language]);
  const marker = useRef<HTMLSpanElement>(null);
  const { content, change } = useDossierRows(marker, rules, stored, openParts);
  const rows = useMemo(() => ({ change }), [change]);
  const isOpen = (path: string) => isOpenPart(openParts, path);
  // What was uploaded since the page came counts at once.
  const { files } = useUploads(attachments).state;
  const kinds = rules.attachments.filter(({ id }) => isOpen(`files.${id}`));
  return (
    <AppForm
      encType="multipart/form-data"
      // What a browser fills in again from an earlier visit would be taken for newly typed.
      autoComplete="off"
      namespace="entries"
      faults={printed}
      faultsLead={faultsLead}
      values={content}
      labels={useDossierLabels(rules, content)}
    >
      <span ref={marker} hidden />
      <HiddenField name="version" value={version} />
      {/* Enter in a field presses the first button of a form: this one, which harms nobody. */}
      <button className="sr-only" tabIndex={-1} aria-hidden="true" name="intent" value="save" />
      <LiveEligibility {...{ rules, content, attachments: files, facts, openParts }}>
        <RowsContext.Provider value={rows}>
          {children}
          <GeneralFields rules={rules} isOpen={isOpen} />
          {hasOpenOrigin(rules.conditions, openParts) ? (
            <OriginFields conditions={rules.conditions} openParts={openParts} />
          ) : null}
          {isOpen("members") ? (
            <MemberFields
              rules={rules.members}
              members={content.members}
              ethnicityOf={ethnicityOf}
            />
          ) : null}
          {rules.members.maxSupporters > 0 && isOpen("supporters") ? (
            <SupporterFields max={rules.members.maxSupporters} supporters={content.supporters} />
          ) : null}
          <QuestionFields rules={rules} content={content} isOpen={isOpen} />
          <FileFields {...{ kinds, attachments, version }} notes={fileNotes} />
          <div className="grid gap-3">
            <p className="help">{t(maySubmit ? "edit.submitHelp" : "consent:co-author.what")}</p>
            <div className="actions">
              {maySubmit ? <SubmitButton intent="submit">{t("edit.submit")}</SubmitButton> : null}
              <SubmitButton intent="save" variant="secondary">
                {t("edit.save")}
              </SubmitButton>
            </div>
          </div>
        </RowsContext.Provider>
      </LiveEligibility>
    </AppForm>
  );
}

interface Open {
  readonly rules: EntryRules;
  readonly isOpen: (path: string) => boolean;
}

/** Title, field and division. */
export function GeneralFields({ rules: { fields, divisions }, isOpen }: Open) {
  const t = useT("dossier");
  const options = (all: readonly { id: string; name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const withDivision = divisions.length > 0 && isOpen("divisionId");
  if (!isOpen("title") && !isOpen("fieldId") && !withDivision) return null;
  return (
    <Section title={t("general")}>
      <div className="grid gap-6">
        {isOpen("title") ? (
          <TextField name="title" label={t("title")} help={t("title-help")} required />
        ) : null}
        {isOpen("fieldId") ? (
          <SelectField name="fieldId" label={t("field")} required options={options(fields)} />
        ) : null}
        {withDivision ? (
          <SelectField
            name="divisionId"
            label={t("division")}
            help={<noscript>{t("division-help")}</noscript>}
            required
            options={options(divisions)}
          />
        ) : null}
      </div>
    </Section>
  );
}

/** The sections of the form. What was answered before another division was chosen is kept out of sight. */
function QuestionFields({ rules, content, isOpen }: Open & { content: EntryContent }) {
  const sections = sectionsOf(rules, content.divisionId).flatMap((section) => {
    const questions = section.questions.filter(({ id }) => isOpen(`answers.${id}`));
    return questions.length > 0 ? [{ ...section, questions }] : [];
  });
  const asked = new Set(
    sectionsOf(rules, content.divisionId).flatMap(({ questions }) => questions.map(({ id }) => id)),
  );
  const others = Object.entries(content.answers).filter(
    ([id]) => !asked.has(id) && isOpen(`answers.${id}`),
  );
  const kept = formFromContent({ ...content, answers: Object.fromEntries(others) }).filter(
    ([name, value]) => name.startsWith("answers.") && value !== "",
  );
  return (
    <>
      {sections.map(({ id, title, help, questions }) => (
        <Section key={id} title={title} lead={help || undefined} id={`section-${id}`}>
          <div className="grid gap-6">
            {questions.map((question) => (
              <QuestionField key={question.id} question={question} />
            ))}
          </div>
        </Section>
      ))}
      {kept.map(([name, value]) => (
        <HiddenField key={`${name} ${value}`} name={name} value={value} />
      ))}
    </>
  );
}
