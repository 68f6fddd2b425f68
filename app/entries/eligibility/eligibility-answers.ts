import { ticksOfAnswer, rowsOfAnswer, textOfAnswer } from "~/contests/answer-text";
import { questionsOf, type Question } from "~/contests/regulation";
import type { Fault } from "~/platform/result";
import {
  dateFaults,
  lineFaults,
  linkFaults,
  MAX_LINE,
  moneyFaults,
  numberFaults,
} from "./eligibility-values";
import { countWords, type Answer, type EntryContent } from "../entry-content";
import type { EntryRules } from "../entry-facts";

/** Decimals in a cell of a table, which has no limits of its own. */
const CELL_DECIMALS = 6;

/** What is wrong with the answers to the questions that are asked in the entry's division. */
export function answerFaults(rules: EntryRules, { answers, divisionId }: EntryContent): Fault[] {
  return questionsOf(rules, divisionId).flatMap((question) =>
    questionFaults(
      question,
      Object.hasOwn(answers, question.id) ? answers[question.id] : undefined,
    ),
  );
}

function questionFaults(question: Question, answer: Answer | undefined): Fault[] {
  const path = `answers.${question.id}`;
  const { required } = question;
  const text = textOfAnswer(answer);
  switch (question.kind) {
    case "short-text":
    case "long-text": {
      if (text.trim() === "") return required ? [{ path, code: "required" }] : [];
      const count = countWords(text);
      const max = question.maxWords;
      return count > max ? [{ path, code: "too-many-words", params: { max, count } }] : [];
    }
    case "choice":
      if (text === "") return required ? [{ path, code: "required" }] : [];
      return question.options.some(({ id }) => id === text) ? [] : [{ path, code: "invalid" }];
    case "choices": {
      const ticked = new Set(ticksOfAnswer(answer));
      if (ticked.size === 0) return required ? [{ path, code: "required" }] : [];
      if ([...ticked].some((tick) => !question.options.some(({ id }) => id === tick)))
        return [{ path, code: "invalid" }];
      return question.max !== null && ticked.size > question.max
        ? [{ path, code: "too-many-ticked", params: { max: question.max, count: ticked.size } }]
        : [];
    }
    case "number":
      return numberFaults(path, text, required, question);
    case "date":
      return dateFaults(path, text, required, question);
    case "money":
      return moneyFaults(path, text, required, question.max);
    case "link":
      return linkFaults(path, text, required);
    case "table":
      return tableFaults(path, question, answer);
  }
}

function tableFaults(
  path: string,
  { columns, maxRows, required }: Extract<Question, { kind: "table" }>,
  answer: Answer | undefined,
): Fault[] {
  const rows = rowsOfAnswer(answer);
  const cellOf = (row: Readonly<Record<string, string>>, id: string) =>
    Object.hasOwn(row, id) ? (row[id] ?? "") : "";
  const count = rows.filter((row) =>
    columns.some(({ id }) => cellOf(row, id).trim() !== ""),
  ).length;
  if (count === 0) return required ? [{ path, code: "required" }] : [];
  const faults: Fault[] =
    count > maxRows ? [{ path, code: "too-many-rows", params: { max: maxRows, count } }] : [];
  rows.slice(0, maxRows).forEach((row, i) => {
    for (const { id, kind } of columns)
      faults.push(...cellFaults(`${path}.${i}.${id}`, kind, cellOf(row, id)));
  });
  return faults;
}

function cellFaults(
  path: string,
  kind: "text" | "number" | "money" | "date",
  typed: string,
): Fault[] {
  switch (kind) {
    case "text":
      return lineFaults(path, typed, MAX_LINE, false);
    case "number":
      return numberFaults(path, typed, false, { min: null, max: null, decimals: CELL_DECIMALS });
    case "money":
      return moneyFaults(path, typed, false, null);
    case "date":
      return dateFaults(path, typed, false, { from: null, to: null });
  }
}
