import { answerAsText } from "~/contests/answer-text";
import { fieldOf, sectionsOf } from "~/contests/regulation";
import type { EntryContent } from "~/entries/entry-content";
import type { EntryRules } from "~/entries/entry-facts";

/** The words that stand before what is no question. */
export interface TextWords {
  readonly code: string;
  readonly field: string;
  readonly division: string;
  /** Stands where nothing was written. */
  readonly nothing: string;
}

/** The texts of a dossier, to be read without any program: question by question, without its people. */
export function dossierText(
  rules: Pick<EntryRules, "fields" | "divisions" | "sections">,
  { code, content }: { readonly code: string; readonly content: EntryContent },
  words: TextWords,
): string {
  const division = rules.divisions.find(({ id }) => id === content.divisionId)?.name ?? "";
  const head = [
    content.title,
    "",
    `${words.code}: ${code}`,
    `${words.field}: ${fieldOf(rules, content.fieldId)?.name ?? ""}`,
    ...(division ? [`${words.division}: ${division}`] : []),
  ];
  const body = sectionsOf(rules, content.divisionId).flatMap(({ title, questions }) => [
    "",
    "",
    title.toLocaleUpperCase("vi"),
    ...questions.flatMap((question) => [
      "",
      question.label,
      "",
      answerAsText(question, content.answers[question.id], "vi") || words.nothing,
    ]),
  ]);
  return `${[...head, ...body].join("\n")}\n`;
}
