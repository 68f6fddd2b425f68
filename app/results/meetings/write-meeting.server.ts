import type { Meeting } from "../../../prisma/generated/client";
import type { OpenedContest } from "~/contests/contest.server";
import { signedByFaults } from "~/contests/signed-paper";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { isUniqueViolation, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { readBodies } from "./bodies.server";
import { membersAt } from "./body";
import { attendeesOf, quorumOf, withSeats, type Attendee, type MeetingKind } from "./meeting";
import { contentOf, type MeetingContent, type MeetingForm, type SignMinutesForm } from "./meeting-form";
import { whyNotWriteMeeting } from "./meeting-policy";
import { whyMeetingIsWithheld } from "./meeting-withheld.server";
import { meetingAt, meetingPlace, writtenWhere, type MeetingPlace, type NewMeeting } from "./meetings.server";
import { movesWhatIsSigned } from "./telling.server";
import { voteFaults } from "./voters";

/** Writes a meeting down; "conflict": another one was written down in the same moment and took its number. */
export async function createMeeting(
  ctx: Context,
  place: MeetingPlace,
  asked: NewMeeting,
  form: MeetingForm,
): Promise<Result<{ readonly id: string }, Refusal | "invalid" | "conflict">> {
  const found = await writtenWhere(ctx, place, asked);
  if (!found.ok) return found;
  const { opened, panel } = found.value;
  const contestId = opened.contest.id;
  const read = contentOf(form, opened.regulation.timeZone);
  if ("faults" in read) return refused("invalid", read.faults);
  try {
    return await transact(async (tx) => {
      const last = await tx.meeting.findFirst({
        where: { contestId },
        orderBy: { number: "desc" },
        select: { number: true },
      });
      const { id, number } = await tx.meeting.create({
        data: {
          ...(await stored(tx, opened, { kind: asked.kind, panelId: panel?.id ?? null }, read.content)),
          contestId,
          number: (last?.number ?? 0) + 1,
          kind: asked.kind,
          panelId: panel?.id ?? null,
          createdById: ctx.actor.userId,
          createdAt: ctx.now,
        },
      });
      await record(tx, ctx, contestId, "meeting.written", id, {
        number,
        kind: asked.kind,
        panelId: panel?.id ?? null,
        ...counted(read.content),
      });
      return ok({ id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("conflict");
    throw error;
  }
}

/** Changes what was written down, until the minutes are signed. "conflict": somebody else changed it first. */
export async function saveMeeting(
  ctx: Context,
  place: MeetingPlace,
  meetingId: string,
  form: MeetingForm,
): Promise<Result<undefined, Refusal | "invalid" | "conflict">> {
  return changed(ctx, place, meetingId, form.version, (timeZone) => {
    const read = contentOf(form, timeZone);
    if ("faults" in read) return { faults: read.faults };
    return {
      data: {},
      content: read.content,
      action: "meeting.changed",
      told: counted(read.content),
      lacks: () => [],
    };
  });
}

/** Records number and date of the signed minutes: from then on nothing of the meeting changes. */
export async function signMinutes(
  ctx: Context,
  place: MeetingPlace,
  meetingId: string,
  form: SignMinutesForm,
): Promise<Result<undefined, Refusal | "invalid" | "conflict">> {
  const { minutesNumber, minutesDate } = form;
  return changed(ctx, place, meetingId, form.version, (timeZone) => ({
    data: {
      minutesNumber,
      minutesDate: new Date(minutesDate),
      signedAt: ctx.now,
      signedById: ctx.actor.userId,
    },
    action: "meeting.minutes-signed",
    told: { minutesNumber, minutesDate },
    // Minutes without an end or a conclusion are a draft.
    lacks: ({ endedAt, conclusion }) => [
      ...signedByFaults("minutesDate", minutesDate, ctx.now, timeZone),
      ...(endedAt === null ? [{ path: "", code: "no-end" }] : []),
      ...(conclusion === "" ? [{ path: "", code: "no-conclusion" }] : []),
    ],
  }));
}

interface Data {
  readonly minutesNumber?: string;
  readonly minutesDate?: Date;
  readonly signedAt?: Date;
  readonly signedById?: string;
}

interface Change {
  readonly data: Data;
  /** What it holds from now on; left out: as before. */
  readonly content?: MeetingContent;
  readonly action: string;
  readonly told: Parameters<typeof audit>[1]["data"];
  /** What the meeting as it stands lacks for this. */
  readonly lacks: (row: { readonly endedAt: Date | null; readonly conclusion: string }) => Fault[];
}

async function changed(
  ctx: Context,
  place: MeetingPlace,
  meetingId: string,
  version: number,
  change: (timeZone: string) => Change | { readonly faults: readonly Fault[] },
): Promise<Result<undefined, Refusal | "invalid" | "conflict">> {
  const found = await meetingPlace(ctx, place);
  if (!found.ok) return found;
  const { opened, standing } = found.value;
  const { contest, regulation } = opened;
  const wanted = change(regulation.timeZone);
  return transact(async (tx): Promise<Result<undefined, Refusal | "invalid" | "conflict">> => {
    if ("data" in wanted && wanted.data.signedAt) await outdateDecisions(tx, contest.id, meetingId);
    // A vote that is being recorded at the meeting, and a signature beside it, are waited for and seen after this.
    await tx.$queryRaw`SELECT 1 FROM "Meeting" WHERE "contestId" = ${contest.id} ORDER BY "id" FOR UPDATE`;
    const row = await meetingAt(tx, found.value, meetingId);
    if (!row) return refused("hidden");
    const refusal = whyNotWriteMeeting(standing, { contestState: contest.state, kind: row.kind });
    const withheld = refusal ?? (await whyMeetingIsWithheld(ctx, opened, row.panel));
    if (withheld) return refused(withheld);
    if ("faults" in wanted) return refused("invalid", wanted.faults);
    const lacks = wanted.lacks(row);
    if (lacks.length > 0) return refused("invalid", lacks);
    const content = wanted.content && (await stored(tx, opened, row, wanted.content, attendeesOf(row.attendance)));
    if (content && (await contradictsVotes(tx, opened, row, content)))
      return refused("invalid", [{ path: "attendance", code: "votes-recorded" }]);
    if (content && (await movesWhatIsSigned(tx, row, content.startedAt)))
      return refused("invalid", [{ path: "startedAt", code: "signed-tells" }]);
    const { count } = await tx.meeting.updateMany({
      where: { id: row.id, version, signedAt: null },
      data: { ...wanted.data, ...content, version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    await record(tx, ctx, contest.id, wanted.action, row.id, wanted.told);
    return ok();
  });
}

/** Whoever saw the contest before the minutes of its committee or council were signed decides nothing by what they saw. */
async function outdateDecisions(tx: Tx, contestId: string, meetingId: string): Promise<void> {
  await tx.contest.updateMany({
    where: { id: contestId, meetings: { some: { id: meetingId, kind: { not: "PANEL" } } } },
    data: { version: { increment: 1 } },
  });
}

/** What is kept of a meeting: of a panel's members, which of them a name meant then. */
async function stored(
  tx: Tx,
  opened: OpenedContest,
  { kind, panelId }: { readonly kind: MeetingKind; readonly panelId: string | null },
  { attendance, ...content }: MeetingContent,
  before: readonly Attendee[] = [],
) {
  const members = membersAt(await readBodies(tx, opened), { kind, panelId, startedAt: content.startedAt });
  return { ...content, attendance: withSeats(attendance, members, before).map((attendee) => ({ ...attendee })) };
}

/** Whether votes that were taken at the meeting could not have been with those who are listed now. */
async function contradictsVotes(
  tx: Tx,
  opened: OpenedContest,
  row: Pick<Meeting, "id" | "kind" | "panelId" | "startedAt" | "attendance">,
  content: Pick<MeetingContent, "startedAt" | "attendance">,
): Promise<boolean> {
  const bodies = await readBodies(tx, opened);
  const votersOf = (attendance: readonly Attendee[], startedAt: Date) => {
    const { kind, panelId } = row;
    const { members, present } = quorumOf("", attendance, membersAt(bodies, { kind, panelId, startedAt }));
    return { members, present };
  };
  const before = votersOf(attendeesOf(row.attendance), row.startedAt);
  const after = votersOf(content.attendance, content.startedAt);
  if (before.members === after.members && before.present === after.present) return false;
  const at = { where: { meetingId: row.id } };
  const counts = { votesFor: true, votesTotal: true } as const;
  const votes = [
    ...(await tx.prizeVote.findMany({ ...at, select: { ...counts, votesAgainst: true } })),
    ...(await tx.committeeDecision.findMany({ ...at, select: counts })).map((one) => ({ ...one, votesAgainst: 0 })),
  ];
  return votes.some((vote) => voteFaults(opened.regulation.deciding, vote, after).length > 0);
}

/** Who was there stays out of the audit: it keeps no names for good. */
function counted({ attendance, startedAt }: MeetingContent) {
  return {
    startedAt: startedAt.toISOString(),
    listed: attendance.length,
    present: attendance.filter(({ present }) => present).length,
  };
}

function record(
  tx: Tx,
  ctx: Context,
  contestId: string,
  action: string,
  meetingId: string,
  data: Parameters<typeof audit>[1]["data"],
) {
  return audit(tx, {
    chainId: contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "meeting",
    subjectId: meetingId,
    data,
  });
}
