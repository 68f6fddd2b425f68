import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { holdPanel, panelWithPeople } from "../facts.server";
import { whyNotAnswerDifference } from "../progress/steering-policy";
import { MAX_NOTE } from "./difference-form";
import { sheetsKey } from "./differences";
import { flaggedEntries, limitMicro } from "./differences.server";

export interface AnswerInput {
  readonly panelId: string;
  readonly entryId: string;
  readonly note: string;
  /** `sheetsKey` of the sheets that it is about, as they were shown. */
  readonly seen: string;
}

/**
 * Records what the panel made of a difference after discussing it. The marks stay as they are; with another sheet the
 * question is open again. "conflict": the sheets are others by now.
 */
export async function answerDifference(
  ctx: Context,
  input: AnswerInput,
): Promise<Result<undefined, Refusal | "invalid" | "conflict">> {
  if (!isUuid(input.entryId) || !isUuid(input.panelId)) return refused("hidden");
  const panel = await panelWithPeople(input.panelId);
  const opened = panel && (await openedContest(panel.contestId));
  if (!panel || !opened) return refused("hidden");
  const { contest } = opened;
  const standing = standingInContest(ctx.actor, contest, { chairIds: panel.chairIds });
  return transact(async (tx): Promise<Result<undefined, Refusal | "invalid" | "conflict">> => {
    const held = await holdPanel(tx, panel.id);
    const conflicted = await conflictedEntryIds(tx, contest.id, ctx.actor.userId, [input.entryId]);
    const refusal = whyNotAnswerDifference(standing, {
      contestState: contest.state,
      panelClosed: held?.closed ?? true,
      conflicted: conflicted.has(input.entryId),
      withoutChair: await withoutChair(tx, contest.id, panel.chairIds, input.entryId),
    });
    if (refusal) return refused(refusal);
    const note = input.note.normalize("NFC").trim();
    if (note === "") return refused("invalid", [{ path: "note", code: "required" }]);
    if (note.length > MAX_NOTE)
      return refused("invalid", [{ path: "note", code: "too-long", params: { max: MAX_NOTE } }]);
    const { roundId, groupId } = panel;
    const where = { roundId, groupId, entryId: input.entryId };
    const [flagged] = await flaggedEntries(tx, opened, where);
    if (!flagged || sheetsKey(flagged.difference) !== input.seen) return refused("conflict");
    const { difference, limit } = flagged;
    await tx.differenceAnswer.create({
      data: {
        contestId: contest.id,
        roundId,
        entryId: input.entryId,
        spreadMicro: difference.spreadMicro,
        limitMicro: limitMicro(limit),
        sheets: [...difference.receipts],
        note,
        answeredById: ctx.actor.userId,
        answeredAt: ctx.now,
      },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "difference.answered",
      subjectType: "entry",
      subjectId: input.entryId,
      data: { roundId, panelId: panel.id, sheets: [...difference.receipts] },
    });
    return ok();
  });
}

/** Whether no chair of the panel can answer for the entry: there is none, or each has a conflict of interest with it. */
export async function withoutChair(
  tx: Tx,
  contestId: string,
  chairIds: readonly string[],
  entryId: string,
): Promise<boolean> {
  for (const userId of chairIds) {
    const conflicted = await conflictedEntryIds(tx, contestId, userId, [entryId]);
    if (!conflicted.has(entryId)) return false;
  }
  return true;
}
