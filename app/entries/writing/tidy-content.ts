import { rowsOfAnswer, textOfAnswer, ticksOfAnswer } from "~/contests/answer-text";
import { questionsOf, type Question } from "~/contests/regulation";
import { formatDecimal } from "~/platform/decimal";
import { parseDong, parseLocalDate } from "~/platform/format";
import { parsePhone } from "~/platform/phone";
import { isBlankSupporter } from "../eligibility/eligibility-members";
import { readNumber, readShare } from "../eligibility/eligibility-values";
import type { Answer, EntryContent, Member, Supporter } from "../entry-content";
import type { EntryRules } from "../entry-facts";

/**
 * What is frozen of a faultless content: trimmed, numbers, money, dates and telephones in their one form, and nothing
 * that the regulation does not ask for. What cannot be read stays as it was typed.
 */
export function tidyContent(rules: EntryRules, content: EntryContent): EntryContent {
  const { conditions, divisions, members } = rules;
  return {
    title: oneLine(content.title),
    fieldId: content.fieldId,
    divisionId: divisions.length > 0 ? content.divisionId : "",
    members: content.members.map((member) => tidyMember(members, member)),
    supporters:
      members.maxSupporters > 0
        ? content.supporters.filter((one) => !isBlankSupporter(one)).map(tidySupporter)
        : [],
    createdOn: conditions.createdSince === null ? "" : tidyDate(content.createdOn),
    province: conditions.provinces.length > 0 ? content.province : "",
    repeat: tidyRepeat(conditions.repeats, content.repeat),
    answers: Object.fromEntries(
      questionsOf(rules, content.divisionId).map((question) => [
        question.id,
        tidyAnswer(
          question,
          Object.hasOwn(content.answers, question.id) ? content.answers[question.id] : undefined,
        ),
      ]),
    ),
  };
}

function tidyMember({ asks, contribution }: EntryRules["members"], member: Member): Member {
  const share = readShare(member.share);
  const asked = (ask: keyof typeof asks, text: string) => (asks[ask] === "no" ? "" : oneLine(text));
  return {
    id: member.id,
    name: oneLine(member.name),
    birthDate: tidyDate(member.birthDate),
    gender: asked("gender", member.gender),
    unit: oneLine(member.unit),
    className: asked("className", member.className),
    role: asked("role", member.role),
    occupation: asked("occupation", member.occupation),
    phone: tidyPhone(asked("phone", member.phone)),
    email: asked("email", member.email),
    ethnicity: asked("ethnicity", member.ethnicity),
    share: !contribution ? "" : share ? formatDecimal(share) : member.share.trim(),
    main: member.main,
  };
}

function tidySupporter(supporter: Supporter): Supporter {
  return {
    id: supporter.id,
    name: oneLine(supporter.name),
    unit: oneLine(supporter.unit),
    role: oneLine(supporter.role),
    phone: tidyPhone(supporter.phone),
    email: oneLine(supporter.email),
  };
}

function tidyRepeat(
  repeats: EntryRules["conditions"]["repeats"],
  { entered, won, improved }: EntryContent["repeat"],
): EntryContent["repeat"] {
  if (repeats === "not-asked") return { entered: "", won: "", improved: "" };
  if (repeats === "never-entered" || entered === "no") return { entered, won: "", improved: "" };
  return { entered, won, improved: improved.trim() };
}

function tidyAnswer(question: Question, answer: Answer | undefined): Answer {
  const text = textOfAnswer(answer);
  switch (question.kind) {
    case "choices": {
      const ticked = new Set(ticksOfAnswer(answer));
      return question.options.flatMap(({ id }) => (ticked.has(id) ? [id] : []));
    }
    case "table":
      return rowsOfAnswer(answer)
        .map((row) =>
          Object.fromEntries(
            question.columns.map(({ id, kind }) => [
              id,
              tidyValue(kind, Object.hasOwn(row, id) ? (row[id] ?? "") : ""),
            ]),
          ),
        )
        .filter((row) => Object.values(row).some((cell) => cell !== ""));
    case "number":
      return tidyNumber(text, question.decimals);
    case "money":
    case "date":
      return tidyValue(question.kind, text);
    case "short-text":
      return question.maxWords <= 20 ? oneLine(text) : text.trim();
    default:
      return text.trim();
  }
}

function tidyValue(kind: "text" | "number" | "money" | "date", text: string): string {
  switch (kind) {
    case "text":
      return oneLine(text);
    case "number":
      return tidyNumber(text, 6);
    case "money":
      return String(parseDong(text) ?? text.trim());
    case "date":
      return tidyDate(text);
  }
}

function tidyNumber(text: string, decimals: number): string {
  const read = readNumber(text, decimals);
  return typeof read === "string" ? text.trim() : read.value;
}

const tidyDate = (text: string) => parseLocalDate(text) ?? text.trim();
const tidyPhone = (text: string) => parsePhone(text) ?? text.trim();

function oneLine(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/gu, " ");
}
