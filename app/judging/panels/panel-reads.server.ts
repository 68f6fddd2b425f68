import { steeredContest } from "../steered-contest.server";
import type { PanelRole } from "../../../prisma/generated/enums";
import { roundsOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import { bouncedMails } from "~/people/grants.server";
import { whyNotRevoke } from "~/people/people-policy";
import type { Refusal } from "~/people/refusal";
import { invitationStatus, type InvitedRole } from "~/people/roles";
import { db } from "~/platform/db.server";
import { ok, type Result } from "~/platform/result";
import { compareNames } from "~/platform/vietnamese";
import { whyNotManagePanels } from "../judging-policy";
import { inRound } from "../round-entries.server";

export interface PanelPerson {
  readonly judgeId: string;
  readonly name: string;
  readonly unitName: string;
}

export interface PanelMemberRow extends PanelPerson {
  readonly role: PanelRole;
  readonly scores: boolean;
  /** Of an expert; empty: all of the group. */
  readonly fieldIds: readonly string[];
  readonly declared: boolean;
  readonly assigned: number;
}

export interface PanelInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: InvitedRole;
  readonly status: "open" | "expired" | "declined";
  readonly declineReason: string;
  /** What the mail server said when the mail did not arrive. */
  readonly bounced: string | null;
  /** The person asking may take it back or send it again. */
  readonly mayRevoke: boolean;
}

export interface PanelSlot {
  readonly roundId: string;
  readonly round: string;
  readonly groupId: string;
  readonly group: string;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  /** Entries of the group that take part in the round. */
  readonly entries: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
  }[];
  readonly panel: {
    readonly id: string;
    readonly name: string;
    readonly closed: boolean;
    readonly members: readonly PanelMemberRow[];
    /** Whose work on the panel has ended. */
    readonly former: readonly (PanelPerson & { readonly at: Date; readonly reason: string })[];
    /** Judges of the contest who do not sit on it. */
    readonly others: readonly PanelPerson[];
    readonly invited: readonly PanelInvitation[];
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
  const steered = await steeredContest(ctx, contestId);
  if (!steered.ok) return steered;
  const { opened, standing } = steered.value;
  const { contest, regulation } = opened;

  const panels = await db.panel.findMany({ where: { contestId }, include: { members: true } });
  const judges = await db.judge.findMany({
    where: { contestId },
    select: {
      id: true,
      declaredAt: true,
      withdrawnAt: true,
      user: { select: { name: true, unitName: true } },
    },
  });
  const invitations = await invitationsTo(ctx, contestId, (role) => whyNotRevoke(standing, role) === null);
  const assigned = await assignedCounts(contestId);
  const people = judges
    .map(({ id, user, declaredAt, withdrawnAt }) => ({
      judgeId: id,
      ...user,
      declared: declaredAt !== null,
      withdrawn: withdrawnAt !== null,
    }))
    .sort((a, b) => compareNames(a.name, b.name));

  const slots: PanelSlot[] = [];
  for (const round of roundsOf(regulation)) {
    const entries = await db.entry.findMany({
      where: await inRound(db, opened, round.id),
      orderBy: { code: "asc" },
      select: { id: true, code: true, title: true, groupId: true },
    });
    for (const group of regulation.groups) {
      const panel = panels.find((one) => one.roundId === round.id && one.groupId === group.id);
      const seatOf = new Map(panel?.members.map((seat) => [seat.judgeId, seat]));
      slots.push({
        roundId: round.id,
        round: round.label,
        groupId: group.id,
        group: group.name,
        fields: regulation.fields
          .filter(({ id }) => group.fieldIds.includes(id))
          .map(({ id, name }) => ({ id, name })),
        entries: entries
          .filter(({ groupId }) => groupId === group.id)
          .map(({ id, code, title }) => ({ id, code: code ?? "", title })),
        panel: panel
          ? {
              id: panel.id,
              name: panel.name,
              closed: panel.closedAt !== null,
              members: people.flatMap(({ withdrawn: _w, ...one }): PanelMemberRow[] => {
                const seat = seatOf.get(one.judgeId);
                if (!seat || seat.endedAt) return [];
                const { role, scores, fieldIds } = seat;
                const count = assigned.get(`${round.id} ${group.id} ${one.judgeId}`) ?? 0;
                return [{ ...one, role, scores, fieldIds, assigned: count }];
              }),
              former: people.flatMap(({ judgeId, name, unitName }) => {
                const seat = seatOf.get(judgeId);
                return seat?.endedAt
                  ? [{ judgeId, name, unitName, at: seat.endedAt, reason: seat.endReason }]
                  : [];
              }),
              others: people
                .filter(({ judgeId, withdrawn }) => {
                  const seat = seatOf.get(judgeId);
                  return !withdrawn && (!seat || seat.endedAt !== null);
                })
                .map(({ judgeId, name, unitName }) => ({ judgeId, name, unitName })),
              invited: invitations.filter(({ panelId }) => panelId === panel.id),
            }
          : null,
      });
    }
  }
  return ok({
    slots,
    whyNotManage: whyNotManagePanels(standing, { contestState: contest.state }),
    undecided: await db.entry.count({ where: { contestId, state: "ELIGIBLE", decisionId: null } }),
  });
}

/** Invitations to panels that nobody has accepted or taken back; declined ones until somebody is invited instead. */
async function invitationsTo(ctx: Context, contestId: string, mayRevoke: (role: InvitedRole) => boolean) {
  const rows = await db.invitation.findMany({
    where: { contestId, panelId: { not: null }, acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: "asc" },
  });
  const bounced = await bouncedMails(rows.map(({ mailId }) => mailId));
  return rows.map(({ id, panelId, email, role, declineReason, mailId, ...row }) => {
    const status = invitationStatus(row, ctx.now);
    return {
      ...{ id, panelId, email, role, declineReason },
      status: status === "expired" || status === "declined" ? status : ("open" as const),
      bounced: bounced.get(mailId ?? "") ?? null,
      mayRevoke: status !== "declined" && mayRevoke(role),
    };
  });
}

/** How many live assignments each judge has, by round, group and judge. */
async function assignedCounts(contestId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.assignment.findMany({
    where: { endedAt: null, entry: { contestId, state: "ELIGIBLE" } },
    select: { judgeId: true, roundId: true, entry: { select: { groupId: true } } },
  });
  const counts = new Map<string, number>();
  for (const { judgeId, roundId, entry } of rows) {
    const key = `${roundId} ${entry.groupId} ${judgeId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
