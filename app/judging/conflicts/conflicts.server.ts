import type { ConflictSource, ConflictState } from "../../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";
import { blocksByItself, conflictKind, findConflicts, type ConflictKind } from "./conflict";
import { entryIdentities, judgeIdentities, strangerIdentity } from "./identity.server";

/** A conflict that keeps judge and entry apart; lifted ones don't. */
export interface EffectiveConflict {
  readonly kind: ConflictKind;
  readonly source: ConflictSource;
  readonly state: "OPEN" | "CONFIRMED";
}

/** What keeps which judge from which entry. */
export interface ConflictTable {
  between(judgeId: string, entryId: string): readonly EffectiveConflict[];
  has(judgeId: string, entryId: string): boolean;
}

/** Which judges and entries are asked about; left out: all of the contest. */
export interface ConflictScope {
  readonly judgeIds?: readonly string[];
  readonly entryIds?: readonly string[];
}

/** One reason between a judge and an entry, whatever was decided about it. */
export interface KnownConflict {
  readonly judgeId: string;
  readonly entryId: string;
  readonly kind: ConflictKind;
  readonly source: ConflictSource;
  readonly state: ConflictState;
  /** Neither confirmed nor lifted yet, and too weak to keep them apart by itself. */
  readonly onlyPossible: boolean;
  /** What stands in the table; null: found in the data, nobody has decided about it. */
  readonly stored: {
    readonly note: string;
    readonly reason: string;
    readonly createdAt: Date;
    readonly createdById: string;
    readonly decidedAt: Date | null;
    readonly decidedById: string | null;
  } | null;
}

/** Everything known between the judges and the entries of a contest: found in the data, declared, entered. */
export async function knownConflicts(
  tx: Tx,
  contestId: string,
  scope: ConflictScope = {},
): Promise<KnownConflict[]> {
  const judges = await judgeIdentities(tx, contestId, scope.judgeIds);
  if (judges.length === 0) return [];
  const entries = await entryIdentities(tx, contestId, scope.entryIds);
  const rows = await tx.conflictOfInterest.findMany({
    where: {
      judge: { contestId, ...(scope.judgeIds && { id: { in: [...scope.judgeIds] } }) },
      ...(scope.entryIds && { entryId: { in: [...scope.entryIds] } }),
    },
    orderBy: { createdAt: "asc" },
  });
  const known = new Map<string, KnownConflict>();
  for (const { judgeId, entryId, kind: stored, source, state, ...row } of rows) {
    const kind = conflictKind(stored);
    const onlyPossible = state === "OPEN" && !blocksByItself(kind);
    const { note, reason, createdAt, createdById, decidedAt, decidedById } = row;
    known.set(`${judgeId} ${entryId} ${stored}`, {
      ...{ judgeId, entryId, kind, source, state, onlyPossible },
      stored: { note, reason, createdAt, createdById, decidedAt, decidedById },
    });
  }
  for (const { judgeId, entryId, codes } of findConflicts(judges, entries))
    for (const kind of codes) {
      const key = `${judgeId} ${entryId} ${kind}`;
      const onlyPossible = !blocksByItself(kind);
      if (!known.has(key))
        known.set(key, { judgeId, entryId, kind, source: "FOUND", state: "OPEN", onlyPossible, stored: null });
    }
  return [...known.values()];
}

/** The table of what keeps judges from entries, in a few queries however many there are. */
export async function conflictsOf(
  tx: Tx,
  contestId: string,
  scope: ConflictScope = {},
): Promise<ConflictTable> {
  const table = new Map<string, EffectiveConflict[]>();
  for (const { judgeId, entryId, kind, source, state, onlyPossible } of await knownConflicts(tx, contestId, scope)) {
    if (state === "LIFTED" || onlyPossible) continue;
    const key = `${judgeId} ${entryId}`;
    const there = table.get(key);
    if (there) there.push({ kind, source, state });
    else table.set(key, [{ kind, source, state }]);
  }
  return {
    between: (judgeId, entryId) => table.get(`${judgeId} ${entryId}`) ?? [],
    has: (judgeId, entryId) => table.has(`${judgeId} ${entryId}`),
  };
}

/**
 * The entries of a contest whose marks this person must not see: as a judge all that they have a conflict with, in
 * any other role those that they wrote, sent in or are named in with their e-mail address.
 */
export async function conflictedEntryIds(
  tx: Tx,
  contestId: string,
  userId: string,
  entryIds?: readonly string[],
): Promise<ReadonlySet<string>> {
  const judge = await tx.judge.findUnique({
    where: { contestId_userId: { contestId, userId } },
    select: { id: true },
  });
  if (judge) {
    const known = await knownConflicts(tx, contestId, { judgeIds: [judge.id], entryIds });
    return new Set(
      known
        .filter(({ state, onlyPossible }) => state !== "LIFTED" && !onlyPossible)
        .map(({ entryId }) => entryId),
    );
  }
  const stranger = await strangerIdentity(tx, userId);
  if (!stranger) return new Set();
  const entries = await entryIdentities(tx, contestId, entryIds);
  return new Set(findConflicts([stranger], entries).map(({ entryId }) => entryId));
}
