import type { Frame, MeetingFacts } from "../../official/facts";
import { counted, spokenTime } from "../../official/frame-template";
import { dutiesOf, meetingOf, shareFigure } from "../../official/kinds/meeting-words-template";
import { answerWords, differenceReasons, spreadWords } from "../../official/kinds/minutes-judged-template";
import { list, number, position, text, type Placeholder } from "../placeholder";
import type { Printed } from "./common-template";

type Facts = Printed<MeetingFacts>;
type Attendee = MeetingFacts["attendance"][number] & { readonly duty: string };

const PERSON: Placeholder<Attendee>[] = [
  position(),
  text("Họ và tên", ({ name }) => name),
  text("Chức vụ, đơn vị", ({ position: held }) => held),
  text("Nhiệm vụ", ({ duty }) => duty),
];

/** Those listed with what each does at the meeting. */
function attendeesOf(facts: MeetingFacts): Attendee[] {
  const duties = dutiesOf(facts);
  return facts.attendance.map((attendee, index) => ({ ...attendee, duty: duties[index] ?? "" }));
}

const moment = (at: Date | null, frame: Frame) => (at ? spokenTime(at, frame) : "");

/** Who is asked to come, where and when. */
export const INVITATION: readonly Placeholder<Facts>[] = [
  text("Tên cuộc họp", ({ facts }) => meetingOf(facts)),
  text("Thời gian họp", ({ frame, facts }) => moment(facts.startedAt, frame)),
  text("Địa điểm họp", ({ facts }) => facts.place),
  text("Chủ trì", ({ facts }) => facts.chair),
  text("Thư ký", ({ facts }) => facts.secretary),
  list("Thành phần mời", ({ facts }) => attendeesOf(facts), PERSON, true),
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
    ({ facts }) => attendeesOf(facts),
    (of) => [
      ...PERSON,
      of.text("Có mặt", ({ present }) => (present ? "Có" : "Vắng")),
      of.text("Ghi chú", ({ note }) => note),
    ],
    true,
  ),
  list("Người vắng mặt", ({ facts }) => attendeesOf(facts).filter(({ present }) => !present), (of) => [
    ...PERSON,
    of.text("Lý do vắng", ({ note }) => note),
  ]),
  text("Diễn biến", ({ facts }) => facts.proceedings),
  text("Số liệu chấm ghi đến", ({ frame, facts }) => moment(facts.judged?.until ?? null, frame)),
  number("Số giải pháp của hội đồng", ({ facts }) => facts.judged?.entries.length ?? 0),
  list("Giải pháp được chấm", ({ facts }) => facts.judged?.entries ?? [], (of) => [
    of.position(),
    of.text("Mã số", ({ code }) => code),
    of.text("Tên giải pháp", ({ title }) => title),
    of.text("Số phiếu", ({ sheets }) => (sheets === 0 ? "" : String(sheets))),
    of.text("Điểm", ({ score }) => score),
    of.text("Xếp thứ", ({ rank }) => (rank === null ? "" : String(rank))),
    of.text("Đề nghị giải", ({ proposals }) => proposals),
  ]),
  list("Chênh lệch điểm", ({ facts }) => facts.judged?.differences ?? [], (of) => [
    of.position(),
    of.text("Mã số", ({ code }) => code),
    of.text("Tên giải pháp", ({ title }) => title),
    of.text("Điểm trước khi xử lý", ({ before }) => spreadWords(before)),
    of.text("Điểm sau khi xử lý", ({ after }) => (after ? spreadWords(after) : "")),
    of.text("Cách xử lý", answerWords),
    of.text("Lý do", differenceReasons),
  ]),
  list("Phiếu được trả lại", ({ facts }) => facts.judged?.returned ?? [], (of) => [
    of.position(),
    of.text("Mã số", ({ code }) => code),
    of.text("Tên giải pháp", ({ title }) => title),
    of.text("Giám khảo", ({ judge }) => judge),
    of.text("Tổng điểm trước", ({ before }) => before),
    of.text("Tổng điểm sau", ({ after }) => after),
    of.text("Lý do", ({ reason }) => reason),
  ]),
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
