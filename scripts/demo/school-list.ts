import type { Regulation } from "~/contests/regulation";
import { columnHead } from "~/documents/unit-sheet.server";
import type { Answer, EntryContent } from "~/entries/entry-content";
import { unitColumns, type UnitColumn } from "~/entries/units/sheet-columns";
import { formatLocalDate } from "~/platform/format";
import { documentT } from "~/platform/i18n.server";
import type { Random } from "~/platform/random";
import { contentOf } from "./dossiers";

/** A school's list as its teacher fills in the spreadsheet: a line for each author, those of one entry under each other. */
export function schoolList(
  random: Random,
  regulation: Regulation,
  school: string,
  titles: readonly string[],
): string[][] {
  const columns = unitColumns(regulation);
  const { fields } = regulation;
  const entries = titles.map((title, index) =>
    contentOf(random, regulation, {
      title,
      fieldId: fields[index % fields.length]?.id ?? "",
      unit: school,
    }),
  );
  return [
    columns.map((column) => columnHead(column)),
    ...entries.flatMap((content, entry) =>
      content.members.map((_member, line) =>
        columns.map((column) =>
          column.id === "entry.number"
            ? String(entry + 1)
            : cellOf(regulation, column, content, line),
        ),
      ),
    ),
  ];
}

function cellOf(
  regulation: Regulation,
  { column }: UnitColumn,
  content: EntryContent,
  line: number,
): string {
  const t = documentT();
  if (column.of === "member") {
    const member = content.members[line];
    if (!member) return "";
    if (column.name === "main") return member.main ? "x" : "";
    if (column.name === "birthDate") return formatLocalDate(member.birthDate);
    if (column.name === "gender") return member.gender && t(`unit-sheet.gender.${member.gender}`);
    return member[column.name];
  }
  // What is said of the entry stands in its first line.
  if (line > 0) return "";
  if (column.of === "supporter") return content.supporters[column.index]?.[column.name] ?? "";
  if (column.of === "question")
    return answerText(column.question, content.answers[column.question.id] ?? "");
  const named = { field: regulation.fields, division: regulation.divisions };
  switch (column.name) {
    case "field":
      return named.field.find(({ id }) => id === content.fieldId)?.name ?? "";
    case "division":
      return named.division.find(({ id }) => id === content.divisionId)?.name ?? "";
    case "createdOn":
      return content.createdOn && formatLocalDate(content.createdOn);
    case "entered":
    case "won": {
      const said = content.repeat[column.name];
      return said && t(`unit-sheet.${said}`);
    }
    case "improved":
      return content.repeat.improved;
    case "number":
      return "";
    default:
      return content[column.name];
  }
}

function answerText(
  question: Extract<UnitColumn["column"], { of: "question" }>["question"],
  answer: Answer,
): string {
  const labelOf = (id: string) =>
    "options" in question ? (question.options.find((one) => one.id === id)?.label ?? "") : id;
  if (typeof answer !== "string")
    return answer.map((one) => (typeof one === "string" ? labelOf(one) : "")).join("; ");
  return question.kind === "date" && answer ? formatLocalDate(answer) : labelOf(answer);
}
