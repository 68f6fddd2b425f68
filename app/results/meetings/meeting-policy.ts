import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import type { MeetingKind } from "./meeting";

export interface MeetingPlaceFacts {
  readonly contestState: ContestState;
  readonly kind: MeetingKind;
}

/** Meetings of a contest: the secretariat and its observers; those of a panel its chair and secretary too. */
export function whyNotSeeMeetings(standing: Standing, { contestState }: Pick<MeetingPlaceFacts, "contestState">): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "observer", "chair", "panelSecretary");
  if (refusal) return refusal === "role" ? "hidden" : refusal;
  return contestState === "DRAFT" ? "state" : null;
}

/** Writing a meeting down, and that its minutes were signed: the secretariat; of a panel its chair and secretary too. */
export function whyNotWriteMeeting(standing: Standing, { contestState, kind }: MeetingPlaceFacts): Refusal | null {
  const seeing = whyNotSeeMeetings(standing, { contestState });
  if (seeing) return seeing;
  return kind === "PANEL"
    ? unlessOneOf(standing, "organiser", "secretary", "chair", "panelSecretary")
    : unlessOneOf(standing, "organiser", "secretary");
}

export const permissions: readonly Permission[] = [
  { id: "meeting.see", whyNot: (standing) => whyNotSeeMeetings(standing, { contestState: "CLOSED" }) },
  {
    id: "meeting.write-panel",
    whyNot: (standing) => whyNotWriteMeeting(standing, { contestState: "CLOSED", kind: "PANEL" }),
  },
  {
    id: "meeting.write",
    whyNot: (standing) => whyNotWriteMeeting(standing, { contestState: "CLOSED", kind: "COMMITTEE" }),
  },
];
