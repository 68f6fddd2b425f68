import { z } from "zod";
import { isLocalDate, isTimeZone } from "~/platform/format";
import { collectiveSchema, decidingSchema, publicVoteSchema, specialPrizeSchema } from "./deciding";
import { roundSchema } from "./round";
import { criteriaOfRound, ruleSchema } from "./rule";

/*
 * The regulation (thể lệ) of one contest: all that a province decides for itself. A draft has this shape
 * from its first moment, though it may still lack things; `regulation-faults.ts` says what must hold before
 * it opens. Once open it is frozen as a revision and only another revision follows it.
 */

const id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/);
const line = z.string().max(300);
const prose = z.string().max(20_000);
const localDate = z.string().refine(isLocalDate);
const instant = z.iso.datetime();

export const MEGABYTE = 1024 * 1024;

export const CAPABILITIES = ["submit", "screen", "judge", "decide"] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const ACCEPTED_KINDS = ["pdf", "image", "video", "document"] as const;
export type AcceptedKind = (typeof ACCEPTED_KINDS)[number];

const articleSchema = z.strictObject({ id, title: line, text: prose });
const fieldSchema = z.strictObject({ id, code: z.string().max(20), name: line });
const groupSchema = z.strictObject({ id, name: line, fieldIds: z.array(id) });

export const ASKED = ["no", "optional", "required"] as const;
const ask = z.enum(ASKED);

const membersSchema = z.strictObject({
  min: z.int().min(1).max(100),
  max: z.int().min(1).max(100),
  /** Each member has a share of the work; the shares add up to 100 %. */
  contribution: z.boolean(),
  /** Inclusive window of birth dates; null leaves that side open. */
  bornFrom: localDate.nullable(),
  bornTo: localDate.nullable(),
  /** What is asked of each member besides name, birth date and unit. */
  asks: z.strictObject({
    gender: ask,
    className: ask,
    role: ask,
    occupation: ask,
    phone: ask,
    email: ask,
    ethnicity: ask,
  }),
  /** Teachers, mentors: they stand apart from the authors. */
  maxSupporters: z.int().min(0).max(20),
});

/** One option of a choice. */
const optionSchema = z.strictObject({ id, label: line });
const maxWords = z.int().min(1).max(20_000);
const decimalText = z.string().max(40);

export const COLUMN_KINDS = ["text", "number", "money", "date"] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

const questionBase = {
  id,
  label: line,
  help: prose,
  /** A good answer, for those who have never written one. */
  example: prose,
  required: z.boolean(),
  /** Asked only in these divisions; empty: in all. */
  divisionIds: z.array(id).max(20),
};

/** Its answer is shown to the public when the entry wins and all authors agree; one question of the form at most. */
const isSummary = z.literal(true).optional();

const questionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...questionBase, kind: z.literal("short-text"), maxWords, isSummary }),
  z.strictObject({ ...questionBase, kind: z.literal("long-text"), maxWords, isSummary }),
  z.strictObject({
    ...questionBase,
    kind: z.literal("choice"),
    options: z.array(optionSchema).max(60),
  }),
  z.strictObject({
    ...questionBase,
    kind: z.literal("choices"),
    options: z.array(optionSchema).max(60),
    /** How many may be ticked; null: all. */
    max: z.int().min(1).max(60).nullable(),
  }),
  z.strictObject({
    ...questionBase,
    kind: z.literal("number"),
    min: decimalText.nullable(),
    max: decimalText.nullable(),
    decimals: z.int().min(0).max(6),
    unit: z.string().max(60),
  }),
  z.strictObject({
    ...questionBase,
    kind: z.literal("date"),
    from: localDate.nullable(),
    to: localDate.nullable(),
  }),
  /** Integer đồng. */
  z.strictObject({
    ...questionBase,
    kind: z.literal("money"),
    max: z.int().min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
  }),
  z.strictObject({
    ...questionBase,
    kind: z.literal("table"),
    columns: z.array(z.strictObject({ id, label: line, kind: z.enum(COLUMN_KINDS) })).max(10),
    maxRows: z.int().min(1).max(50),
  }),
  z.strictObject({ ...questionBase, kind: z.literal("link") }),
]);

const sectionSchema = z.strictObject({
  id,
  title: line,
  help: prose,
  questions: z.array(questionSchema).max(60),
});

/** A class of entrants with its own window of birth dates (bảng dự thi). */
const divisionSchema = z.strictObject({
  id,
  name: line,
  bornFrom: localDate.nullable(),
  bornTo: localDate.nullable(),
});

const conditionsSchema = z.strictObject({
  /** The solution was created on this day or later; null: not asked. */
  createdSince: localDate.nullable(),
  /** Codes of the provinces whose people may enter; empty: everybody. */
  provinces: z.array(z.string().max(10)).max(100),
  /** Whether a solution may have been entered, or have won, in a contest before. */
  repeats: z.enum(["not-asked", "never-entered", "never-won"]),
  /** Entries of this contest in which one person may be a member; null: any number. */
  maxEntriesPerMember: z.int().min(1).max(100).nullable(),
});

/**
 * "pictures" are those taken at events, outside the system; "entry-pictures" those of the dossier, shown of winners, as
 * "entry-summary" is the answer to the question that asks for one;
 * "forward": the authors' data go along where an entry is sent on to another contest.
 */
export const CONSENT_USES = ["publish", "pictures", "entry-pictures", "entry-summary", "ethnicity", "forward", "other"] as const;
export type ConsentUse = (typeof CONSENT_USES)[number];

const consentsSchema = z.strictObject({
  /** Below this age a guardian agrees; years. */
  childBelow: z.int().min(0).max(18),
  /** From this age on the child agrees too; years. */
  childAgreesFrom: z.int().min(0).max(18),
  /** Each is asked for apart; `use` says what the system does with it. */
  purposes: z
    .array(z.strictObject({ id, use: z.enum(CONSENT_USES), label: line, text: prose }))
    .max(10),
});

const attachmentKindSchema = z.strictObject({
  id,
  label: line,
  help: prose,
  min: z.int().min(0).max(50),
  max: z.int().min(1).max(50),
  accept: z.array(z.enum(ACCEPTED_KINDS)),
  maxBytes: z.int().min(1),
  /** Says who the authors are, as a signed form does: judges who judge blind do not get it. */
  namesAuthors: z.boolean(),
});

const windowSchema = z.strictObject({
  capability: z.enum(CAPABILITIES),
  /** Of the judging of one round. */
  roundId: id.optional(),
  opensAt: instant,
  closesAt: instant,
  graceMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60),
});

export const regulationSchema = z.strictObject({
  template: z.enum(["technical", "youth"]),
  title: line,
  edition: line,
  year: z.int().min(2000).max(2200),
  summary: z.string().max(2_000),
  articles: z.array(articleSchema).max(60),
  fields: z.array(fieldSchema).max(60),
  /** What is judged and ranked together: one field or several. */
  groups: z.array(groupSchema).max(60),
  divisions: z.array(divisionSchema).max(20),
  members: membersSchema,
  conditions: conditionsSchema,
  consents: consentsSchema,
  sections: z.array(sectionSchema).max(60),
  attachments: z.array(attachmentKindSchema).max(30),
  /** What the secretariat looks at in each dossier. */
  checklist: z.array(z.strictObject({ id, label: line, help: prose })).max(40),
  /** Units choose first which of their entries go on. */
  unitRound: z.boolean(),
  codePattern: z.string().max(60),
  timeZone: z.string().refine(isTimeZone),
  windows: z.array(windowSchema).max(40),
  /** Days in which authors may appeal against being found ineligible. */
  appealDays: z.int().min(1).max(90),
  /** How the rounds of `rule.rounds` are held, by the same ids and in the same order. */
  rounds: z.array(roundSchema).max(10),
  /** The words for `rule.criteria`, by the same ids. */
  criteriaText: z
    .array(
      z.strictObject({
        id,
        label: line,
        guidance: prose,
        /** What earns so many points, the most first. */
        anchors: z.array(z.strictObject({ points: decimalText, text: line })).max(10),
      }),
    )
    .max(60),
  /** Publishing shows of children only name and school. */
  childSafe: z.boolean(),
  deciding: decidingSchema,
  specialPrizes: z.array(specialPrizeSchema).max(30),
  collective: collectiveSchema.nullable(),
  /** When the public votes; what it weighs stands in the rule. */
  publicVote: publicVoteSchema.nullable(),
  rule: ruleSchema,
});

export type Regulation = z.infer<typeof regulationSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Division = z.infer<typeof divisionSchema>;
export type ConsentPurpose = z.infer<typeof consentsSchema>["purposes"][number];
export type ChecklistItem = Regulation["checklist"][number];
export type { ApprovalStep, Collective, Deciding, PublicVote, SpecialPrize } from "./deciding";
export type AttachmentKind = z.infer<typeof attachmentKindSchema>;
export type TimelineWindow = z.infer<typeof windowSchema>;
export type { Advance, MarksSeen, Round, RoundKind } from "./round";
export type ContestTemplate = Regulation["template"];

/** One row of the rubric: what it weighs and what it says. Decimals as strings. */
export interface RubricCriterion {
  readonly id: string;
  readonly label: string;
  readonly guidance: string;
  readonly anchors: readonly { readonly points: string; readonly text: string }[];
  readonly max: string;
  readonly min: string;
  readonly step: string;
  readonly weight: string;
}

/** The criteria with their words, in the order of the rule: those of one round, or all. */
export function rubricOf(
  { rule, criteriaText }: Pick<Regulation, "rule" | "criteriaText">,
  roundId?: string,
): RubricCriterion[] {
  const criteria = roundId === undefined ? rule.criteria : criteriaOfRound(rule, roundId);
  return criteria.map((criterion) => {
    const words = criteriaText.find(({ id }) => id === criterion.id);
    return {
      ...criterion,
      label: words?.label || criterion.id,
      guidance: words?.guidance ?? "",
      anchors: words?.anchors ?? [],
    };
  });
}

export function fieldOf(regulation: Pick<Regulation, "fields">, fieldId: string): Field | null {
  return regulation.fields.find(({ id }) => id === fieldId) ?? null;
}

/** The questions of the form that are asked in a division, in their order; without one, those asked of everybody. */
export function questionsOf(
  { sections }: Pick<Regulation, "sections">,
  divisionId: string,
): Question[] {
  return sections.flatMap(({ questions }) =>
    questions.filter(({ divisionIds }) => isAskedIn(divisionIds, divisionId)),
  );
}

/** The sections of the form with the questions that are asked in a division; those with none are left out. */
export function sectionsOf(
  { sections }: Pick<Regulation, "sections">,
  divisionId: string,
): Section[] {
  return sections.flatMap((section) => {
    const questions = section.questions.filter(({ divisionIds }) =>
      isAskedIn(divisionIds, divisionId),
    );
    return questions.length > 0 ? [{ ...section, questions }] : [];
  });
}

function isAskedIn(divisionIds: readonly string[], divisionId: string): boolean {
  return divisionIds.length === 0 || divisionIds.includes(divisionId);
}

export function questionById(
  { sections }: Pick<Regulation, "sections">,
  questionId: string,
): Question | null {
  for (const { questions } of sections) {
    const question = questions.find(({ id: own }) => own === questionId);
    if (question) return question;
  }
  return null;
}

/** The group in which entries of a field are judged. */
export function groupOfField(regulation: Pick<Regulation, "groups">, fieldId: string): Group | null {
  return regulation.groups.find(({ fieldIds }) => fieldIds.includes(fieldId)) ?? null;
}

/** The printed name of a prize level; null when it is none of the regulation. */
export function levelLabel({ rule }: Pick<Regulation, "rule">, levelId: string): string | null {
  const level = rule.prizes.levels.find(({ id }) => id === levelId);
  return level ? level.label || level.id : null;
}

/** Every window that the timeline must have: one per capability, for judging one per round. */
export function requiredWindows({ rule }: Pick<Regulation, "rule">): Pick<TimelineWindow, "capability" | "roundId">[] {
  return [
    { capability: "submit" },
    { capability: "screen" },
    ...rule.rounds.map(({ id }) => ({ capability: "judge" as const, roundId: id })),
    { capability: "decide" },
  ];
}
