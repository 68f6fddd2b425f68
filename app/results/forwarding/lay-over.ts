import { isAnswered, rowsOfAnswer, textOfAnswer, ticksOfAnswer } from "~/contests/answer-text";
import type { AttachmentKind, Question } from "~/contests/regulation";
import { allQuestions, type Answer, type EntryContent } from "~/entries/entry-content";
import type { EntryRules } from "~/entries/entry-facts";
import { isAccepted } from "~/entries/files/attachment";
import { maxBytesOf } from "~/entries/files/upload-limits";
import { contentKindOf } from "~/entries/units/content-kind";
import { tidyContent } from "~/entries/writing/tidy-content";
import { searchKey } from "~/platform/vietnamese";
import { questionsOf, type Mapping } from "./field-mapping";
import type { SentForm, SentQuestion } from "./manifest";
import type { SentAttachment, SentDossier } from "./sent-dossiers";

/** Something that does not come along. Catalogue: `forwarding.lost.<code>`. */
export interface Lost {
  readonly code: "question" | "option" | "column" | "division" | "supporters" | "file-kind" | "file-type" | "file-size" | "file-count";
  /** What it was called there. */
  readonly label: string;
  readonly value: string;
}

/** A dossier as it would stand in the other contest. */
export interface LaidOver {
  readonly content: EntryContent;
  /** By the kinds of our form. */
  readonly files: readonly SentAttachment[];
  readonly lost: readonly Lost[];
  /** Without a field nothing can be numbered or judged. */
  readonly hasField: boolean;
}

/** Lays a dossier that was written in one form into another one. */
export function layOver(
  dossier: Pick<SentDossier, "content" | "attachments">,
  sent: SentForm,
  rules: EntryRules,
  mapping: Mapping,
): LaidOver | null {
  const { content: given } = dossier;
  if (!given) return null;
  const lost: Lost[] = [];
  const answers: Record<string, Answer> = {};
  const own = new Map(allQuestions(rules).map((question) => [question.id, question]));
  for (const question of questionsOf(sent)) {
    const answer = Object.hasOwn(given.answers, question.id) ? given.answers[question.id] : undefined;
    if (answer === undefined || !isAnswered(answer)) continue;
    const to = own.get(mapping.questions[question.id] ?? "");
    if (!to) lost.push({ code: "question", label: question.label, value: shown(asText(question, answer)) });
    else answers[to.id] = carried(question, answer, to, lost);
  }
  const fieldId = mapping.fields[given.fieldId] ?? "";
  const divisionId = given.divisionId ? (mapping.divisions[given.divisionId] ?? "") : "";
  if (given.divisionId && !divisionId)
    lost.push({ code: "division", label: sent.divisions.find(({ id }) => id === given.divisionId)?.name ?? "", value: "" });
  if (given.supporters.length > 0 && rules.members.maxSupporters === 0)
    lost.push({ code: "supporters", label: "", value: String(given.supporters.length) });
  const content = tidyContent(rules, { ...given, fieldId, divisionId, answers });
  return {
    content,
    files: fitting(dossier.attachments, sent, rules.attachments, mapping, lost),
    lost,
    hasField: rules.fields.some(({ id }) => id === fieldId),
  };
}

/** An answer under a question of ours: as it is, its options and columns by id or name, or written out. */
function carried(from: SentQuestion, answer: Answer, to: Question, lost: Lost[]): Answer {
  if (to.kind === "choice" && from.kind === "choice")
    return optionsIn([textOfAnswer(answer)], from, to.options, lost)[0] ?? "";
  if (to.kind === "choices" && from.kind === "choices") return optionsIn(ticksOfAnswer(answer), from, to.options, lost);
  if (to.kind === "table" && from.kind === "table") {
    const columns = from.columns.map((column) => ({ from: column, to: sameOf(column, to.columns) }));
    const rows = rowsOfAnswer(answer);
    for (const column of columns)
      if (!column.to && rows.some((row) => (row[column.from.id] ?? "").trim() !== ""))
        lost.push({ code: "column", label: from.label, value: column.from.label });
    return rows.map((row) =>
      Object.fromEntries(columns.flatMap((column) => (column.to ? [[column.to.id, row[column.from.id] ?? ""]] : []))),
    );
  }
  return to.kind === from.kind ? textOfAnswer(answer) : asText(from, answer);
}

function optionsIn(
  ticked: readonly string[],
  from: SentQuestion,
  own: readonly { readonly id: string; readonly label: string }[],
  lost: Lost[],
): string[] {
  return ticked.flatMap((id) => {
    const option = from.options.find((one) => one.id === id) ?? { id, label: id };
    const same = sameOf(option, own);
    if (!same) lost.push({ code: "option", label: from.label, value: option.label });
    return same?.id ?? [];
  });
}

/** The one of ours of that name; else the one of that id, whose name may have been put in other words. */
function sameOf<T extends { readonly id: string; readonly label: string }>(
  one: { readonly id: string; readonly label: string },
  own: readonly T[],
): T | undefined {
  const named = own.filter(({ label }) => searchKey(label) === searchKey(one.label));
  return named.find(({ id }) => id === one.id) ?? named[0] ?? own.find(({ id }) => id === one.id);
}

/** An answer written out, as a text question holds it. */
function asText(question: SentQuestion, answer: Answer): string {
  const label = (id: string) => question.options.find((option) => option.id === id)?.label ?? id;
  if (typeof answer === "string") return question.kind === "choice" ? label(answer) : answer;
  const rows = rowsOfAnswer(answer);
  if (rows.length === 0) return ticksOfAnswer(answer).map(label).join("; ");
  return rows.map((row) => question.columns.map(({ id }) => row[id] ?? "").join(" | ")).join("\n");
}

const SHOWN = 160;
const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** The files that a kind of ours takes, as many as it takes. */
function fitting(
  files: readonly SentAttachment[],
  sent: SentForm,
  kinds: readonly AttachmentKind[],
  mapping: Mapping,
  lost: Lost[],
): SentAttachment[] {
  const counts = new Map<string, number>();
  return files.flatMap(({ kindId, filename, sha256, size, mime }) => {
    const kind = kinds.find(({ id }) => id === mapping.attachments[kindId]);
    const label = sent.attachments.find(({ id }) => id === kindId)?.label ?? kindId;
    const left = (code: Lost["code"]) => {
      lost.push({ code, label, value: filename });
      return [];
    };
    if (!kind) return left("file-kind");
    const found = contentKindOf(mime);
    if (!isAccepted(kind, found)) return left("file-type");
    if (size > maxBytesOf(kind, found === "image" ? found : null)) return left("file-size");
    const count = (counts.get(kind.id) ?? 0) + 1;
    if (count > kind.max) return left("file-count");
    counts.set(kind.id, count);
    return [{ kindId: kind.id, filename, sha256, size, mime }];
  });
}
