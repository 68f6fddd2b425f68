import type { Frame, ReportFacts, ReportTable } from "../facts";
import { close, counted, documentOf, head, COMMITTEE, rulesLine } from "../frame-template";
import { bold, heading, prose, type OfficialBlock, type OfficialDocument } from "../official";
import { countedLevels, levelTable, money, prizeCount, sumOf } from "./prize-list-template";

/** One line to write on. */
const BLANK = "…".repeat(32);

/** Báo cáo tổng kết: the numbers that the contest has; what only people can judge is left to be written. */
export function summaryReport(frame: Frame, facts: ReportFacts): OfficialDocument {
  const { contest } = frame;
  return documentOf(frame, "Báo cáo tổng kết", [
    head(frame),
    { kind: "title", name: "BÁO CÁO", about: `Tổng kết ${contest.title}` },
    prose(`${rulesLine(frame).replace(/;$/, ",")} ${COMMITTEE} báo cáo kết quả tổ chức ${contest.title} như sau:`),
    heading("I. CÔNG TÁC TỔ CHỨC"),
    prose(
      `Đã thành lập ${counted(facts.panels)} hội đồng giám khảo với ${counted(facts.judges)} giám khảo; các giám khảo đã nộp ${counted(facts.sheets)} phiếu chấm.`,
    ),
    prose(BLANK),
    heading("II. KẾT QUẢ TIẾP NHẬN HỒ SƠ"),
    prose(
      `Tổng số hồ sơ dự thi: ${counted(facts.submitted)}, của ${counted(facts.authors)} lượt tác giả. Trong đó: đủ điều kiện ${counted(facts.eligible)}, không đủ điều kiện ${counted(facts.ineligible)}, rút hồ sơ ${counted(facts.withdrawn)}.`,
    ),
    ...counts("1. Theo lĩnh vực", "Lĩnh vực", "Số hồ sơ", facts.byField),
    ...counts("2. Theo đơn vị", "Đơn vị", "Số hồ sơ", facts.byUnit),
    ...counts("3. Tác giả theo giới tính", "Giới tính", "Số tác giả", facts.byGender),
    heading("III. KẾT QUẢ CHẤM VÀ XẾP GIẢI"),
    ...results(facts),
    heading("IV. ĐÁNH GIÁ CHUNG"),
    prose("1. Ưu điểm:"),
    prose(BLANK),
    prose("2. Hạn chế, nguyên nhân:"),
    prose(BLANK),
    heading("V. PHƯƠNG HƯỚNG, KIẾN NGHỊ"),
    prose(BLANK),
    close(frame, []),
  ]);
}

function results({ prizes }: ReportFacts): OfficialBlock[] {
  if (!prizes) return [prose("Kết quả chưa được tổng hợp.")];
  return [
    prose(
      `Số giải pháp được chấm: ${counted(prizes.judged)}. Số giải pháp đạt giải: ${counted(prizeCount(prizes.levels))}${prizeCount(prizes.levels) > 0 ? `, gồm ${countedLevels(prizes.levels)}` : ""}.`,
    ),
    levelTable(prizes),
    prose(`Tổng số tiền thưởng: ${money(sumOf(prizes))}.`),
  ];
}

function counts(title: string, what: string, count: string, { rows, total }: ReportTable): OfficialBlock[] {
  return [
    heading(title),
    {
      kind: "table",
      columns: [
        { head: "STT", share: 0.8, align: "center" },
        { head: what, share: 6 },
        { head: count, share: 1.6, align: "right" },
        { head: "Tỷ lệ (%)", share: 1.6, align: "right" },
      ],
      rows: [
        ...rows.map((row, index) => [String(index + 1), row.label, String(row.count), row.percent]),
        ["", bold("Tổng cộng"), bold(String(total)), bold(total === 0 ? "0,0" : "100,0")],
      ],
    },
  ];
}

/** Names for what has none of its own in the contest's data. */
export const REPORT_LABELS = {
  noUnit: "Không qua đơn vị",
  genders: { male: "Nam", female: "Nữ", other: "Khác", "": "Không nêu" },
} as const;
