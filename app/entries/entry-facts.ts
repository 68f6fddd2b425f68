import type { Regulation } from "~/contests/regulation";
import { parseLocalDate } from "~/platform/format";
import { searchKey } from "~/platform/vietnamese";
import type { Member } from "./entry-content";

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

/** What an entry is measured against besides its own words. */
export interface EntryFacts {
  /** The contest's calendar date, "YYYY-MM-DD". */
  readonly today: string;
  /** By `personKey`: in how many other entries of this contest that were sent in the person is a member. */
  readonly otherEntries: Readonly<Record<string, number>>;
}

/** Who somebody is, as far as a dossier tells: the name however it is typed, and the day of birth. */
export function personKey({ name, birthDate }: Pick<Member, "name" | "birthDate">): string {
  return `${searchKey(name)}|${parseLocalDate(birthDate) ?? ""}`;
}
