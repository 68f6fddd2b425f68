import type { Frame, PrintedAward, PrintedLevel, PrintedPrize, PrizeFacts } from "../../official/facts";
import { authorsOf, countedAwards, countedLevels, prizeCount, recipientOf, sumOf } from "../../official/kinds/prize-list-template";
import { grouped, moneyInWords } from "../../official/money-in-words";
import { list, number, position, text, type Placeholder } from "../placeholder";
import type { Printed } from "./common-template";

type Facts = Printed<PrizeFacts>;
type Prize = PrintedPrize & { readonly level: Pick<PrintedLevel, "label" | "amountVnd"> };

const ofLevel = (level: PrintedLevel): Prize[] => level.entries.map((entry) => ({ ...entry, level }));

/** A public paper says neither points nor ranks: authors see their own. */
function prizeMembers(marks: boolean): Placeholder<Prize>[] {
  return [
    position(),
    text("Mã số", ({ code }) => code),
    text("Tên giải pháp", ({ title }) => title),
    text("Tác giả", (prize) => authorsOf(prize)),
    text("Đơn vị", ({ units }) => units.join(", ")),
    text("Lĩnh vực", ({ field }) => field),
    text("Giải", ({ level }) => level.label),
    text("Tiền thưởng", ({ level }) => grouped(level.amountVnd)),
    ...(marks
      ? [
          text<Prize>("Điểm", ({ score }) => score),
          text<Prize>("Thứ hạng", ({ rank }) => (rank === null ? "" : String(rank))),
        ]
      : []),
    list("Từng tác giả", ({ authors }) => authors, (of) => [of.position(), of.text("Họ và tên", (name) => name)]),
  ];
}

const AWARD: Placeholder<PrintedAward>[] = [
  position(),
  text("Tên giải", ({ label }) => label),
  text("Người đạt giải", recipientOf),
  text("Tiền thưởng", ({ amountVnd }) => grouped(amountVnd)),
];

/** Prizes by list and by level. `marks`: with points and ranks. */
export function prizeNames(marks: boolean): Placeholder<Facts>[] {
  return [
    number("Số giải pháp được chấm", ({ facts }) => facts.judged),
    number("Số giải pháp đạt giải", ({ facts }) => prizeCount(facts.levels)),
    text("Cơ cấu giải", ({ facts }) => countedLevels(facts.levels)),
    text("Tổng tiền thưởng", ({ facts }) => grouped(sumOf(facts))),
    text("Tổng tiền thưởng bằng chữ", ({ facts }) => moneyInWords(sumOf(facts))),
    number("Số ngày nhận khiếu nại", ({ facts }) => facts.complaintDays),
    list("Danh sách đạt giải", ({ facts }) => facts.levels.flatMap(ofLevel), prizeMembers(marks), true),
    list("Từng hạng giải", ({ facts }) => facts.levels.filter(({ entries }) => entries.length > 0), (of) => [
      of.position(),
      of.text("Tên hạng giải", ({ label }) => label),
      of.number("Số giải", ({ entries }) => entries.length),
      of.text("Mức thưởng", ({ amountVnd }) => grouped(amountVnd)),
      of.text("Thành tiền", ({ amountVnd, entries }) => grouped(amountVnd * entries.length)),
      of.list("Giải pháp của hạng", ofLevel, prizeMembers(marks)),
    ]),
    number("Số giải chuyên đề, tập thể", ({ facts }) => facts.awards.length),
    text("Cơ cấu giải chuyên đề, tập thể", ({ facts }) => countedAwards(facts.awards)),
    list("Giải chuyên đề, tập thể", ({ facts }) => facts.awards, AWARD),
  ];
}

/** Of a report, which may be made before there are prizes. */
export function reportedPrizes({ frame, facts }: { readonly frame: Frame; readonly facts: PrizeFacts | null }): Facts {
  return { frame, facts: facts ?? { judged: 0, levels: [], awards: [], complaintDays: 0 } };
}
