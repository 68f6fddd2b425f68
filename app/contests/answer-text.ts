import {
  formatDecimal,
  formatDong,
  formatInteger,
  formatLocalDate,
  isLocalDate,
  parseDecimal,
  parseDong,
} from "~/platform/format";
import type { Language } from "~/platform/language";
import type { ColumnKind, Question } from "./regulation";

/** What stands under a question in a dossier: a text, the ids of the options ticked, the rows of a table by column id. */
export type AnswerValue = string | readonly string[] | readonly Readonly<Record<string, string>>[];

export function textOfAnswer(answer: AnswerValue | undefined): string {
  return typeof answer === "string" ? answer : "";
}

export function ticksOfAnswer(answer: AnswerValue | undefined): string[] {
  if (typeof answer === "string") return answer === "" ? [] : [answer];
  return (answer ?? []).filter((item): item is string => typeof item === "string");
}

export function rowsOfAnswer(answer: AnswerValue | undefined): Readonly<Record<string, string>>[] {
  if (answer === undefined || typeof answer === "string") return [];
  return answer.filter(
    (item): item is Readonly<Record<string, string>> => typeof item === "object",
  );
}

export function isAnswered(answer: AnswerValue | undefined): boolean {
  if (typeof answer === "string") return answer.trim() !== "";
  return (
    ticksOfAnswer(answer).length > 0 ||
    rowsOfAnswer(answer).some((row) => Object.values(row).some((cell) => cell.trim() !== ""))
  );
}

/** One value of a kind as it is printed; what cannot be read as that kind stays as it was typed. */
export function printedValue(kind: ColumnKind, typed: string, language: Language): string {
  const value = typed.trim();
  switch (kind) {
    case "text":
      return value;
    case "number": {
      const number = parseDecimal(value);
      return number === null ? value : groupedDecimal(number, language);
    }
    case "money": {
      const dong = parseDong(value);
      return dong === null ? value : formatDong(dong, language);
    }
    case "date":
      return isLocalDate(value) ? formatLocalDate(value) : value;
  }
}

/** A stored value as somebody would type it: amounts grouped, dates day first. What is read of it is the same again. */
export function typedValue(kind: ColumnKind, stored: string, language: Language): string {
  const dong = kind === "money" ? parseDong(stored) : null;
  if (dong !== null) return formatInteger(dong, language);
  return kind === "date" ? formatLocalDate(stored) : stored;
}

/** "12500.5" as "12.500,5" or "12,500.5". */
export function groupedDecimal(number: string, language: Language): string {
  const [whole = "0", fraction] = number.replace(/^-/, "").split(".");
  if (whole.length > 15) return formatDecimal(number, language);
  const grouped = formatInteger(Number(whole), language);
  const tail = fraction === undefined ? "" : formatDecimal(`.${fraction}`, language);
  return `${number.startsWith("-") ? "-" : ""}${grouped}${tail}`;
}

/** The printed words of an answer that is one value: what was written or chosen. "" for none, and for a table. */
export function printedAnswer(
  question: Question,
  answer: AnswerValue | undefined,
  language: Language,
): string {
  const text = textOfAnswer(answer);
  switch (question.kind) {
    case "choice":
      return question.options.find(({ id }) => id === text)?.label ?? text;
    case "choices":
      return chosenLabels(question, answer).join("; ");
    case "number": {
      const printed = printedValue("number", text, language);
      return printed !== "" && question.unit !== "" ? `${printed} ${question.unit}` : printed;
    }
    case "money":
    case "date":
      return printedValue(question.kind, text, language);
    case "table":
      return "";
    default:
      return text.trim();
  }
}

/** The labels of the options that were ticked, in the order of the form. */
export function chosenLabels(
  question: Extract<Question, { kind: "choices" }>,
  answer: AnswerValue | undefined,
): string[] {
  const ticked = new Set(ticksOfAnswer(answer));
  return question.options.filter(({ id }) => ticked.has(id)).map(({ label }) => label);
}

/** A whole answer as plain lines, for paper, comparison and search; a table's rows with their cells apart by " | ". */
export function answerAsText(
  question: Question,
  answer: AnswerValue | undefined,
  language: Language,
): string {
  if (question.kind !== "table") return printedAnswer(question, answer, language);
  return rowsOfAnswer(answer)
    .map((row) =>
      question.columns
        .map(({ id, kind }) => printedValue(kind, row[id] ?? "", language))
        .join(" | "),
    )
    .join("\n");
}

/** The address of a link that may be followed; null for anything but http and https. */
export function safeLink(typed: string): string | null {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null;
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}
