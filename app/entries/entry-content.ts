import { z } from "zod";
import type { Question, Regulation } from "~/contests/regulation";
import { parseDong, parseLocalDate } from "~/platform/format";
import { newId } from "./writing/row-ids";

/** What a draft may hold at most, so that nobody fills the database through a form; the regulation's limits are far below. */
export const CAP = {
  line: 2_000,
  text: 200_000,
  members: 100,
  supporters: 20,
  answers: 200,
  options: 100,
  rows: 50,
} as const;

const line = z.string().max(CAP.line);
const text = z.string().max(CAP.text);

export const GENDERS = ["male", "female", "other"] as const;

export const memberSchema = z.object({
  /** Stable within the entry: "m1", "m2" … */
  id: z.string().min(1).max(20),
  name: line,
  /** YYYY-MM-DD; in a draft whatever was typed. */
  birthDate: line,
  /** One of GENDERS, or "". */
  gender: line,
  /** School, unit or place of living. */
  unit: line,
  className: line,
  role: line,
  occupation: line,
  phone: line,
  email: line,
  ethnicity: line,
  /** Percent of the contribution as a decimal string; in a draft whatever was typed. */
  share: line,
  /** The main author (tác giả chính). */
  main: z.boolean(),
});

/** A teacher or mentor: helped, and is no author. */
export const supporterSchema = z.object({
  /** "s1", "s2" … */
  id: z.string().min(1).max(20),
  name: line,
  unit: line,
  role: line,
  phone: line,
  email: line,
});

/** A text; the ids of the options ticked; the rows of a table, each by column id. */
export const answerSchema = z.union([
  text,
  z.array(line).max(CAP.options),
  z.array(z.record(z.string(), line)).max(CAP.rows),
]);

/** The dossier's content. A draft keeps whatever is typed; `assessEntry` says what is missing. */
export const entryContentSchema = z.object({
  title: line,
  fieldId: line,
  divisionId: line,
  members: z.array(memberSchema).max(CAP.members),
  supporters: z.array(supporterSchema).max(CAP.supporters),
  /** The day on which the solution was finished, YYYY-MM-DD; in a draft whatever was typed. */
  createdOn: line,
  /** Code of the province whose people the authors are. */
  province: line,
  /** Whether it was entered in a contest before, won there, and what has changed since: "", "no", "yes". */
  repeat: z.object({ entered: line, won: line, improved: text }),
  answers: z
    .record(z.string(), answerSchema)
    .refine((answers) => Object.keys(answers).length <= CAP.answers),
});

export const snapshotAttachmentSchema = z.object({
  id: z.string(),
  kindId: z.string(),
  filename: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  mime: z.string(),
});

/** What was sent in, frozen: the content, its files by SHA-256, and the regulation's revision that it was made under. */
export const entrySnapshotSchema = entryContentSchema.extend({
  attachments: z.array(snapshotAttachmentSchema),
  regulationRevision: z.number().int(),
});

export type Member = z.infer<typeof memberSchema>;
export type Supporter = z.infer<typeof supporterSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type EntryContent = z.infer<typeof entryContentSchema>;
export type SnapshotAttachment = z.infer<typeof snapshotAttachmentSchema>;
export type EntrySnapshot = z.infer<typeof entrySnapshotSchema>;

/** What was received and when, as its owner is told. */
export interface Receipt {
  readonly entryId: string;
  readonly code: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly sha256: string;
  /** Of the public page; null for what was sent in before there were any. */
  readonly receiptToken: string | null;
  readonly trackingCode: string | null;
}

/** A dossier with nothing in it but rows for as many members as the regulation asks for. */
export function emptyContent(memberRows: number): EntryContent {
  const blank: EntryContent = {
    title: "",
    fieldId: "",
    divisionId: "",
    members: [],
    supporters: [],
    createdOn: "",
    province: "",
    repeat: { entered: "", won: "", improved: "" },
    answers: {},
  };
  return Array.from({ length: Math.max(1, memberRows) }).reduce<EntryContent>(
    (content) => addMember(content),
    blank,
  );
}

/** A row in which nothing is filled in. */
export const NO_MEMBER: Member = {
  id: "",
  name: "",
  birthDate: "",
  gender: "",
  unit: "",
  className: "",
  role: "",
  occupation: "",
  phone: "",
  email: "",
  ethnicity: "",
  share: "",
  main: false,
};

/**
 * The content with one more empty member row at its end. Rows that people add get a number drawn at random: two who
 * add one at the same time must not write about one person.
 */
export function addMember(content: EntryContent, number?: number): EntryContent {
  if (content.members.length >= CAP.members) return content;
  const id = newId("m", content.members, number);
  const member = { ...NO_MEMBER, id, main: content.members.length === 0 };
  return { ...content, members: [...content.members, member] };
}

/** The content without that member. */
export function removeMember(content: EntryContent, memberId: string): EntryContent {
  const left = content.members.filter(({ id }) => id !== memberId);
  const isLed = left.some(({ main }) => main);
  return {
    ...content,
    members: left.map((member, i) => (isLed || i > 0 ? member : { ...member, main: true })),
  };
}

/** How the sent form is read: the last value of a name, all of its values. */
export interface FormReader {
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
}

/** What the sent form holds, by field name: only questions that the regulation asks, members in their order. */
export function contentFromForm(questions: readonly Question[], read: FormReader): EntryContent {
  const take = (name: string, cap: number = CAP.line) => clean(read.one(name) ?? "").slice(0, cap);
  const takeDate = (name: string) => dateOf(take(name));
  const members = rowsFromForm("members", "m", CAP.members, read).map((at, index, all): Member => {
    const main = read.one("mainMember");
    return {
      id: take(`${at}.id`, 20),
      name: take(`${at}.name`),
      birthDate: takeDate(`${at}.birthDate`),
      gender: take(`${at}.gender`),
      unit: take(`${at}.unit`),
      className: take(`${at}.className`),
      role: take(`${at}.role`),
      occupation: take(`${at}.occupation`),
      phone: take(`${at}.phone`),
      email: take(`${at}.email`),
      ethnicity: take(`${at}.ethnicity`),
      share: take(`${at}.share`),
      main:
        main === undefined || !all.some((row) => read.one(`${row}.id`) === main)
          ? index === 0
          : read.one(`${at}.id`) === main,
    };
  });
  const supporters = rowsFromForm("supporters", "s", CAP.supporters, read).map((at): Supporter => ({
    id: take(`${at}.id`, 20),
    name: take(`${at}.name`),
    unit: take(`${at}.unit`),
    role: take(`${at}.role`),
    phone: take(`${at}.phone`),
    email: take(`${at}.email`),
  }));
  return {
    title: take("title"),
    fieldId: take("fieldId"),
    divisionId: take("divisionId"),
    members,
    supporters,
    createdOn: takeDate("createdOn"),
    province: take("province"),
    repeat: {
      entered: take("repeat.entered"),
      won: take("repeat.won"),
      improved: take("repeat.improved", CAP.text),
    },
    answers: Object.fromEntries(
      questions.flatMap((question) => {
        const answer = answerFromForm(question, read);
        return answer.length > 0 ? [[question.id, answer]] : [];
      }),
    ),
  };
}

/** The prefixes of the rows that were sent, "members.0" …, each id once. */
function rowsFromForm(list: string, letter: string, cap: number, read: FormReader): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (let i = 0; i < cap && read.one(`${list}.${i}.id`) !== undefined; i++) {
    const id = read.one(`${list}.${i}.id`) ?? "";
    if (!new RegExp(`^${letter}\\d{1,9}$`).test(id) || seen.has(id)) continue;
    seen.add(id);
    found.push(`${list}.${i}`);
  }
  return found;
}

function answerFromForm(question: Question, read: FormReader): Answer {
  const path = `answers.${question.id}`;
  const take = (name: string, cap: number = CAP.line) => clean(read.one(name) ?? "").slice(0, cap);
  switch (question.kind) {
    case "choices": {
      const ticked = new Set(read.all(path));
      return question.options.flatMap(({ id }) => (ticked.has(id) ? [id] : []));
    }
    case "table": {
      const rows = Array.from({ length: question.maxRows }, (_, row) =>
        Object.fromEntries(
          question.columns.map(({ id, kind }) => {
            const typed = take(`${path}.${row}.${id}`);
            return [id, kind === "date" ? dateOf(typed) : kind === "money" ? dongOf(typed) : typed];
          }),
        ),
      );
      // Rows keep their places, under which their faults are told; only the empty ones at the end go.
      return rows.slice(0, rows.findLastIndex(isFilledRow) + 1);
    }
    case "long-text":
      return take(path, CAP.text);
    case "date":
      return dateOf(take(path));
    case "money":
      return dongOf(take(path));
    default:
      return take(path);
  }
}

const isFilledRow = (row: Readonly<Record<string, string>>) =>
  Object.values(row).some((cell) => cell.trim() !== "");

/** A date as it is stored; in a draft whatever was typed. */
const dateOf = (typed: string) => parseLocalDate(typed) ?? typed;
const dongOf = (typed: string) => String(parseDong(typed) ?? typed);

/** All questions of the form: what was answered in one division is kept when another is chosen. */
export function allQuestions({ sections }: Pick<Regulation, "sections">): Question[] {
  return sections.flatMap(({ questions }) => questions);
}

/** The same content under the names of its form fields; a name stands twice where it has two values. */
export function formFromContent(content: EntryContent): [name: string, value: string][] {
  const values: [string, string][] = [];
  const put = (name: string, value: string) => values.push([name, value]);
  put("title", content.title);
  put("fieldId", content.fieldId);
  put("divisionId", content.divisionId);
  put("createdOn", content.createdOn);
  put("province", content.province);
  for (const [key, value] of Object.entries(content.repeat)) put(`repeat.${key}`, value);
  content.members.forEach(({ main, ...member }, i) => {
    for (const [key, value] of Object.entries(member)) put(`members.${i}.${key}`, value);
    if (main) put("mainMember", member.id);
  });
  content.supporters.forEach((supporter, i) => {
    for (const [key, value] of Object.entries(supporter)) put(`supporters.${i}.${key}`, value);
  });
  for (const [id, answer] of Object.entries(content.answers)) {
    const path = `answers.${id}`;
    if (typeof answer === "string") put(path, answer);
    else
      answer.forEach((row, i) => {
        if (typeof row === "string") put(path, row);
        else for (const [column, cell] of Object.entries(row)) put(`${path}.${i}.${column}`, cell);
      });
  }
  return values;
}

/** The text of an answer that is one; "" for the others and for none. */
export function answerText(answer: Answer | undefined): string {
  return typeof answer === "string" ? answer : "";
}

/** Names of the units (schools) that stand behind an entry, each once. */
export function entryUnits(content: Pick<EntryContent, "members">): string[] {
  return [...new Set(content.members.map(({ unit }) => unit.trim()).filter(Boolean))];
}

/** Forms send CRLF and whatever composition the keyboard makes. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\u0000", "").normalize("NFC");
}

/** Words as a reader counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
