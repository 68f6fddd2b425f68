import type { Frame, PrizeFacts } from "../facts";
import { appendedTo, close, counted, documentOf, head, COMMITTEE, rulesLine } from "../frame-template";
import { centred, prose, type OfficialDocument } from "../official";
import { awardList, levelTable, money, prizesGiven, prizeTable, sumOf } from "./prize-list-template";

/** Tờ trình: the committee asks the body above it to agree to the prizes. */
export function prizesProposal(frame: Frame, facts: PrizeFacts): OfficialDocument {
  const { contest, letterhead } = frame;
  return documentOf(frame, "Tờ trình tặng giải thưởng", [
    head(frame),
    { kind: "title", name: "TỜ TRÌNH", about: `Về việc tặng giải thưởng ${contest.title}` },
    centred(`Kính gửi: ${letterhead.addressee || "…………………………………………"}`),
    prose(rulesLine(frame).replace(/;$/, ",")),
    prose(
      `${COMMITTEE} đã tổ chức chấm ${counted(facts.judged)} giải pháp dự thi. Trên cơ sở kết quả chấm của các hội đồng giám khảo, ${COMMITTEE} đề nghị xem xét, thống nhất tặng giải thưởng cho ${prizesGiven(facts)}, cụ thể như sau:`,
    ),
    levelTable(facts),
    prose(`Tổng số tiền thưởng: ${money(sumOf(facts))}.`),
    prose("Danh sách giải pháp đề nghị tặng giải được gửi kèm theo Tờ trình này."),
    prose(`${COMMITTEE} kính trình xem xét, quyết định.`),
    close(frame, ["Như trên"]),
    {
      kind: "annex",
      name: "DANH SÁCH GIẢI PHÁP ĐỀ NGHỊ TẶNG GIẢI",
      about: contest.title,
      note: appendedTo("Tờ trình", frame),
      landscape: true,
    },
    prizeTable(facts, true),
    ...awardList(facts.awards, true),
  ]);
}
