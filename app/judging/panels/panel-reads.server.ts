import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { roundsOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { compareNames } from "~/platform/vietnamese";
import { whyNotManagePanels, whyNotReadProgress } from "../judging-policy";

export interface PanelPerson {
  readonly judgeId: string;
  readonly name: string;
  readonly unitName: string;
}

export interface PanelSlot {
  readonly roundId: string;
  readonly round: string;
  readonly groupId: string;
  readonly group: string;
  /** Eligible entries of the group. */
  readonly entries: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
  }[];
  readonly panel: {
    readonly id: string;
    readonly name: string;
    readonly closed: boolean;
    readonly members: readonly (PanelPerson & {
      readonly chair: boolean;
      readonly assigned: number;
    })[];
    /** Judges of the contest who do not sit on it. */
    readonly others: readonly PanelPerson[];
    readonly invited: readonly {
      readonly email: string;
      readonly chair: boolean;
      readonly expired: boolean;
    }[];
  } | null;
}

export interface PanelsPage {
  readonly slots: readonly PanelSlot[];
  readonly whyNotManage: Refusal | null;
  /** Eligible entries that no formal decision lists yet. Nothing hangs on it: some contests issue none. */
  readonly undecided: number;
}

/** One place for a panel per round and group, with who sits there and who is invited. */
export async function panelsPage(
  ctx: Context,
  contestId: string,
): Promise<Result<PanelsPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotReadProgress(standing);
  if (refusal) return refused(refusal);

  const panels = await db.panel.findMany({ where: { contestId }, include: { members: true } });
  const judges = await db.judge.findMany({
    where: { contestId },
    select: { id: true, user: { select: { name: true, unitName: true } } },
  });
  const invitations = await db.invitation.findMany({
    where: { contestId, panelId: { not: null }, acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: "asc" },
  });
  const entries = await db.entry.findMany({
    where: { contestId, state: "ELIGIBLE" },
    orderBy: { code: "asc" },
    select: { id: true, code: true, title: true, groupId: true, decisionId: true },
  });
  const counts = await db.assignment.findMany({
    where: { endedAt: null, entry: { contestId, state: "ELIGIBLE" } },
    select: { judgeId: true, roundId: true, entry: { select: { groupId: true } } },
  });
  const assigned = new Map<string, number>();
  for (const { judgeId, roundId, entry } of counts) {
    const key = `${roundId} ${entry.groupId} ${judgeId}`;
    assigned.set(key, (assigned.get(key) ?? 0) + 1);
  }
  const people = judges
    .map(({ id, user }) => ({ judgeId: id, ...user }))
    .sort((a, b) => compareNames(a.name, b.name));

  const slots = roundsOf(regulation).flatMap((round) =>
    regulation.groups.map((group): PanelSlot => {
      const panel = panels.find(
        ({ roundId, groupId }) => roundId === round.id && groupId === group.id,
      );
      const roleOf = new Map(panel?.members.map(({ judgeId, role }) => [judgeId, role]));
      return {
        roundId: round.id,
        round: round.label,
        groupId: group.id,
        group: group.name,
        entries: entries
          .filter(({ groupId }) => groupId === group.id)
          .map(({ id, code, title }) => ({ id, code: code ?? "", title })),
        panel: panel
          ? {
              id: panel.id,
              name: panel.name,
              closed: panel.closedAt !== null,
              members: people
                .filter(({ judgeId }) => roleOf.has(judgeId))
                .map((one) => ({
                  ...one,
                  chair: roleOf.get(one.judgeId) === "CHAIR",
                  assigned: assigned.get(`${round.id} ${group.id} ${one.judgeId}`) ?? 0,
                })),
              others: people.filter(({ judgeId }) => !roleOf.has(judgeId)),
              invited: invitations
                .filter(({ panelId }) => panelId === panel.id)
                .map(({ email, role, expiresAt }) => ({
                  email,
                  chair: role === "PANEL_CHAIR",
                  expired: expiresAt <= ctx.now,
                })),
            }
          : null,
      };
    }),
  );
  return ok({
    slots,
    whyNotManage: whyNotManagePanels(standing, { contestState: contest.state }),
    undecided: entries.filter(({ decisionId }) => decisionId === null).length,
  });
}
