import type { AttributedConflict } from "~/entries/writing/draft-log";
import type { EntryContent } from "~/entries/entry-content";
import type { ReadDossier } from "~/entries/read-dossier.server";
import type { TellingPlace } from "~/entries/writing/identity-warning";
import type { saveDraft } from "~/entries/writing/save-draft.server";
import type { submitEntry } from "~/entries/submit-entry.server";
import type { Refusal } from "~/people/refusal";
import type { Fault } from "~/platform/result";

/** What was typed goes back to the page whatever became of it. */
interface Typed {
  readonly content: EntryContent;
  /** The version that the next attempt starts from. */
  readonly version: number;
  readonly faults: readonly Fault[];
}

export type EditAnswer =
  | { readonly kind: "too-big" | "broken" }
  | ({ readonly kind: "saved" | "invalid" } & Typed)
  /** Saved; whether these places shall stay is asked once before it is sent in. */
  | ({ readonly kind: "telling"; readonly places: readonly TellingPlace[] } & Typed)
  | ({ readonly kind: "refused"; readonly refusal: Refusal } & Typed)
  | ({
      readonly kind: "conflict";
      readonly theirs: EntryContent;
      /** Empty: somebody has written something else meanwhile, and the form has to be looked through. */
      readonly conflicts: readonly AttributedConflict[];
    } & Typed);

type Done = Awaited<ReturnType<typeof saveDraft>> | Awaited<ReturnType<typeof submitEntry>>;

/** The page's answer to an attempt; null when it went through without a word to say. */
export function answerTo(
  done: Done,
  { content, version, faults }: ReadDossier,
): { readonly body: EditAnswer; readonly status: number } | null {
  if (done.ok) {
    if (!("version" in done.value)) return null;
    const all = [...faults, ...done.value.faults];
    return all.length === 0
      ? null
      : {
          body: { kind: "saved", content, version: done.value.version, faults: all },
          status: 400,
        };
  }
  switch (done.code) {
    case "invalid": {
      const { version: next, faults: all } = done as Extract<Done, { code: "invalid" }>;
      return { body: { kind: "invalid", content, version: next, faults: all }, status: 400 };
    }
    case "telling": {
      const { version: next, places } = done as Extract<Done, { code: "telling" }>;
      return { body: { kind: "telling", content, version: next, faults, places }, status: 409 };
    }
    case "conflict": {
      const { theirs, conflicts, faults: more } = done as Extract<Done, { code: "conflict" }>;
      return {
        body: {
          kind: "conflict",
          content,
          version: theirs.version,
          faults: [...faults, ...more],
          theirs: theirs.content,
          conflicts,
        },
        status: 409,
      };
    }
    default:
      return {
        body: { kind: "refused", refusal: done.code, content, version, faults },
        status: 403,
      };
  }
}
