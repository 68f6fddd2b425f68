import { z } from "zod";
import {
  checkbox,
  dong,
  integer,
  localDate,
  longDecimal,
  optional,
  rowId,
  rows,
  text,
} from "./form-fields";
import { COLUMN_KINDS, type Question } from "./regulation";

/** What the form of the part "sections" posts. The settings of a question depend on its kind. */

export const QUESTION_KINDS = [
  "long-text",
  "short-text",
  "choice",
  "choices",
  "table",
  "number",
  "money",
  "date",
  "link",
] as const satisfies readonly Question["kind"][];

export const MAX_OPTIONS = 60;
export const MAX_COLUMNS = 10;

/** One option a line; blank lines do not count. */
const optionLines = text(20_000)
  .transform((typed) =>
    typed
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  )
  .pipe(z.array(z.string().max(300)).max(MAX_OPTIONS));

const columns = rows(
  z.object({ id: rowId, label: text(300), kind: z.enum(COLUMN_KINDS) }),
  MAX_COLUMNS,
);

const base = {
  id: rowId,
  label: text(300),
  help: text(20_000),
  example: text(20_000),
  required: checkbox,
  /** Division id → "on". */
  divisionIds: z.record(rowId, z.string()).default({}),
};
const maxWords = integer(1, 20_000);

export const questionForm = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("short-text"), maxWords, isSummary: checkbox }),
  z.object({ ...base, kind: z.literal("long-text"), maxWords, isSummary: checkbox }),
  z.object({ ...base, kind: z.literal("choice"), options: optionLines }),
  z.object({
    ...base,
    kind: z.literal("choices"),
    options: optionLines,
    maxTicked: optional(integer(1, MAX_OPTIONS)),
  }),
  z.object({
    ...base,
    kind: z.literal("number"),
    min: optional(longDecimal),
    max: optional(longDecimal),
    decimals: integer(0, 6),
    unit: text(60),
  }),
  z.object({
    ...base,
    kind: z.literal("date"),
    from: optional(localDate),
    to: optional(localDate),
  }),
  z.object({ ...base, kind: z.literal("money"), maxAmount: optional(dong) }),
  z.object({ ...base, kind: z.literal("table"), columns, maxRows: integer(1, 50) }),
  z.object({ ...base, kind: z.literal("link") }),
]);

export type QuestionForm = z.output<typeof questionForm>;

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const distinct = (list: readonly string[]) => new Set(list).size === list.length;

export const sectionsForm = z.object({
  sections: rows(
    z.object({
      id: rowId,
      title: text(300),
      help: text(20_000),
      questions: rows(questionForm, 60),
    }),
    60,
  )
    .refine((sections) => distinct(ids(sections)), "repeated")
    .refine((sections) => distinct(sections.flatMap(({ questions }) => ids(questions))), "repeated")
    .refine(
      (sections) =>
        sections.every(({ questions }) =>
          questions.every(
            (question) => question.kind !== "table" || distinct(ids(question.columns)),
          ),
        ),
      "repeated",
    ),
});

/** What the settings of a kind start with, under the names of their inputs. */
export const KIND_DEFAULTS = {
  maxWords: "300",
  decimals: "0",
  maxRows: "10",
} as const;

/** What a new row of each list starts with; "new" is the beginning of its id until it is saved. */
export const SECTION_BLANKS = {
  sections: { id: "new", title: "", help: "" },
  "sections.questions": {
    id: "new",
    kind: "long-text",
    label: "",
    help: "",
    example: "",
    required: "",
    maxWords: KIND_DEFAULTS.maxWords,
  },
  "sections.questions.columns": { id: "new", label: "", kind: "text" },
} as const;
