import { questionsOf, type Regulation } from "~/contests/regulation";
import {
  add,
  compare,
  decimal,
  formatDecimal,
  fromInteger,
  ZERO,
  type Exact,
} from "~/platform/decimal";
import { isLocalDate, parseDecimal } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { searchKey } from "~/platform/vietnamese";
import { answerText, countWords, type EntryContent, type Member } from "./entry-content";

/** The part of a regulation that an entry is written, read and measured by. */
export type EntryRules = Pick<
  Regulation,
  | "fields"
  | "divisions"
  | "members"
  | "conditions"
  | "consents"
  | "sections"
  | "attachments"
  | "timeZone"
>;

/** Only that part, as pages are sent it. */
export function entryRules(regulation: Regulation): EntryRules {
  const { fields, divisions, members, conditions, consents, sections, attachments, timeZone } =
    regulation;
  return { fields, divisions, members, conditions, consents, sections, attachments, timeZone };
}

const MAX_TITLE = 300;
const MAX_LINE = 200;
const HUNDRED = fromInteger(100);

/**
 * Everything that keeps a dossier from being sent in, each fault under the name of its form field.
 * `today` is the contest's calendar date, "YYYY-MM-DD": nobody is born after it.
 */
export function assessEntry(
  rules: EntryRules,
  content: EntryContent,
  attachments: readonly { readonly kindId: string }[],
  today: string,
): Fault[] {
  return [
    ...lineFaults("title", content.title, MAX_TITLE),
    ...fieldFaults(rules, content),
    ...memberFaults(rules.members, content.members, today),
    ...answerFaults(rules, content),
    ...attachmentFaults(rules, attachments),
  ];
}

function lineFaults(path: string, text: string, max: number): Fault[] {
  const length = [...text.trim()].length;
  if (length === 0) return [{ path, code: "required" }];
  return length > max ? [{ path, code: "too-long", params: { max } }] : [];
}

function fieldFaults(rules: EntryRules, { fieldId }: EntryContent): Fault[] {
  if (fieldId === "") return [{ path: "fieldId", code: "required" }];
  return rules.fields.some(({ id }) => id === fieldId)
    ? []
    : [{ path: "fieldId", code: "invalid" }];
}

function memberFaults(
  rules: EntryRules["members"],
  members: readonly Member[],
  today: string,
): Fault[] {
  const faults: Fault[] = [];
  const count = members.length;
  if (count < rules.min)
    faults.push({ path: "members", code: "too-few-members", params: { min: rules.min, count } });
  if (count > rules.max)
    faults.push({ path: "members", code: "too-many-members", params: { max: rules.max, count } });

  const seen = new Set<string>();
  members.forEach((member, i) => {
    const at = `members.${i}`;
    faults.push(...lineFaults(`${at}.name`, member.name, MAX_LINE));
    faults.push(...birthFaults(`${at}.birthDate`, member.birthDate, rules, today));
    faults.push(...lineFaults(`${at}.unit`, member.unit, MAX_LINE));
    if (member.name.trim() === "") return;
    const person = `${searchKey(member.name)}|${member.birthDate}`;
    if (seen.has(person)) faults.push({ path: `${at}.name`, code: "member-twice" });
    seen.add(person);
  });
  return rules.contribution ? [...faults, ...shareFaults(members)] : faults;
}

/** Both ends of the birth-date window are inside it. */
function birthFaults(
  path: string,
  birthDate: string,
  { bornFrom, bornTo }: EntryRules["members"],
  today: string,
): Fault[] {
  if (birthDate.trim() === "") return [{ path, code: "required" }];
  if (!isLocalDate(birthDate)) return [{ path, code: "date" }];
  if (birthDate > today) return [{ path, code: "born-in-future" }];
  if (bornFrom !== null && birthDate < bornFrom)
    return [{ path, code: "born-too-early", params: { date: bornFrom } }];
  if (bornTo !== null && birthDate > bornTo)
    return [{ path, code: "born-too-late", params: { date: bornTo } }];
  return [];
}

/** The sum is judged only when every share can be read: else the fault beside the share says enough. */
function shareFaults(members: readonly Member[]): Fault[] {
  const faults: Fault[] = [];
  let total: Exact = ZERO;
  members.forEach((member, i) => {
    const path = `members.${i}.share`;
    const share = readShare(member.share);
    if (member.share.trim() === "") faults.push({ path, code: "required" });
    else if (!share) faults.push({ path, code: "number" });
    else if (compare(share, ZERO) <= 0 || compare(share, HUNDRED) > 0)
      faults.push({ path, code: "share-range" });
    else total = add(total, share);
  });
  if (faults.length > 0 || members.length === 0 || compare(total, HUNDRED) === 0) return faults;
  return [{ path: "members", code: "shares-sum", params: { sum: formatDecimal(total) } }];
}

function readShare(text: string): Exact | null {
  const plain = parseDecimal(text.trim().replace(/\s*%$/, ""));
  return plain !== null && plain.length <= 30 ? decimal(plain) : null;
}

function answerFaults(rules: EntryRules, { answers, divisionId }: EntryContent): Fault[] {
  return questionsOf(rules, divisionId).flatMap((question): Fault[] => {
    const path = `answers.${question.id}`;
    const text = answerText(answers[question.id]);
    if (question.kind !== "long-text" && question.kind !== "short-text") return [];
    if (text.trim() === "") return question.required ? [{ path, code: "required" }] : [];
    const words = countWords(text);
    if (words <= question.maxWords) return [];
    return [{ path, code: "too-many-words", params: { max: question.maxWords, count: words } }];
  });
}

function attachmentFaults(
  rules: EntryRules,
  attachments: readonly { readonly kindId: string }[],
): Fault[] {
  return rules.attachments.flatMap(({ id, min, max }): Fault[] => {
    const count = attachments.filter(({ kindId }) => kindId === id).length;
    const path = `files.${id}`;
    if (count < min) return [{ path, code: "too-few-files", params: { min, count } }];
    return count > max ? [{ path, code: "too-many-files", params: { max, count } }] : [];
  });
}

/** What is frozen of a faultless content: trimmed, and shares as plain decimals. */
export function tidyContent(content: EntryContent): EntryContent {
  return {
    ...content,
    title: oneLine(content.title),
    members: content.members.map((member) => {
      const share = readShare(member.share);
      return {
        ...member,
        name: oneLine(member.name),
        unit: oneLine(member.unit),
        share: share ? formatDecimal(share) : member.share.trim(),
      };
    }),
    answers: Object.fromEntries(
      Object.entries(content.answers).map(([id, answer]) => [
        id,
        typeof answer === "string" ? answer.trim() : answer,
      ]),
    ),
  };
}

function oneLine(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/gu, " ");
}
