import type { AttachmentKind } from "~/contests/regulation";
import type { EntryContent, EntrySnapshot, Member, SnapshotAttachment } from "~/entries/entry-content";
import { ERASED_NAME, redactPerson } from "~/entries/members/redact";
import type { WithheldReason } from "./manifest";

/** What of a dossier leaves, and what stays behind. */
export interface PassedOn {
  readonly content: EntryContent;
  readonly files: readonly SnapshotAttachment[];
  /** People of whom nothing is in it. */
  readonly people: number;
  readonly withheld: readonly { readonly kindId: string; readonly why: WithheldReason }[];
  /** Nothing stayed behind: files keep their properties and the names that their authors gave them. */
  readonly whole: boolean;
}

/**
 * A dossier as it is passed on to others: of each author only what they agreed to have passed on; the others keep their
 * place and share, so that the rest stays true. While one has not agreed, files that name the authors stay behind, and
 * pictures and films too, since nobody can tell who is in them; the others go without their properties. Who helped is
 * asked for no consent and is not in it. Ethnicity was agreed to for this contest alone.
 */
export function passedOn(
  { attachments: files, regulationRevision: _revision, ...content }: EntrySnapshot,
  kinds: readonly Pick<AttachmentKind, "id" | "namesAuthors">[],
  mayPass: (member: Member) => boolean,
): PassedOn {
  const unnamed = content.members.filter((member) => !mayPass(member));
  const helpers = content.supporters.filter(({ name }) => name !== ERASED_NAME);
  const people = [...unnamed, ...helpers];
  const withheld = files.flatMap((file) => {
    const why = unnamed.length > 0 ? whyWithheld(file, kinds) : null;
    return why ? [{ id: file.id, kindId: file.kindId, why }] : [];
  });
  return {
    content: withoutEthnicity(people.reduce<EntryContent>((left, { id }) => redactPerson(left, id), content)),
    files: files.filter(({ id }) => !withheld.some((held) => held.id === id)),
    people: people.length,
    withheld: withheld.map(({ kindId, why }) => ({ kindId, why })),
    whole: unnamed.length === 0,
  };
}

/** The holder's own copy: everything but what was agreed to for this contest alone. */
export function ownCopy({ attachments: files, regulationRevision: _revision, ...content }: EntrySnapshot): PassedOn {
  return { content: withoutEthnicity(content), files, people: 0, withheld: [], whole: true };
}

function whyWithheld(
  { kindId, mime }: SnapshotAttachment,
  kinds: readonly Pick<AttachmentKind, "id" | "namesAuthors">[],
): WithheldReason | null {
  // A kind that the form no longer has says nothing of what it held.
  if (kinds.find(({ id }) => id === kindId)?.namesAuthors ?? true) return "names-authors";
  return mime.startsWith("image/") || mime.startsWith("video/") ? "shows-people" : null;
}

function withoutEthnicity(content: EntryContent): EntryContent {
  return { ...content, members: content.members.map((member) => ({ ...member, ethnicity: "" })) };
}
