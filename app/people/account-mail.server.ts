import { paths } from "~/paths";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { localPath } from "~/platform/local-path";
import { sendMail } from "~/platform/mail.server";
import { mayTry } from "./attempts.server";

/** A mail to the owner of an account, in their language. Too many to one address within a while are dropped. */
async function toAccount(
  email: string,
  key: "confirmEmail" | "accountExists" | "resetPassword",
  links: Readonly<Record<string, string>>,
): Promise<void> {
  if (!(await mayTry("mail", email, new Date()))) return;
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email },
      select: { name: true, language: true },
    });
    if (!user) return;
    const t = fixedT(user.language);
    const absolute = Object.fromEntries(
      Object.entries(links).map(([name, path]) => [name, new URL(path, env().appUrl).href]),
    );
    await sendMail(tx, {
      to: email,
      subject: t(`${key}.subject`),
      text: t(`${key}.text`, { name: user.name, ...absolute }),
    });
  });
}

/** `next`: where the person was heading when they signed up. */
export function confirmationMail(email: string, token: string, next: string | null): Promise<void> {
  return toAccount(email, "confirmEmail", {
    link: paths.confirmEmail(token, localPath(next) ?? undefined),
  });
}

/** To somebody who signed up with an address that has an account. */
export function accountExistsMail(email: string): Promise<void> {
  return toAccount(email, "accountExists", {
    link: paths.signIn(),
    resetLink: paths.forgotPassword(),
  });
}

/** The link that sets a new password. */
export function resetMail(email: string, token: string): Promise<void> {
  return toAccount(email, "resetPassword", { link: paths.resetPassword(token) });
}
