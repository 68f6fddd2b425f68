import type { Regulation } from "~/contests/regulation";
import { readSnapshot } from "~/entries/entry-upgrade";
import { consentsOf } from "~/entries/members/consent-row.server";
import { mayUse, purposesOf } from "~/entries/members/consent-rules";
import { paths } from "~/paths";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import type { ForwardTarget } from "./forwarding";

interface Told {
  readonly contest: { readonly title: string };
  readonly regulation: Regulation;
  readonly entryId: string;
  readonly target: ForwardTarget;
  readonly reason: string;
  readonly now: Date;
}

/**
 * Tells the entry's owner, those who write along and the coordinators of its unit where it was sent on. Where an author
 * has not agreed that their data go along, the mail says so and leads to where they can.
 */
export async function mailForwarded(
  tx: Tx,
  { contest, regulation, entryId, target, reason, now }: Told,
  event: "chosen" | "taken-back",
): Promise<void> {
  const entry = await tx.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: {
      code: true,
      title: true,
      owner: { select: { id: true } },
      currentVersion: { select: { snapshot: true } },
      coAuthors: { where: { confirmedAt: { not: null }, revokedAt: null }, select: { userId: true } },
      unit: { select: { roleGrants: { where: { role: "UNIT_COORDINATOR" }, select: { userId: true } } } },
    },
  });
  const records = await consentsOf(tx, entryId);
  const { members } = readSnapshot(entry.currentVersion?.snapshot);
  const open = members.filter((member) => !mayUse(regulation, records, member, "forward", now));
  const asks = purposesOf(regulation, "forward").length > 0;
  const ids = [
    entry.owner.id,
    ...entry.coAuthors.flatMap(({ userId }) => userId ?? []),
    ...(entry.unit?.roleGrants ?? []).map(({ userId }) => userId),
  ];
  const readers = await tx.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { name: true, email: true, language: true },
    orderBy: { id: "asc" },
  });
  for (const { name, email, language } of readers) {
    const t = fixedT(language);
    const consent = open.length === 0 ? "all" : asks ? "open" : "not-asked";
    const said = {
      name,
      code: entry.code ?? "",
      title: entry.title,
      contest: contest.title,
      target: t(`forwarding.target.${target}`),
      reason: reason ? t("forwarding.reason", { reason }) : "",
      consent: t(`forwarding.consent.${consent}`, {
        people: open.map((member) => `- ${member.name}`).join("\n"),
        link: new URL(paths.entryPeople(entryId), env().appUrl).href,
      }),
      link: new URL(paths.entry(entryId), env().appUrl).href,
    };
    await sendMail(tx, {
      to: email,
      subject: t(`forwarding.${event}.subject`, said),
      text: t(`forwarding.${event}.text`, said),
    });
  }
}
