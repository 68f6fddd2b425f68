import { paths } from "~/paths";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type * as Stored from "../../prisma/generated/enums";
import type { Actor, Context } from "./actor";
import { whyNotEraseData, whyNotHandleDataRequests } from "./data-policy";
import type { DataRequestKind, DataRequestProof, DataRequestState } from "./data-request-form";
import type { Refusal } from "./refusal";
import { standingAt } from "./standing";
import { twoWorkingDaysAfter } from "./working-days";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** The domain's words are the database's: a difference does not compile. */
export const wordsAgree: Same<DataRequestKind, Stored.DataRequestKind> &
  Same<DataRequestProof, Stored.DataRequestProof> &
  Same<DataRequestState, Stored.DataRequestState> = true;

export interface NewDataRequest {
  readonly organisationId: string;
  readonly entryId?: string | null;
  readonly memberId?: string | null;
  readonly userId?: string | null;
  readonly kind: DataRequestKind;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly subject: string;
  readonly text: string;
  readonly proof: DataRequestProof;
}

/** Takes a request in: its clock starts, whoever asked is told until when, the organisation is told that it came. */
export async function receiveDataRequest(
  input: NewDataRequest,
  now: Date,
): Promise<{ id: string; dueAt: Date }> {
  const dueAt = twoWorkingDaysAfter(now);
  return db.$transaction(async (tx) => {
    const { id, organisation } = await tx.dataRequest.create({
      data: { ...input, receivedAt: now, dueAt },
      select: { id: true, organisation: { select: { name: true } } },
    });
    await tellRequester(tx, input, { organisation: organisation.name, now, dueAt });
    await tellHandlers(tx, input, { organisation: organisation.name, dueAt, id });
    await note(tx, id, input.userId ?? null, now, "data-request.received", {
      kind: input.kind,
      proof: input.proof,
      organisationId: input.organisationId,
    });
    return { id, dueAt };
  });
}

async function languageOf(tx: Tx, email: string): Promise<string> {
  const known = await tx.user.findUnique({ where: { email }, select: { language: true } });
  return known?.language ?? "vi";
}

async function tellRequester(
  tx: Tx,
  { email, name, kind }: NewDataRequest,
  facts: { organisation: string; now: Date; dueAt: Date },
): Promise<void> {
  if (!email) return;
  const t = fixedT(await languageOf(tx, email));
  const params = {
    name,
    organisation: facts.organisation,
    kind: t(`dataRequestAnswered.kind.${kind}`),
    received: formatDateTime(facts.now),
    due: formatDateTime(facts.dueAt),
  };
  await sendMail(tx, {
    to: email,
    subject: t("dataRequestReceived.subject", params),
    text: t("dataRequestReceived.text", params),
  });
}

/** Organisers and secretaries of the whole organisation: a request about a person reaches over its contests. */
async function tellHandlers(
  tx: Tx,
  { organisationId, kind }: NewDataRequest,
  facts: { organisation: string; dueAt: Date; id: string },
): Promise<void> {
  const handlers = await tx.user.findMany({
    where: {
      roleGrants: {
        some: { organisationId, contestId: null, role: { in: ["ORGANISER", "SECRETARY"] } },
      },
    },
    select: { name: true, email: true, language: true },
  });
  for (const { name, email, language } of handlers) {
    const t = fixedT(language);
    const params = {
      name,
      organisation: facts.organisation,
      kind: t(`dataRequestAnswered.kind.${kind}`),
      due: formatDateTime(facts.dueAt),
      link: new URL(paths.dataRequest(organisationId, facts.id), env().appUrl).href,
    };
    await sendMail(tx, {
      to: email,
      subject: t("dataRequestToAnswer.subject", params),
      text: t("dataRequestToAnswer.text", params),
    });
  }
}

export interface DataRequestLine {
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly state: DataRequestState;
  readonly name: string;
  readonly subject: string;
  readonly proof: DataRequestProof;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
}

/** An organisation's requests: those still to be answered first, the nearest deadline on top. */
export async function dataRequestsOf(
  actor: Actor,
  organisationId: string,
): Promise<Result<{ organisation: string; requests: DataRequestLine[] }, Refusal>> {
  const refusal = whyNotHandleDataRequests(standingAt(actor, { organisationId }));
  if (refusal) return refused(refusal);
  const organisation = isUuid(organisationId)
    ? await db.organisation.findUnique({
        where: { id: organisationId },
        select: { name: true, dataRequests: { orderBy: { dueAt: "asc" }, take: 1_000 } },
      })
    : null;
  if (!organisation) return refused("hidden");
  const open = organisation.dataRequests.filter(({ state }) => state === "OPEN");
  const rest = organisation.dataRequests.filter(({ state }) => state !== "OPEN").toReversed();
  return ok({ organisation: organisation.name, requests: [...open, ...rest] });
}

export type DataRequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

function findRequest(organisationId: string, id: string) {
  return db.dataRequest.findFirst({
    where: { id, organisationId },
    include: {
      organisation: { select: { name: true } },
      entry: { select: { id: true, code: true, title: true, state: true, contestId: true } },
      user: { select: { id: true, name: true, email: true } },
    },
  });
}

/** One request, for those who answer it. `whyNotErase`: erasing is for fewer people than answering. */
export async function dataRequestById(
  actor: Actor,
  organisationId: string,
  id: string,
): Promise<Result<{ request: DataRequestRow; whyNotErase: Refusal | null }, Refusal>> {
  const standing = standingAt(actor, { organisationId });
  const refusal = whyNotHandleDataRequests(standing);
  if (refusal) return refused(refusal);
  const request = isUuid(id) ? await findRequest(organisationId, id) : null;
  return request ? ok({ request, whyNotErase: whyNotEraseData(standing) }) : refused("hidden");
}

/** Answers a request, the first time or again; the person is told by mail where there is an address. */
export async function answerDataRequest(
  ctx: Context,
  input: {
    readonly organisationId: string;
    readonly id: string;
    readonly from: DataRequestState;
    readonly state: Exclude<DataRequestState, "OPEN">;
    readonly answer: string;
  },
): Promise<Result<undefined, Refusal | "conflict">> {
  const found = await dataRequestById(ctx.actor, input.organisationId, input.id);
  if (!found.ok) return found;
  const { request } = found.value;
  return db.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: { id: input.id, state: input.from },
      data: {
        state: input.state,
        answer: input.answer,
        // The clock stops with the first answer.
        answeredAt: request.answeredAt ?? ctx.now,
        handledById: ctx.actor.userId,
      },
    });
    if (count === 0) return refused("conflict");
    if (request.email) {
      const t = fixedT(await languageOf(tx, request.email));
      const params = {
        name: request.name,
        organisation: request.organisation.name,
        kind: t(`dataRequestAnswered.kind.${request.kind}`),
        state: t(`dataRequestAnswered.state.${input.state}`),
        answer: input.answer,
      };
      await sendMail(tx, {
        to: request.email,
        subject: t("dataRequestAnswered.subject", params),
        text: t("dataRequestAnswered.text", params),
      });
    }
    await note(tx, input.id, ctx.actor.userId, ctx.now, "data-request.answered", {
      from: input.from,
      state: input.state,
    });
    return ok();
  });
}

/** Says whose data a request is about, after the secretariat has checked who asks. */
export async function settleSubject(
  ctx: Context,
  input: {
    readonly organisationId: string;
    readonly id: string;
    readonly entryId: string;
    readonly memberId: string;
  },
): Promise<Result<undefined, Refusal>> {
  const found = await dataRequestById(ctx.actor, input.organisationId, input.id);
  if (!found.ok) return found;
  const { proof } = found.value.request;
  return db.$transaction(async (tx) => {
    await tx.dataRequest.update({
      where: { id: input.id },
      data: {
        entryId: input.entryId,
        memberId: input.memberId,
        ...(proof === "UNCHECKED" && { proof: "SECRETARIAT" }),
      },
    });
    await note(tx, input.id, ctx.actor.userId, ctx.now, "data-request.subject-settled", {
      entryId: input.entryId,
      memberId: input.memberId,
    });
    return ok();
  });
}

function note(
  tx: Tx,
  id: string,
  actorId: string | null,
  at: Date,
  action: string,
  data: Record<string, string>,
): Promise<unknown> {
  const subject = { subjectType: "data-request", subjectId: id };
  return audit(tx, { chainId: "platform", at, actorId, action, ...subject, data });
}
