import type { Frame, PrizeFacts } from "../facts";
import { appendedTo, close, counted, documentOf, head, COMMITTEE } from "../frame-template";
import { prose, type OfficialDocument } from "../official";
import { awardList, countedAwards, ofLevels, prizeCount, prizeTable } from "./prize-list-template";

/** Notice of the provisional result, put up for everybody. */
export function provisionalNotice(frame: Frame, facts: PrizeFacts): OfficialDocument {
  const { contest } = frame;
  const { levels, complaintDays, judged } = facts;
  const besides = facts.awards.length > 0 ? `; ngoài ra dự kiến tặng ${countedAwards(facts.awards)}` : "";
  const complaints =
    complaintDays > 0
      ? `Trong ${counted(complaintDays)} ngày kể từ ngày công bố, tác giả và đơn vị dự thi có ý kiến về kết quả này gửi khiếu nại trên trang hồ sơ dự thi hoặc bằng văn bản đến Ban Thư ký. Quá thời hạn nêu trên, Ban Tổ chức không giải quyết khiếu nại về kết quả dự kiến.`
      : "Tác giả và đơn vị dự thi có ý kiến về kết quả này gửi văn bản đến Ban Thư ký.";
  return documentOf(frame, "Thông báo kết quả dự kiến", [
    head(frame),
    { kind: "title", name: "THÔNG BÁO", about: `Kết quả xếp giải dự kiến ${contest.title}` },
    prose(
      `Căn cứ Thể lệ và kết quả chấm của các hội đồng giám khảo, ${COMMITTEE} thông báo kết quả xếp giải dự kiến ${contest.title} như sau:`,
    ),
    prose(
      `1. Trong ${counted(judged)} giải pháp được chấm, ${counted(prizeCount(levels))} giải pháp dự kiến đạt giải${ofLevels(levels)}${besides}, theo danh sách kèm theo.`,
    ),
    prose(`2. ${complaints}`),
    prose("3. Đây là kết quả dự kiến. Kết quả chính thức do Ban Tổ chức quyết định và công bố sau khi giải quyết xong các khiếu nại."),
    close(frame, ["Các tác giả, đơn vị dự thi"]),
    {
      kind: "annex",
      name: "DANH SÁCH GIẢI PHÁP DỰ KIẾN ĐẠT GIẢI",
      about: contest.title,
      note: appendedTo("Thông báo", frame),
      landscape: true,
    },
    prizeTable(facts, false),
    ...awardList(facts.awards, false),
  ]);
}
