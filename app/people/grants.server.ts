import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { compareNames } from "~/platform/vietnamese";
import type { Actor, Context, GrantedRole } from "./actor";
import { whyNotInvite, whyNotRevoke, whyNotSeePeople } from "./people-policy";
import type { PeoplePlace } from "./place.server";
import type { Refusal } from "./refusal";
import { INVITED_ROLES, invitationStatus, needsContest, type InvitedRole } from "./roles";
import { standingAt } from "./standing";

export interface GrantRow {
  readonly id: string;
  readonly role: GrantedRole;
  readonly name: string;
  readonly email: string;
  /** The unit that a coordinator stands for. */
  readonly unit: string | null;
  readonly since: Date;
  /** Held in the whole organisation: shown beside a contest, given and taken back on the organisation's page. */
  readonly wholeOrganisation: boolean;
  readonly mayRevoke: boolean;
}

export interface InvitationRow {
  readonly id: string;
  readonly role: InvitedRole;
  readonly email: string;
  readonly status: "open" | "expired" | "declined";
  /** What the person wrote who declined. */
  readonly declineReason: string;
  /** Why its mail did not arrive, as the mail server said; null: nothing is known to be wrong. */
  readonly bounced: string | null;
  readonly expiresAt: Date;
  /** Taking it back, or sending it again with a new link. */
  readonly mayRevoke: boolean;
}

export interface PeopleThere {
  readonly grants: GrantRow[];
  readonly invitations: InvitationRow[];
  /** The roles that the asking person may invite to here. */
  readonly mayInvite: InvitedRole[];
}

/** Who holds a role at a place, and who is invited and has not accepted yet. */
export async function peopleAt(
  actor: Actor,
  place: PeoplePlace,
  now: Date,
): Promise<Result<PeopleThere, Refusal>> {
  const { organisationId, contestId } = place;
  const standing = standingAt(actor, { organisationId, contestId: contestId ?? undefined });
  const refusal = whyNotSeePeople(standing);
  if (refusal) return refused(refusal);
  const [grants, invitations] = await Promise.all([
    db.roleGrant.findMany({
      where: {
        organisationId,
        OR: contestId ? [{ contestId }, { contestId: null }] : [{ contestId: null }],
      },
      include: { user: { select: { name: true, email: true } }, unit: { select: { name: true } } },
    }),
    db.invitation.findMany({
      where: { organisationId, contestId, acceptedAt: null, revokedAt: null },
      orderBy: { createdAt: "desc" },
    }),
  ]);
  const bounced = await bouncedMails(invitations.map(({ mailId }) => mailId));
  const rows = grants.map((row) => ({
    id: row.id,
    role: row.role,
    name: row.user.name,
    email: row.user.email,
    unit: row.unit?.name ?? null,
    since: row.createdAt,
    wholeOrganisation: row.contestId === null,
    mayRevoke: row.contestId === contestId && whyNotRevoke(standing, row.role) === null,
  }));
  return ok({
    grants: rows.sort((a, b) => compareNames(a.name, b.name)),
    invitations: invitations.map(({ id, role, email, declineReason, expiresAt, mailId, ...row }) => {
      const status = invitationStatus({ ...row, expiresAt }, now);
      return {
        ...{ id, role, email, declineReason, expiresAt },
        status: status === "expired" || status === "declined" ? status : "open",
        bounced: bounced.get(mailId ?? "") ?? null,
        mayRevoke: status !== "declined" && whyNotRevoke(standing, role) === null,
      };
    }),
    mayInvite: INVITED_ROLES.filter(
      (role) =>
        whyNotInvite(standing, role) === null && (contestId !== null || !needsContest(role)),
    ),
  });
}

/** Those of the mails that did not arrive, each with what the mail server said. */
export async function bouncedMails(
  mailIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = mailIds.flatMap((id) => id ?? []);
  const mails = await db.mail.findMany({
    where: { id: { in: ids }, state: "FAILED" },
    select: { id: true, error: true },
  });
  return new Map(mails.map(({ id, error }) => [id, error ?? ""]));
}

/** Takes a role back. An organisation keeps at least one organiser. */
export async function revokeGrant(
  ctx: Context,
  place: PeoplePlace,
  id: string,
): Promise<Result<undefined, Refusal | "last-organiser">> {
  const { organisationId, contestId } = place;
  const found = await db.roleGrant.findFirst({ where: { id, organisationId, contestId } });
  if (!found) return refused("hidden");
  const refusal = whyNotRevoke(
    standingAt(ctx.actor, { organisationId, contestId: contestId ?? undefined }),
    found.role,
  );
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${organisationId} FOR UPDATE`;
    if (found.role === "ORGANISER" && contestId === null) {
      const organisers = await tx.roleGrant.count({
        where: { organisationId, contestId: null, role: "ORGANISER" },
      });
      if (organisers <= 1) return refused("last-organiser");
    }
    const { count } = await tx.roleGrant.deleteMany({ where: { id } });
    if (count === 0) return refused("state");
    await audit(tx, {
      chainId: contestId ?? "platform",
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "grant.revoked",
      subjectType: "grant",
      subjectId: id,
      data: {
        role: found.role,
        userId: found.userId,
        organisationId,
        contestId,
        unitId: found.unitId,
      },
    });
    return ok();
  });
}
