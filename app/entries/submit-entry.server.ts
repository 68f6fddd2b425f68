import { holdOpenContest } from "~/contests/hold-contest.server";
import { isBlind } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { canonicalJson } from "~/platform/canonical-json";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused } from "~/platform/result";
import { assessEntry, tidyContent, type EntryRules } from "./eligibility/eligibility";
import type { EntryContent, EntrySnapshot, Receipt, SnapshotAttachment } from "./entry-content";
import { isOpenPart, keepToOpenParts } from "./dossier-parts";
import { entryFacts, holdMembers } from "./entry-facts.server";
import { freezeVersion } from "./freeze-version.server";
import { readSnapshot } from "./entry-upgrade";
import { makeCleanCopiesSoon } from "./files/clean-copies.server";
import { infectedFaults } from "./files/file-list.server";
import { makePreviewsSoon } from "./files/previews.server";
import { mailReceipt } from "./entry-mail.server";
import { whyNotSubmitEntry } from "./entry-policy";
import {
  draftAttachments,
  holdUnassigned,
  loadEntry,
  TRANSACTION,
  type LoadedEntry,
} from "./entry-row.server";
import type { TellingPlace } from "./writing/identity-warning";
import { tellingPlacesOf } from "./writing/telling-places.server";
import {
  conflictOf,
  withinOpenParts,
  writeDraft,
  type Conflict,
  type DraftInput,
} from "./writing/write-draft.server";

export interface Submission extends DraftInput {
  /** Of a script that posts the same form again after a lost answer; null: told by what is in it. */
  readonly key?: string | null;
  /** What is already known to be wrong, such as a file that was refused while it came in. */
  readonly faults?: readonly Fault[];
  /** Paths of places of which the page has said that they tell of the authors; without it nobody is asked. */
  readonly warnedOf?: readonly string[];
}

/** The draft was saved; these faults keep it from being sent in. */
export interface NotYetRight {
  readonly ok: false;
  readonly code: "invalid";
  readonly version: number;
  readonly faults: readonly Fault[];
}

/** The draft was saved; before it is sent in, its writer is asked once whether these places shall stay. */
export interface TellsOfAuthors {
  readonly ok: false;
  readonly code: "telling";
  readonly version: number;
  readonly places: readonly TellingPlace[];
}

/**
 * Sends the dossier in as its next version. The hour is that of the request's arrival. The same form sent twice
 * (a double click, a retry after a lost answer) gets the one receipt twice.
 */
export async function submitEntry(
  ctx: Context,
  given: Submission,
): Promise<Ok<Receipt> | NotYetRight | TellsOfAuthors | Conflict | Refused<Refusal>> {
  const loaded = await loadEntry(db, ctx.actor, given.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const { input, faults: notAsked } = withinOpenParts(loaded, given);
  const { standing } = loaded;
  // Asked before the hour: an answer lost in the last minute may be asked for again after it.
  const refusal = whyNotSubmitEntry(standing, loaded.facts);
  const earlier =
    standing.contestant || standing.unitCoordinator
      ? await receiptOfSameForm(db, loaded, input)
      : null;
  if (earlier && (earlier.sameFiles || refusal)) return ok(earlier.receipt);
  if (refusal) return refused(refusal);

  let sent: readonly SnapshotAttachment[] = [];
  const done = await db.$transaction(async (tx) => {
    if (!(await holdOpenContest(tx, loaded.row.contestId))) return refused("state");
    if (!(await holdUnassigned(tx, input.entryId))) return refused("state");
    // Whoever was first may have been this very form; its row was locked until now.
    const first = await receiptOfSameForm(tx, loaded, input);
    if (first?.sameFiles) return ok(first.receipt);
    const written = await writeDraft(tx, ctx, loaded, input);
    // Nobody sends in what somebody else has just written and they have not seen.
    if (!written.won || written.overtaken) return conflictOf(written, written.faults, ctx.now);
    const attachments = sentFiles(loaded, await draftAttachments(tx, input.entryId));
    await holdMembers(tx, loaded, input.content.members);
    const facts = await entryFacts(tx, loaded, input.content.members, ctx.now);
    const faults = [
      ...assessEntry(loaded.regulation, input.content, attachments, facts),
      ...(input.faults ?? []),
      ...unitFaults(loaded),
      ...notAsked,
      ...written.faults,
      ...(await infectedFaults(tx, input.entryId)),
    ];
    const { version } = written;
    if (faults.length > 0) return { ok: false, code: "invalid", version, faults } as const;
    const places = await untoldPlaces(tx, ctx, loaded, input, attachments);
    if (places.length > 0) return { ok: false, code: "telling", version, places } as const;
    sent = attachments;
    return ok(await freeze(tx, ctx, loaded, input, attachments));
  }, TRANSACTION);
  // Pictures that came with a form, and not as an upload of their own, have neither previews nor a hash yet.
  if (done.ok)
    for (const { sha256, mime } of sent)
      if (mime.startsWith("image/")) makePreviewsSoon(sha256, mime);
  if (done.ok && isBlind(loaded.regulation)) {
    const named = new Set(loaded.regulation.attachments.filter((kind) => kind.namesAuthors).map(({ id }) => id));
    makeCleanCopiesSoon(sent.flatMap(({ kindId, sha256 }) => (named.has(kindId) ? [] : [sha256])));
  }
  return done;
}

/** Room for a second press on a bad line: whoever sends so close to the end is not held up by a reminder. */
const TIME_TO_ASK_MS = 10 * 60_000;

async function untoldPlaces(
  tx: Tx,
  { actor, now }: Context,
  { regulation }: LoadedEntry,
  { entryId, content, warnedOf }: Submission,
  attachments: readonly SnapshotAttachment[],
): Promise<readonly TellingPlace[]> {
  if (!warnedOf) return [];
  const places = await tellingPlacesOf(entryId, regulation, content, attachments, tx);
  if (places.every(({ path }) => warnedOf.includes(path))) return [];
  const then = await loadEntry(tx, actor, entryId, new Date(now.getTime() + TIME_TO_ASK_MS));
  return then && whyNotSubmitEntry(then.standing, then.facts) === null ? places : [];
}

/** Where units choose first, only what they chose goes on. */
function unitFaults({ row, regulation }: LoadedEntry): Fault[] {
  const isLeftOut = regulation.unitRound && row.unitId !== null && row.unitSelectedAt === null;
  return isLeftOut ? [{ path: "title", code: "unit-not-selected" }] : [];
}

/** Of kinds that a supplement leaves shut, what was sent in stays, whatever the draft has had since. */
function sentFiles(
  { facts: { openParts }, snapshot }: LoadedEntry,
  inDraft: SnapshotAttachment[],
): SnapshotAttachment[] {
  if (openParts === null || !snapshot) return inDraft;
  const isOpen = ({ kindId }: SnapshotAttachment) => isOpenPart(openParts, `files.${kindId}`);
  return [...snapshot.attachments.filter((file) => !isOpen(file)), ...inDraft.filter(isOpen)];
}

/** A form that was sent in before; files that came since by themselves make it another one, as long as it can be. */
interface SentBefore {
  readonly receipt: Receipt;
  readonly sameFiles: boolean;
}

/** If this very form was sent in before: under the same key, or from the same version with the same content and files. */
async function receiptOfSameForm(
  tx: Tx,
  { regulation }: LoadedEntry,
  input: Submission,
): Promise<SentBefore | null> {
  const { entryId, key = null } = input;
  const told = (name: string, equals: string | number) => ({ data: { path: [name], equals } });
  const events = await tx.auditEvent.findMany({
    where: {
      subjectType: "entry",
      subjectId: entryId,
      action: "entry.submitted",
      OR: [told("fromVersion", input.version), ...(key === null ? [] : [told("request", key)])],
    },
    orderBy: { at: "desc" },
    select: { data: true },
  });
  const all = events.map(({ data }) => data as unknown as SubmittedEvent);
  const same = all.find(({ request }) => key !== null && request === key);
  const event = same ?? all[0];
  if (!event) return null;
  const version = await tx.entryVersion.findUniqueOrThrow({
    where: { entryId_number: { entryId, number: event.number } },
    include: { entry: { select: { code: true, trackingCode: true } } },
  });
  const snapshot = readSnapshot(version.snapshot);
  // Of a supplement only the open parts were taken from the form; the others are what was sent before.
  const content = keepToOpenParts(event.openParts ?? null, snapshot, input.content);
  if (!same && !isSameForm(regulation, snapshot, { ...input, content })) return null;
  const { number, submittedAt, sha256, receiptToken, entry } = version;
  const { code, trackingCode } = entry;
  const sent = new Set(snapshot.attachments.map(({ id }) => id));
  const since = (await draftAttachments(tx, entryId)).filter(({ id }) => !sent.has(id));
  return {
    receipt: {
      entryId,
      code: code ?? "",
      number,
      submittedAt,
      sha256,
      receiptToken,
      trackingCode,
    },
    sameFiles: since.length === 0,
  };
}

interface SubmittedEvent {
  readonly number: number;
  readonly openParts?: readonly string[] | null;
  readonly request?: string | null;
}

function isSameForm(rules: EntryRules, snapshot: EntrySnapshot, input: Submission): boolean {
  const { attachments, regulationRevision: _revision, ...content } = snapshot;
  const { added = [], removed = [] } = input;
  return (
    canonicalJson(comparable(content)) ===
      canonicalJson(comparable(tidyContent(rules, input.content))) &&
    added.every((file) =>
      attachments.some(({ kindId, sha256 }) => kindId === file.kindId && sha256 === file.sha256),
    ) &&
    !attachments.some(({ id }) => removed.includes(id))
  );
}

/** Ethnicity goes in with its own consent only, which may have come since: it does not make another form. */
function comparable(content: EntryContent): EntryContent {
  return { ...content, members: content.members.map((member) => ({ ...member, ethnicity: "" })) };
}

async function freeze(
  tx: Tx,
  ctx: Context,
  loaded: LoadedEntry,
  input: Submission,
  attachments: SnapshotAttachment[],
): Promise<Receipt> {
  const { row, regulation, revision, facts } = loaded;
  const { receipt, snapshot } = await freezeVersion(tx, ctx, loaded, { content: input.content, attachments });
  await mailReceipt(tx, row, receipt, snapshot, regulation);
  await audit(tx, {
    chainId: row.contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "entry.submitted",
    subjectType: "entry",
    subjectId: row.id,
    data: {
      number: receipt.number,
      code: receipt.code,
      sha256: receipt.sha256,
      fromVersion: input.version,
      request: input.key ?? null,
      revision: revision.number,
      openParts: facts.openParts,
    },
  });
  return receipt;
}
