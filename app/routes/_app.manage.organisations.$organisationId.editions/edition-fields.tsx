import type { TextValues } from "~/platform/form";
import { editionForm } from "~/results/statistics/edition-form";
import { AppForm, HiddenField, SelectField, SubmitButton, TextField, useT } from "~/ui";
import type { EditionAnswer } from "./answer";
import type { StoredEdition } from "./route";

const FIGURES = ["submitted", "eligible", "prized", "authors", "women", "units", "moneyVnd"] as const;

/** The figures of one edition to write; what is not known stays empty. */
export function EditionFields({ edition, answer }: { edition: StoredEdition | null; answer: EditionAnswer | null }) {
  const t = useT("statistics");
  const values = answer?.values ?? (edition ? valuesOf(edition) : { kind: "TECHNICAL" });
  const fields = (
    <AppForm schema={editionForm} faults={answer?.faults} values={values} namespace="statistics" key={edition?.version ?? 0}>
      <HiddenField name="id" value={edition?.id ?? ""} />
      <HiddenField name="version" value={String(edition?.version ?? 0)} />
      <SelectField
        name="kind"
        label={t("field.kind")}
        required
        options={(["TECHNICAL", "YOUTH"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField name="year" label={t("field.year")} required inputMode="numeric" />
        <TextField name="edition" label={t("field.edition")} help={t("by-hand.edition-help")} />
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {FIGURES.map((name) => (
          <TextField key={name} name={name} label={t(`field.${name}`)} required={name === "submitted"} inputMode="numeric" />
        ))}
      </div>
      <TextField name="source" label={t("field.source")} help={t("by-hand.source-help")} required />
      <SubmitButton intent="save" variant={edition ? "secondary" : "primary"}>
        {t("by-hand.save")}
      </SubmitButton>
    </AppForm>
  );
  if (!edition) return fields;
  const title = t("by-hand.one", { kind: t(`kind.${edition.kind}`), year: edition.year, count: edition.submitted });
  return (
    <details open={answer !== null}>
      <summary className="link mb-3">{title}</summary>
      {fields}
      <details className="confirmation mt-6">
        <summary className="button button-quiet">
          {t("by-hand.remove")}
          <span className="sr-only"> {title}</span>
        </summary>
        <p className="confirmation-text">{t("by-hand.remove-warning")}</p>
        <AppForm>
          <HiddenField name="id" value={edition.id} />
          <HiddenField name="version" value={String(edition.version)} />
          <SubmitButton intent="remove" variant="secondary">
            {t("by-hand.do-remove")}
          </SubmitButton>
        </AppForm>
      </details>
    </details>
  );
}

function valuesOf({ kind, year, edition, source, ...row }: StoredEdition): TextValues {
  const figures = FIGURES.map((name) => [name, row[name] === null ? "" : String(row[name])] as const);
  return { kind, edition, source, year: String(year), ...Object.fromEntries(figures) };
}
