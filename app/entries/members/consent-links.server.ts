import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { mayTry } from "~/people/attempts.server";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { localDateOf } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { readableSecret, tokenHash } from "~/platform/secret.server";
import {
  answerFaults,
  answersOnRecord,
  CONSENT_TOKEN_LENGTH,
  printedToken,
  typedToken,
  type Answers,
  type ConsentAnswerForm,
} from "./consent-form";
import { whyNotCollectConsent } from "./consent-policy";
import { consentsOf, recordAnswers, sameMember } from "./consent-row.server";
import { giversFor, type ConsentGiver } from "./consent-rules";
import { loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Withdrawing must stay as easy as agreeing was: a link lives longer than the results are news. */
const LINK_DAYS = 3 * 365;

/** Makes the link by which a guardian (or an adult member without an account) answers; it may also leave by mail. */
export async function makeConsentLink(
  ctx: Context,
  input: { readonly entryId: string; readonly memberId: string; readonly email: string },
): Promise<Result<{ token: string }, Refusal | "invalid" | "too-many">> {
  const loaded = await loadEntry(db, ctx.actor, input.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotCollectConsent(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const people = [...loaded.draft.members, ...(loaded.snapshot?.members ?? [])];
  const member = people.find(({ id }) => id === input.memberId);
  if (!member || loaded.regulation.consents.purposes.length === 0) return refused("hidden");
  if (member.name.trim() === "") return refused("invalid", [{ path: "", code: "no-name-yet" }]);
  if (!(await mayTry("entry-link", input.entryId, ctx.now))) return refused("too-many");

  return db.$transaction(async (tx) => {
    const { entryId, memberId, email } = input;
    await tx.consentRequest.updateMany({
      where: { entryId, memberId, answeredAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    const token = readableSecret(CONSENT_TOKEN_LENGTH);
    const { id } = await tx.consentRequest.create({
      data: {
        entryId,
        memberId,
        memberName: member.name,
        tokenHash: tokenHash(token),
        email,
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + LINK_DAYS * DAY_MS),
      },
      select: { id: true },
    });
    if (email) await mailLink(tx, loaded, member.name, email, token);
    await audit(tx, {
      chainId: loaded.row.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "consent.link-made",
      subjectType: "entry",
      subjectId: entryId,
      data: { requestId: id, memberId, mailed: email !== "" },
    });
    return ok({ token: printedToken(token) });
  }, TRANSACTION);
}

async function mailLink(
  tx: Tx,
  { row, draft }: LoadedEntry,
  member: string,
  email: string,
  token: string,
): Promise<void> {
  const known = await tx.user.findUnique({ where: { email }, select: { language: true } });
  const t = fixedT(known?.language ?? "vi");
  const params = {
    member,
    contest: row.contest.title,
    title: draft.title || t("coAuthorInvited.untitled"),
    link: new URL(paths.consent(printedToken(token)), env().appUrl).href,
  };
  await sendMail(tx, {
    to: email,
    subject: t("consentAsked.subject", params),
    text: t("consentAsked.text", params),
  });
}

/** Ends a link. What was answered by it stays on record. */
export async function revokeConsentLink(
  ctx: Context,
  input: { readonly entryId: string; readonly requestId: string },
): Promise<Result<undefined, Refusal>> {
  const loaded = await loadEntry(db, ctx.actor, input.entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotCollectConsent(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx) => {
    const { count } = await tx.consentRequest.updateMany({
      where: { id: input.requestId, entryId: input.entryId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 1)
      await audit(tx, {
        chainId: loaded.row.contestId,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "consent.link-revoked",
        subjectType: "entry",
        subjectId: input.entryId,
        data: { requestId: input.requestId },
      });
    return ok();
  }, TRANSACTION);
}

/** What a guardian is shown of an entry, and no more. */
export interface ConsentQuestion {
  readonly contest: string;
  readonly contestSlug: string;
  readonly organisation: string;
  readonly title: string;
  readonly member: string;
  readonly givers: readonly ConsentGiver[];
  readonly purposes: readonly { readonly id: string; readonly label: string; readonly text: string }[];
  readonly answers: Answers;
  readonly guardianName: string;
  readonly relation: string;
  readonly answeredAt: Date | null;
  readonly timeZone: string;
}

async function openLink(typed: string, now: Date) {
  const request = await db.consentRequest.findUnique({
    where: { tokenHash: tokenHash(typedToken(typed)) },
  });
  if (!request || request.revokedAt || now >= request.expiresAt) return null;
  const loaded = await loadEntry(db, null, request.entryId, now);
  const member = loaded && sameMember(loaded, request.memberId, request.memberName);
  if (!loaded || !member) return null;
  const today = localDateOf(now, loaded.regulation.timeZone);
  const givers = giversFor(loaded.regulation.consents, member.birthDate, today);
  return { request, loaded, member, givers };
}

/** Who a link is about, for a request about personal data that comes by it; null when it is none (any more). */
export async function subjectOfLink(typed: string, now: Date) {
  const link = await openLink(typed, now);
  return (
    link && {
      entryId: link.loaded.row.id,
      organisationId: link.loaded.row.contest.organisationId,
      contestId: link.loaded.row.contestId,
      member: link.member,
    }
  );
}

/** The page behind a link; null when there is no such link, or it has ended. */
export async function consentByToken(typed: string, now: Date): Promise<ConsentQuestion | null> {
  const link = await openLink(typed, now);
  if (!link) return null;
  const { request, loaded, member, givers } = link;
  const { row, regulation, draft, snapshot } = loaded;
  const organisation = await db.organisation.findUniqueOrThrow({
    where: { id: row.contest.organisationId },
    select: { name: true },
  });
  const records = await consentsOf(db, row.id);
  const guardian = records.findLast(
    ({ giver, requestId }) => giver === "GUARDIAN" && requestId === request.id,
  );
  const purposes = regulation.consents.purposes.map(({ id, label, text }) => ({ id, label, text }));
  return {
    contest: row.contest.title,
    contestSlug: row.contest.slug,
    organisation: organisation.name,
    title: snapshot?.title ?? draft.title,
    member: member.name,
    givers,
    purposes,
    // Whoever got this link first sees only what was answered by links and papers about this child, their own.
    answers: answersOnRecord(givers, purposes.map(({ id }) => id), records, member),
    guardianName: guardian?.giverName ?? "",
    relation: guardian?.relation ?? "",
    answeredAt: request.answeredAt,
    timeZone: regulation.timeZone,
  };
}

/** Records what guardian and child, or an adult, answered behind a link: without an account, as often as they change their mind. */
export async function answerByLink(
  typed: string,
  form: ConsentAnswerForm,
  now: Date,
): Promise<Result<{ changed: number }, "hidden" | "too-many" | "invalid">> {
  const link = await openLink(typed, now);
  if (!link) return refused("hidden");
  const { request, loaded, member, givers } = link;
  if (!(await mayTry("consent-answer", request.id, now))) return refused("too-many");
  const ids = loaded.regulation.consents.purposes.map(({ id }) => id);
  const faults: Fault[] = answerFaults(form, givers, ids);
  if (faults.length > 0) return refused("invalid", faults);
  return db.$transaction(async (tx) => {
    const { count } = await tx.consentRequest.updateMany({
      where: { id: request.id, revokedAt: null },
      data: { answeredAt: now },
    });
    if (count === 0) return refused("hidden");
    const changed = await recordAnswers(tx, loaded, {
      member,
      givers,
      answers: form,
      guardianName: form.guardianName,
      relation: form.relation,
      method: "LINK",
      requestId: request.id,
      recordedById: null,
      now,
    });
    return ok({ changed });
  }, TRANSACTION);
}
