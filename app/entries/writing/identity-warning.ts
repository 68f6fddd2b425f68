import type { Regulation } from "~/contests/regulation";
import type { EntryContent, SnapshotAttachment } from "../entry-content";
import type { Identity, IdentityKind } from "../identity-forms";
import { identityFinder } from "../identity-words";

/** A place of a dossier that seems to say whose it is. `path` is that of the form's field. */
export interface TellingPlace {
  readonly path: string;
  readonly kind: IdentityKind;
  /** The words with what stands around them; of a file its name. */
  readonly excerpt: string;
  readonly isFilename: boolean;
}

/** The field in which a form says, by their paths, of which places it has told its writer. */
export const WARNED_OF = "warned-of";

const AROUND = 24;

/** Where title, answers, cells and names of files seem to name somebody, in the order of the form, one for each field. */
export function tellingPlaces(
  { sections, attachments: kinds }: Pick<Regulation, "sections" | "attachments">,
  content: Pick<EntryContent, "title" | "answers">,
  files: readonly Pick<SnapshotAttachment, "kindId" | "filename">[],
  identity: Identity,
): TellingPlace[] {
  const finder = identityFinder(identity);
  const places: TellingPlace[] = [];
  const look = (path: string, text: string) => {
    const [found] = finder.find(text);
    if (found) places.push({ path, kind: found.kind, excerpt: excerptOf(text, found), isFilename: false });
  };
  look("title", content.title);
  for (const question of sections.flatMap(({ questions }) => questions)) {
    const answer = content.answers[question.id];
    const path = `answers.${question.id}`;
    if (question.kind === "table" && Array.isArray(answer)) {
      const texts = question.columns.filter(({ kind }) => kind === "text");
      answer.forEach((row, at) => {
        if (typeof row === "string") return;
        for (const { id } of texts) look(`${path}.${at}.${id}`, row[id] ?? "");
      });
    } else if ((question.kind === "short-text" || question.kind === "long-text") && typeof answer === "string")
      look(path, answer);
  }
  // Who signs the registration form stands on it anyway, and judges never get it.
  const shown = new Set(kinds.filter(({ namesAuthors }) => !namesAuthors).map(({ id }) => id));
  for (const { kindId, filename } of files) {
    const [found] = shown.has(kindId) ? finder.find(filename, { anyCase: true }) : [];
    if (found) places.push({ path: `files.${kindId}`, kind: found.kind, excerpt: filename, isFilename: true });
  }
  return places;
}

function excerptOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const from = start <= AROUND ? 0 : text.indexOf(" ", start - AROUND) + 1 || start;
  const behind = end + AROUND >= text.length ? text.length : text.lastIndexOf(" ", end + AROUND);
  const upTo = Math.max(end, behind);
  const words = text.slice(Math.min(from, start), upTo).replace(/\s+/gu, " ").trim();
  return `${from > 0 ? "… " : ""}${words}${upTo < text.length ? " …" : ""}`;
}
