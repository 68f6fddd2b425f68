import { z } from "zod";
import type { Deciding } from "~/contests/regulation";
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
}

/** Whether a meeting could decide: the regulation's share of its members was present, and somebody at all. */
export function quorumOf(share: string, attendance: readonly Attendee[]): Quorum {
  const counted = attendance.filter(({ office }) => office !== "guest");
  const present = counted.filter((each) => each.present).length;
  return {
    members: counted.length,
    present,
    share,
    needed: neededOf(share, counted.length),
    reached: present > 0 && reaches(share, present, counted.length),
  };
}

/** Whether so many were there that the meeting could decide. */
export function couldDecide(share: string, attendance: readonly Attendee[]): boolean {
  return quorumOf(share, attendance).reached;
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
