import { paths } from "~/paths";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Result } from "~/platform/result";
import { tokenHash } from "~/platform/secret.server";
import { invitationStatus, isJudging, type InvitationStatus } from "./roles";

/**
 * Says no to an invitation. Its link is enough: nobody has to make an account in order to decline. Whoever invited is
 * told by mail, with the words that were left.
 */
export async function declineInvitation(
  { now, userId }: { readonly now: Date; readonly userId: string | null },
  input: { readonly token: string; readonly reason: string },
): Promise<Result<undefined, "hidden" | Exclude<InvitationStatus, "open">>> {
  const found = await db.invitation.findUnique({ where: { tokenHash: tokenHash(input.token) } });
  if (!found) return refused("hidden");
  const status = invitationStatus(found, now);
  if (status !== "open") return refused(status);
  const { id, role, email, organisationId, contestId } = found;
  const reason = input.reason.normalize("NFC").trim();
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, declinedAt: null, revokedAt: null },
      data: { declinedAt: now, declineReason: reason },
    });
    if (count === 0) return refused("accepted");
    const inviter = await tx.user.findUnique({
      where: { id: found.invitedById },
      select: { name: true, email: true, language: true },
    });
    const place = contestId
      ? await tx.contest.findUniqueOrThrow({ where: { id: contestId }, select: { title: true } })
      : await tx.organisation.findUniqueOrThrow({
          where: { id: organisationId },
          select: { name: true },
        });
    if (inviter) {
      const t = fixedT(inviter.language);
      const page = contestId
        ? isJudging(role)
          ? paths.panels(contestId)
          : paths.contestPeople(contestId)
        : paths.managePeople(organisationId);
      const said = {
        name: inviter.name,
        email,
        role: t(`role.${role}`),
        place: "title" in place ? place.title : place.name,
        reason: reason || t("invitationDeclined.noReason"),
        link: new URL(page, env().appUrl).href,
      };
      await sendMail(tx, {
        to: inviter.email,
        subject: t("invitationDeclined.subject", said),
        text: t("invitationDeclined.text", said),
      });
    }
    await audit(tx, {
      chainId: contestId ?? "platform",
      at: now,
      actorId: userId,
      action: "invitation.declined",
      subjectType: "invitation",
      subjectId: id,
      data: { role, organisationId, contestId },
    });
    return ok();
  });
}
