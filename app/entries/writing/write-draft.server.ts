import { groupOfField } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import type { Fault } from "~/platform/result";
import { attachFiles } from "../files/attach-files.server";
import { ethnicityRule } from "../members/consent-row.server";
import { isOpenPart, keepToOpenParts } from "../dossier-parts";
import type { EarlierSaving } from "./draft-changes";
import { composed, differsFrom } from "./draft-form";
import { consentedContent, consentedInput } from "./consented-input";
import {
  logSaving,
  readDraftLog,
  touchOf,
  type AttributedConflict,
  type DraftLog,
} from "./draft-log";
import {
  changesBetween,
  draftPartOf,
  valuesOf,
  type Change,
  type DraftValues,
} from "./draft-values";
import type { EntryContent } from "../entry-content";
import { readContent } from "../entry-upgrade";
import { asJson, type LoadedEntry } from "../entry-row.server";
import { applyChanges, conflictsWithoutBase, type FieldConflict } from "./merge-draft";
import type { ReceivedFile } from "../files/receive-attachment.server";

/** One sending of the dossier form, or what was typed in it since the last one. */
export interface DraftInput {
  readonly entryId: string;
  /** The version that the form was filled from. */
  readonly version: number;
  readonly content: EntryContent;
  /** What of it was changed, from what to what; null or left out: all that differs, if nobody saved since `version`. */
  readonly changes?: readonly Change[] | null;
  /** What the form shows, by its paths; left out: `content`. */
  readonly shown?: DraftValues | null;
  /** Of a browser that sends again what got no answer. */
  readonly request?: string;
  /** What the page had sent by itself before this, in order: done now where it has not arrived, and then never again. */
  readonly earlier?: readonly EarlierSaving[];
  /** Files that came with it, safe in the storage. */
  readonly added?: readonly ReceivedFile[];
  /** Attachments to take out of the draft. */
  readonly removed?: readonly string[];
}

/**
 * Somebody else changed the same, or what the form did not show. All that does not collide was stored, files that came
 * along were attached.
 */
export interface Conflict {
  readonly ok: false;
  readonly code: "conflict";
  readonly faults: readonly Fault[];
  readonly conflicts: readonly AttributedConflict[];
  /** The draft as it stands now. */
  readonly theirs: {
    readonly version: number;
    readonly content: EntryContent;
    readonly savedAt: Date;
  };
}

export interface Written {
  /** Nothing collided. */
  readonly won: boolean;
  /** Somebody else's changes stand in it that the form did not show. */
  readonly overtaken: boolean;
  /** The version that it was laid over. */
  readonly found: number;
  /** The draft as it stands now. */
  readonly version: number;
  readonly content: EntryContent;
  readonly conflicts: readonly AttributedConflict[];
  readonly faults: readonly Fault[];
}

/**
 * Lays what was typed over the draft as it stands, one sending after the other. What somebody else changed meanwhile
 * is kept; where both changed the same, theirs stays and the conflict is told. Files are kept in any case: adding one
 * takes nothing away from anybody, and nobody likes to upload twice.
 */
export async function writeDraft(
  tx: Tx,
  { actor, now }: Context,
  loaded: LoadedEntry,
  given: DraftInput,
): Promise<Written> {
  const { row, regulation, facts } = loaded;
  const current = await holdDraft(tx, row.id);
  // Asked while the entry is held: consent that is withdrawn meanwhile comes before or after all of this.
  const mayKeep = await ethnicityRule(tx, loaded, now);
  const input = consentedInput(given, mayKeep);
  const { added = [], removed = [], request = null, earlier = [] } = input;
  const log = readDraftLog(current.draftLog);
  const draft = readContent(current.draft);
  const again = log.requests.find(({ id }) => id === request);
  const undone = earlier.filter((one) => !log.requests.some(({ id }) => id === one.request));
  const { content: laid, conflicts, changes } = again
    ? { ...onceMore(draft, input, again.collided), changes: [] }
    : merged(current.version, draft, input, undone);
  const content = consentedContent(laid, mayKeep);
  const made = changesBetween(draft, content);
  const known = again !== undefined || input.changes != null || input.version === current.version;
  const won = known && conflicts.length === 0;

  // What a browser sends by itself is no new version unless it changes something: others would be told of nothing.
  const stored = made.length > 0 || added.length > 0 || (request === null && won);
  const version = stored ? current.version + 1 : current.version;
  if (stored) {
    const collided = conflicts.map(({ path }) => path);
    const paths = changes.map(({ path }) => path).filter((path) => !collided.includes(path));
    const done = [...undone.map((one) => one.request), ...(request === null ? [] : [request])].map(
      (id) => ({ id, collided }),
    );
    await tx.entry.update({
      where: { id: row.id },
      data: {
        draft: asJson(content),
        draftLog: logSaving(log, paths, { by: actor.userId, at: now, done }),
        version,
        ...(row.currentVersionId === null && listed(regulation, content)),
      },
    });
  }
  if (won && removed.length > 0) {
    await tx.attachment.updateMany({
      where: { id: { in: [...removed] }, entryId: row.id, removedAt: null, ...openKinds(facts) },
      data: { removedAt: now },
    });
  }
  const to = {
    entryId: row.id,
    kinds: regulation.attachments,
    addedById: actor.userId,
    addedAt: now,
  };
  const faults = added.length > 0 ? (await attachFiles(tx, to, added)).faults : [];
  return {
    won,
    overtaken: differsFrom(openValues(facts, input.shown ?? valuesOf(input.content)), content),
    found: current.version,
    version,
    content,
    conflicts: await attributed(tx, log, conflicts),
    faults,
  };
}

interface HeldDraft {
  readonly version: number;
  readonly draft: unknown;
  readonly draftLog: unknown;
}

/** The draft as it stands; it waits for this transaction before anybody else writes it. */
async function holdDraft(tx: Tx, entryId: string): Promise<HeldDraft> {
  const [held] = await tx.$queryRaw<HeldDraft[]>`
    SELECT "version", "draft", "draftLog" FROM "Entry" WHERE "id" = ${entryId} FOR UPDATE`;
  if (!held) throw new Error("the entry is gone");
  return held;
}

function merged(
  version: number,
  draft: EntryContent,
  { version: seen, content, changes }: DraftInput,
  undone: readonly EarlierSaving[],
) {
  if (changes) {
    const all = [...undone, { changes }].reduce<readonly Change[]>(
      (before, one) => composed(before, one.changes),
      [],
    );
    return { ...applyChanges(draft, all), changes: all };
  }
  const given = seen === version ? changesBetween(draft, content) : null;
  if (given) return { ...applyChanges(draft, given), changes: given };
  return { content: draft, conflicts: conflictsWithoutBase(content, draft), changes: [] };
}

/** The answer that was lost: what was saved is saved, what collided then is told again. */
function onceMore(draft: EntryContent, { changes }: DraftInput, collided: readonly string[]) {
  const { conflicts } = applyChanges(draft, changes ?? []);
  return { content: draft, conflicts: conflicts.filter(({ path }) => collided.includes(path)) };
}

/** What lists and the search know of a draft. */
export function listed(regulation: LoadedEntry["regulation"], content: EntryContent) {
  return {
    title: content.title.trim().replace(/\s+/gu, " "),
    fieldId: content.fieldId || null,
    divisionId: content.divisionId || null,
    groupId: groupOfField(regulation, content.fieldId)?.id ?? null,
  };
}

async function attributed(
  tx: Tx,
  log: DraftLog,
  conflicts: readonly FieldConflict[],
): Promise<AttributedConflict[]> {
  const touches = conflicts.map(({ path }) => touchOf(log, path));
  const ids = touches.flatMap((touch) => touch?.by ?? []);
  const users =
    ids.length > 0
      ? await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
      : [];
  return conflicts.map((conflict, i) => {
    const touch = touches[i];
    const by = users.find(({ id }) => id === touch?.by)?.name ?? null;
    return { ...conflict, by, at: touch ? new Date(touch.at) : null };
  });
}

/** Of what a form shows, the parts that may be changed now. */
function openValues({ openParts }: LoadedEntry["facts"], shown: DraftValues): DraftValues {
  return Object.fromEntries(
    Object.entries(shown).filter(([path]) => isOpenPart(openParts, draftPartOf(path))),
  );
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
  const open = (all: readonly Change[]) =>
    all.filter(({ path }) => isOpenPart(openParts, draftPartOf(path)));
  const changes = input.changes && open(input.changes);
  const earlier = input.earlier?.map((one) => ({ ...one, changes: open(one.changes) }));
  const faults = refused.map(({ kindId, filename }) => ({
    path: `files.${kindId}`,
    code: "not-asked",
    params: { filename },
  }));
  const cut = { ...(changes && { changes }), ...(earlier && { earlier }) };
  return { input: { ...input, content, added, ...cut }, faults };
}

function partition<T>(items: readonly T[], keep: (item: T) => boolean): [T[], T[]] {
  return [items.filter(keep), items.filter((item) => !keep(item))];
}

/** What the person is told who did not get through. */
export function conflictOf(
  { conflicts, content, version }: Written,
  faults: readonly Fault[],
  now: Date,
): Conflict {
  const at = conflicts.flatMap((conflict) => conflict.at?.getTime() ?? []);
  const savedAt = at.length > 0 ? new Date(Math.max(...at)) : now;
  return { ok: false, code: "conflict", faults, conflicts, theirs: { version, content, savedAt } };
}
