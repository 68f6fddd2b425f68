import { shareOf } from "~/contests/deciding";
import type { MeetingFacts } from "../facts";

const MEETINGS: Readonly<Record<MeetingFacts["kind"], string>> = {
  PANEL: "hội đồng giám khảo",
  COUNCIL: "Thường trực Hội đồng giám khảo",
  COMMITTEE: "Ban Tổ chức",
};

export const OFFICE: Readonly<Record<MeetingFacts["attendance"][number]["office"], string>> = {
  chair: "Chủ trì",
  secretary: "Thư ký",
  member: "Thành viên",
  guest: "Khách mời",
};

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
