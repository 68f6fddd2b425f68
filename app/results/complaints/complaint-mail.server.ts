import { tellOrganisers } from "~/judging/tell-organisers.server";
import { paths } from "~/paths";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";

/** What the mails about a complaint speak of. */
export interface ToldComplaint {
  readonly number: number;
  /** Who made it. */
  readonly byId: string;
  readonly entry: { readonly id: string; readonly code: string | null; readonly title: string };
  readonly contest: { readonly id: string; readonly title: string; readonly organisationId: string };
}

/** Tells who complained what became of it. */
export async function mailComplainant(
  tx: Tx,
  { byId, number, entry, contest }: ToldComplaint,
  event: "received" | "UPHELD" | "REJECTED" | "WITHDRAWN",
  text: string,
): Promise<void> {
  const person = await tx.user.findUnique({
    where: { id: byId },
    select: { name: true, email: true, language: true },
  });
  if (!person) return;
  const t = fixedT(person.language);
  const said = {
    name: person.name,
    number,
    code: entry.code ?? "",
    title: entry.title,
    contest: contest.title,
    text,
    link: new URL(paths.complain(entry.id), env().appUrl).href,
  };
  await sendMail(tx, {
    to: person.email,
    subject: t(`complaint.${event}.subject`, said),
    text: t(`complaint.${event}.text`, said),
  });
}

/** Tells the organisers and secretaries that one came in, or was taken back. */
export function mailSecretariat(
  tx: Tx,
  { number, entry, contest }: ToldComplaint,
  event: "told" | "told-withdrawn",
): Promise<void> {
  return tellOrganisers(tx, contest, `complaint.${event}`, {
    path: paths.complaint(contest.id, number),
    number,
    code: entry.code ?? "",
    title: entry.title,
  });
}
