import type { Question, Regulation } from "./regulation";

type Section = Regulation["sections"][number];

/** A question of a template: what most of them leave out has its usual value. */
export type TemplateQuestion = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, "help" | "example" | "required" | "divisionIds"> &
        Partial<Pick<Q, "help" | "example" | "required">>
    : never
  : never;

export interface TemplateSection {
  readonly id: string;
  readonly title: string;
  readonly help?: string;
  readonly questions: readonly TemplateQuestion[];
}

/** The sections of a template as a regulation holds them. */
export function sectionsOfTemplate(sections: readonly TemplateSection[]): Section[] {
  return sections.map(({ id, title, help = "", questions }) => ({
    id,
    title,
    help,
    questions: questions.map(
      (question) =>
        ({ help: "", example: "", required: false, divisionIds: [], ...question }) as Question,
    ),
  }));
}
