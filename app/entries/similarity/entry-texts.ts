import type { EntrySnapshot } from "../entry-content";
import type { Part } from "./passages";

/** The question whose answer stands beside the title, where a form asks for one. */
const SUMMARY = "summary";

/** What a dossier says in sentences: each answer that is a text, by its question. */
export function textsOf({ answers }: Pick<EntrySnapshot, "answers">): Part[] {
  return Object.entries(answers).flatMap(([id, text]) =>
    typeof text === "string" && text.includes(" ") ? [{ id, text }] : [],
  );
}

export function summaryOf({ answers }: Pick<EntrySnapshot, "answers">): string | undefined {
  const summary = answers[SUMMARY];
  return typeof summary === "string" ? summary : undefined;
}

/** The one text of a solution that is known by title and summary only. */
export function textsOfPast({ summary }: { readonly summary: string }): Part[] {
  return summary ? [{ id: SUMMARY, text: summary }] : [];
}
