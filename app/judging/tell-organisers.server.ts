import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";

/** Tells the contest's organisers and secretaries something by mail, each in their language; `path` is the page to look at. */
export async function tellOrganisers(
  tx: Tx,
  contest: { readonly id: string; readonly title: string; readonly organisationId: string },
  what: string,
  { path, ...said }: { readonly path: string } & Readonly<Record<string, string | number>>,
): Promise<void> {
  const { id: contestId, organisationId, title } = contest;
  const people = await tx.user.findMany({
    where: {
      roleGrants: {
        some: {
          organisationId,
          role: { in: ["ORGANISER", "SECRETARY"] },
          OR: [{ contestId }, { contestId: null }],
        },
      },
    },
    select: { name: true, email: true, language: true },
    orderBy: { id: "asc" },
  });
  for (const { name, email, language } of people) {
    const t = fixedT(language);
    const words = { ...said, name, contest: title, link: new URL(path, env().appUrl).href };
    await sendMail(tx, {
      to: email,
      subject: t(`${what}.subject`, words),
      text: t(`${what}.text`, words),
    });
  }
}
