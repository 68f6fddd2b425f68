import { useMemo } from "react";
import type { KeyingPage } from "~/judging/paper/paper-reads.server";
import { markField, rangeOf, withRanges } from "~/judging/sheets/marks";
import { NO_PRIZE } from "~/judging/sheets/sheet-content";
import { formatDecimal } from "~/platform/format";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  CheckboxField,
  RadioGroupField,
  Section,
  SubmitButton,
  TextAreaField,
  TextField,
  useLanguage,
  useT,
} from "~/ui";

interface Answer {
  readonly failed: string | null;
  readonly faults: readonly Fault[];
  readonly typed: {
    readonly marks: Readonly<Record<string, string>>;
    readonly comment?: string;
    readonly feedback?: string;
    readonly proposal?: string | null;
  } | null;
}

/** What stands on the paper, mark by mark; the first reading is never shown to whoever reads second. */
export function KeyingForm({ page, answer }: { page: KeyingPage; answer?: Answer }) {
  const t = useT("paper-sheets");
  const language = useLanguage();
  const typed = answer?.typed;
  const marks = typed?.marks ?? localMarks(page, language);
  const faults = useMemo(
    () => withRanges(answer?.faults ?? [], page.criteria, language),
    [answer?.faults, page.criteria, language],
  );
  return (
    <Section title={t(page.own ? "key.again" : "key.form")}>
      {answer?.failed === "conflict" || answer?.failed === "begun-online" ? (
        <Alert tone="danger" title={t(`key.failed.${answer.failed}`)} />
      ) : null}
      <AppForm
        namespace="judging"
        faults={faults}
        values={{
          marks,
          comment: typed?.comment ?? page.comment,
          feedback: typed?.feedback ?? page.feedback,
          proposal: typed?.proposal ?? page.own?.proposal ?? "",
        }}
      >
        <input type="hidden" name="version" value={page.version} />
        {page.criteria.map((criterion) => (
          <TextField
            key={criterion.id}
            name={markField(criterion.id)}
            label={criterion.label}
            help={t("key.range", rangeOf(criterion, language))}
            required
            size="short"
            inputMode="decimal"
          />
        ))}
        {page.proposals.length > 0 ? (
          <RadioGroupField
            name="proposal"
            label={t("key.proposal")}
            required
            options={[
              ...page.proposals.map(({ id, label }) => ({ value: id, label })),
              { value: NO_PRIZE, label: t("key.no-prize") },
            ]}
          />
        ) : null}
        <TextAreaField name="comment" label={t("key.comment")} rows={3} />
        <TextAreaField name="feedback" label={t("key.feedback")} rows={3} />
        {page.begunOnline ? (
          <CheckboxField name="replaceOnline" label={t("key.replace-online")} help={t("key.replace-online-help")} />
        ) : null}
        <SubmitButton>{t("key.save")}</SubmitButton>
      </AppForm>
    </Section>
  );
}

function localMarks({ own }: KeyingPage, language: ReturnType<typeof useLanguage>) {
  return Object.fromEntries(
    Object.entries(own?.marks ?? {}).map(([id, mark]) => [id, formatDecimal(mark, language)]),
  );
}
