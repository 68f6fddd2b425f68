import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { mayTry } from "~/people/attempts.server";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Result } from "~/platform/result";
import { newToken, tokenHash } from "~/platform/secret.server";
import { CO_AUTHOR_DAYS, coAuthorStatus, type CoAuthorStatus } from "./co-author-form";
import { whyNotInviteCoAuthor, whyNotRevokeCoAuthor } from "./consent-policy";
import { whyNotSubmitEntry } from "../entry-policy";
import { loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Asks a member by mail to confirm and to write along. Asking for the same member again ends the earlier link. */
export async function inviteCoAuthor(
  ctx: Context,
  input: { readonly entryId: string; readonly memberId: string; readonly email: string },
): Promise<Result<{ token: string }, Refusal | "invalid" | "too-many">> {
  const loaded = await loadEntry(db, ctx.actor, input.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotInviteCoAuthor(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const member = loaded.draft.members.find(({ id }) => id === input.memberId);
  const fault = (path: string, code: string) => refused("invalid", [{ path, code }]);
  if (!member || member.name.trim() === "") return fault("memberId", "no-name-yet");
  if (input.email === loaded.row.owner.email) return fault("email", "is-owner");
  if (!(await mayTry("entry-link", input.entryId, ctx.now))) return refused("too-many");

  return db.$transaction(async (tx) => {
    const { entryId, memberId, email } = input;
    const confirmed = await tx.coAuthor.count({
      where: {
        entryId,
        confirmedAt: { not: null },
        revokedAt: null,
        OR: [{ memberId }, { email }],
      },
    });
    if (confirmed > 0) return fault("email", "already-writes-along");
    await tx.coAuthor.updateMany({
      where: { entryId, memberId, confirmedAt: null, declinedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    const token = newToken();
    const expiresAt = new Date(ctx.now.getTime() + CO_AUTHOR_DAYS * DAY_MS);
    const { id } = await tx.coAuthor.create({
      data: {
        entryId,
        memberId,
        email,
        tokenHash: tokenHash(token),
        invitedById: ctx.actor.userId,
        createdAt: ctx.now,
        expiresAt,
      },
      select: { id: true },
    });
    await mailInvitation(tx, ctx, loaded, { member: member.name, email, token, expiresAt });
    await note(tx, ctx, loaded, "co-author.invited", { coAuthorId: id, memberId });
    return ok({ token });
  }, TRANSACTION);
}

async function mailInvitation(
  tx: Tx,
  { actor }: Context,
  { row, draft, regulation }: LoadedEntry,
  to: { member: string; email: string; token: string; expiresAt: Date },
): Promise<void> {
  const known = await tx.user.findUnique({
    where: { email: to.email },
    select: { language: true },
  });
  const t = fixedT(known?.language ?? "vi");
  const params = {
    name: to.member,
    inviter: actor.name,
    contest: row.contest.title,
    title: draft.title || t("coAuthorInvited.untitled"),
    email: to.email,
    link: new URL(paths.coAuthor(to.token), env().appUrl).href,
    until: formatDateTime(to.expiresAt, regulation.timeZone),
  };
  await sendMail(tx, {
    to: to.email,
    subject: t("coAuthorInvited.subject", params),
    text: t("coAuthorInvited.text", params),
  });
}

/** Takes an invitation back, or ends the writing along. */
export async function revokeCoAuthor(
  ctx: Context,
  input: { readonly entryId: string; readonly coAuthorId: string },
): Promise<Result<undefined, Refusal>> {
  const loaded = await loadEntry(db, ctx.actor, input.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotRevokeCoAuthor(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx) => {
    const { count } = await tx.coAuthor.updateMany({
      where: { id: input.coAuthorId, entryId: input.entryId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 1) await note(tx, ctx, loaded, "co-author.revoked", { coAuthorId: input.coAuthorId });
    return ok();
  }, TRANSACTION);
}

export interface CoAuthorInvitation {
  readonly status: CoAuthorStatus;
  readonly email: string;
  readonly inviter: string;
  readonly member: string;
  readonly contest: string;
  readonly title: string;
  readonly expiresAt: Date;
  readonly timeZone: string;
}

/** What the holder of a link is shown; null when there is no such link. */
export async function coAuthorByToken(
  token: string,
  now: Date,
): Promise<CoAuthorInvitation | null> {
  const found = await db.coAuthor.findUnique({ where: { tokenHash: tokenHash(token) } });
  const loaded = found && (await loadEntry(db, null, found.entryId, now));
  if (!loaded) return null;
  const inviter = await db.user.findUnique({
    where: { id: found.invitedById },
    select: { name: true },
  });
  return {
    status: coAuthorStatus(found, now),
    email: found.email,
    inviter: inviter?.name ?? "",
    member: loaded.draft.members.find(({ id }) => id === found.memberId)?.name ?? "",
    contest: loaded.row.contest.title,
    title: loaded.draft.title,
    expiresAt: found.expiresAt,
    timeZone: loaded.regulation.timeZone,
  };
}

type Unanswerable = Exclude<CoAuthorStatus, "open"> | "other-address";

/** The invited person confirms: from now on the entry is theirs to write along. Once, in time, from the address invited. */
export async function confirmCoAuthor(
  ctx: Context,
  input: { readonly token: string },
): Promise<Result<{ entryId: string }, Refusal | Unanswerable>> {
  const found = await db.coAuthor.findUnique({ where: { tokenHash: tokenHash(input.token) } });
  const loaded = found && (await loadEntry(db, ctx.actor, found.entryId, ctx.now));
  if (!loaded) return refused("hidden");
  const status = coAuthorStatus(found, ctx.now);
  if (status !== "open") return refused(status);
  if (found.email !== ctx.actor.email) return refused("other-address");
  // What judges have, or a contest that is over, gets no further authors: asked as for the one who invited.
  const late = whyNotSubmitEntry({ ...loaded.standing, contestant: true }, loaded.facts);
  if (late) return refused(late);
  return db.$transaction(async (tx) => {
    const { count } = await tx.coAuthor.updateMany({
      where: { id: found.id, confirmedAt: null, declinedAt: null, revokedAt: null },
      data: { confirmedAt: ctx.now, userId: ctx.actor.userId },
    });
    if (count === 0) {
      const now = coAuthorStatus(await tx.coAuthor.findUniqueOrThrow({ where: { id: found.id } }), ctx.now);
      return refused(now === "open" ? "confirmed" : now);
    }
    await note(tx, ctx, loaded, "co-author.confirmed", { coAuthorId: found.id, memberId: found.memberId });
    return ok({ entryId: found.entryId });
  }, TRANSACTION);
}

/** Whoever holds the link may say that they do not want to: no account is needed for a no. */
export async function declineCoAuthor(
  token: string,
  now: Date,
): Promise<Result<undefined, "hidden" | Exclude<CoAuthorStatus, "open">>> {
  const found = await db.coAuthor.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { entry: { select: { contestId: true } } },
  });
  if (!found) return refused("hidden");
  const status = coAuthorStatus(found, now);
  if (status !== "open") return refused(status);
  return db.$transaction(async (tx) => {
    const { count } = await tx.coAuthor.updateMany({
      where: { id: found.id, confirmedAt: null, declinedAt: null, revokedAt: null },
      data: { declinedAt: now },
    });
    if (count === 0) return refused("declined");
    await audit(tx, {
      chainId: found.entry.contestId,
      at: now,
      actorId: null,
      action: "co-author.declined",
      subjectType: "entry",
      subjectId: found.entryId,
      data: { coAuthorId: found.id, memberId: found.memberId },
    });
    return ok();
  }, TRANSACTION);
}

function note(
  tx: Tx,
  { actor, now }: Context,
  { row }: LoadedEntry,
  action: string,
  data: Record<string, string>,
): Promise<unknown> {
  return audit(tx, {
    chainId: row.contestId,
    at: now,
    actorId: actor.userId,
    action,
    subjectType: "entry",
    subjectId: row.id,
    data,
  });
}

export interface CoAuthorLine {
  readonly id: string;
  readonly memberId: string;
  readonly email: string;
  readonly status: CoAuthorStatus;
  readonly since: Date;
}

/** Who writes along on an entry and who is asked to; what was taken back before it was answered is left out. */
export async function coAuthorsOf(entryId: string, now: Date): Promise<CoAuthorLine[]> {
  const rows = await db.coAuthor.findMany({
    where: { entryId, NOT: { revokedAt: { not: null }, confirmedAt: null } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => ({
    id: row.id,
    memberId: row.memberId,
    email: row.email,
    status: coAuthorStatus(row, now),
    since: row.revokedAt ?? row.confirmedAt ?? row.declinedAt ?? row.createdAt,
  }));
}
