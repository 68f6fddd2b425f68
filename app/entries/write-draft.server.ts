import { groupOfField } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import type { Fault } from "~/platform/result";
import { attachFiles } from "./attach-files.server";
import { isOpenPart, keepToOpenParts } from "./dossier-parts";
import type { EntryContent } from "./entry-content";
import { readContent } from "./entry-upgrade";
import { asJson, type LoadedEntry } from "./entry-row.server";
import type { ReceivedFile } from "./receive-attachment.server";

/** One sending of the dossier form. */
export interface DraftInput {
  readonly entryId: string;
  /** The version that the form was filled from. */
  readonly version: number;
  readonly content: EntryContent;
  /** Files that came with it, safe in the storage. */
  readonly added?: readonly ReceivedFile[];
  /** Attachments to take out of the draft. */
  readonly removed?: readonly string[];
}

/** What somebody else saved in between. Nothing typed was stored; files that came along were attached. */
export interface Conflict {
  readonly ok: false;
  readonly code: "conflict";
  readonly faults: readonly Fault[];
  readonly theirs: {
    readonly version: number;
    readonly content: EntryContent;
    readonly savedAt: Date;
  };
}

export type Written = { readonly won: boolean; readonly faults: readonly Fault[] };

/**
 * Replaces the draft if nobody has since `version`. A lost race stores nothing of the content, but keeps the files:
 * adding one takes nothing away from anybody, and nobody likes to upload twice.
 */
export async function writeDraft(
  tx: Tx,
  { actor, now }: Context,
  { row, regulation, facts }: LoadedEntry,
  input: DraftInput,
): Promise<Written> {
  const { content, added = [], removed = [] } = input;
  const listed =
    row.currentVersionId === null
      ? {
          title: content.title.trim().replace(/\s+/gu, " "),
          fieldId: content.fieldId || null,
          divisionId: content.divisionId || null,
          groupId: groupOfField(regulation, content.fieldId)?.id ?? null,
        }
      : {};
  const { count } = await tx.entry.updateMany({
    where: { id: row.id, version: input.version },
    data: { draft: asJson(content), version: { increment: 1 }, ...listed },
  });
  const won = count === 1;
  if (won && removed.length > 0) {
    await tx.attachment.updateMany({
      where: { id: { in: [...removed] }, entryId: row.id, removedAt: null, ...openKinds(facts) },
      data: { removedAt: now },
    });
  }
  if (added.length === 0) return { won, faults: [] };
  if (!won) await tx.entry.update({ where: { id: row.id }, data: { version: { increment: 1 } } });
  const to = { entryId: row.id, kinds: regulation.attachments, addedById: actor.userId, addedAt: now };
  return { won, faults: (await attachFiles(tx, to, added)).faults };
}

/** Of a query on attachments: only kinds that may be changed now. */
function openKinds({ openParts }: LoadedEntry["facts"]) {
  if (openParts === null) return {};
  const kinds = openParts.flatMap((part) => (part.startsWith("files.") ? [part.slice(6)] : []));
  return { kindId: { in: kinds } };
}

/** The sending cut to what a supplement asks for; a file of another kind is told of, text has no field to come from. */
export function withinOpenParts<Input extends DraftInput>(
  { facts: { openParts }, row, snapshot, draft }: LoadedEntry,
  input: Input,
): { readonly input: Input; readonly faults: readonly Fault[] } {
  if (openParts === null) return { input, faults: [] };
  const [added, refused] = partition(input.added ?? [], ({ kindId }) =>
    isOpenPart(openParts, `files.${kindId}`),
  );
  // The secretariat may have put it into another field than it was sent in under.
  const before = { ...(snapshot ?? draft), fieldId: row.fieldId ?? draft.fieldId };
  const content = keepToOpenParts(openParts, before, input.content);
  const faults = refused.map(({ kindId, filename }) => ({
    path: `files.${kindId}`,
    code: "not-asked",
    params: { filename },
  }));
  return { input: { ...input, content, added }, faults };
}

function partition<T>(items: readonly T[], keep: (item: T) => boolean): [T[], T[]] {
  return [items.filter(keep), items.filter((item) => !keep(item))];
}

/** The draft as it is now, for the person who lost the race. */
export async function conflictOf(
  tx: Tx,
  entryId: string,
  faults: readonly Fault[],
): Promise<Conflict> {
  const current = await tx.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: { version: true, draft: true, updatedAt: true },
  });
  return {
    ok: false,
    code: "conflict",
    faults,
    theirs: {
      version: current.version,
      content: readContent(current.draft),
      savedAt: current.updatedAt,
    },
  };
}
