import type { Regulation } from "~/contests/regulation";
import { allQuestions, CAP, type EntryContent } from "./entry-content";
import { newId } from "./writing/row-ids";

/* Rows of the form that come and go by its buttons, besides the members. */

/** The content with one more empty row of supporters at its end. */
export function addSupporter(content: EntryContent, number?: number): EntryContent {
  if (content.supporters.length >= CAP.supporters) return content;
  const id = newId("s", content.supporters, number);
  const supporter = { id, name: "", unit: "", role: "", phone: "", email: "" };
  return { ...content, supporters: [...content.supporters, supporter] };
}

/** The content without that supporter. */
export function removeSupporter(content: EntryContent, supporterId: string): EntryContent {
  return { ...content, supporters: content.supporters.filter(({ id }) => id !== supporterId) };
}

/** The content with one more empty row in a table, so that the page shows one more to fill. */
export function addRow(
  rules: Pick<Regulation, "sections">,
  content: EntryContent,
  questionId: string,
): EntryContent {
  const question = allQuestions(rules).find(({ id }) => id === questionId);
  const rows = content.answers[questionId];
  if (question?.kind !== "table" || !Array.isArray(rows) || rows.length >= question.maxRows)
    return content;
  const blank = Object.fromEntries(question.columns.map(({ id }) => [id, ""]));
  const answer = [...(rows as Record<string, string>[]), blank];
  return { ...content, answers: { ...content.answers, [questionId]: answer } };
}
