import { shareOf } from "~/contests/deciding";
import { dutiesAt, type MeetingDuty } from "~/contests/meeting-duties";
import type { MeetingFacts } from "../facts";

const MEETINGS: Readonly<Record<MeetingFacts["kind"], string>> = {
  PANEL: "hội đồng giám khảo",
  COUNCIL: "Thường trực Hội đồng giám khảo",
  COMMITTEE: "Ban Tổ chức",
};

const DUTY: Readonly<Record<Exclude<MeetingDuty, "head" | "clerk">, string>> = {
  chair: "Chủ trì",
  secretary: "Thư ký",
  member: "Thành viên",
  guest: "Khách mời",
  "member-chair": "Thành viên, chủ trì cuộc họp",
  "member-secretary": "Thành viên, thư ký cuộc họp",
};

/** What each of those listed does at the meeting. */
export function dutiesOf(meeting: MeetingFacts): string[] {
  const council = meeting.kind !== "COMMITTEE";
  return dutiesAt(meeting).map((duty) => {
    if (duty === "head") return council ? "Chủ tịch Hội đồng" : "Trưởng Ban Tổ chức";
    if (duty === "clerk") return council ? "Thư ký Hội đồng" : "Thư ký Ban Tổ chức";
    return DUTY[duty];
  });
}

/** Whose meeting it is, within a sentence. */
export function meetingOf({ kind, panel }: Pick<MeetingFacts, "kind" | "panel">): string {
  return kind === "PANEL" && panel ? panel : MEETINGS[kind];
}

/** A share of people as minutes say it. */
export function shareWords(share: string): string {
  const read = shareOf(share);
  return read ? `${read.more ? "trên" : "ít nhất"} ${read.part}/${read.whole}` : share;
}

/** The same where words of the reader's own stand before it. */
export function shareFigure(share: string): string {
  return share.replace(">", "trên ");
}
