import { z } from "zod";
import type { Deciding } from "~/contests/regulation";
import { nameKey } from "~/platform/vietnamese";
import type { BodyMember } from "./body";
import { neededOf, reaches } from "./share";

/** Offices at a meeting, in the order in which minutes list them. */
export const OFFICES = ["chair", "secretary", "member", "guest"] as const;
export type Office = (typeof OFFICES)[number];

export const attendeeSchema = z.object({
  name: z.string().max(200),
  office: z.enum(OFFICES),
  /** Position and body, as minutes print it. */
  position: z.string().max(300),
  present: z.boolean(),
  /** Of an absent one: why. */
  note: z.string().max(300),
  /** Seat on the panel whose name this was when the meeting was written down. */
  seat: z.string().optional(),
});

export type Attendee = z.infer<typeof attendeeSchema>;

/** The stored list of who was at a meeting. */
export function attendeesOf(stored: unknown): Attendee[] {
  return z.array(attendeeSchema).parse(stored);
}

/** Who was there of those who count; guests are listed but count for nothing. */
export interface Quorum {
  readonly members: number;
  readonly present: number;
  /** The share asked for; "" where none is. */
  readonly share: string;
  readonly needed: number;
  readonly reached: boolean;
  /** Whether a list says who the members are; else whoever is listed at the meeting counts as one. */
  readonly known: boolean;
  /** Members whom the meeting does not list: absent. */
  readonly unlisted: readonly string[];
  /** Listed as members without being any: they count for nothing. */
  readonly strangers: readonly string[];
}

/** Whether a meeting could decide: the regulation's share of its members was present, and somebody at all. */
export function quorumOf(
  share: string,
  attendance: readonly Attendee[],
  members: readonly BodyMember[] | null,
): Quorum {
  // A row of the form that names nobody yet is nobody.
  const listed = attendance.filter(({ office, name }) => office !== "guest" && name.trim() !== "");
  const { counted, unlisted, strangers } = members
    ? matched(listed, members)
    : { counted: listed, unlisted: [], strangers: [] };
  const all = members?.length ?? listed.length;
  const present = counted.filter((each) => each.present).length;
  return {
    members: all,
    present,
    share,
    needed: neededOf(share, all),
    reached: present > 0 && reaches(share, present, all),
    known: members !== null,
    unlisted: unlisted.map(({ name }) => name),
    strangers: strangers.map(({ name }) => name),
  };
}

/** Who of those listed is which member: by the seat that was noted, else by the name, and nobody twice. */
function matched(listed: readonly Attendee[], members: readonly BodyMember[]) {
  const unlisted = [...members];
  const counted: Attendee[] = [];
  const strangers: Attendee[] = [];
  for (const attendee of listed) {
    const at = placeOf(attendee, unlisted);
    if (at < 0) strangers.push(attendee);
    else {
      counted.push(attendee);
      unlisted.splice(at, 1);
    }
  }
  return { counted, unlisted, strangers };
}

function placeOf({ seat, name }: Attendee, members: readonly BodyMember[]): number {
  const bySeat = seat === undefined ? -1 : members.findIndex(({ id }) => id === seat);
  return bySeat >= 0 ? bySeat : members.findIndex((member) => nameKey(member.name) === nameKey(name));
}

/**
 * The list with the seats of the panel's members beside their names: people are renamed, minutes are not. Whoever was
 * written down before under a name keeps the seat that it meant then.
 */
export function withSeats(
  attendance: readonly Attendee[],
  members: readonly BodyMember[] | null,
  before: readonly Attendee[] = [],
): Attendee[] {
  const seated = before.filter(({ seat }) => seat !== undefined);
  return attendance.map(({ seat: _, ...attendee }) => {
    const at = seated.findIndex(({ name }) => nameKey(name) === nameKey(attendee.name));
    const [kept] = at < 0 ? [] : seated.splice(at, 1);
    const named = kept ? { ...attendee, seat: kept.seat } : attendee;
    const member = members?.[placeOf(named, members)];
    return member?.id ? { ...attendee, seat: member.id } : named;
  });
}

export type MeetingKind = "PANEL" | "COUNCIL" | "COMMITTEE";

/** The share of members that a kind of meeting needs; "" where the regulation asks for none. */
export function quorumShare(
  { panelQuorum, committeeQuorum }: Pick<Deciding, "panelQuorum" | "committeeQuorum">,
  kind: MeetingKind,
): string {
  return kind === "PANEL" ? panelQuorum : committeeQuorum;
}

const KINDS: readonly MeetingKind[] = ["PANEL", "COUNCIL", "COMMITTEE"];

/** Which meeting an address asks to write down; null: none. */
export function newMeetingIn(
  query: Pick<URLSearchParams, "get">,
): { readonly kind: MeetingKind; readonly panelId: string | null } | null {
  const kind = KINDS.find((one) => one === query.get("kind"));
  return kind ? { kind, panelId: query.get("panel") } : null;
}

/** Bodies of which a list says who the members are. */
export const LISTED_BODIES = ["COUNCIL", "COMMITTEE"] as const;
export type ListedBody = (typeof LISTED_BODIES)[number];

/** Which body's list an address is of; null: none. */
export function listedBodyIn(kind: string | undefined): ListedBody | null {
  return LISTED_BODIES.find((one) => one === kind) ?? null;
}
