import type { Frame, PrizeFacts } from "../facts";
import { appendedTo, close, documentOf, grounds, head } from "../frame-template";
import { centred, led, prose, type OfficialDocument } from "../official";
import { awardList, money, prizesGiven, prizeTable, sumOf } from "./prize-list-template";

/** Decision on the prizes, with the list of all that get one. */
export function prizesDecision(frame: Frame, facts: PrizeFacts): OfficialDocument {
  const { contest, letterhead } = frame;
  const { awards } = facts;
  return documentOf(frame, "Quyết định tặng giải thưởng", [
    head(frame),
    { kind: "title", name: "QUYẾT ĐỊNH", about: `Về việc tặng giải thưởng ${contest.title}` },
    centred(letterhead.issuer, true),
    ...grounds(frame, [
      "Căn cứ kết quả chấm của các hội đồng giám khảo và biên bản họp của Ban Tổ chức",
      "Theo đề nghị của Ban Thư ký",
    ]),
    centred("QUYẾT ĐỊNH:", true),
    led(
      "Điều 1.",
      `Tặng giải thưởng ${contest.title} cho ${prizesGiven(facts)}, theo danh sách kèm theo.`,
    ),
    led(
      "Điều 2.",
      `Tổng số tiền thưởng là ${money(sumOf(facts))}, chi từ kinh phí tổ chức. Mức thưởng của từng giải ghi trong danh sách kèm theo.`,
    ),
    led(
      "Điều 3.",
      "Quyết định này có hiệu lực kể từ ngày ký. Ban Thư ký và các tác giả, tập thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
    ),
    close(frame, ["Như Điều 3"]),
    {
      kind: "annex",
      name: "DANH SÁCH GIẢI PHÁP ĐẠT GIẢI",
      about: contest.title,
      note: appendedTo("Quyết định", frame),
      landscape: true,
    },
    prizeTable(facts, true),
    ...awardList(awards, true),
    prose(`Tổng số tiền thưởng: ${money(sumOf(facts))}.`),
  ]);
}
