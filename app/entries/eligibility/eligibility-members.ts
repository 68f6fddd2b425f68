import type { Division } from "~/contests/regulation";
import { add, formatDecimal, ZERO } from "~/platform/decimal";
import { parseLocalDate } from "~/platform/format";
import { parsePhone } from "~/platform/phone";
import type { Fault } from "~/platform/result";
import { searchKey } from "~/platform/vietnamese";
import {
  addsUpToHundred,
  emailFaults,
  isShare,
  lineFaults,
  MAX_LINE,
  phoneFaults,
  readShare,
} from "./eligibility-values";
import { GENDERS, type EntryContent, type Member, type Supporter } from "../entry-content";
import { personKey, type EntryFacts, type EntryRules } from "../entry-facts";

type Rules = EntryRules["members"];

/** What is wrong with the authors: each by the name of the member's field, the whole under "members". */
export function memberFaults(
  { members: rules, divisions, conditions }: EntryRules,
  { members, divisionId }: EntryContent,
  facts: EntryFacts,
): Fault[] {
  const faults: Fault[] = [];
  const count = members.length;
  if (count < rules.min)
    faults.push({ path: "members", code: "too-few-members", params: { min: rules.min, count } });
  if (count > rules.max)
    faults.push({ path: "members", code: "too-many-members", params: { max: rules.max, count } });
  if (count > 0 && members.filter(({ main }) => main).length !== 1)
    faults.push({ path: "members", code: "one-main-author" });

  const division = divisions.find(({ id }) => id === divisionId);
  const seen = new Set<string>();
  members.forEach((member, i) => {
    const at = `members.${i}`;
    faults.push(...lineFaults(`${at}.name`, member.name, MAX_LINE, true));
    faults.push(...birthFaults(`${at}.birthDate`, member.birthDate, rules, division, facts.today));
    faults.push(...lineFaults(`${at}.unit`, member.unit, MAX_LINE, true));
    faults.push(...askedFaults(at, member, rules.asks));
    if (member.name.trim() === "") return;
    const person = personKey(member);
    if (seen.has(person)) faults.push({ path: `${at}.name`, code: "member-twice" });
    else faults.push(...elsewhereFaults(`${at}.name`, person, conditions, facts));
    seen.add(person);
  });
  return rules.contribution ? [...faults, ...shareFaults(members)] : faults;
}

/** Both ends of a window of birth dates are inside it; the contest's is told before the division's. */
function birthFaults(
  path: string,
  typed: string,
  { bornFrom, bornTo }: Rules,
  division: Division | undefined,
  today: string,
): Fault[] {
  if (typed.trim() === "") return [{ path, code: "required" }];
  const date = parseLocalDate(typed);
  if (date === null) return [{ path, code: "date" }];
  if (date > today) return [{ path, code: "born-in-future" }];
  if (bornFrom !== null && date < bornFrom)
    return [{ path, code: "born-too-early", params: { date: bornFrom } }];
  if (bornTo !== null && date > bornTo)
    return [{ path, code: "born-too-late", params: { date: bornTo } }];
  if (!division) return [];
  const { name } = division;
  if (division.bornFrom !== null && date < division.bornFrom)
    return [{ path, code: "born-before-division", params: { date: division.bornFrom, name } }];
  if (division.bornTo !== null && date > division.bornTo)
    return [{ path, code: "born-after-division", params: { date: division.bornTo, name } }];
  return [];
}

const LINES = ["className", "role", "occupation", "ethnicity"] as const;

function askedFaults(at: string, member: Member, asks: Rules["asks"]): Fault[] {
  const faults: Fault[] = [];
  if (asks.gender !== "no") {
    const path = `${at}.gender`;
    const known = (GENDERS as readonly string[]).includes(member.gender);
    if (member.gender === "" && asks.gender === "required") faults.push({ path, code: "required" });
    if (member.gender !== "" && !known) faults.push({ path, code: "invalid" });
  }
  for (const line of LINES)
    if (asks[line] !== "no")
      faults.push(
        ...lineFaults(`${at}.${line}`, member[line], MAX_LINE, asks[line] === "required"),
      );
  if (asks.phone !== "no")
    faults.push(...phoneFaults(`${at}.phone`, member.phone, asks.phone === "required"));
  if (asks.email !== "no")
    faults.push(...emailFaults(`${at}.email`, member.email, asks.email === "required"));
  return faults;
}

function elsewhereFaults(
  path: string,
  person: string,
  { maxEntriesPerMember: max }: EntryRules["conditions"],
  { otherEntries }: EntryFacts,
): Fault[] {
  const others = Object.hasOwn(otherEntries, person) ? (otherEntries[person] ?? 0) : 0;
  if (max === null || others < max) return [];
  return [{ path, code: "member-in-others", params: { max, count: others } }];
}

/** The sum is judged only when every share can be read: else the fault beside the share says enough. */
function shareFaults(members: readonly Member[]): Fault[] {
  const faults: Fault[] = [];
  const shares = members.flatMap((member, i) => {
    const path = `members.${i}.share`;
    const share = readShare(member.share);
    if (member.share.trim() === "") faults.push({ path, code: "required" });
    else if (!share) faults.push({ path, code: "number" });
    else if (!isShare(share)) faults.push({ path, code: "share-range" });
    else return [share];
    return [];
  });
  if (faults.length > 0 || members.length === 0 || addsUpToHundred(shares)) return faults;
  const sum = formatDecimal(shares.reduce(add, ZERO));
  return [{ path: "members", code: "shares-sum", params: { sum } }];
}

/** Whether nothing is written in a row of the supporters: such a row is no fault and is not sent in. */
export function isBlankSupporter({ id: _id, ...written }: Supporter): boolean {
  return Object.values(written).every((text) => text.trim() === "");
}

/** What is wrong with the teachers and mentors. Nobody is both author and supporter. */
export function supporterFaults(
  { maxSupporters: max }: Rules,
  { supporters, members }: EntryContent,
): Fault[] {
  if (max === 0) return [];
  const count = supporters.filter((supporter) => !isBlankSupporter(supporter)).length;
  const faults: Fault[] =
    count > max
      ? [{ path: "supporters", code: "too-many-supporters", params: { max, count } }]
      : [];
  supporters.forEach((supporter, i) => {
    if (isBlankSupporter(supporter)) return;
    const at = `supporters.${i}`;
    faults.push(...lineFaults(`${at}.name`, supporter.name, MAX_LINE, true));
    faults.push(...lineFaults(`${at}.unit`, supporter.unit, MAX_LINE, true));
    faults.push(...lineFaults(`${at}.role`, supporter.role, MAX_LINE, false));
    faults.push(...phoneFaults(`${at}.phone`, supporter.phone, true));
    faults.push(...emailFaults(`${at}.email`, supporter.email, false));
    if (members.some((member) => isSamePerson(member, supporter)))
      faults.push({ path: `${at}.name`, code: "supporter-is-author" });
  });
  return faults;
}

/** A name alone is shared by many; with the unit, the telephone or the address it is one person. */
function isSamePerson(member: Member, supporter: Supporter): boolean {
  const name = searchKey(supporter.name);
  if (name === "" || searchKey(member.name) !== name) return false;
  const same = (read: (text: string) => string | null, a: string, b: string) =>
    !!read(a) && read(a) === read(b);
  return (
    same(searchKey, member.unit, supporter.unit) ||
    same(parsePhone, member.phone, supporter.phone) ||
    same(searchKey, member.email, supporter.email)
  );
}
