import { holdOpenContest } from "~/contests/hold-contest.server";
import { fieldOf, groupOfField } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import type { Prisma } from "../../../prisma/generated/client";
import { holdUnassigned, loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";
import { mailMove } from "./screening-mail.server";
import { whyNotMoveField } from "./screening-policy";

/**
 * Puts an entry into another field, where it is judged and ranked from then on. What was sent in stays as it is, the
 * code too; the draft follows, so that a later version does not go back unnoticed.
 */
export async function moveField(
  { actor, now }: Context,
  input: {
    readonly entryId: string;
    readonly version: number;
    readonly fieldId: string;
    readonly reason: string;
  },
): Promise<Ok<undefined> | Refused<Refusal | "conflict" | "invalid">> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, regulation, standing, facts } = loaded;
  const refusal = whyNotMoveField(standing, facts);
  if (refusal) return refused(refusal);
  const { fieldId: to, reason } = input;
  const { fieldId: from, currentVersionId: versionId } = row;
  if (!from || !versionId) return refused("state");
  const group = groupOfField(regulation, to);
  if (!fieldOf(regulation, to) || !group)
    return refused("invalid", [{ path: "fieldId", code: "invalid" }]);
  if (from === to) return refused("invalid", [{ path: "fieldId", code: "same-field" }]);

  return db.$transaction(async (tx) => {
    if (!(await holdOpenContest(tx, row.contestId))) return refused("state");
    if (!(await holdUnassigned(tx, row.id))) return refused("state");
    const { count } = await tx.entry.updateMany({
      where: { id: row.id, version: input.version, currentVersionId: versionId, fieldId: from },
      data: {
        fieldId: to,
        groupId: group.id,
        draft: movedDraft(loaded, from, to),
        version: { increment: 1 },
      },
    });
    if (count === 0) return refused("conflict");
    await tx.fieldMove.create({
      data: {
        entryId: row.id,
        versionId,
        fromFieldId: from,
        toFieldId: to,
        reason,
        byId: actor.userId,
        at: now,
      },
    });
    await mailMove(tx, row, regulation, { from, to, reason });
    await audit(tx, {
      chainId: row.contestId,
      at: now,
      actorId: actor.userId,
      action: "entry.moved",
      subjectType: "entry",
      subjectId: row.id,
      data: { from, to, group: group.id },
    });
    return ok();
  }, TRANSACTION);
}

/** What the author has put into the draft meanwhile stays. */
function movedDraft({ row }: LoadedEntry, from: string, to: string): Prisma.InputJsonObject {
  const draft = row.draft as Prisma.InputJsonObject;
  return draft["fieldId"] === from ? { ...draft, fieldId: to } : draft;
}
