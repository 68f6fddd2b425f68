import { openedContest } from "~/contests/contest.server";
import { paths } from "~/paths";
import { mayTry } from "~/people/attempts.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import type { Language } from "~/platform/language";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Result } from "~/platform/result";
import { newToken, tokenHash } from "~/platform/secret.server";
import { mailboxOf, needsNoLetter } from "./ballot";
import { voteContest, votedEntry, type VoteContest } from "./public-vote.server";
import { voterOf } from "./voter.server";

/** How long the link of a letter works; never longer than the vote. */
export const LINK_HOURS = 24;
/** The database stamps letters by its own clock. */
const MINUTE = 60_000;

interface Wanted {
  readonly slug: string;
  readonly code: string;
  readonly email: string;
  readonly language: Language;
}

/**
 * Sends the letter that confirms a vote. Whether the address has voted before is not told: the answer is the same, and
 * only its owner sees the letter. For that it is refused by what counts each time that somebody asks; where a mailbox has
 * had its letters of the day, none is sent, and nothing said. `from`: the network that asks.
 */
export async function askForBallot(
  wanted: Wanted,
  from: string,
  now: Date,
): Promise<Result<undefined, "hidden" | "too-many">> {
  const opened = await openedContest({ slug: wanted.slug });
  const contest = opened && voteContest(opened, now);
  if (!opened || contest?.state !== "open") return refused("hidden");
  const entry = await votedEntry(opened, wanted.code);
  if (!entry) return refused("hidden");
  if (!(await mayTry("vote-from", from, now))) return refused("too-many");
  const { votesPerPerson } = contest;
  const mailbox = mailboxOf(wanted.email);
  if (!(await mayTry("vote-mail-from", `${mailbox} ${from}`, now, votesPerPerson))) return refused("too-many");

  const contestId = opened.contest.id;
  const voter = voterOf(contestId, wanted.email);
  const where = { contestId_voter_entryId: { contestId, voter, entryId: entry.id } };
  const asked = await db.ballot.findUnique({ where });
  if (asked && needsNoLetter(asked, now)) return ok();
  // A stranger in one network uses up half of it at most.
  if (!(await mayTry("vote-mail", mailbox, now, 2 * votesPerPerson))) return ok();
  return transact(async (tx) => {
    await holdVoter(tx, voter);
    const before = await tx.ballot.findUnique({ where });
    if (before && needsNoLetter(before, now)) return ok();
    const token = newToken();
    const expiresAt = new Date(Math.min(now.getTime() + LINK_HOURS * 3_600_000, Date.parse(contest.closesAt)));
    const link = { tokenHash: tokenHash(token), createdAt: now, expiresAt };
    await tx.ballot.upsert({
      where,
      create: { contestId, voter, entryId: entry.id, ...link },
      update: link,
    });
    await mailLink(tx, wanted, { contest, title: entry.title, token, expiresAt });
    return ok();
  });
}

/** Until the transaction ends nobody else counts this voter's votes. */
export async function holdVoter(tx: Tx, voter: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ballot|${voter}`}, 0))`;
}

async function mailLink(
  tx: Tx,
  { code, email, language }: Wanted,
  {
    contest,
    title,
    token,
    expiresAt,
  }: { readonly contest: VoteContest; readonly title: string; readonly token: string; readonly expiresAt: Date },
): Promise<void> {
  const t = fixedT(language);
  const names = { contest: contest.title, title, code };
  await sendMail(tx, {
    to: email,
    subject: t("ballot.subject", names),
    text: t("ballot.text", {
      ...names,
      link: new URL(paths.ballot(token), env().appUrl).href,
      until: formatDateTime(expiresAt, contest.timeZone),
    }),
  });
}

/**
 * Throws away letters that lead to ballots, once they have served: they are all that tells who voted. The letter of one
 * token written since a moment, or all that are older.
 */
export async function forgetLetters(
  tx: Tx,
  which: { readonly token: string; readonly since: Date } | { readonly before: Date },
): Promise<void> {
  const token = "token" in which ? which.token : "";
  await tx.mail.deleteMany({
    where: {
      createdAt: "token" in which ? { gte: new Date(which.since.getTime() - MINUTE) } : { lt: which.before },
      text: { contains: new URL(paths.ballot(token), env().appUrl).href },
      // One on its way is its job's.
      state: { not: "QUEUED" },
    },
  });
}
