import type { EntryContent, Member } from "../entry-content";
import type { MayKeep } from "../members/consent-rules";
import type { EarlierSaving } from "./draft-changes";
import { isPerson, type Change, type DraftValue, type DraftValues } from "./draft-values";

interface Sending {
  readonly content: EntryContent;
  readonly changes?: readonly Change[] | null;
  readonly shown?: DraftValues | null;
  readonly earlier?: readonly EarlierSaving[];
}

/**
 * What was sent without the ethnicity of those who did not agree to have it kept: it never reaches the database, and
 * is no reason for a conflict.
 */
export function consentedInput<Input extends Sending>(input: Input, mayKeep: MayKeep): Input {
  const { content, changes, shown, earlier } = input;
  return {
    ...input,
    content: consentedContent(content, mayKeep),
    ...(changes && { changes: consentedChanges(changes, mayKeep) }),
    ...(earlier && {
      earlier: earlier.map((one) => ({ ...one, changes: consentedChanges(one.changes, mayKeep) })),
    }),
    ...(shown && {
      shown: Object.fromEntries(
        Object.entries(shown).map(([path, value]) => [path, consented(value, mayKeep)]),
      ),
    }),
  };
}

export function consentedContent<C extends Pick<EntryContent, "members">>(
  content: C,
  mayKeep: MayKeep,
): C {
  if (content.members.every(({ ethnicity }) => ethnicity === "")) return content;
  return { ...content, members: content.members.map((one) => consented(one, mayKeep) as Member) };
}

function consentedChanges(changes: readonly Change[], mayKeep: MayKeep): Change[] {
  return changes.map(({ path, before, after }) => ({
    path,
    before: consented(before, mayKeep),
    after: consented(after, mayKeep),
  }));
}

function consented(value: DraftValue, mayKeep: MayKeep): DraftValue {
  if (!isPerson(value) || !("ethnicity" in value) || value.ethnicity === "") return value;
  return mayKeep(value) ? value : { ...value, ethnicity: "" };
}
