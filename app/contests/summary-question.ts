import type { Question, Regulation } from "./regulation";

/** Whether the answer to a question is what the public reads of a winner. */
export function isSummaryQuestion(question: Question): boolean {
  return "isSummary" in question && question.isSummary === true;
}

/** The question whose answer is what the public reads of a winner; null: none is. */
export function summaryQuestion({ sections }: Pick<Regulation, "sections">): Question | null {
  return sections.flatMap(({ questions }) => questions).find(isSummaryQuestion) ?? null;
}
