import { steeredContest } from "../steered-contest.server";
import { roundOf, roundsOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, type Result } from "~/platform/result";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { WORKING } from "../panels/working";
import { shownDifference, type ShownDifference } from "../progress/progress.server";
import { whyNotAnswerDifference } from "../progress/steering-policy";
import { sheetsKey } from "./differences";
import { flaggedEntries } from "./differences.server";

export interface ContestDifference extends ShownDifference {
  readonly panelId: string;
  readonly panel: string;
  readonly seen: string;
  /** null: whoever looks may answer, as nobody on the panel can. */
  readonly whyNotAnswer: Refusal | null;
}

export interface ContestDifferences {
  readonly contestId: string;
  readonly timeZone: string;
  readonly rounds: readonly {
    readonly id: string;
    readonly label: string;
    readonly limit: string | null;
    readonly flagged: readonly ContestDifference[];
  }[];
}

/** The working chairs of a panel that was read with no other members. */
function chairsOf({ members }: { readonly members: readonly { judge: { userId: string } }[] }): string[] {
  return members.map(({ judge }) => judge.userId);
}

/**
 * Every flagged entry of a contest with its answer, for the secretariat; without those that whoever looks has an
 * interest in, also in the counts.
 */
export async function contestDifferences(
  ctx: Context,
  contestId: string,
): Promise<Result<ContestDifferences, Refusal>> {
  const steered = await steeredContest(ctx, contestId);
  if (!steered.ok) return steered;
  const { opened, standing } = steered.value;
  const { contest, regulation } = opened;
  const conflicted = await conflictedEntryIds(db, contest.id, ctx.actor.userId);
  const panels = await db.panel.findMany({
    where: { contestId },
    include: {
      members: {
        where: { ...WORKING, role: "CHAIR" },
        select: { judge: { select: { userId: true } } },
      },
    },
  });
  // Once for each chair, whatever the number of entries.
  const keptFrom = new Map<string, ReadonlySet<string>>();
  for (const userId of new Set(panels.flatMap(chairsOf)))
    keptFrom.set(userId, await conflictedEntryIds(db, contestId, userId));
  const rounds: ContestDifferences["rounds"][number][] = [];
  for (const { id, label } of roundsOf(regulation)) {
    const flagged: ContestDifference[] = [];
    for (const one of await flaggedEntries(db, opened, { roundId: id })) {
      const { entry } = one;
      const panel = panels.find(({ roundId, groupId }) => roundId === id && groupId === entry.groupId);
      if (!panel || conflicted.has(entry.id)) continue;
      const waits = one.answer === null;
      flagged.push({
        ...shownDifference(one),
        panelId: panel.id,
        panel: panel.name,
        seen: sheetsKey(one.difference),
        whyNotAnswer: waits
          ? whyNotAnswerDifference(standing, {
              contestState: contest.state,
              panelClosed: panel.closedAt !== null,
              conflicted: false,
              withoutChair: chairsOf(panel).every((userId) => keptFrom.get(userId)?.has(entry.id)),
            })
          : "state",
      });
    }
    rounds.push({ id, label, limit: roundOf(regulation, id)?.differenceLimit ?? null, flagged });
  }
  return ok({ contestId, timeZone: regulation.timeZone, rounds });
}
