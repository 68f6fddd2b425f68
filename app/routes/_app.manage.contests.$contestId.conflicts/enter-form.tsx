import { DECLARED_KINDS } from "~/judging/conflicts/conflict";
import { enterSchema, MAX } from "~/judging/conflicts/declaration-form";
import { AppForm, Section, SelectField, SubmitButton, TextField, useT } from "~/ui";
import type { ConflictAnswer } from "./route";

interface EnterFormProps {
  judges: readonly { readonly id: string; readonly name: string }[];
  entries: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  answer: ConflictAnswer;
}

/** What the secretariat has learned in another way. */
export function EnterForm({ judges, entries, answer }: EnterFormProps) {
  const t = useT("conflicts");
  const mine = answer?.intent === "enter" ? answer : undefined;
  return (
    <Section title={t("enter.title")} lead={t("enter.lead")}>
      <AppForm schema={enterSchema} faults={mine?.faults} values={mine?.values} className="max-w-2xl">
        <SelectField
          name="judgeId"
          label={t("judge")}
          options={judges.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <SelectField
          name="entryId"
          label={t("entry")}
          options={entries.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
          required
        />
        <SelectField
          name="kind"
          label={t("interest-kind")}
          options={DECLARED_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          required
        />
        <TextField name="note" label={t("enter.note")} help={t("enter.note-help")} maxLength={MAX.note} required />
        <SubmitButton intent="enter" variant="secondary">
          {t("enter.do")}
        </SubmitButton>
      </AppForm>
    </Section>
  );
}
