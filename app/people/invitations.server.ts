import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { tokenHash } from "~/platform/secret.server";
import { searchKey } from "~/platform/vietnamese";
import type { Context, GrantedRole } from "./actor";
import { invite } from "./invite.server";
import { whyNotInvite, whyNotRevoke } from "./people-policy";
import type { PeoplePlace } from "./place.server";
import type { Refusal } from "./refusal";
import {
  invitationStatus,
  isJudging,
  needsContest,
  type InvitationStatus,
  type InvitedRole,
  type JudgingRole,
} from "./roles";
import { standingAt } from "./standing";

/** Invites one address to one role; the link leaves by mail and is told once to the inviter. */
export async function invitePerson(
  ctx: Context,
  place: PeoplePlace,
  input: {
    readonly role: InvitedRole;
    readonly email: string;
    readonly unitName?: string;
    readonly panelId?: string;
    readonly fieldIds?: readonly string[];
  },
  { clash }: Pick<JudgingHooks, "clash">,
): Promise<Result<{ token: string }, Refusal | "invalid">> {
  const { organisationId, contestId } = place;
  const refusal = whyNotInvite(
    standingAt(ctx.actor, { organisationId, contestId: contestId ?? undefined }),
    input.role,
  );
  if (refusal) return refused(refusal);
  if (needsContest(input.role) && contestId === null)
    return refused("invalid", [{ path: "role", code: "invalid" }]);
  const panelId = needsContest(input.role) ? input.panelId || null : null;
  if (
    panelId &&
    (await db.panel.count({ where: { id: panelId, contestId: contestId ?? "" } })) === 0
  ) {
    return refused("invalid", [{ path: "panelId", code: "invalid" }]);
  }
  return db.$transaction(async (tx) => {
    const unitId =
      input.role === "UNIT_COORDINATOR"
        ? await unitNamed(tx, organisationId, input.unitName ?? "")
        : null;
    const { role, email } = input;
    const clashing = await clash(tx, { email, role, organisationId, contestId });
    if (clashing) return refused("invalid", [{ path: "email", code: clashing }]);
    if (!isJudging(role)) {
      const held = await tx.roleGrant.count({
        where: { user: { email }, role, organisationId, contestId, unitId },
      });
      if (held > 0) return refused("invalid", [{ path: "email", code: "already-holds-role" }]);
    }
    const { token } = await invite(tx, ctx, {
      role,
      email,
      organisationId,
      contestId,
      panelId,
      unitId,
      fieldIds: role === "PANEL_EXPERT" ? input.fieldIds : [],
      place: place.title,
    });
    return ok({ token });
  });
}

/** Sends an invitation once more, with a new link; the earlier one ends. */
export async function resendInvitation(
  ctx: Context,
  place: PeoplePlace,
  id: string,
): Promise<Result<{ token: string; email: string }, Refusal>> {
  const { organisationId, contestId } = place;
  const found = await db.invitation.findFirst({ where: { id, organisationId, contestId } });
  if (!found) return refused("hidden");
  const refusal = whyNotInvite(
    standingAt(ctx.actor, { organisationId, contestId: contestId ?? undefined }),
    found.role,
  );
  if (refusal) return refused(refusal);
  if (found.acceptedAt || found.declinedAt || found.revokedAt) return refused("state");
  const { role, email, panelId, unitId, fieldIds } = found;
  return db.$transaction(async (tx) => {
    const row = { role, email, organisationId, contestId, panelId, unitId, fieldIds };
    const { token } = await invite(tx, ctx, { ...row, place: place.title });
    return ok({ token, email });
  });
}

async function unitNamed(tx: Tx, organisationId: string, name: string): Promise<string> {
  const nameKey = searchKey(name);
  const { id } = await tx.unit.upsert({
    where: { organisationId_nameKey: { organisationId, nameKey } },
    create: { organisationId, nameKey, name: name.normalize("NFC") },
    update: {},
    select: { id: true },
  });
  return id;
}

export interface InvitationView {
  readonly id: string;
  readonly status: InvitationStatus;
  readonly role: InvitedRole;
  readonly email: string;
  readonly inviter: string;
  readonly organisation: string;
  /** The contest's title, or null for the whole organisation. */
  readonly contest: string | null;
  readonly unit: string | null;
  readonly panel: string | null;
  readonly expiresAt: Date;
}

/** What the holder of a link is shown; null when no invitation has that token. */
export async function invitationByToken(token: string, now: Date): Promise<InvitationView | null> {
  const found = await db.invitation.findUnique({ where: { tokenHash: tokenHash(token) } });
  if (!found) return null;
  const [inviter, organisation, contest, unit, panel] = await Promise.all([
    db.user.findUnique({ where: { id: found.invitedById }, select: { name: true } }),
    db.organisation.findUniqueOrThrow({
      where: { id: found.organisationId },
      select: { name: true },
    }),
    found.contestId
      ? db.contest.findUnique({ where: { id: found.contestId }, select: { title: true } })
      : null,
    found.unitId
      ? db.unit.findUnique({ where: { id: found.unitId }, select: { name: true } })
      : null,
    found.panelId
      ? db.panel.findUnique({ where: { id: found.panelId }, select: { name: true } })
      : null,
  ]);
  return {
    id: found.id,
    status: invitationStatus(found, now),
    role: found.role,
    email: found.email,
    inviter: inviter?.name ?? "",
    organisation: organisation.name,
    contest: contest?.title ?? null,
    unit: unit?.name ?? null,
    panel: panel?.name ?? null,
    expiresAt: found.expiresAt,
  };
}

/** Admits a judge to a contest, and to a panel when one is named. Panels are the judging part's business. */
export type AdmitJudge = (
  tx: Tx,
  judge: {
    readonly contestId: string;
    readonly userId: string;
    readonly panelId: string | null;
    readonly role: JudgingRole;
    /** Of an expert. */
    readonly fieldIds: readonly string[];
    readonly now: Date;
    readonly actorId: string;
  },
) => Promise<unknown>;

/** Why a person may not have a role beside those that they have already. */
export type OfficeClash =
  /** They run the contest, and its judges must not know whose entries they judge. */
  | "runs-blind-contest"
  /** They score in a contest that is judged blind. */
  | "scores-blind-contest";

/** What the judging part does and decides about people who are invited. */
export interface JudgingHooks {
  readonly onJudge: AdmitJudge;
  readonly clash: (
    tx: Tx,
    asked: {
      readonly email: string;
      readonly role: InvitedRole;
      readonly organisationId: string;
      readonly contestId: string | null;
    },
  ) => Promise<OfficeClash | null>;
}

export interface Accepted {
  readonly role: InvitedRole;
  readonly organisationId: string;
  readonly contestId: string | null;
}

/** Gives the role of an invitation to the person it was addressed to: once, and in time. */
export async function acceptInvitation(
  ctx: Context,
  input: { readonly token: string },
  { onJudge, clash }: JudgingHooks,
): Promise<
  Result<Accepted, Refusal | Exclude<InvitationStatus, "open"> | "other-address" | OfficeClash>
> {
  const found = await db.invitation.findUnique({ where: { tokenHash: tokenHash(input.token) } });
  if (!found) return refused("hidden");
  const status = invitationStatus(found, ctx.now);
  if (status !== "open") return refused(status);
  if (found.email !== ctx.actor.email) return refused("other-address");
  const { id, role, organisationId, contestId, panelId, unitId, fieldIds } = found;
  return transact(async (tx): Promise<Awaited<ReturnType<typeof acceptInvitation>>> => {
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, declinedAt: null, revokedAt: null },
      data: { acceptedAt: ctx.now, acceptedById: ctx.actor.userId },
    });
    if (count === 0) return refused(await lostTo(tx, id, ctx.now));
    // Two acceptances of one person at once queue here: neither overlooks the role that the other gives.
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${ctx.actor.userId} FOR UPDATE`;
    const clashing = await clash(tx, { email: found.email, role, organisationId, contestId });
    if (clashing) return refused(clashing);
    if (isJudging(role)) {
      if (!contestId) throw new Error(`invitation ${id} of a judge names no contest`);
      await onJudge(tx, {
        contestId,
        userId: ctx.actor.userId,
        panelId,
        role,
        fieldIds,
        now: ctx.now,
        actorId: found.invitedById,
      });
    } else {
      await grant(tx, ctx, {
        role,
        organisationId,
        contestId,
        unitId,
        grantedById: found.invitedById,
      });
    }
    await audit(tx, {
      chainId: contestId ?? "platform",
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "invitation.accepted",
      subjectType: "invitation",
      subjectId: id,
      data: { role, organisationId, contestId, unitId, panelId },
    });
    return ok({ role, organisationId, contestId });
  });
}

/** Somebody else was first: what has become of the invitation meanwhile. */
async function lostTo(
  tx: Tx,
  id: string,
  now: Date,
): Promise<Exclude<InvitationStatus, "open">> {
  const status = invitationStatus(await tx.invitation.findUniqueOrThrow({ where: { id } }), now);
  return status === "open" ? "accepted" : status;
}

/** Nulls are distinct to a unique index: the caller holds the person's row, which two acceptances at once queue for. */
async function grant(
  tx: Tx,
  ctx: Context,
  given: {
    role: GrantedRole;
    organisationId: string;
    contestId: string | null;
    unitId: string | null;
    grantedById: string;
  },
): Promise<void> {
  const { role, organisationId, contestId, unitId } = given;
  const userId = ctx.actor.userId;
  if (
    (await tx.roleGrant.count({ where: { userId, role, organisationId, contestId, unitId } })) > 0
  )
    return;
  await tx.roleGrant.create({ data: { ...given, userId, createdAt: ctx.now } });
}

/** Ends an open invitation's link. */
export async function revokeInvitation(
  ctx: Context,
  place: PeoplePlace,
  id: string,
): Promise<Result<undefined, Refusal>> {
  const { organisationId, contestId } = place;
  const found = await db.invitation.findFirst({
    where: { id, organisationId, contestId },
    select: { role: true },
  });
  if (!found) return refused("hidden");
  const refusal = whyNotRevoke(
    standingAt(ctx.actor, { organisationId, contestId: contestId ?? undefined }),
    found.role,
  );
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, declinedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) return refused("state");
    await audit(tx, {
      chainId: contestId ?? "platform",
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "invitation.revoked",
      subjectType: "invitation",
      subjectId: id,
      data: { role: found.role },
    });
    return ok();
  });
}
