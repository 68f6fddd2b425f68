import { localDateOf } from "~/platform/format";
import type { ListedMember } from "./body-form";
import type { MeetingKind } from "./meeting";

/** Somebody who could attend. */
export interface BodyMember {
  /** Seat on a panel; null: named in a list of the council or the committee. */
  readonly id: string | null;
  readonly name: string;
}

/** A seat on a panel, with the time in which it was held. */
export interface Seat {
  readonly id: string;
  readonly panelId: string;
  readonly name: string;
  readonly from: Date;
  readonly until: Date | null;
  /** In which it was empty: its judge had been taken off and was not yet seated again. */
  readonly breaks: readonly { readonly from: Date; readonly until: Date }[];
}

/** Whether nobody held the seat any more, or for a while, at an instant. */
function isEmptyAt({ until, breaks }: Seat, at: Date): boolean {
  return (until !== null && until <= at) || breaks.some((one) => one.from <= at && at < one.until);
}

/** Who is a member of the council or the committee from a day on. */
export interface MemberList {
  readonly kind: MeetingKind;
  /** Local date. */
  readonly since: string;
  readonly recordedAt: Date;
  readonly members: readonly ListedMember[];
}

/** Who meets in a contest. */
export interface Bodies {
  readonly seats: readonly Seat[];
  /** The oldest first. */
  readonly lists: readonly MemberList[];
  readonly timeZone: string;
}

/** One of them, with all who were ever its members. */
export interface Body extends Bodies {
  readonly kind: MeetingKind;
  readonly panelId: string | null;
}

/** Of all who meet in a contest those of one body: whoever writes its meeting down need not know of the others. */
export function bodyOf({ seats, lists, timeZone }: Bodies, { kind, panelId }: Pick<Body, "kind" | "panelId">): Body {
  return {
    ...{ kind, panelId, timeZone },
    seats: seats.filter((seat) => seat.panelId === panelId),
    lists: lists.filter((list) => list.kind === kind),
  };
}

interface Met {
  readonly kind: MeetingKind;
  readonly panelId: string | null;
  readonly startedAt: Date;
  /** When its minutes were signed; nothing that was entered later changes whom it counted. */
  readonly signedAt?: Date | null;
}

/**
 * Who could attend a meeting that began at an instant: whoever held a seat then, or stood in the list of that day. A
 * meeting before all seats and lists is one of the first of them, if they were there when its minutes were signed.
 * Null: no list says who the members are.
 */
export function membersAt(bodies: Bodies, meeting: Met): readonly BodyMember[] | null {
  const { kind, panelId, startedAt, signedAt } = meeting;
  if (kind !== "PANEL") return listAt(bodies, meeting)?.members.map(({ name }) => ({ id: null, name })) ?? null;
  const stayed = bodies.seats.filter((seat) => seat.panelId === panelId && !isEmptyAt(seat, startedAt));
  const held = stayed.filter(({ from }) => from <= startedAt);
  const first = stayed.filter(({ from }) => !signedAt || from <= signedAt);
  return (held.length > 0 ? held : first).map(({ id, name }) => ({ id, name }));
}

/** The list that held on the day of a council's or committee's meeting. */
export function listAt({ lists, timeZone }: Bodies, { kind, startedAt, signedAt }: Met): MemberList | null {
  const own = lists.filter((list) => list.kind === kind);
  const day = localDateOf(startedAt, timeZone);
  return own.findLast(({ since }) => since <= day) ?? own.find((list) => !signedAt || list.recordedAt <= signedAt) ?? null;
}
