import { questionsOf, type Question, type Regulation } from "~/contests/regulation";

type SheetRules = Pick<Regulation, "divisions" | "members" | "conditions" | "sections">;

/** What a column of a unit's spreadsheet is about. */
export type ColumnOf =
  | { readonly of: "entry"; readonly name: EntryColumn }
  | { readonly of: "member"; readonly name: MemberColumn }
  | { readonly of: "supporter"; readonly index: number; readonly name: SupporterColumn }
  | { readonly of: "question"; readonly question: Question };

export type EntryColumn =
  | "number"
  | "title"
  | "field"
  | "division"
  | "createdOn"
  | "province"
  | "entered"
  | "won"
  | "improved";
export type MemberColumn =
  | "name"
  | "birthDate"
  | "gender"
  | "unit"
  | "className"
  | "role"
  | "occupation"
  | "phone"
  | "email"
  | "share"
  | "main";
export type SupporterColumn = "name" | "unit" | "role" | "phone" | "email";

/** "entry.title", "member.birthDate", "supporter.0.name", "question.novelty". */
export type ColumnId = string;

export interface UnitColumn {
  readonly id: ColumnId;
  readonly column: ColumnOf;
  /** In characters, about. */
  readonly width: number;
  readonly kind: "text" | "number" | "date" | "money";
  /** Must be filled in before the entry can be sent in. */
  readonly required: boolean;
}

/**
 * The columns of the spreadsheet in which a unit enters for many: a row for each author, rows of one number are one
 * entry, and what belongs to the entry stands in its first row. Tables, and ethnicity, which needs its own consent,
 * are filled in on the entry's page.
 */
export function unitColumns(rules: SheetRules): UnitColumn[] {
  const { members, divisions, conditions } = rules;
  const asked = (["gender", "className", "role", "occupation", "phone", "email"] as const).filter(
    (name) => members.asks[name] !== "no",
  );
  const isRequired = (name: MemberColumn) =>
    name in members.asks ? members.asks[name as keyof typeof members.asks] === "required" : true;
  return [
    entryColumn("number", 8),
    entryColumn("title", 45),
    entryColumn("field", 28),
    ...(divisions.length > 0 ? [entryColumn("division", 16)] : []),
    ...(["name", "birthDate", "unit", ...asked] as const).map((name) =>
      memberColumn(name, WIDTHS[name], name === "birthDate" ? "date" : "text", isRequired(name)),
    ),
    ...(members.contribution ? [memberColumn("share", 10, "number", true)] : []),
    ...(members.max > 1 ? [memberColumn("main", 10, "text", false)] : []),
    ...Array.from({ length: members.maxSupporters }, (_, index) =>
      (["name", "unit", "role", "phone", "email"] as const).map((name) =>
        supporterColumn(index, name),
      ),
    ).flat(),
    ...(conditions.createdSince === null ? [] : [entryColumn("createdOn", 13, "date")]),
    ...(conditions.provinces.length > 0 ? [entryColumn("province", 18)] : []),
    ...(conditions.repeats === "not-asked"
      ? []
      : [entryColumn("entered", 12), entryColumn("won", 12), entryColumn("improved", 30)]),
    ...allQuestions(rules)
      .filter(({ kind }) => kind !== "table")
      .map(questionColumn),
  ];
}

const WIDTHS: Record<string, number> = {
  name: 26,
  birthDate: 12,
  unit: 28,
  gender: 10,
  className: 10,
};

function allQuestions(rules: SheetRules): Question[] {
  const ids = ["", ...rules.divisions.map(({ id }) => id)];
  return [...new Set(ids.flatMap((id) => questionsOf(rules, id)))];
}

function entryColumn(
  name: EntryColumn,
  width: number,
  kind: UnitColumn["kind"] = "text",
): UnitColumn {
  const optional = name === "won" || name === "improved";
  return { id: `entry.${name}`, column: { of: "entry", name }, width, kind, required: !optional };
}

function memberColumn(
  name: MemberColumn,
  width = 16,
  kind: UnitColumn["kind"],
  required: boolean,
): UnitColumn {
  return { id: `member.${name}`, column: { of: "member", name }, width, kind, required };
}

function supporterColumn(index: number, name: SupporterColumn): UnitColumn {
  const id = `supporter.${index}.${name}`;
  return { id, column: { of: "supporter", index, name }, width: 20, kind: "text", required: false };
}

function questionColumn(question: Question): UnitColumn {
  const kind =
    question.kind === "number" || question.kind === "date" || question.kind === "money"
      ? question.kind
      : "text";
  const width = question.kind === "long-text" ? 50 : 24;
  return {
    id: `question.${question.id}`,
    column: { of: "question", question },
    width,
    kind,
    required: question.required,
  };
}
