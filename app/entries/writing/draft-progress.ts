import { localDateOf } from "~/platform/format";
import { assessEntry } from "../eligibility/eligibility";
import type { EntryRules } from "../entry-facts";
import type { EntryState } from "../entry-state";
import { readContent } from "../entry-upgrade";
import { progressOf, type Progress } from "./progress";

export type DraftProgress = Pick<Progress, "done" | "total">;

/** How far a dossier is that was never sent in; null for others. What other entries have to do with it is not asked here. */
export function draftProgress(
  rules: EntryRules,
  {
    state,
    draft,
    attachments,
  }: {
    readonly state: EntryState;
    readonly draft: unknown;
    readonly attachments: readonly { readonly kindId: string }[];
  },
  now: Date,
): DraftProgress | null {
  if (state !== "DRAFT") return null;
  const content = readContent(draft);
  const facts = { today: localDateOf(now, rules.timeZone), otherEntries: {} };
  const { done, total } = progressOf(rules, content, assessEntry(rules, content, attachments, facts));
  return { done, total };
}
