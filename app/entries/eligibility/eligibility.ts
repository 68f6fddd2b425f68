import type { Fault } from "~/platform/result";
import { answerFaults } from "./eligibility-answers";
import { memberFaults, supporterFaults } from "./eligibility-members";
import { originFaults } from "./eligibility-origin";
import { lineFaults } from "./eligibility-values";
import type { EntryContent } from "../entry-content";
import type { EntryFacts, EntryRules } from "../entry-facts";

export { entryRules, type EntryFacts, type EntryRules } from "../entry-facts";
export { tidyContent } from "../writing/tidy-content";

const MAX_TITLE = 300;

/**
 * Everything that keeps a dossier from being sent in, each fault under the name of its form field. The same in the
 * browser while somebody types and on the server when it is sent in.
 */
export function assessEntry(
  rules: EntryRules,
  content: EntryContent,
  attachments: readonly { readonly kindId: string }[],
  facts: EntryFacts,
): Fault[] {
  return [
    ...lineFaults("title", content.title, MAX_TITLE, true),
    ...choiceFaults("fieldId", content.fieldId, rules.fields),
    ...(rules.divisions.length > 0
      ? choiceFaults("divisionId", content.divisionId, rules.divisions)
      : []),
    ...originFaults(rules.conditions, content, facts.today),
    ...memberFaults(rules, content, facts),
    ...supporterFaults(rules.members, content),
    ...answerFaults(rules, content),
    ...attachmentFaults(rules, attachments),
  ];
}

function choiceFaults(
  path: string,
  chosen: string,
  options: readonly { readonly id: string }[],
): Fault[] {
  if (chosen === "") return [{ path, code: "required" }];
  return options.some(({ id }) => id === chosen) ? [] : [{ path, code: "invalid" }];
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
