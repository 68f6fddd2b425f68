import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { Opinion } from "./opinion-form";
import { findingOf } from "./similar-reads.server";

/**
 * Puts on record what a person makes of a likeness. It decides nothing: the entry stays where it is. `seen` is when
 * the opinion was recorded that the person was looking at; where it has changed since, theirs is not written.
 */
export async function weighLikeness(
  { actor, now }: Context,
  input: {
    readonly contestId: string;
    readonly findingId: string;
    readonly opinion: Opinion;
    readonly note: string;
    readonly seen: string;
  },
): Promise<Result<undefined, Refusal | "conflict">> {
  const found = await findingOf(actor, input.contestId, input.findingId);
  if (!found.ok) return found;
  const { row, whyNotWeigh } = found.value;
  if (whyNotWeigh) return refused(whyNotWeigh);
  return transact(async (tx) => {
    const { count } = await tx.similarityFinding.updateMany({
      where: { id: row.id, opinionAt: input.seen ? new Date(input.seen) : null },
      data: { opinion: input.opinion, note: input.note, opinionById: actor.userId, opinionAt: now },
    });
    if (count === 0) return refused("conflict");
    await audit(tx, {
      chainId: input.contestId,
      at: now,
      actorId: actor.userId,
      action: "similarity.weighed",
      subjectType: "similarity-finding",
      subjectId: row.id,
      data: {
        opinion: input.opinion,
        score: row.score,
        entryId: row.entryId,
        otherEntryId: row.otherEntryId,
        pastSolutionId: row.pastSolutionId,
      },
    });
    return ok();
  });
}
