import { fieldOf, sectionsOf, type Question, type Regulation } from "~/contests/regulation";
import type { Answer, EntrySnapshot } from "~/entries/entry-content";

/** An attachment under a name that says what it is and nothing of whom it comes from. */
export interface JudgedFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  /** Nothing can be shown of it where judging is blind, until the secretariat has put a redacted file there. */
  readonly withheld?: boolean;
}

/** An entry as its judges see it. */
export interface JudgedEntry {
  readonly code: string;
  readonly title: string;
  readonly field: string;
  /** "" where the contest has none. */
  readonly division: string;
  readonly sections: readonly JudgedSection[];
  readonly files: readonly JudgedFile[];
  /** null where the regulation keeps judging blind. */
  readonly members: readonly { readonly name: string; readonly unit: string }[] | null;
  /** Teachers and mentors; null where the regulation keeps judging blind. */
  readonly supporters: readonly { readonly name: string; readonly unit: string }[] | null;
}

export interface JudgedSection {
  readonly id: string;
  readonly title: string;
  readonly answers: readonly { readonly question: Question; readonly answer: Answer }[];
}

/** What judges get of the files, under neutral names, "kind number", in the order of the regulation's kinds. */
export function judgedFiles(
  { attachments: kinds }: Pick<Regulation, "attachments">,
  blind: boolean,
  attachments: EntrySnapshot["attachments"],
): JudgedFile[] {
  return kinds.flatMap(({ id, label, namesAuthors }) => {
    if (blind && namesAuthors) return [];
    const ofKind = attachments.filter(({ kindId }) => kindId === id);
    return ofKind.map((file, index) => ({
      id: file.id,
      name: `${label} ${index + 1}`,
      mime: file.mime,
      size: file.size,
    }));
  });
}

/**
 * The answers by the sections of the form. Blind judges get no links: nobody can keep what stands at their other end
 * from naming the authors.
 */
function judgedSections(
  regulation: Pick<Regulation, "sections">,
  blind: boolean,
  { divisionId, answers }: EntrySnapshot,
): JudgedSection[] {
  return sectionsOf(regulation, divisionId).flatMap(({ id, title, questions }) => {
    const shown = questions.filter(({ kind }) => !(blind && kind === "link"));
    if (shown.length === 0) return [];
    const answered = shown.map((question) => ({
      question: { ...question, help: "", example: "" },
      answer: answers[question.id] ?? "",
    }));
    return [{ id, title, answers: answered }];
  });
}

/** Built from what judges may see, so that a new property of a dossier stays hidden until it is named here. */
export function judgedEntry(
  regulation: Pick<Regulation, "fields" | "divisions" | "sections" | "attachments">,
  blind: boolean,
  code: string,
  snapshot: EntrySnapshot,
): JudgedEntry {
  return {
    code,
    title: snapshot.title,
    field: fieldOf(regulation, snapshot.fieldId)?.name ?? "",
    division: regulation.divisions.find(({ id }) => id === snapshot.divisionId)?.name ?? "",
    sections: judgedSections(regulation, blind, snapshot),
    files: judgedFiles(regulation, blind, snapshot.attachments),
    members: blind ? null : namesOf(snapshot.members),
    supporters: blind ? null : namesOf(snapshot.supporters),
  };
}

function namesOf(people: readonly { readonly name: string; readonly unit: string }[]) {
  return people.map(({ name, unit }) => ({ name, unit }));
}
