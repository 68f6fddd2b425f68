import type { z } from "zod";
import { formatDecimal, formatInteger } from "~/platform/format";
import { parseOptions, type TextValue, type TextValues } from "~/platform/form";
import type { Language } from "~/platform/language";
import {
  KIND_DEFAULTS,
  questionForm,
  type QuestionForm,
  type sectionsForm,
} from "./question-forms";
import type { Question, Regulation, Section } from "./regulation";
import { idFromName, isNewId, named } from "./row-ids";

const on = (value: boolean) => (value ? "on" : "");

/** The values that the form of the sections starts with. */
export function formOfSections(sections: readonly Section[], language: Language): TextValues {
  return {
    sections: sections.map(({ id, title, help, questions }) => ({
      id,
      title,
      help,
      questions: questions.map((question) => formOfQuestion(question, language)),
    })),
  };
}

function formOfQuestion(question: Question, language: Language): TextValues {
  const { id, kind, label, help, example, required, divisionIds } = question;
  return {
    id,
    kind,
    label,
    help,
    example,
    required: on(required),
    divisionIds: Object.fromEntries(divisionIds.map((division) => [division, "on"])),
    ...settingsOf(question, language),
  };
}

function settingsOf(question: Question, language: Language): TextValues {
  const decimal = (value: string | null) => (value === null ? "" : formatDecimal(value, language));
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return { maxWords: String(question.maxWords), isSummary: on(question.isSummary === true) };
    case "choice":
      return { options: linesOf(question.options) };
    case "choices":
      return { options: linesOf(question.options), maxTicked: String(question.max ?? "") };
    case "number":
      return {
        min: decimal(question.min),
        max: decimal(question.max),
        decimals: String(question.decimals),
        unit: question.unit,
      };
    case "date":
      return { from: question.from ?? "", to: question.to ?? "" };
    case "money":
      return { maxAmount: question.max === null ? "" : formatInteger(question.max, language) };
    case "table":
      return {
        columns: question.columns.map((column) => ({ ...column })),
        maxRows: String(question.maxRows),
      };
    case "link":
      return {};
  }
}

const linesOf = (options: readonly { readonly label: string }[]) =>
  options.map(({ label }) => label).join("\n");

/** The sections as their form was filled in: what is new gets its id. */
export function applySections(
  regulation: Regulation,
  form: z.output<typeof sectionsForm>,
): Section[] {
  const sections = named(form.sections, ({ title }) => title, "section");
  // The ids of questions are unique over the whole form: first those that stand, then the new ones.
  const taken = new Set<string>();
  for (const { questions } of form.sections)
    named(questions.filter(isKept), ({ label }) => label, "question", taken);
  return sections.map(({ id, title, help, questions }) => ({
    id,
    title,
    help,
    questions: named(questions, ({ label }) => label, "question", taken).map((question) =>
      questionOf(question, regulation),
    ),
  }));
}

const isKept = ({ id }: { readonly id: string }) => !isNewId(id);

/** A question as its form was filled in; options and divisions that stood before keep their ids. */
export function questionOf(form: QuestionForm, regulation: Before): Question {
  const { id, label, help, example, required } = form;
  const base = {
    id,
    label,
    help,
    example,
    required,
    divisionIds: regulation.divisions
      .map((division) => division.id)
      .filter((divisionId) => Boolean(form.divisionIds[divisionId])),
  };
  switch (form.kind) {
    case "short-text":
    case "long-text":
      return {
        ...base,
        kind: form.kind,
        maxWords: form.maxWords,
        ...(form.isSummary && { isSummary: true as const }),
      };
    case "choice":
      return {
        ...base,
        kind: "choice",
        options: optionsOf(form.options, optionsBefore(id, regulation)),
      };
    case "choices":
      return {
        ...base,
        kind: "choices",
        options: optionsOf(form.options, optionsBefore(id, regulation)),
        max: form.maxTicked,
      };
    case "number": {
      const { min, max, decimals, unit } = form;
      return { ...base, kind: "number", min, max, decimals, unit };
    }
    case "date":
      return { ...base, kind: "date", from: form.from, to: form.to };
    case "money":
      return { ...base, kind: "money", max: form.maxAmount };
    case "table":
      return {
        ...base,
        kind: "table",
        columns: named(form.columns, (column) => column.label, "column"),
        maxRows: form.maxRows,
      };
    case "link":
      return { ...base, kind: "link" };
  }
}

type Before = Pick<Regulation, "sections" | "divisions">;
type Options = Extract<Question, { kind: "choice" }>["options"];

function optionsBefore(questionId: string, { sections }: Before): Options {
  const before = sections.flatMap(({ questions }) => questions).find(({ id }) => id === questionId);
  return before && "options" in before ? before.options : [];
}

/** Options are typed one a line: a line that stood before keeps its id. */
function optionsOf(lines: readonly string[], before: Options): Options {
  const left = [...before];
  const kept = lines.map((label) => {
    const at = left.findIndex((option) => option.label === label);
    return at < 0 ? null : (left.splice(at, 1)[0]?.id ?? null);
  });
  const taken = new Set(kept.filter((id) => id !== null));
  return lines.map((label, index) => {
    const id = kept[index] ?? idFromName(label, taken, "option");
    taken.add(id);
    return { id, label };
  });
}

/**
 * The sections that a half-filled form would make, to be looked at: what cannot be read yet has its usual value, and
 * nothing is refused.
 */
export function sectionsToPreview(values: TextValues, regulation: Before): Section[] {
  return groupsIn(values["sections"]).map((section, at) => ({
    id: textIn(section["id"]) || `section-${at}`,
    title: textIn(section["title"]),
    help: textIn(section["help"]).trim(),
    questions: groupsIn(section["questions"]).map((row, index) =>
      questionOf(readLeniently(row, `${at}-${index}`), regulation),
    ),
  }));
}

const FALLBACK = { ...KIND_DEFAULTS, kind: "long-text", label: "" } as const;

function readLeniently(row: TextValues, place: string): QuestionForm {
  const id = textIn(row["id"]) || `question-${place}`;
  const whole: TextValues = { ...FALLBACK, ...row, id };
  const read = questionForm.safeParse(whole, parseOptions);
  if (read.success) return read.data;
  const broken = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const mended = Object.fromEntries(Object.entries(whole).filter(([name]) => !broken.has(name)));
  const again = questionForm.safeParse({ ...FALLBACK, ...mended }, parseOptions);
  return again.success
    ? again.data
    : questionForm.parse({ ...FALLBACK, id: `question-${place}` }, parseOptions);
}

function groupsIn(value: TextValue | undefined): TextValues[] {
  return Array.isArray(value)
    ? value.filter((item): item is TextValues => typeof item === "object" && !Array.isArray(item))
    : [];
}

function textIn(value: TextValue | undefined): string {
  return typeof value === "string" ? value : "";
}
