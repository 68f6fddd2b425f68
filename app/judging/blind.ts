import { fieldOf, questionsOf, type Regulation } from "~/contests/regulation";
import { answerText, type EntrySnapshot } from "~/entries/entry-content";

/** An attachment under a name that says what it is and nothing of whom it comes from. */
export interface JudgedFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

/** An entry as its judges see it. */
export interface JudgedEntry {
  readonly code: string;
  readonly title: string;
  readonly field: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
  }[];
  readonly files: readonly JudgedFile[];
  /** null where the regulation keeps judging blind. */
  readonly members: readonly { readonly name: string; readonly unit: string }[] | null;
}

/** What judges get of the files, under neutral names, "kind number", in the order of the regulation's kinds. */
export function judgedFiles(
  { blind, attachments: kinds }: Pick<Regulation, "blind" | "attachments">,
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

/** Built from what judges may see, so that a new property of a dossier stays hidden until it is named here. */
export function judgedEntry(
  regulation: Pick<Regulation, "blind" | "fields" | "sections" | "attachments">,
  code: string,
  snapshot: EntrySnapshot,
): JudgedEntry {
  return {
    code,
    title: snapshot.title,
    field: fieldOf(regulation, snapshot.fieldId)?.name ?? "",
    sections: questionsOf(regulation, snapshot.divisionId).map(({ id, label }) => ({
      id,
      title: label,
      text: answerText(snapshot.answers[id]),
    })),
    files: judgedFiles(regulation, snapshot.attachments),
    members: regulation.blind ? null : snapshot.members.map(({ name, unit }) => ({ name, unit })),
  };
}
