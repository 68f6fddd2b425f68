import type { Frame, MeetingFacts } from "../../official/facts";
import { counted, spokenTime } from "../../official/frame-template";
import { meetingOf, OFFICE, shareFigure } from "../../official/kinds/meeting-words-template";
import { list, number, position, text, type Placeholder } from "../placeholder";
import type { Printed } from "./common-template";

type Facts = Printed<MeetingFacts>;
type Attendee = MeetingFacts["attendance"][number];

const PERSON: Placeholder<Attendee>[] = [
  position(),
  text("Họ và tên", ({ name }) => name),
  text("Chức vụ, đơn vị", ({ position: held }) => held),
  text("Nhiệm vụ", ({ office }) => OFFICE[office]),
];

const moment = (at: Date | null, frame: Frame) => (at ? spokenTime(at, frame) : "");

/** Who is asked to come, where and when. */
export const INVITATION: readonly Placeholder<Facts>[] = [
  text("Tên cuộc họp", ({ facts }) => meetingOf(facts)),
  text("Thời gian họp", ({ frame, facts }) => moment(facts.startedAt, frame)),
  text("Địa điểm họp", ({ facts }) => facts.place),
  text("Chủ trì", ({ facts }) => facts.chair),
  text("Thư ký", ({ facts }) => facts.secretary),
  list("Thành phần mời", ({ facts }) => facts.attendance, PERSON, true),
];

/** What was said and decided, by whom. */
export const MINUTES: readonly Placeholder<Facts>[] = [
  text("Tên cuộc họp", ({ facts }) => meetingOf(facts)),
  text("Thời gian họp", ({ frame, facts }) => moment(facts.startedAt, frame)),
  text("Thời gian kết thúc", ({ frame, facts }) => moment(facts.endedAt, frame)),
  text("Địa điểm họp", ({ facts }) => facts.place),
  text("Chủ trì", ({ facts }) => facts.chair),
  text("Thư ký", ({ facts }) => facts.secretary),
  number("Số thành viên", ({ facts }) => facts.quorum.members),
  number("Số có mặt", ({ facts }) => facts.quorum.present),
  text("Tỷ lệ có mặt cần đạt", ({ facts }) => shareFigure(facts.quorum.share)),
  list(
    "Thành phần dự họp",
    ({ facts }) => facts.attendance,
    (of) => [
      ...PERSON,
      of.text("Có mặt", ({ present }) => (present ? "Có" : "Vắng")),
      of.text("Ghi chú", ({ note }) => note),
    ],
    true,
  ),
  list("Người vắng mặt", ({ facts }) => facts.attendance.filter(({ present }) => !present), (of) => [
    ...PERSON,
    of.text("Lý do vắng", ({ note }) => note),
  ]),
  text("Diễn biến", ({ facts }) => facts.proceedings),
  list("Trường hợp quyết định riêng", ({ facts }) => facts.decisions, (of) => [
    of.position(),
    of.text("Mã số giải pháp", ({ entries }) => entries.join(", ")),
    of.text("Quyết định", ({ kind, outcome }) => (kind === "TIE" ? `Xếp thứ tự ${outcome}` : outcome)),
    of.text("Tán thành", ({ votesFor }) => counted(votesFor)),
    of.text("Tổng số biểu quyết", ({ votesTotal }) => counted(votesTotal)),
    of.text("Lý do", ({ reason }) => reason),
  ]),
  list("Giải do Ban Tổ chức chọn", ({ facts }) => facts.awards, (of) => [
    of.position(),
    of.text("Giải", ({ prize }) => prize),
    of.text("Mã số giải pháp", ({ entry }) => entry),
    of.text("Tác giả", ({ person }) => person),
    of.text("Đơn vị", ({ unit }) => unit),
    of.text("Lý do", ({ reason }) => reason),
  ]),
  list("Biểu quyết", ({ facts }) => facts.votes, (of) => [
    of.position(),
    of.text("Phương án", ({ scenario }) => scenario),
    of.text("Tán thành", ({ votesFor }) => counted(votesFor)),
    of.text("Không tán thành", ({ votesAgainst }) => counted(votesAgainst)),
    of.text("Tổng số biểu quyết", ({ votesTotal }) => counted(votesTotal)),
    of.text("Tỷ lệ cần đạt", ({ share }) => shareFigure(share)),
    of.text("Kết quả biểu quyết", ({ passed }) => (passed ? "Thông qua" : "Không thông qua")),
  ]),
  text("Kết luận", ({ facts }) => facts.conclusion),
];
