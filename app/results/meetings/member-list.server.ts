import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { formatLocalDate, localDateOf } from "~/platform/format";
import type { TextValues } from "~/platform/form";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { memberLists } from "./bodies.server";
import { valuesOfBody, type BodyForm, type ListedMember } from "./body-form";
import type { ListedBody } from "./meeting";
import { whyNotSeeMeetings, whyNotWriteMeeting } from "./meeting-policy";

export interface MemberListPage {
  readonly contestId: string;
  readonly kind: ListedBody;
  /** As they were recorded, the newest first. */
  readonly lists: readonly {
    readonly since: string;
    readonly decision: string;
    readonly members: readonly ListedMember[];
  }[];
  readonly values: TextValues;
  readonly whyNotWrite: Refusal | null;
}

/** Who is a member of the council or the committee, and since when. */
export async function memberListPage(
  ctx: Context,
  contestId: string,
  kind: ListedBody,
): Promise<Result<MemberListPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const facts = { contestState: contest.state, kind };
  const refusal = whyNotSeeMeetings(standing, facts);
  if (refusal) return refused(refusal);
  const lists = (await memberLists(db, contest.id)).filter((list) => list.kind === kind).toReversed();
  const [last] = lists;
  return ok({
    contestId: contest.id,
    kind,
    lists: lists.map(({ since, decision, members }) => ({ since, decision, members })),
    values: {
      ...valuesOfBody(localDateOf(ctx.now, regulation.timeZone), "", last?.members ?? []),
      version: String(lists.length + 1),
    },
    whyNotWrite: whyNotWriteMeeting(standing, facts),
  });
}

/**
 * Records who is a member from a day on. Earlier lists stay: a meeting is counted by the one of its day, and what was
 * signed or voted at one is not counted anew. "conflict": somebody else recorded a list first.
 */
export async function recordMembers(
  ctx: Context,
  { contestId, kind, form }: { readonly contestId: string; readonly kind: ListedBody; readonly form: BodyForm },
): Promise<Result<undefined, Refusal | "invalid" | "conflict">> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const refusal = whyNotWriteMeeting(standingInContest(ctx.actor, contest), { contestState: contest.state, kind });
  if (refusal) return refused(refusal);
  const { since, decision } = form;
  const members = form.members.map(({ name, office, position }) => ({ name, office, position }));
  return transact(async (tx): Promise<Result<undefined, Refusal | "invalid" | "conflict">> => {
    // One list at a time, and none beside a vote or a signature.
    await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE "id" = ${contest.id} FOR UPDATE`;
    await tx.$queryRaw`SELECT 1 FROM "Meeting" WHERE "contestId" = ${contest.id} ORDER BY "id" FOR UPDATE`;
    const lists = (await memberLists(tx, contest.id)).filter((list) => list.kind === kind);
    if (form.version !== lists.length + 1) return refused("conflict");
    const fault = await frozenFault(tx, opened, kind, since, lists);
    if (fault) return refused("invalid", [fault]);
    const { id } = await tx.memberList.create({
      data: {
        ...{ contestId: contest.id, kind, decision, members },
        since: new Date(since),
        recordedById: ctx.actor.userId,
        recordedAt: ctx.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "meeting.members-listed",
      subjectType: "member-list",
      subjectId: id,
      // Names stay out of the audit: it keeps none for good.
      data: { kind, since, decision, members: members.length },
    });
    return ok();
  });
}

/** Why a list may not hold from a day: a meeting that is signed, or at which was voted, would be counted by it. */
async function frozenFault(
  tx: Tx,
  { contest, regulation }: OpenedContest,
  kind: ListedBody,
  since: string,
  lists: readonly { readonly since: string }[],
): Promise<Fault | null> {
  const rows = await tx.meeting.findMany({
    where: {
      ...{ contestId: contest.id, kind },
      OR: [{ signedAt: { not: null } }, { votes: { some: {} } }, { decisions: { some: {} } }],
    },
    orderBy: { startedAt: "desc" },
    select: { number: true, startedAt: true, signedAt: true },
  });
  const frozen = rows.map((row) => ({ ...row, day: localDateOf(row.startedAt, regulation.timeZone) }));
  const [last] = frozen;
  if (last && since <= last.day)
    return { path: "since", code: "since-frozen", params: { number: last.number, date: formatLocalDate(last.day) } };
  // Until it is signed, a meeting before all lists is counted by the first of them.
  const open = frozen.find(({ signedAt, day }) => !signedAt && !lists.some((list) => list.since <= day));
  return open ? { path: "since", code: "sign-first", params: { number: open.number } } : null;
}
