import { paths } from "~/paths";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { newToken, tokenHash } from "~/platform/secret.server";
import type { Context } from "./actor";
import { INVITATION_DAYS, type InvitedRole } from "./roles";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface InviteInput {
  readonly role: InvitedRole;
  readonly email: string;
  readonly organisationId: string;
  readonly contestId: string | null;
  readonly panelId: string | null;
  readonly unitId: string | null;
  readonly fieldIds?: readonly string[];
  /** What the mail says people are invited to. */
  readonly place: string;
}

/**
 * Writes the invitation, its mail and its audit row. Inviting the same address to the same role again
 * ends the earlier link. The token is told once, here.
 */
export async function invite(
  tx: Tx,
  ctx: Context,
  input: InviteInput,
): Promise<{ id: string; token: string }> {
  const { place, fieldIds = [], ...row } = input;
  const token = newToken();
  const expiresAt = new Date(ctx.now.getTime() + INVITATION_DAYS * DAY_MS);
  await tx.invitation.updateMany({
    where: { ...row, acceptedAt: null, declinedAt: null, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  const { id } = await tx.invitation.create({
    data: {
      ...row,
      fieldIds: [...fieldIds],
      tokenHash: tokenHash(token),
      invitedById: ctx.actor.userId,
      createdAt: ctx.now,
      expiresAt,
    },
    select: { id: true },
  });
  const known = await tx.user.findUnique({
    where: { email: input.email },
    select: { language: true },
  });
  const t = fixedT(known?.language ?? "vi");
  const mailId = await sendMail(tx, {
    to: input.email,
    subject: t("invitation.subject", { place }),
    text: t("invitation.text", {
      place,
      inviter: ctx.actor.name,
      role: t(`role.${input.role}`),
      email: input.email,
      link: new URL(paths.invitation(token), env().appUrl).href,
      until: formatDateTime(expiresAt),
    }),
  });
  await tx.invitation.update({ where: { id }, data: { mailId } });
  await audit(tx, {
    chainId: input.contestId ?? "platform",
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "invitation.created",
    subjectType: "invitation",
    subjectId: id,
    data: {
      role: input.role,
      organisationId: input.organisationId,
      contestId: input.contestId,
      unitId: input.unitId,
      panelId: input.panelId,
    },
  });
  return { id, token };
}
