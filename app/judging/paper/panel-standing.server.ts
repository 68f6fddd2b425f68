import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import { isUuid } from "~/platform/uuid";
import { panelWithPeople } from "../facts.server";

/** A panel, its contest, and what the actor is towards them; null when there is none. */
export async function panelStanding(ctx: Context, panelId: string) {
  const panel = isUuid(panelId) ? await panelWithPeople(panelId) : null;
  const opened = panel && (await openedContest(panel.contestId));
  if (!panel || !opened) return null;
  const standing = standingInContest(ctx.actor, opened.contest, {
    chairIds: panel.chairIds,
    panelSecretaryIds: panel.secretaryIds,
  });
  return { panel, opened, standing };
}
