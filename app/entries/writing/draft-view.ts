import type { ShownConflict } from "./draft-sync";
import type { DraftValues } from "./draft-values";
import type { EntryContent } from "../entry-content";
import type { EntryRules } from "../entry-facts";

/** A form that is kept, as the server has drawn it. */
export interface KeptForm {
  readonly entryId: string;
  /** Who is signed in. */
  readonly userId: string;
  readonly rules: EntryRules;
  readonly version: number;
  readonly content: EntryContent;
  readonly savedAt: Date | null;
  /** The paths that the form shows, with what stands there. */
  readonly drawn: (content: EntryContent) => DraftValues;
}

/** Where what is typed is: on the server, on its way there, or so far only in this browser. */
export interface DraftView {
  readonly kind: "saved" | "unsaved" | "saving" | "unsent" | "refused" | "not-kept";
  /** Why the server refused it. */
  readonly code: string | null;
  readonly savedAt: Date | null;
  readonly conflicts: readonly ShownConflict[];
  /** Something that this browser had kept was laid over the draft. */
  readonly restored: boolean;
}
