import { canonicalJson } from "~/platform/canonical-json";
import type { EntryContent, SnapshotAttachment } from "./entry-content";

/*
 * A dossier by its parts: what a supplement asks for, what a version changed, what two people wrote differently.
 * A part is named by the path of its form field: "title", "members", "answers.novelty", "files.registration".
 */

/** The parts outside the questions and files, in the order of the form. */
export const PLAIN_PARTS = [
  "title",
  "fieldId",
  "divisionId",
  "members",
  "supporters",
  "createdOn",
  "province",
  "repeat",
] as const;
export type PlainPart = (typeof PLAIN_PARTS)[number];

type Files = readonly Pick<SnapshotAttachment, "kindId" | "sha256" | "filename">[];

/** The part to which a form path belongs: "members.0.name" → "members", "answers.t.0.c" → "answers.t". */
export function partOf(path: string): string {
  const [first = "", second] = path.split(".");
  return (first === "answers" || first === "files") && second !== undefined
    ? `${first}.${second}`
    : first;
}

/** The parts of the text in which two contents differ, in the order of the form; an empty answer and none are the same. */
export function changedParts(before: EntryContent, after: EntryContent): string[] {
  const plain = PLAIN_PARTS.filter(
    (part) => canonicalJson(before[part]) !== canonicalJson(after[part]),
  );
  const ids = new Set([...Object.keys(before.answers), ...Object.keys(after.answers)]);
  const answered = (content: EntryContent, id: string) => {
    const answer = content.answers[id] ?? "";
    return answer.length === 0 ? "" : canonicalJson(answer);
  };
  const answers = [...ids].filter((id) => answered(before, id) !== answered(after, id));
  return [...plain, ...answers.map((id) => `answers.${id}`)];
}

/** The kinds of which other files are attached, each as "files.<kind>". */
export function changedFiles(before: Files, after: Files): string[] {
  const kinds = new Set([...before, ...after].map(({ kindId }) => kindId));
  const listOf = (files: Files, kind: string) =>
    files
      .filter(({ kindId }) => kindId === kind)
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  return [...kinds]
    .filter((kind) => listOf(before, kind) !== listOf(after, kind))
    .map((kind) => `files.${kind}`);
}

/** Whether a supplement leaves a path open. `asked` null: everything is. */
export function isOpenPart(asked: readonly string[] | null, path: string): boolean {
  return asked === null || asked.includes(partOf(path));
}

/** The content with only the open parts as they were typed; all else stays as it was sent in. */
export function keepToOpenParts(
  asked: readonly string[] | null,
  before: EntryContent,
  typed: EntryContent,
): EntryContent {
  if (asked === null) return typed;
  const plain = Object.fromEntries(
    PLAIN_PARTS.map((part) => [part, (asked.includes(part) ? typed : before)[part]]),
  ) as Pick<EntryContent, PlainPart>;
  const ids = new Set([...Object.keys(before.answers), ...Object.keys(typed.answers)]);
  const answers = [...ids].flatMap((id) => {
    const answer = (asked.includes(`answers.${id}`) ? typed : before).answers[id];
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return { ...plain, answers: Object.fromEntries(answers) };
}
