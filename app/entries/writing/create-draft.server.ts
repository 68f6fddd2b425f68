import { openedContest } from "~/contests/contest.server";
import { whyNotWindow } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { emptyContent } from "../entry-content";
import { whyNotStartEntry, whyNotStartForUnit } from "../entry-policy";
import { asJson, TRANSACTION } from "../entry-row.server";

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
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const { organisationId } = contest;
  if (unitId !== null) {
    const unit = isUuid(unitId) && (await db.unit.count({ where: { id: unitId, organisationId } }));
    if (!unit) return refused("hidden");
  }

  const standing = standingAt(actor, { organisationId, contestId, unitId });
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
