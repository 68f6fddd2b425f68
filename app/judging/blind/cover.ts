import type { Regulation } from "~/contests/regulation";
import type { Answer, EntryContent } from "~/entries/entry-content";
import type { Identity, IdentityKind } from "~/entries/identity-forms";
import { identityFinder, type IdentityFinder } from "~/entries/identity-words";
import words from "~/locales/vi/blind.json";

/** What stands in the place of what is covered. A dossier is Vietnamese in every language of its readers, and so are these. */
export const MARKS: Readonly<Record<IdentityKind, string>> = words.mark;

/** The text with everything that names somebody covered; a text in which nothing does is the very same. */
export function coverText(finder: IdentityFinder, text: string): string {
  let covered = text;
  // What two covered words leave between them is looked at again, as whoever reads it does.
  for (let round = 0; round < 3; round++) {
    const found = finder.find(covered);
    if (found.length === 0) return covered;
    covered = replaced(covered, found);
  }
  return covered;
}

function replaced(text: string, found: ReturnType<IdentityFinder["find"]>): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, kind } of found) {
    parts.push(text.slice(at, start), MARKS[kind]);
    at = end;
  }
  return [...parts, text.slice(at)].join("");
}

/** A text as blind judges read it. */
export type Cover = (text: string) => string;

export function coverOf(identity: Identity): Cover {
  const finder = identityFinder(identity);
  return (text) => coverText(finder, text);
}

/** Kinds of answers in which somebody can write what they like. */
const WRITTEN = new Set(["short-text", "long-text"]);

/** What an entry says as blind judges read it: title, texts and the texts of tables. Figures and choices say nothing. */
export function coveredContent<C extends Pick<EntryContent, "title" | "answers">>(
  { sections }: Pick<Regulation, "sections">,
  cover: Cover,
  content: C,
): C {
  const questions = sections.flatMap((section) => section.questions);
  const answers = questions.flatMap((question): [string, Answer][] => {
    const answer = content.answers[question.id];
    if (answer === undefined) return [];
    if (question.kind === "table" && Array.isArray(answer)) {
      const texts = new Set(question.columns.filter(({ kind }) => kind === "text").map(({ id }) => id));
      return [[question.id, answer.map((row) => coveredRow(row, texts, cover)) as Answer]];
    }
    const isText = WRITTEN.has(question.kind) && typeof answer === "string";
    return [[question.id, isText ? cover(answer) : answer]];
  });
  return { ...content, title: cover(content.title), answers: Object.fromEntries(answers) };
}

function coveredRow(row: string | Readonly<Record<string, string>>, texts: ReadonlySet<string>, cover: Cover) {
  if (typeof row === "string") return row;
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, texts.has(column) ? cover(cell) : cell]));
}
