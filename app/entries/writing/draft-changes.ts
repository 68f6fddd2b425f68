import { z } from "zod";
import type { Question, Regulation } from "~/contests/regulation";
import { version } from "~/platform/version";
import { isLine, isList, isPerson, isRepeat, type Change, type DraftValue } from "./draft-values";
import { draftValueSchema } from "./draft-form";
import { allQuestions, CAP } from "../entry-content";

/* What a browser sends while somebody types: only what was changed, from what to what. */

const changeSchema = z.strictObject({
  path: z.string().max(200),
  before: draftValueSchema,
  after: draftValueSchema,
});

export const saveRequestSchema = z.strictObject({
  /** The same when it is sent again. */
  request: z.uuid(),
  /** Who was signed in when the page was opened. */
  writer: z.string().max(100),
  /** The version that the page knows all of. */
  version,
  changes: z.array(changeSchema).max(500),
});

export type SaveRequest = z.infer<typeof saveRequestSchema>;

const earlierSchema = z.array(saveRequestSchema.pick({ request: true, changes: true })).max(50);

/** A saving that a page began and has heard nothing of yet. */
export interface EarlierSaving {
  readonly request: string;
  readonly changes: readonly Change[];
}

/** What a posted form says of the savings before it; null when that does not fit the form. */
export function readEarlier(
  rules: Pick<Regulation, "sections">,
  text: string | undefined,
): EarlierSaving[] | null {
  if (text === undefined) return [];
  const parsed = earlierSchema.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const all = parsed.data.map(({ request, changes }) => {
    const fitting = fittingChanges(rules, changes);
    return fitting && { request, changes: fitting };
  });
  return all.every((one) => one !== null) ? all : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The changes as they may be stored; null when one does not fit the form. */
export function fittingChanges(
  rules: Pick<Regulation, "sections">,
  changes: readonly Change[],
): Change[] | null {
  const questions = new Map(allQuestions(rules).map((question) => [question.id, question]));
  const clean = changes.map(({ path, before, after }) => ({
    path,
    before: tidy(before),
    after: tidy(after),
  }));
  return clean.every(({ path, after }) => fits(questions, path, after)) ? clean : null;
}

function fits(questions: ReadonlyMap<string, Question>, path: string, after: DraftValue): boolean {
  const [head = "", id = "", ...more] = path.split(".");
  if (more.length > 0) return false;
  if (isLine(path) || path === "mainMember")
    return typeof after === "string" && after.length <= CAP.line;
  if (head === "repeat")
    return (
      isRepeat(id) &&
      typeof after === "string" &&
      after.length <= (id === "improved" ? CAP.text : CAP.line)
    );
  if (head === "answers") {
    const question = questions.get(id);
    return question !== undefined && (after === null || fitsQuestion(question, after));
  }
  if (!isList(head)) return false;
  if (id === "") return Array.isArray(after) && after.every((one) => typeof one === "string");
  if (after === null) return true;
  const wanted = head === "members" ? /^m\d{1,9}$/ : /^s\d{1,9}$/;
  return (
    isPerson(after) &&
    after.id === id &&
    wanted.test(id) &&
    "share" in after === (head === "members")
  );
}

function fitsQuestion(question: Question, after: DraftValue): boolean {
  switch (question.kind) {
    case "choices":
      return (
        Array.isArray(after) && after.every((one) => question.options.some(({ id }) => id === one))
      );
    case "table":
      return (
        Array.isArray(after) &&
        after.length <= question.maxRows &&
        after.every(
          (row) =>
            typeof row === "object" &&
            Object.keys(row).every((name) => question.columns.some(({ id }) => id === name)),
        )
      );
    default:
      return (
        typeof after === "string" && (question.kind === "long-text" || after.length <= CAP.line)
      );
  }
}

/** Composed, with one kind of line end, and without what the database cannot hold. */
function tidy(value: DraftValue): DraftValue {
  const text = (typed: string) =>
    typed
      .replace(/\r\n?/g, "\n")
      .replaceAll("\u0000", "")
      .replace(/\p{Surrogate}/gu, "\uFFFD")
      .normalize("NFC");
  const walk = (inner: unknown): unknown => {
    if (typeof inner === "string") return text(inner);
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, walk(one)]));
  };
  return walk(value) as DraftValue;
}
