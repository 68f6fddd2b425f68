import type { ConsentPurpose, ConsentUse, Regulation } from "~/contests/regulation";
import { ageOn } from "~/platform/age";
import { localDateOf } from "~/platform/format";
import { nameKey } from "~/platform/vietnamese";
import type { EntryContent } from "../entry-content";
import { ERASED_NAME } from "./redact";

export type ConsentGiver = "GUARDIAN" | "CHILD" | "SELF";
export type ConsentAnswer = "GIVEN" | "REFUSED" | "WITHDRAWN";

/** One answer about one purpose for one member, as it is on record. */
export interface ConsentRecord {
  readonly memberId: string;
  /** Who stood in that place when it was answered. */
  readonly memberName: string;
  readonly purposeId: string;
  readonly giver: ConsentGiver;
  readonly answer: ConsentAnswer;
  readonly at: Date;
}

/** A member as far as consent goes. */
export interface ConsentSubject {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
}

export type ConsentRules = Pick<Regulation, "consents" | "timeZone">;

/** Catalogue: `consent:status.<status>`. */
export type ConsentStatus = "given" | "missing" | "refused" | "withdrawn";

/**
 * Who has to agree for a person of this age on this day: the guardian of a child, from some age on the child too,
 * an adult alone. Whose age is not known is treated as a child who can speak.
 */
export function giversFor(
  { childBelow, childAgreesFrom }: Regulation["consents"],
  birthDate: string,
  day: string,
): ConsentGiver[] {
  const age = ageOn(birthDate, day);
  if (childBelow === 0 || (age !== null && age >= childBelow)) return ["SELF"];
  return age !== null && age < childAgreesFrom ? ["GUARDIAN"] : ["GUARDIAN", "CHILD"];
}

/** The newest answer of each giver about one purpose, of those that are about this very person. */
export function newestAnswers<R extends ConsentRecord>(
  records: readonly R[],
  member: ConsentSubject,
  purposeId: string,
): Partial<Record<ConsentGiver, R>> {
  const newest: Partial<Record<ConsentGiver, R>> = {};
  if (member.name === ERASED_NAME) return newest;
  for (const record of records) {
    if (record.memberId !== member.id || record.purposeId !== purposeId) continue;
    if (nameKey(record.memberName) !== nameKey(member.name)) continue;
    const known = newest[record.giver];
    if (!known || known.at.getTime() <= record.at.getTime()) newest[record.giver] = record;
  }
  return newest;
}

/**
 * What stands for one purpose. Silence is not consent. An adult's word is their own; what guardian and child said
 * before the child grew up stands until the grown person says otherwise.
 */
export function consentStatus(
  rules: ConsentRules,
  records: readonly ConsentRecord[],
  member: ConsentSubject,
  purposeId: string,
  now: Date,
): ConsentStatus {
  const dayOf = (instant: Date) => localDateOf(instant, rules.timeZone);
  const neededAt = (instant: Date) => giversFor(rules.consents, member.birthDate, dayOf(instant));
  const newest = newestAnswers(records, member, purposeId);
  const { SELF: self, GUARDIAN: guardian, CHILD: child } = newest;
  if (neededAt(now).includes("SELF") && (!guardian || self)) {
    return self && neededAt(self.at).includes("SELF") ? statusOf([self]) : "missing";
  }
  if (!guardian) return child && child.answer !== "GIVEN" ? statusOf([child]) : "missing";
  const needed = neededAt(guardian.at).includes("CHILD") || neededAt(now).includes("CHILD");
  if (needed && !child) return guardian.answer === "GIVEN" ? "missing" : statusOf([guardian]);
  return statusOf(child ? [guardian, child] : [guardian]);
}

function statusOf(answers: readonly ConsentRecord[]): ConsentStatus {
  if (answers.some(({ answer }) => answer === "WITHDRAWN")) return "withdrawn";
  return answers.some(({ answer }) => answer === "REFUSED") ? "refused" : "given";
}

export function purposesOf(
  { consents }: Pick<Regulation, "consents">,
  use: ConsentUse,
): ConsentPurpose[] {
  return consents.purposes.filter((purpose) => purpose.use === use);
}

/**
 * Whether something may be done with a member's data: every purpose of the regulation for that use has to stand.
 * Where the regulation asks nothing about a use, it is not done with a child's data.
 */
export function mayUse(
  rules: ConsentRules,
  records: readonly ConsentRecord[],
  member: ConsentSubject,
  use: ConsentUse,
  now: Date,
): boolean {
  const purposes = purposesOf(rules, use);
  if (member.name === ERASED_NAME) return false;
  if (purposes.length > 0)
    return purposes.every(
      ({ id }) => consentStatus(rules, records, member, id, now) === "given",
    );
  const today = localDateOf(now, rules.timeZone);
  return use === "publish" && giversFor(rules.consents, member.birthDate, today).includes("SELF");
}

/** Whether something is kept of a member that only a consent of its own allows. */
export type MayKeep = (member: ConsentSubject) => boolean;

/**
 * The content without what nobody agreed to have kept: a member's ethnicity goes where its own consent does not stand.
 */
export function dropUnconsented<C extends Pick<EntryContent, "members">>(
  content: C,
  rules: ConsentRules,
  records: readonly ConsentRecord[],
  now: Date,
): C {
  const members = content.members.map((member) =>
    member.ethnicity === "" || mayUse(rules, records, member, "ethnicity", now)
      ? member
      : { ...member, ethnicity: "" },
  );
  return { ...content, members };
}

/** How many members of an entry have said all that they are asked, for lists. */
export function consentCount(
  rules: ConsentRules,
  records: readonly ConsentRecord[],
  members: readonly ConsentSubject[],
  now: Date,
): { readonly answered: number; readonly published: number; readonly members: number } {
  const { purposes } = rules.consents;
  return {
    members: members.length,
    answered: members.filter((member) =>
      purposes.every(({ id }) => consentStatus(rules, records, member, id, now) !== "missing"),
    ).length,
    published: members.filter((member) => mayUse(rules, records, member, "publish", now)).length,
  };
}
