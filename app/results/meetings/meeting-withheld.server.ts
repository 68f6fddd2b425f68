import type { OpenedContest } from "~/contests/contest.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { groupConflicted } from "../approval/approvals.server";

/**
 * Why somebody may neither read nor write what was said at a meeting: of the contest's entries, or at a panel's meeting of
 * those of its group, one is theirs to keep out of until the result is everybody's.
 */
export async function whyMeetingIsWithheld(
  ctx: Context,
  opened: OpenedContest,
  panel: { readonly groupId: string } | null,
): Promise<Refusal | null> {
  const withheld = await whyMarksAreWithheld(ctx, opened.contest);
  if (!withheld || !panel) return withheld;
  return (await groupConflicted(db, opened, panel.groupId, ctx.actor.userId)) ? withheld : null;
}
