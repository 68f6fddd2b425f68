import type { Frame, MeetingFacts } from "../facts";
import { close, documentOf, head, COMMITTEE, spokenTime } from "../frame-template";
import { led, prose, type OfficialDocument } from "../official";
import { dutiesOf, meetingOf } from "./meeting-words-template";

/** Giấy mời: to all who are to attend a meeting. */
export function invitation(frame: Frame, meeting: MeetingFacts): OfficialDocument {
  const duties = dutiesOf(meeting);
  return documentOf(frame, `Giấy mời họp ${meetingOf(meeting)}`, [
    head(frame),
    { kind: "title", name: "GIẤY MỜI", about: `Họp ${meetingOf(meeting)} ${frame.contest.title}` },
    prose(
      `${COMMITTEE} trân trọng kính mời các ông, bà có tên dưới đây dự phiên họp của ${meetingOf(meeting)}.`,
    ),
    led("1. Thời gian:", `${spokenTime(meeting.startedAt, frame)}.`),
    led("2. Địa điểm:", `${meeting.place || "……………………………………"}.`),
    led("3. Chủ trì:", `${meeting.chair || "……………………………………"}.`),
    led("4. Thành phần:", "theo danh sách sau."),
    {
      kind: "table",
      columns: [
        { head: "STT", share: 0.8, align: "center" },
        { head: "Họ và tên", share: 3 },
        { head: "Chức vụ, đơn vị", share: 4.4 },
        { head: "Nhiệm vụ", share: 2.6 },
      ],
      rows: meeting.attendance.map(({ name, position }, index) => [
        String(index + 1),
        name,
        position,
        duties[index] ?? "",
      ]),
    },
    prose("Rất mong các ông, bà sắp xếp công việc dự họp đầy đủ, đúng giờ. Trường hợp không dự được, đề nghị báo Ban Thư ký trước phiên họp."),
    close(frame, ["Như thành phần mời"]),
  ]);
}
