import { NO_PRIZE } from "~/contests/rule";
import type { Frame, MeetingFacts } from "../facts";
import { counted, documentOf, head, signer, spokenTime } from "../frame-template";
import { heading, led, prose, type OfficialBlock, type OfficialDocument } from "../official";
import { dutiesOf, meetingOf, shareWords } from "./meeting-words-template";
import { judgedSections } from "./minutes-judged-template";

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Biên bản họp, with two signatures. */
export function minutes(frame: Frame, meeting: MeetingFacts): OfficialDocument {
  const { quorum, secretary, chair } = meeting;
  const share = quorum.share ? ` (thể lệ yêu cầu ${shareWords(quorum.share)})` : "";
  const absent = [
    ...meeting.attendance
      .filter(({ present }) => !present)
      .map(({ name, note }) => (note ? `${name} (${note})` : name)),
    ...quorum.unlisted,
  ];
  const judged = meeting.judged ? judgedSections(frame, meeting.judged) : [];
  const parts: (readonly [title: string, blocks: readonly OfficialBlock[]])[] = [
    [
      "Thời gian, địa điểm",
      [
        prose(`Thời gian: ${spokenTime(meeting.startedAt, frame)}.`),
        prose(`Địa điểm: ${meeting.place || BLANK}.`),
      ],
    ],
    [
      "Thành phần",
      [
        led("Chủ trì:", `${chair}.`),
        led("Thư ký:", `${secretary}.`),
        prose(`Có mặt ${counted(quorum.present)} trên ${counted(quorum.members)} thành viên${share}.`),
        attendance(meeting),
        ...(absent.length > 0 ? [prose(`Vắng mặt: ${absent.join(", ")}.`)] : []),
      ],
    ],
    ...(meeting.proceedings || judged.length === 0
      ? [["Nội dung, diễn biến", lines(meeting.proceedings || BLANK).map((line) => prose(line))] as const]
      : []),
    ...judged,
    ...(meeting.decisions.length > 0
      ? [["Các trường hợp Ban Tổ chức quyết định riêng", meeting.decisions.map(decided)] as const]
      : []),
    ...(meeting.awards.length > 0
      ? [["Giải chuyên đề, giải tập thể do Ban Tổ chức chọn", meeting.awards.map(awarded)] as const]
      : []),
    ...(meeting.votes.length > 0 ? [["Biểu quyết", meeting.votes.map(voted)] as const] : []),
    ["Kết luận", lines(meeting.conclusion || BLANK).map((line) => prose(line))],
  ];
  const ended = meeting.endedAt ? `Cuộc họp kết thúc lúc ${spokenTime(meeting.endedAt, frame)}. ` : "";
  return documentOf(frame, `Biên bản họp ${meetingOf(meeting)}`, [
    head(frame),
    { kind: "title", name: "BIÊN BẢN", about: `Họp ${meetingOf(meeting)} ${frame.contest.title}` },
    ...parts.flatMap(([title, blocks], index) => [heading(`${ROMAN[index] ?? ""}. ${title}`), ...blocks]),
    prose(`${ended}Biên bản đã được đọc lại cho những người dự họp cùng nghe, thống nhất và ký tên.`),
    { kind: "signatures", signatures: [signer("THƯ KÝ", secretary), signer("CHỦ TRÌ", chair)] },
  ]);
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
/** To be filled in by pen. */
const BLANK = "……………………………………";

function attendance(meeting: MeetingFacts): OfficialBlock {
  const duties = dutiesOf(meeting);
  return {
    kind: "table",
    columns: [
      { head: "STT", share: 0.8, align: "center" },
      { head: "Họ và tên", share: 3 },
      { head: "Chức vụ, đơn vị", share: 4 },
      { head: "Nhiệm vụ", share: 2.6 },
      { head: "Có mặt", share: 1.2, align: "center" },
    ],
    rows: meeting.attendance.map(({ name, position, present }, index) => [
      String(index + 1),
      name,
      position,
      duties[index] ?? "",
      present ? "Có" : "Vắng",
    ]),
  };
}

function decided({ kind, entries, outcome, votesFor, votesTotal, reason }: MeetingFacts["decisions"][number]): OfficialBlock {
  const what =
    kind === "TIE"
      ? `Các giải pháp ${entries.join(", ")} bằng điểm: thứ tự ${outcome}`
      : `Giải pháp ${entries.join(", ")}: ${outcome === NO_PRIZE ? "không trao giải" : outcome}`;
  return prose(`- ${what}. Tán thành ${counted(votesFor)} trên ${counted(votesTotal)}. Lý do: ${reason}`);
}

function awarded({ prize, entry, person, unit, empty, reason }: MeetingFacts["awards"][number]): OfficialBlock {
  const author = person ? `tác giả ${person}${entry ? `, giải pháp ${entry}` : ""}` : entry && `giải pháp ${entry}`;
  const to = unit || author;
  const what = empty ? "để trống suất còn lại" : to ? `trao cho ${to}` : "đã chọn người nhận";
  const given = prize ? `${prize}: ${what}` : `Không trao giải tập thể cho ${unit}`;
  return prose(`- ${given}. Lý do: ${reason}`);
}

function voted(vote: MeetingFacts["votes"][number]): OfficialBlock {
  const share = vote.share ? ` Tỷ lệ cần đạt: ${shareWords(vote.share)}.` : "";
  return prose(
    `- Phương án “${vote.scenario}”: tán thành ${counted(vote.votesFor)}, không tán thành ${counted(vote.votesAgainst)}, trong tổng số ${counted(vote.votesTotal)} người có quyền biểu quyết.${share} ${vote.passed ? "Phương án được thông qua." : "Phương án không được thông qua."}`,
  );
}
