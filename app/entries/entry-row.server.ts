import { frozenRegulation, REVISION_IN_FORCE } from "~/contests/contest.server";
import type { Regulation } from "~/contests/regulation";
import { whyNotWindow, type WindowRefusal } from "~/contests/timeline";
import type { Actor } from "~/people/actor";
import { standingAt, type Standing } from "~/people/standing";
import type { Tx } from "~/platform/db.server";
import { isUuid } from "~/platform/uuid";
import type { Prisma } from "../../prisma/generated/client";
import type * as Stored from "../../prisma/generated/enums";
import type { EntryContent, EntrySnapshot, SnapshotAttachment } from "./entry-content";
import type { EntryFacts } from "./entry-policy";
import { readContent, readSnapshot } from "./entry-upgrade";
import type { EntryState, ScreeningOutcome } from "./entry-state";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** The domain's states are the database's: a difference does not compile. */
export const statesAgree: Same<EntryState, Stored.EntryState> &
  Same<ScreeningOutcome, Stored.ScreeningOutcome> = true;

/** Rush hours queue for a connection; they are not refused. */
export const TRANSACTION = { maxWait: 20_000, timeout: 20_000 } as const;

const include = {
  contest: { include: REVISION_IN_FORCE },
  owner: { select: { name: true, email: true, language: true } },
  unit: { select: { id: true, name: true } },
  currentVersion: true,
  coAuthors: {
    where: { confirmedAt: { not: null }, revokedAt: null },
    select: { userId: true, memberId: true },
  },
  screenings: {
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    take: 1,
    include: { appeal: true },
  },
  decision: { select: { number: true, appealUntil: true, createdAt: true } },
  assignments: { where: { endedAt: null }, select: { judge: { select: { userId: true } } } },
} satisfies Prisma.EntryInclude;

export type EntryRow = Prisma.EntryGetPayload<{ include: typeof include }>;

/** An entry with all that decides what may be done with it. */
export interface LoadedEntry {
  readonly row: EntryRow;
  readonly draft: EntryContent;
  readonly snapshot: EntrySnapshot | null;
  readonly revision: EntryRow["contest"]["revisions"][number];
  readonly regulation: Regulation;
  readonly standing: Standing;
  readonly facts: EntryFacts;
}

/** The entry as it stands for this person at this hour; null when there is none. */
export async function loadEntry(
  tx: Tx,
  actor: Actor | null,
  entryId: string,
  now: Date,
): Promise<LoadedEntry | null> {
  const row = isUuid(entryId)
    ? await tx.entry.findUnique({ where: { id: entryId }, include })
    : null;
  const revision = row?.contest.revisions[0];
  if (!row || !revision) return null;
  const regulation = frozenRegulation(revision);
  const submitWindow = whyNotWindow(regulation, "submit", now, { grace: true });
  return {
    row,
    draft: readContent(row.draft),
    snapshot: row.currentVersion ? readSnapshot(row.currentVersion.snapshot) : null,
    revision,
    regulation,
    standing: standingAt(actor, {
      organisationId: row.contest.organisationId,
      contestId: row.contestId,
      unitId: row.unitId,
      // What was written in a unit's name stays the unit's when the coordinator who wrote it has left.
      ownerId: row.unitId === null ? row.ownerId : undefined,
      coAuthorIds: row.coAuthors.flatMap(({ userId }) => userId ?? []),
      judgeIds: row.assignments.map(({ judge }) => judge.userId),
    }),
    facts: {
      state: row.state,
      contestOpen: row.contest.state === "OPEN",
      submitWindow,
      screenWindow: whyNotWindow(regulation, "screen", now, { grace: true }),
      supplementDueAt: row.screenings[0]?.dueAt ?? null,
      assigned: row.assignments.length > 0,
      decided: row.decisionId !== null,
      appealOpen: row.screenings[0]?.appeal?.state === "OPEN",
      openParts: openParts(row, submitWindow),
      now,
    },
  };
}

/** While entries are taken all may be replaced; after that a supplement opens what was asked for. */
function openParts(
  { state, screenings: [latest] }: Pick<EntryRow, "state" | "screenings">,
  submitWindow: WindowRefusal | null,
): readonly string[] | null {
  const isSupplement = state === "SUPPLEMENT_REQUESTED" && submitWindow !== null;
  return isSupplement && latest && latest.asked.length > 0 ? latest.asked : null;
}

/** The files of the draft, in the order in which they came. */
export async function draftAttachments(tx: Tx, entryId: string): Promise<SnapshotAttachment[]> {
  const rows = await tx.attachment.findMany({
    where: { entryId, removedAt: null },
    include: { blob: true },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, kindId, filename, blob }) => ({
    id,
    kindId,
    filename,
    sha256: blob.sha256,
    size: Number(blob.size),
    mime: blob.mime,
  }));
}

export function asJson(value: EntryContent | EntrySnapshot): Prisma.InputJsonObject {
  return value as unknown as Prisma.InputJsonObject;
}

/**
 * Keeps judges from being given the entry until the transaction ends, and tells whether none has it yet:
 * what they judge does not change under their hands, however close the two moments are.
 */
export async function holdUnassigned(tx: Tx, entryId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${entryId} FOR UPDATE`;
  return (await tx.assignment.count({ where: { entryId, endedAt: null } })) === 0;
}
