import { diffArrays } from "diff";
import { answerAsText } from "~/contests/answer-text";
import { questionById } from "~/contests/regulation";
import { formatLocalDate } from "~/platform/format";
import type { Language } from "~/platform/language";
import { changedFiles, changedParts, type PlainPart } from "../dossier-parts";
import type { EntryRules } from "../eligibility/eligibility";
import type { EntryContent, EntrySnapshot, SnapshotAttachment } from "../entry-content";

/** A run of words that stayed, came or went. */
export interface WordRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** A part of the dossier whose text is another now. */
export interface TextChange {
  /** dossier-parts.ts; words for it: the question's label, or the catalogue's. */
  readonly part: string;
  /** The question's label; null for what is not a question. */
  readonly label: string | null;
  readonly runs: readonly WordRun[];
}

/** A kind of which files came or went; a file under another name only is the same file. */
export interface FileChange {
  readonly kindId: string;
  readonly label: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface VersionChanges {
  readonly texts: readonly TextChange[];
  readonly files: readonly FileChange[];
}

/** Beyond this many differing words the two texts are shown whole: nobody reads such a patchwork. */
const MOST_EDITS = 600;
/** So many places are followed by eye even where little stayed. */
const FEW_EDITS = 4;

/** What one version of a dossier changed from another, part by part, in the order of the form. */
export function versionChanges(
  rules: Pick<EntryRules, "sections" | "fields" | "divisions" | "attachments">,
  before: EntrySnapshot,
  after: EntrySnapshot,
  language: Language,
): VersionChanges {
  const kinds = changedFiles(before.attachments, after.attachments);
  return {
    texts: changedParts(before, after).map((part) => ({
      part,
      label: questionById(rules, part.slice("answers.".length))?.label ?? null,
      runs: wordRuns(partText(rules, before, part, language), partText(rules, after, part, language)),
    })),
    files: kinds.map((path) => {
      const kindId = path.slice("files.".length);
      return {
        kindId,
        label: rules.attachments.find(({ id }) => id === kindId)?.label ?? kindId,
        added: onlyIn(after.attachments, before.attachments, kindId),
        removed: onlyIn(before.attachments, after.attachments, kindId),
      };
    }),
  };
}

/** Two texts word by word; joined, all but the added runs are the first text, all but the removed the second. */
export function wordRuns(before: string, after: string): WordRun[] {
  const found = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS });
  const whole: WordRun[] = [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
  const runs = found?.map(({ added, removed, value }): WordRun => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
  return (runs && isReadable(runs) ? runs : whole).filter(({ text }) => text !== "");
}

/** Words that two texts share by chance, between many that came and went, make a third that nobody wrote. */
function isReadable(runs: readonly WordRun[]): boolean {
  const words = (kind: WordRun["kind"]) =>
    runs.flatMap((run) => (run.kind === kind ? wordsOf(run.text) : [])).filter((word) => /\S/u.test(word)).length;
  const edited = runs.filter(({ kind }) => kind !== "same").length;
  return edited <= FEW_EDITS || words("same") >= Math.min(words("added"), words("removed"));
}

function wordsOf(text: string): string[] {
  return text.split(/(\s+)/u).filter((piece) => piece !== "");
}

function onlyIn(
  files: readonly SnapshotAttachment[],
  others: readonly SnapshotAttachment[],
  kindId: string,
): string[] {
  const known = new Set(others.filter((file) => file.kindId === kindId).map(({ sha256 }) => sha256));
  return files
    .filter((file) => file.kindId === kindId && !known.has(file.sha256))
    .map(({ filename }) => filename);
}

/** A part as plain lines. */
function partText(
  rules: Pick<EntryRules, "sections" | "fields" | "divisions">,
  content: EntryContent,
  part: string,
  language: Language,
): string {
  if (part.startsWith("answers.")) {
    const id = part.slice("answers.".length);
    const question = questionById(rules, id);
    const answer = content.answers[id];
    return question ? answerAsText(question, answer, language) : JSON.stringify(answer ?? "");
  }
  return plainText(rules, content, part as PlainPart);
}

function plainText(
  { fields, divisions }: Pick<EntryRules, "fields" | "divisions">,
  content: EntryContent,
  part: PlainPart,
): string {
  const lines = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => row.filter(Boolean).join(", ")).join("\n");
  switch (part) {
    case "fieldId":
      return fields.find(({ id }) => id === content.fieldId)?.name ?? content.fieldId;
    case "divisionId":
      return divisions.find(({ id }) => id === content.divisionId)?.name ?? content.divisionId;
    case "members":
      return lines(
        content.members.map(({ id: _id, main: _main, birthDate, share, name, ...rest }) => [
          name,
          formatLocalDate(birthDate),
          ...Object.values(rest),
          share && `${share}%`,
        ]),
      );
    case "supporters":
      return lines(content.supporters.map(({ id: _id, ...rest }) => Object.values(rest)));
    case "createdOn":
      return formatLocalDate(content.createdOn);
    case "repeat":
      return content.repeat.improved;
    default:
      return content[part];
  }
}
