import { questionsOf } from "~/contests/regulation";
import type { Fault } from "~/platform/result";
import { isOpenPart } from "../dossier-parts";
import type { EntryContent } from "../entry-content";
import type { EntryRules } from "../entry-facts";

/** How far a dossier is from being one that can be sent in. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What is missing or wrong, in the order of the form; each with the field to go to. */
  readonly missing: readonly { readonly item: string; readonly field: string }[];
}

/** Counts what the regulation asks for, a whole person or a whole answer as one. */
export function progressOf(
  rules: EntryRules,
  content: EntryContent,
  faults: readonly Fault[],
  openParts: readonly string[] | null = null,
): Progress {
  const asked = itemsOf(rules, content).filter((item) => isOpenPart(openParts, item));
  const itemOf = ({ path }: Fault) =>
    asked.find((item) => path === item || path.startsWith(`${item}.`)) ?? path;
  const fields = new Map<string, string>();
  for (const fault of faults) {
    const item = itemOf(fault);
    if (isOpenPart(openParts, fault.path) && !fields.has(item)) fields.set(item, fault.path);
  }
  const all = [...asked, ...[...fields.keys()].filter((item) => !asked.includes(item))];
  const missing = all.flatMap((item) => {
    const field = fields.get(item);
    return field === undefined ? [] : [{ item, field }];
  });
  return { done: all.length - missing.length, total: all.length, missing };
}

function itemsOf(rules: EntryRules, { divisionId, members }: EntryContent): string[] {
  const { conditions } = rules;
  return [
    "title",
    "fieldId",
    ...(rules.divisions.length > 0 ? ["divisionId"] : []),
    ...(conditions.createdSince === null ? [] : ["createdOn"]),
    ...(conditions.provinces.length > 0 ? ["province"] : []),
    ...(conditions.repeats === "not-asked" ? [] : ["repeat"]),
    ...members.map((_member, i) => `members.${i}`),
    ...questionsOf(rules, divisionId).flatMap(({ id, required }) =>
      required ? [`answers.${id}`] : [],
    ),
    ...rules.attachments.flatMap(({ id, min }) => (min > 0 ? [`files.${id}`] : [])),
  ];
}
