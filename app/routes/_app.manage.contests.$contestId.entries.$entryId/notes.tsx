import { noteSchema } from "~/entries/screening/screening-form";
import { AppForm, Section, SubmitButton, TextAreaField, useT, When } from "~/ui";
import type { ScreeningAnswer, ScreeningPage } from "./route";

/** What the secretariat wrote to itself; the authors never see it. */
export function Notes({ entry, answer }: { entry: ScreeningPage; answer: ScreeningAnswer }) {
  const t = useT("screening");
  if (entry.whyNotNote !== null && entry.notes.length === 0) return null;
  return (
    <Section id="notes" title={t("notes.title")} lead={t("notes.help")}>
      {entry.whyNotNote === null ? (
        <AppForm schema={noteSchema} namespace="screening" faults={answer?.faults} values={answer?.values}>
          <TextAreaField name="note" label={t("notes.label")} required rows={3} />
          <SubmitButton intent="note" variant="secondary">
            {t("notes.add")}
          </SubmitButton>
        </AppForm>
      ) : null}
      <ul className="grid gap-4">
        {entry.notes.map((note) => (
          <li key={note.id}>
            <p className="whitespace-pre-line break-words">{note.text}</p>
            <p className="text-sm text-muted">
              {note.who} · <When at={note.at} time zone={entry.timeZone} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
