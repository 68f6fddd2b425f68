import type { Panel, Meeting } from "../../../prisma/generated/client";
import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { panelInRound, roundsOf } from "~/contests/rounds";
import { panelWithPeople } from "~/judging/facts.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import type { TextValues } from "~/platform/form";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { readBodies } from "./bodies.server";
import { bodyOf, listAt, membersAt, type Bodies, type Body } from "./body";
import {
  attendeesOf,
  LISTED_BODIES,
  quorumOf,
  quorumShare,
  type Attendee,
  type ListedBody,
  type MeetingKind,
  type Quorum,
} from "./meeting";
import { valuesOf, type MeetingContent } from "./meeting-form";
import { whyNotSeeMeetings, whyNotWriteMeeting } from "./meeting-policy";
import { whyMeetingIsWithheld } from "./meeting-withheld.server";

/** Where a meeting is looked at: in a whole contest, or from one panel's page. */
export type MeetingPlace = { readonly contestId: string } | { readonly panelId: string };

/** The contest, and the panel where the place is one, with what the actor is there. */
export async function meetingPlace(ctx: Context, place: MeetingPlace) {
  const panel = "panelId" in place ? await panelOf(place.panelId) : null;
  const contestId = "contestId" in place ? place.contestId : panel?.contestId;
  const opened = contestId === undefined ? null : await openedContest(contestId);
  if (!opened) return refused<Refusal>("hidden");
  const standing = standingInContest(
    ctx.actor,
    opened.contest,
    panel ? { chairIds: panel.chairIds, panelSecretaryIds: panel.secretaryIds } : {},
  );
  const refusal = whyNotSeeMeetings(standing, { contestState: opened.contest.state });
  return refusal ? refused<Refusal>(refusal) : ok({ opened, standing, panel });
}

async function panelOf(panelId: string) {
  return isUuid(panelId) ? panelWithPeople(panelId) : null;
}

/** A panel as minutes name it. */
export interface MeetingPanel {
  readonly id: string;
  readonly name: string;
  /** Among panels of other rounds. */
  readonly called: string;
  readonly round: string;
  readonly group: string;
}

/** A meeting in a list: what was said and concluded is read on its own page, by those who may. */
export interface ListedMeeting extends Omit<MeetingContent, "proceedings" | "conclusion"> {
  readonly id: string;
  readonly number: number;
  readonly kind: MeetingKind;
  readonly panel: MeetingPanel | null;
  readonly quorum: Quorum;
  readonly version: number;
  readonly signed: { readonly at: Date; readonly number: string; readonly date: string } | null;
}

export type MeetingView = ListedMeeting & Pick<MeetingContent, "proceedings" | "conclusion">;

/** A stored meeting in its contest. */
function listedMeeting(
  { regulation }: Pick<OpenedContest, "regulation">,
  bodies: Bodies,
  row: Omit<Meeting, "proceedings" | "conclusion"> & { readonly panel: Panel | null },
): ListedMeeting {
  const attendance = attendeesOf(row.attendance);
  const { id, number, kind, panel, place, startedAt, endedAt, chair, secretary } = row;
  const { version, signedAt, minutesNumber, minutesDate } = row;
  return {
    ...{ id, number, kind, place, startedAt, endedAt, chair, secretary },
    ...{ attendance, version },
    panel: panel && named(regulation, panel),
    quorum: quorumOf(quorumShare(regulation.deciding, kind), attendance, membersAt(bodies, row)),
    signed: signedAt && {
      at: signedAt,
      number: minutesNumber,
      date: minutesDate?.toISOString().slice(0, 10) ?? "",
    },
  };
}

function named(
  regulation: OpenedContest["regulation"],
  { id, name, roundId, groupId }: Pick<Panel, "id" | "name" | "roundId" | "groupId">,
): MeetingPanel {
  return {
    ...{ id, name, called: panelInRound(regulation, { name, roundId }) },
    round: roundsOf(regulation).find((round) => round.id === roundId)?.label ?? roundId,
    group: regulation.groups.find((group) => group.id === groupId)?.name ?? groupId,
  };
}

export interface MeetingList {
  readonly contestId: string;
  readonly timeZone: string;
  readonly meetings: readonly ListedMeeting[];
  /** Panels of which this person may write down a meeting. */
  readonly panels: readonly (MeetingPanel & { readonly met: boolean })[];
  /** Whether this person may write down the council's and the committee's. */
  readonly whyNotWrite: Refusal | null;
  /** Council and committee with their members as they are today; null: no list says who they are. */
  readonly bodies: readonly { readonly kind: ListedBody; readonly members: number | null }[];
  /** As the regulation asks; "": it does not. */
  readonly shares: { readonly panel: string; readonly committee: string };
}

/** The meetings at a place, the newest first. */
export async function meetingList(
  ctx: Context,
  place: MeetingPlace,
): Promise<Result<MeetingList, Refusal>> {
  const found = await meetingPlace(ctx, place);
  if (!found.ok) return found;
  const { opened, standing, panel } = found.value;
  const { contest, regulation } = opened;
  const meetings = await db.meeting.findMany({
    where: { contestId: contest.id, ...(panel && { panelId: panel.id }) },
    orderBy: { number: "desc" },
    include: { panel: true },
    omit: { proceedings: true, conclusion: true },
  });
  const bodies = await readBodies(db, opened);
  const views = meetings.map((row) => listedMeeting(opened, bodies, row));
  const panels = panel
    ? [panel]
    : await db.panel.findMany({
        where: { contestId: contest.id },
        orderBy: [{ roundId: "asc" }, { groupId: "asc" }],
      });
  const facts = { contestState: contest.state };
  const mayPanels = whyNotWriteMeeting(standing, { ...facts, kind: "PANEL" }) === null;
  return ok({
    contestId: contest.id,
    timeZone: regulation.timeZone,
    meetings: views,
    panels: mayPanels
      ? panels.map((one) => ({
          ...named(regulation, one),
          met: views.some((view) => view.panel?.id === one.id && view.startedAt <= ctx.now && view.quorum.reached),
        }))
      : [],
    whyNotWrite: whyNotWriteMeeting(standing, { ...facts, kind: "COMMITTEE" }),
    bodies: LISTED_BODIES.map((kind) => ({
      kind,
      members: membersAt(bodies, { kind, panelId: null, startedAt: ctx.now })?.length ?? null,
    })),
    shares: {
      panel: regulation.deciding.panelQuorum,
      committee: regulation.deciding.committeeQuorum,
    },
  });
}

/** Which meeting is to be written down. */
export interface NewMeeting {
  readonly kind: MeetingKind;
  readonly panelId: string | null;
}

export interface BlankMeeting {
  readonly contestId: string;
  readonly timeZone: string;
  readonly kind: MeetingKind;
  readonly panel: MeetingPanel | null;
  readonly values: TextValues;
  readonly share: string;
  readonly body: Body;
  readonly now: Date;
}

/** The form of a new meeting, with those who are members of whatever meets. */
export async function blankMeeting(
  ctx: Context,
  place: MeetingPlace,
  asked: NewMeeting,
): Promise<Result<BlankMeeting, Refusal>> {
  const found = await writtenWhere(ctx, place, asked);
  if (!found.ok) return found;
  const { opened, panel } = found.value;
  const { contest, regulation } = opened;
  const bodies = await readBodies(db, opened);
  const today = { kind: asked.kind, panelId: panel?.id ?? null, startedAt: ctx.now };
  const attendance = panel
    ? await membersOf(db, panel.id)
    : (listedAt(bodies, today) ?? (await lastOf(db, contest.id, asked.kind)));
  const holder = (office: Attendee["office"]) =>
    attendance.find((attendee) => attendee.office === office)?.name ?? "";
  return ok({
    contestId: contest.id,
    timeZone: regulation.timeZone,
    kind: asked.kind,
    panel: panel && named(regulation, panel),
    values: valuesOf(
      {
        ...{ place: "", startedAt: null, endedAt: null, proceedings: "", conclusion: "" },
        chair: holder("chair"),
        secretary: holder("secretary"),
        attendance,
      },
      regulation.timeZone,
    ),
    share: quorumShare(regulation.deciding, asked.kind),
    body: bodyOf(bodies, today),
    now: ctx.now,
  });
}

/** The place with the panel that meets; refused to who may not write its meeting down. */
export async function writtenWhere(ctx: Context, place: MeetingPlace, asked: NewMeeting) {
  const found = await meetingPlace(ctx, place);
  if (!found.ok) return found;
  const { opened, standing } = found.value;
  const refusal = whyNotWriteMeeting(standing, { contestState: opened.contest.state, kind: asked.kind });
  if (refusal) return refused<Refusal>(refusal);
  const here = found.value.panel;
  if (asked.kind !== "PANEL" && here) return refused<Refusal>("hidden");
  const panel = asked.kind === "PANEL" ? (here ?? (await panelOf(asked.panelId ?? ""))) : null;
  if (asked.kind === "PANEL" && panel?.contestId !== opened.contest.id) return refused<Refusal>("hidden");
  const withheld = await whyMeetingIsWithheld(ctx, opened, panel);
  return withheld ? refused<Refusal>(withheld) : ok({ opened, standing, panel });
}

/** Everybody who works on a panel, as its minutes list them. */
async function membersOf(tx: Tx, panelId: string): Promise<Attendee[]> {
  const members = await tx.panelMember.findMany({
    where: { panelId, endedAt: null },
    orderBy: { judge: { code: "asc" } },
    select: { role: true, judge: { select: { user: { select: { name: true, unitName: true } } } } },
  });
  const office = (role: string): Attendee["office"] =>
    role === "CHAIR" ? "chair" : role === "SECRETARY" ? "secretary" : "member";
  const order: readonly Attendee["office"][] = ["chair", "secretary", "member", "guest"];
  return members
    .map(({ role, judge: { user } }): Attendee => ({
      name: user.name,
      office: office(role),
      position: user.unitName,
      present: true,
      note: "",
    }))
    .sort((a, b) => order.indexOf(a.office) - order.indexOf(b.office));
}

/** Of a council or committee: whoever its list names; null: there is none. */
function listedAt(bodies: Bodies, meeting: Parameters<typeof membersAt>[1]): Attendee[] | null {
  const list = listAt(bodies, meeting);
  return list && list.members.map((member) => ({ ...member, present: true, note: "" }));
}

/** Of a council or committee without a list of its members: those of its last meeting. */
async function lastOf(tx: Tx, contestId: string, kind: MeetingKind): Promise<Attendee[]> {
  const last = await tx.meeting.findFirst({
    where: { contestId, kind },
    orderBy: { number: "desc" },
    select: { attendance: true },
  });
  if (last) return attendeesOf(last.attendance).map((one) => ({ ...one, present: true, note: "" }));
  return (["chair", "secretary", "member"] as const).map((office) => ({
    ...{ name: "", position: "", note: "" },
    office,
    present: true,
  }));
}

export interface MeetingPage {
  readonly contestId: string;
  readonly timeZone: string;
  readonly meeting: MeetingView;
  readonly body: Body;
  readonly values: TextValues;
  readonly whyNotWrite: Refusal | null;
  /** Why what was said and concluded is left out. */
  readonly withheld: Refusal | null;
  readonly signedBy: string;
}

/** One meeting at a place; of another panel's page it does not exist. */
export async function meetingPage(
  ctx: Context,
  place: MeetingPlace,
  meetingId: string,
): Promise<Result<MeetingPage, Refusal>> {
  const found = await meetingPlace(ctx, place);
  if (!found.ok) return found;
  const { opened, standing } = found.value;
  const row = await meetingAt(db, found.value, meetingId);
  if (!row) return refused("hidden");
  const { contest, regulation } = opened;
  const withheld = await whyMeetingIsWithheld(ctx, opened, row.panel);
  const { proceedings, conclusion } = withheld ? { proceedings: "", conclusion: "" } : row;
  const bodies = await readBodies(db, opened);
  const listed = listedMeeting(opened, bodies, row);
  const meeting = { ...listed, proceedings, conclusion };
  const by = row.signedById
    ? await db.user.findUnique({ where: { id: row.signedById }, select: { name: true } })
    : null;
  return ok({
    contestId: contest.id,
    timeZone: regulation.timeZone,
    meeting,
    body: bodyOf(bodies, row),
    values: valuesOf(
      {
        place: meeting.place,
        startedAt: meeting.startedAt,
        endedAt: meeting.endedAt,
        chair: meeting.chair,
        secretary: meeting.secretary,
        attendance: meeting.attendance,
        proceedings: meeting.proceedings,
        conclusion: meeting.conclusion,
      },
      regulation.timeZone,
    ),
    whyNotWrite: whyNotWrite(standing, opened, row) ?? (row.signedAt ? "state" : withheld),
    withheld,
    signedBy: by?.name ?? "",
  });
}

function whyNotWrite(standing: Standing, { contest }: OpenedContest, { kind }: { kind: MeetingKind }) {
  return whyNotWriteMeeting(standing, { contestState: contest.state, kind });
}

/** A meeting at a place, as the database holds it. */
export async function meetingAt(
  tx: Tx,
  { opened, panel }: { readonly opened: OpenedContest; readonly panel: { readonly id: string } | null },
  meetingId: string,
) {
  if (!isUuid(meetingId)) return null;
  return tx.meeting.findFirst({
    where: { id: meetingId, contestId: opened.contest.id, ...(panel && { panelId: panel.id }) },
    include: { panel: true },
  });
}
