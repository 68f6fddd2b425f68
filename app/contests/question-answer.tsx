import { DataTable } from "~/ui/data-table";
import { useLanguage, useT } from "~/ui/i18n";
import {
  chosenLabels,
  isAnswered,
  printedAnswer,
  printedValue,
  rowsOfAnswer,
  safeLink,
  type AnswerValue,
} from "./answer-text";
import type { Question } from "./regulation";

/** What was answered to one question, to read; the question's own words stand beside it and are not repeated here. */
export function QuestionAnswer({
  question,
  answer,
}: {
  question: Question;
  answer: AnswerValue | undefined;
}) {
  const t = useT("questions");
  const language = useLanguage();
  if (!isAnswered(answer)) return <p className="text-muted">{t("not-answered")}</p>;
  switch (question.kind) {
    case "choices":
      return (
        <ul className="list-disc pl-5">
          {chosenLabels(question, answer).map((label) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      );
    case "table":
      return <TableAnswer question={question} answer={answer} />;
    case "link": {
      const text = printedAnswer(question, answer, language);
      const href = safeLink(text);
      return (
        <p className="break-words">
          {href ? (
            <a href={href} rel="noopener noreferrer nofollow" target="_blank" className="underline">
              {text}
            </a>
          ) : (
            text
          )}
        </p>
      );
    }
    case "number":
    case "money":
    case "date":
      return <p className="figures">{printedAnswer(question, answer, language)}</p>;
    default:
      return (
        <p className="max-w-prose whitespace-pre-line break-words">
          {printedAnswer(question, answer, language)}
        </p>
      );
  }
}

function TableAnswer({
  question,
  answer,
}: {
  question: Extract<Question, { kind: "table" }>;
  answer: AnswerValue | undefined;
}) {
  const language = useLanguage();
  const rows = rowsOfAnswer(answer).map((row, index) => ({ ...row, index: String(index) }));
  return (
    <DataTable
      caption={question.label}
      rows={rows}
      rowKey={({ index }) => index}
      columns={question.columns.map(({ id, label, kind }, place) => ({
        key: id,
        header: label,
        rowHeader: place === 0,
        align: kind === "number" || kind === "money" ? ("end" as const) : ("start" as const),
        cell: (row: Readonly<Record<string, string>>) =>
          printedValue(kind, row[id] ?? "", language) || "–",
      }))}
    />
  );
}
