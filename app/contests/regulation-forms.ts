import { z } from "zod";
import { isTimeZone } from "~/platform/format";
import type { TextValues } from "~/platform/form";
import {
  checkbox,
  decimalInput,
  dong,
  integer,
  optional,
  requiredText,
  rowId,
  rows,
  text,
  wallClock,
} from "./form-fields";
import { ACCEPTED_KINDS, CAPABILITIES } from "./regulation";
import {
  checklistForm,
  conditionsForm,
  consentsForm,
  ENTRANT_BLANKS,
  membersForm,
} from "./entrant-forms";
import { AWARDS_BLANKS, awardsForm } from "./awards-edit";
import { DECIDING_BLANKS, decidingForm } from "./deciding-edit";
import { applyRowIntent } from "./form-rows";
import { SECTION_BLANKS, sectionsForm } from "./question-forms";
import { applySectionsIntent } from "./question-rows";
import type { RegulationPart } from "./regulation-parts";
import { ROUND_BLANKS, roundsForm, rubricForm } from "./round-forms";

/* One schema per part of the regulation, for browser and server: what its form posts → what is applied to the draft. */

export const MAX_MEGABYTES = 2048;

const distinctIds = <Row extends { id: string }>(list: readonly Row[]) =>
  new Set(list.map(({ id }) => id)).size === list.length;

const textForm = z.object({
  title: requiredText(300),
  edition: requiredText(300),
  year: integer(2000, 2200),
  summary: text(2000),
  articles: rows(z.object({ id: rowId, title: text(300), text: text(20_000) }), 60).refine(
    distinctIds,
  ),
});

const fieldsForm = z.object({
  fields: rows(
    z.object({ id: rowId, code: text(20), name: text(300), groupId: z.string().default("") }),
    60,
  ).refine(distinctIds),
  groups: rows(z.object({ id: rowId, name: text(300) }), 60).refine(distinctIds),
  codePattern: requiredText(60),
});

const attachmentsForm = z.object({
  attachments: rows(
    z.object({
      id: rowId,
      label: text(300),
      help: text(20_000),
      min: integer(0, 50),
      max: integer(1, 50),
      accept: z.partialRecord(z.enum(ACCEPTED_KINDS), z.string()).default({}),
      megabytes: integer(1, MAX_MEGABYTES),
      namesAuthors: checkbox,
    }),
    30,
  ).refine(distinctIds),
});

const datesForm = z.object({
  timeZone: requiredText(60).refine(isTimeZone, "time-zone"),
  appealDays: integer(1, 90).optional(),
  windows: rows(
    z.object({
      capability: z.enum(CAPABILITIES),
      roundId: rowId.optional(),
      opensAt: wallClock,
      closesAt: wallClock,
      graceMinutes: integer(0, 7 * 24 * 60),
    }),
    40,
  ),
});

const MODES = ["half-up", "half-even", "down"] as const;
const stage = z.object({
  decimals: optional(integer(0, 12)),
  mode: z.enum(MODES).default("half-up"),
});

const ruleForm = z.object({
  order: z.enum(["sheets-first", "criteria-first"]),
  method: z.enum(["mean", "median", "trimmed-mean"]),
  dropLowest: integer(0, 100),
  dropHighest: integer(0, 100),
  minimumSheets: integer(0, 100),
  combined: stage,
  weighted: stage,
  total: stage,
  /** "median", "highest-sheet", "vote", "criterion:<id>" or "round:<id>". */
  tieBreak: rows(
    z.object({
      step: z.string().regex(/^(median|highest-sheet|vote|(criterion|round):[a-z0-9][a-z0-9-]*)$/),
    }),
    20,
  ),
});

const prizesForm = z.object({
  scope: z.enum(["group", "contest"]),
  onTie: z.enum(["undecided", "award-all", "award-none"]),
  levels: rows(
    z.object({
      id: rowId,
      label: text(300),
      quota: integer(0, 10_000),
      minimumScore: optional(decimalInput),
      amountVnd: dong,
    }),
    30,
  ).refine(distinctIds),
});

export const partForms = {
  text: textForm,
  fields: fieldsForm,
  members: membersForm,
  conditions: conditionsForm,
  sections: sectionsForm,
  attachments: attachmentsForm,
  consents: consentsForm,
  checklist: checklistForm,
  dates: datesForm,
  rubric: rubricForm,
  rounds: roundsForm,
  rule: ruleForm,
  prizes: prizesForm,
  awards: awardsForm,
  deciding: decidingForm,
} as const satisfies Record<RegulationPart, z.ZodType>;

export type PartForm<P extends RegulationPart> = z.output<(typeof partForms)[P]>;

/** One part as its form was filled in. */
export type PartChange = {
  [P in RegulationPart]: { readonly part: P; readonly form: PartForm<P> };
}[RegulationPart];

/** What a new row of a list starts with. */
export const BLANK_ROWS = {
  text: { articles: { title: "", text: "" } },
  fields: { fields: { code: "", name: "", groupId: "" }, groups: { name: "" } },
  members: { divisions: ENTRANT_BLANKS.divisions },
  conditions: {},
  sections: SECTION_BLANKS,
  attachments: {
    attachments: {
      label: "",
      help: "",
      min: "0",
      max: "1",
      accept: { pdf: "on" },
      megabytes: "10",
    },
  },
  consents: { purposes: ENTRANT_BLANKS.purposes },
  checklist: { checklist: ENTRANT_BLANKS.checklist },
  dates: {},
  rubric: ROUND_BLANKS.rubric,
  rounds: ROUND_BLANKS.rounds,
  rule: { tieBreak: { step: "vote" } },
  prizes: { levels: { label: "", quota: "1", minimumScore: "", amountVnd: "0" } },
  awards: AWARDS_BLANKS,
  deciding: DECIDING_BLANKS,
} as const;

/** What was typed into a part's form, after one of its buttons that store nothing; null when the intent is none. */
export function applyPartIntent(
  part: RegulationPart,
  values: TextValues,
  intent: string,
): TextValues | null {
  return part === "sections"
    ? applySectionsIntent(values, intent)
    : applyRowIntent(values, intent, BLANK_ROWS[part]);
}
