import { useEffect, useRef, useState, type ReactNode } from "react";
import type { TextValues } from "~/platform/form";
import { HiddenField, TextAreaField, TextField } from "~/ui/fields";
import { fieldId, useAppForm } from "~/ui/form-context";
import { useT } from "~/ui/i18n";
import { SubmitButton } from "~/ui/submit-button";
import { HeldFields, useEditedValues } from "./edited-values";
import { rowIntent } from "./form-rows";
import { QuestionSettings, hasFault } from "./question-settings";
import { SHOW } from "./question-rows";
import { RowButton } from "./row-button";
import { rowsIn, textIn, type PartFieldsProps } from "./row-list";

/**
 * The dossier's form to edit: sections with their questions, each folded until it is opened. Every button sends the
 * form without saving it; where script runs the same change is made at once.
 */
export function SectionsFields(props: PartFieldsProps) {
  const edited = useEditedValues();
  return (
    <HeldFields>
      <Sections {...props} values={edited?.values ?? props.values} />
    </HeldFields>
  );
}

function Sections({ values, regulation }: PartFieldsProps) {
  const t = useT("contests");
  const { prefix } = useAppForm();
  const [open] = useState(() => new Set<string>());
  const sections = rowsIn(values, "sections");
  const names = sections.map((row, at) => ({
    id: textIn(row, "id"),
    title: textIn(row, "title") || t("row.sections", { number: at + 1 }),
  }));
  return (
    <div id={fieldId(prefix, "sections")} tabIndex={-1} className="space-y-6">
      {sections.map((row, at) => {
        const path = `sections.${at}`;
        const name = names[at]?.title ?? "";
        return (
          <fieldset key={textIn(row, "id") || at} className="card">
            <legend className="sr-only">{name}</legend>
            <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
              <p className="card-title mb-0" aria-hidden="true">
                {name}
              </p>
              <div className="flex flex-wrap gap-1">
                <RowButton action="up" list="sections" index={at} hidden={at === 0} name={name} />
                <RowButton
                  action="down"
                  list="sections"
                  index={at}
                  hidden={at === sections.length - 1}
                  name={name}
                />
                <RowButton action="remove" list="sections" index={at} name={name} />
              </div>
            </div>
            <HiddenField name={`${path}.id`} value={textIn(row, "id")} />
            <div className="form">
              <TextField name={`${path}.title`} label={t("field.sections.title")} required />
              <TextAreaField
                name={`${path}.help`}
                label={t("field.sections.help")}
                help={t("sections.help-help")}
                rows={2}
              />
              <Questions
                rows={rowsIn(row, "questions")}
                section={at}
                sections={names}
                regulation={regulation}
                open={open}
              />
            </div>
          </fieldset>
        );
      })}
      <AddButton list="sections" count={sections.length} focus="title">
        {t("add.sections")}
      </AddButton>
      <noscript>
        <SubmitButton intent={SHOW} variant="secondary" formNoValidate>
          {t("preview.renew")}
        </SubmitButton>
      </noscript>
    </div>
  );
}

function Questions({
  rows,
  section,
  sections,
  regulation,
  open,
}: {
  rows: ReturnType<typeof rowsIn>;
  section: number;
  sections: readonly { id: string; title: string }[];
  regulation: PartFieldsProps["regulation"];
  open: Set<string>;
}) {
  const t = useT("contests");
  const list = `sections.${section}.questions`;
  return (
    <div className="space-y-3">
      {rows.map((row, index) => (
        <Folded key={textIn(row, "id") || index} row={row} path={`${list}.${index}`} open={open}>
          <QuestionSettings
            row={row}
            path={`${list}.${index}`}
            place={{ section, index, first: section === 0 && index === 0 }}
            last={section === sections.length - 1 && index === rows.length - 1}
            sections={sections}
            regulation={regulation}
          />
        </Folded>
      ))}
      <AddButton list={list} count={rows.length} focus="label">
        {t("add.questions")}
      </AddButton>
    </div>
  );
}

/**
 * One question, closed until it is looked at. What has no name yet was just added and stands open; what has to be
 * mended opens by itself. The browser opens and closes the rest, so that it works before any script does.
 */
function Folded({
  row,
  path,
  open,
  children,
}: {
  row: TextValues;
  path: string;
  /** Ids of the questions that are open, for those that move into another section. */
  open: Set<string>;
  children: ReactNode;
}) {
  const t = useT("contests");
  const { faultOf } = useAppForm();
  const element = useRef<HTMLDetailsElement>(null);
  const id = textIn(row, "id");
  const label = textIn(row, "label");
  const faulty = hasFault(row, path, faultOf);
  const [openAtFirst] = useState(() => label === "" || faulty || open.has(id));
  useEffect(() => {
    if (faulty && element.current) element.current.open = true;
  }, [faulty]);
  return (
    <details
      ref={element}
      className="folded"
      open={openAtFirst}
      data-editing={id}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) open.add(id);
        else open.delete(id);
      }}
    >
      <summary>
        <span className="min-w-0">
          {label || t("questions.new")}
          {textIn(row, "required") ? null : (
            <span className="optional"> ({t("questions.optional")})</span>
          )}
        </span>
        <span className="optional">{t(`question-kind.${textIn(row, "kind")}`)}</span>
      </summary>
      {children}
    </details>
  );
}

/** Adds a row at the end of a list; where script runs its first field takes the focus. */
function AddButton({
  list,
  count,
  focus,
  children,
}: {
  list: string;
  count: number;
  focus: string;
  children: ReactNode;
}) {
  const edited = useEditedValues();
  const { prefix } = useAppForm();
  const intent = rowIntent("add", list);
  return (
    <SubmitButton
      intent={intent}
      variant="secondary"
      formNoValidate
      onClick={(event) => {
        const form = event.currentTarget.form;
        if (!form || !edited?.change(form, intent)) return;
        event.preventDefault();
        requestAnimationFrame(() =>
          document.getElementById(fieldId(prefix, `${list}.${count}.${focus}`))?.focus(),
        );
      }}
    >
      {children}
    </SubmitButton>
  );
}
