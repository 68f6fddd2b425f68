import { formatInteger, formatLocalDate } from "~/platform/format";
import { FieldGroup, useField } from "~/ui/field";
import {
  DateField,
  RadioGroupField,
  SelectField,
  TextAreaField,
  TextField,
  type Option,
} from "~/ui/fields";
import { useAppForm } from "~/ui/form-context";
import { useLanguage, useT } from "~/ui/i18n";
import { groupedDecimal, ticksOfAnswer, typedValue, type AnswerValue } from "./answer-text";
import type { Question } from "./regulation";
import { isSummaryQuestion } from "./summary-question";
import { TableField } from "./table-field";

type Kind<K extends Question["kind"]> = Extract<Question, { kind: K }>;

/** Shown as round buttons up to this many, else as a list to open. */
const MAX_RADIOS = 7;
/** A short text of at most this many words stands in one line. */
const ONE_LINE_WORDS = 20;

/**
 * One question of the dossier with the input of its kind, its help, its limits and its example. Stands in an `AppForm`,
 * from which it takes its value and its faults; posts under `name`, a table under `name.<row>.<column>`.
 */
export function QuestionField({
  question,
  name = `answers.${question.id}`,
}: {
  question: Question;
  name?: string;
}) {
  return (
    <div className="grid gap-2" data-question={question.id}>
      <Control question={question} name={name} />
      {isSummaryQuestion(question) ? <SummaryNote /> : null}
      <Example question={question} />
    </div>
  );
}

function Control({ question, name }: { question: Question; name: string }) {
  const help = useHelp(question);
  const t = useT("questions");
  const language = useLanguage();
  const stored = useAppForm().valueOf(name);
  const { required } = question;
  const label = question.label || t("unnamed");
  const common = { name, label, help, required };
  switch (question.kind) {
    case "short-text":
      return question.maxWords <= ONE_LINE_WORDS ? (
        <TextField {...common} autoComplete="off" />
      ) : (
        <TextAreaField {...common} rows={2} maxWords={question.maxWords} />
      );
    case "long-text":
      return <TextAreaField {...common} rows={8} maxWords={question.maxWords} />;
    case "choice": {
      const options = optionsOf(question);
      // A round button cannot be let go again: what may stay open gets a list with an empty line.
      return required && options.length <= MAX_RADIOS ? (
        <RadioGroupField {...common} options={options} />
      ) : (
        <SelectField {...common} options={options} />
      );
    }
    case "choices":
      return <ChoicesField {...common} question={question} />;
    case "number":
      return (
        <TextField
          {...common}
          inputMode="decimal"
          size="medium"
          suffix={question.unit || undefined}
          autoComplete="off"
        />
      );
    case "money":
      return (
        <TextField
          {...common}
          defaultValue={typedValue("money", String(stored ?? ""), language)}
          inputMode="numeric"
          size="medium"
          suffix={t("dong")}
          autoComplete="off"
        />
      );
    case "date":
      return (
        <DateField
          {...common}
          {...(question.from ? { min: question.from } : {})}
          {...(question.to ? { max: question.to } : {})}
        />
      );
    case "link":
      return (
        <TextField
          {...common}
          type="url"
          inputMode="url"
          placeholder={t("link")}
          autoComplete="off"
        />
      );
    case "table":
      return <TableField {...common} question={question} />;
  }
}

/** The organiser's help and, in a sentence, the limits that the regulation sets. */
function useHelp(question: Question): string | undefined {
  const t = useT("questions");
  const language = useLanguage();
  const limits = (() => {
    switch (question.kind) {
      case "short-text":
        return question.maxWords <= ONE_LINE_WORDS
          ? t("limit.words", { count: question.maxWords })
          : "";
      case "choices":
        return question.max === null
          ? t("limit.several")
          : t("limit.at-most", { count: question.max });
      case "number": {
        const { min, max } = question;
        return between(
          t,
          min && groupedDecimal(min, language),
          max && groupedDecimal(max, language),
        );
      }
      case "money":
        return between(t, null, question.max && formatInteger(question.max, language));
      case "date": {
        const { from, to } = question;
        return between(t, from && formatLocalDate(from), to && formatLocalDate(to));
      }
      case "table":
        return t("limit.rows", { count: question.maxRows });
      default:
        return "";
    }
  })();
  return [question.help.trim(), limits].filter(Boolean).join(" ") || undefined;
}

function between(
  t: ReturnType<typeof useT>,
  from: string | 0 | null,
  to: string | 0 | null,
): string {
  if (from && to) return t("limit.between", { from, to });
  if (from) return t("limit.from", { from });
  return to ? t("limit.to", { to }) : "";
}

function SummaryNote() {
  const t = useT("questions");
  return <p className="help">{t("summary")}</p>;
}

function Example({ question }: { question: Question }) {
  const t = useT("questions");
  const example = question.example.trim();
  if (example === "") return null;
  return (
    <details className="example">
      <summary>
        {t("example")}
        <span className="sr-only">: {question.label}</span>
      </summary>
      <p className="example-text">{example}</p>
    </details>
  );
}

function ChoicesField({
  name,
  label,
  help,
  required,
  question,
}: {
  name: string;
  label: string;
  help: string | undefined;
  required: boolean;
  question: Kind<"choices">;
}) {
  const field = useField({ name, label, help, required });
  const { id } = field;
  const stored = ticksOfAnswer(useAppForm().valueOf(name) as AnswerValue | undefined);
  return (
    <FieldGroup field={field} label={label} help={help} optional={!required}>
      {optionsOf(question).map(({ value, label: option }) => (
        <div className="choice" key={value}>
          <input
            id={`${id}-${value}`}
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={stored.includes(value)}
          />
          <label htmlFor={`${id}-${value}`}>{option}</label>
        </div>
      ))}
    </FieldGroup>
  );
}

function optionsOf({ options }: Kind<"choice" | "choices">): Option[] {
  return options.map(({ id, label }) => ({ value: id, label }));
}
