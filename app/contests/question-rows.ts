import type { TextValue, TextValues } from "~/platform/form";
import { applyRowIntent, type Blanks } from "./form-rows";
import { SECTION_BLANKS } from "./question-forms";

/*
 * The buttons of the form of sections: rows come, go and move like those of every list, questions also from one section
 * into the next; `show` draws the form again as it was typed, for a question whose kind was changed.
 */

export const SHOW = "show";

/** The intent of the button that takes a question to the end of the section chosen beside it. */
export function intoIntent(section: number, question: number): string {
  return `into:${section}:${question}`;
}

/** What was typed, after a button's action; null when the intent is none of these buttons. */
export function applySectionsIntent(values: TextValues, intent: string): TextValues | null {
  if (intent === SHOW) return values;
  return (
    carried(values, intent) ??
    overBoundary(values, intent) ??
    applyRowIntent(values, intent, SECTION_BLANKS as Blanks)
  );
}

/** `into:0:3`: the fourth question of the first section goes where its `into` says. */
function carried(values: TextValues, intent: string): TextValues | null {
  const match = /^into:(\d{1,4}):(\d{1,4})$/.exec(intent);
  if (!match) return null;
  const sections = sectionsIn(values);
  const [from, index] = [Number(match[1]), Number(match[2])];
  const question = sections[from]?.questions[index];
  const to = sections.findIndex(({ row }) => question && row["id"] === question["into"]);
  if (!question || to < 0 || to === from) return values;
  const { into: _into, ...moved } = question;
  return withQuestions(values, (questions, at) => {
    if (at === from) return questions.filter((_, place) => place !== index);
    return at === to ? [...questions, moved] : questions;
  });
}

/** Up from the first place is the end of the section before, down from the last the beginning of the next. */
function overBoundary(values: TextValues, intent: string): TextValues | null {
  const match = /^(up|down):sections\.(\d{1,4})\.questions:(\d{1,4})$/.exec(intent);
  if (!match) return null;
  const sections = sectionsIn(values);
  const [from, index] = [Number(match[2]), Number(match[3])];
  const own = sections[from]?.questions ?? [];
  const question = own[index];
  const up = match[1] === "up";
  const to = up ? from - 1 : from + 1;
  if (!question || !sections[to] || index !== (up ? 0 : own.length - 1)) return null;
  return withQuestions(values, (questions, at) => {
    if (at === from) return questions.filter((_, place) => place !== index);
    if (at !== to) return questions;
    return up ? [...questions, question] : [question, ...questions];
  });
}

function sectionsIn(values: TextValues): { row: TextValues; questions: TextValues[] }[] {
  return groups(values["sections"]).map((row) => ({ row, questions: groups(row["questions"]) }));
}

function withQuestions(
  values: TextValues,
  change: (questions: TextValues[], section: number) => TextValues[],
): TextValues {
  return {
    ...values,
    sections: sectionsIn(values).map(({ row, questions }, at) => ({
      ...row,
      questions: change(questions, at),
    })),
  };
}

function groups(value: TextValue | undefined): TextValues[] {
  return Array.isArray(value)
    ? (value.filter((item) => typeof item === "object") as TextValues[])
    : [];
}
