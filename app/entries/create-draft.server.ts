import { whyNotWindow } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { emptyContent } from "./entry-content";
import { whyNotStartEntry, whyNotStartForUnit } from "./entry-policy";
import { asJson, frozenRegulation, isUuid, TRANSACTION } from "./entry-row.server";

export interface NewEntry {
  readonly contestId: string;
  /** In a unit's name, by one of its coordinators. */
  readonly unitId?: string | null;
}

/** Starts an empty dossier in a contest that takes entries. */
export async function createDraft(
  { actor, now }: Context,
  { contestId, unitId = null }: NewEntry,
): Promise<Result<{ entryId: string }, Refusal>> {
  if (!isUuid(contestId) || (unitId !== null && !isUuid(unitId))) return refused("hidden");
  const contest = await db.contest.findUnique({
    where: { id: contestId },
    include: { revisions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const revision = contest?.revisions[0];
  if (!contest || !revision || contest.state === "DRAFT") return refused("hidden");
  if (unitId !== null) {
    const { organisationId } = contest;
    if (!(await db.unit.findFirst({ where: { id: unitId, organisationId }, select: { id: true } })))
      return refused("hidden");
  }

  const regulation = frozenRegulation(revision);
  const standing = standingAt(actor, {
    organisationId: contest.organisationId,
    contestId,
    unitId,
  });
  const facts = {
    contestOpen: contest.state === "OPEN",
    submitWindow: whyNotWindow(regulation, "submit", now),
  };
  const refusal =
    unitId === null ? whyNotStartEntry(standing, facts) : whyNotStartForUnit(standing, facts);
  if (refusal) return refused(refusal);

  return db.$transaction(async (tx) => {
    const entry = await tx.entry.create({
      data: {
        contestId,
        ownerId: actor.userId,
        unitId,
        draft: asJson(emptyContent(regulation.members.min)),
        createdAt: now,
      },
      select: { id: true },
    });
    await audit(tx, {
      chainId: contestId,
      at: now,
      actorId: actor.userId,
      action: "entry.created",
      subjectType: "entry",
      subjectId: entry.id,
      data: { unitId },
    });
    return ok({ entryId: entry.id });
  }, TRANSACTION);
}
