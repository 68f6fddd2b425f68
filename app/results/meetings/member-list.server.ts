import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import type { TextValues } from "~/platform/form";
import { ok, refused, type Result } from "~/platform/result";
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
    values: valuesOfBody(localDateOf(ctx.now, regulation.timeZone), "", last?.members ?? []),
    whyNotWrite: whyNotWriteMeeting(standing, facts),
  });
}

/** Records who is a member from a day on. Earlier lists stay: a meeting is counted by the one of its day. */
export async function recordMembers(
  ctx: Context,
  { contestId, kind, form }: { readonly contestId: string; readonly kind: ListedBody; readonly form: BodyForm },
): Promise<Result<undefined, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const refusal = whyNotWriteMeeting(standingInContest(ctx.actor, contest), { contestState: contest.state, kind });
  if (refusal) return refused(refusal);
  const { since, decision } = form;
  const members = form.members.map(({ name, office, position }) => ({ name, office, position }));
  return transact(async (tx): Promise<Result<undefined, Refusal>> => {
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
