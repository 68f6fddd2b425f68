import { AnswerForm } from "~/judging/differences/answer-form";
import { DifferenceNoteText } from "~/judging/differences/difference-note";
import type { EntrySheetsPage } from "~/judging/differences/entry-sheets.server";
import type { Fault } from "~/platform/result";
import { formatDecimal } from "~/platform/format";
import { Badge, Section, useLanguage, useT } from "~/ui";

interface DifferenceSectionProps {
  page: EntrySheetsPage;
  answer: { code: string; faults: readonly Fault[]; values: unknown } | null;
}

/** That the judges differ too far, what may be done about it, and what the panel answered, also before. */
export function DifferenceSection({ page, answer }: DifferenceSectionProps) {
  const t = useT("steering");
  const language = useLanguage();
  const { difference, earlier, contest } = page;
  if (!difference && earlier.length === 0) return null;
  const limit = formatDecimal(difference?.limit ?? "0", language);
  const lead = !difference
    ? undefined
    : difference.spread === null
      ? t("difference.entry-lead-withheld", { limit })
      : t("difference.entry-lead", { spread: formatDecimal(difference.spread, language), limit });
  return (
    <Section title={t(difference ? "difference.entry-title" : "difference.title")} lead={lead}>
      <div className="space-y-4">
        {difference?.answer ? (
          <div>
            <Badge tone="success">{t("difference.answered")}</Badge>
            <DifferenceNoteText note={difference.answer} timeZone={contest.timeZone} />
          </div>
        ) : null}
        {difference && !difference.answer ? (
          <>
            <Badge tone="warning">{t("difference.waits")}</Badge>
            {difference.whyNotAnswer === null ? (
              <>
                <p>{t("difference.what")}</p>
                <AnswerForm
                  entryId={page.entry.id}
                  seen={difference.seen}
                  conflict={answer?.code === "conflict"}
                  faults={answer?.faults ?? []}
                  values={answer?.values}
                />
              </>
            ) : null}
          </>
        ) : null}
        {earlier.length > 0 ? (
          <details>
            <summary className="link">{t("difference.earlier")}</summary>
            {earlier.map((note) => (
              <DifferenceNoteText
                key={new Date(note.answeredAt).toISOString()}
                note={note}
                timeZone={contest.timeZone}
              />
            ))}
          </details>
        ) : null}
      </div>
    </Section>
  );
}
