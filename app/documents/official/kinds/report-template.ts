import { numeralOf, type EditionFigures } from "~/contests/edition-figures";
import { formatDecimal } from "~/platform/format";
import type { Frame, ReportFacts, ReportTable } from "../facts";
import { close, counted, documentOf, head, COMMITTEE, rulesLine, spokenDate } from "../frame-template";
import { grouped } from "../money-in-words";
import { bold, heading, prose, type OfficialBlock, type OfficialDocument } from "../official";
import { changePercent } from "../change-percent";
import { countedAwards, levelTable, money, ofLevels, prizeCount, sumOf } from "./prize-list-template";

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
    ...chart("Số hồ sơ theo lĩnh vực", facts.byField),
    ...counts("2. Theo đơn vị", "Đơn vị", "Số hồ sơ", facts.byUnit),
    ...chart("Số hồ sơ theo đơn vị", facts.byUnit),
    ...counts("3. Theo địa phương", "Địa phương", "Số hồ sơ", facts.byLocality),
    ...chart("Số hồ sơ theo địa phương", facts.byLocality),
    prose(
      "Địa phương lấy theo xã, phường, đặc khu nêu trong tên đơn vị hoặc nơi học tập, công tác, cư trú của tác giả trong hồ sơ.",
    ),
    ...counts("4. Tác giả theo giới tính", "Giới tính", "Số tác giả", facts.byGender),
    ...chart("Số tác giả theo giới tính", facts.byGender),
    ...counts("5. Tác giả theo độ tuổi", "Độ tuổi", "Số tác giả", facts.byAge),
    ...chart("Số tác giả theo độ tuổi", facts.byAge),
    prose(`Tuổi tính đến ${spokenDate(facts.ageOn, frame)}.`),
    heading("III. KẾT QUẢ CHẤM VÀ XẾP GIẢI"),
    ...results(facts),
    heading("IV. SO SÁNH VỚI CÁC KỲ TRƯỚC"),
    ...editions(facts.editions),
    heading("V. ĐÁNH GIÁ CHUNG"),
    prose("1. Ưu điểm:"),
    prose(BLANK),
    prose("2. Hạn chế, nguyên nhân:"),
    prose(BLANK),
    heading("VI. PHƯƠNG HƯỚNG, KIẾN NGHỊ"),
    prose(BLANK),
    close(frame, []),
  ]);
}

function results({ prizes }: ReportFacts): OfficialBlock[] {
  if (!prizes) return [prose("Kết quả chưa được tổng hợp.")];
  const besides = prizes.awards.length > 0 ? ` Ngoài ra tặng ${countedAwards(prizes.awards)}.` : "";
  return [
    prose(
      `Số giải pháp được chấm: ${counted(prizes.judged)}. Số giải pháp đạt giải: ${counted(prizeCount(prizes.levels))}${ofLevels(prizes.levels)}.${besides}`,
    ),
    levelTable(prizes),
    prose(`Tổng số tiền thưởng: ${money(sumOf(prizes))}.`),
  ];
}

function counts(title: string, what: string, count: string, { rows, total }: ReportTable): OfficialBlock[] {
  const prized = rows.some((row) => row.prized !== null);
  const sum = rows.reduce((all, row) => all + (row.prized ?? 0), 0);
  return [
    heading(title),
    {
      kind: "table",
      columns: [
        { head: "STT", share: 0.8, align: "center" },
        { head: what, share: 5.4 },
        { head: count, share: 1.5, align: "right" },
        { head: "Tỷ lệ (%)", share: 1.4, align: "right" },
        ...(prized ? [{ head: "Số giải", share: 1.2, align: "right" as const }] : []),
      ],
      rows: [
        ...rows.map((row, index) => [
          String(index + 1),
          row.label,
          String(row.count),
          formatDecimal(row.percent, "vi"),
          ...(prized ? [String(row.prized ?? 0)] : []),
        ]),
        [
          "",
          bold("Tổng cộng"),
          bold(String(total)),
          bold(total === 0 ? "0,0" : "100,0"),
          ...(prized ? [bold(String(sum))] : []),
        ],
      ],
    },
  ];
}

/** As many bars as are read at a glance; the table above has the rest. */
const MOST_BARS = 10;

function chart(title: string, { rows, total }: ReportTable): OfficialBlock[] {
  const given = rows.filter(({ count }) => count > 0);
  if (total === 0 || given.length < 2) return [];
  const cut = given.length > MOST_BARS;
  const shown = given.slice(0, MOST_BARS).map(({ label, count }) => ({ label, value: count }));
  return [{ kind: "chart", title: cut ? `${title} (${MOST_BARS} dòng nhiều nhất)` : title, bars: shown }];
}

function editions(rows: readonly EditionFigures[]): OfficialBlock[] {
  if (rows.length < 2) return [prose("Chưa có số liệu của các lần tổ chức trước."), prose(BLANK)];
  const figure = (value: number | null) => (value === null ? "-" : grouped(value));
  const named = ({ year, edition }: EditionFigures) => {
    const numeral = numeralOf(edition);
    const name = numeral ? `lần thứ ${numeral}` : edition;
    return name ? `${name} (${year})` : String(year);
  };
  return [
    {
      kind: "table",
      columns: [
        { head: "Lần tổ chức", share: 2.6 },
        { head: "Hồ sơ", share: 1.2, align: "right" },
        { head: "Đủ điều kiện", share: 1.3, align: "right" },
        { head: "Số giải", share: 1.1, align: "right" },
        { head: "Tác giả", share: 1.2, align: "right" },
        { head: "Nữ", share: 1, align: "right" },
        { head: "Đơn vị", share: 1.1, align: "right" },
        { head: "Tiền thưởng (đồng)", share: 2, align: "right" },
      ],
      rows: rows.map((row) => [
        row.current ? bold(named(row)) : named(row),
        ...[row.submitted, row.eligible, row.prized, row.authors, row.women, row.units, row.moneyVnd].map(figure),
      ]),
    },
    { kind: "chart", title: "Số hồ sơ qua các lần tổ chức", bars: rows.map((row) => ({ label: named(row), value: row.submitted })) },
    ...change(rows),
    ...sources(rows, named),
  ];
}

/** Against the edition before. */
function change(rows: readonly EditionFigures[]): OfficialBlock[] {
  const at = rows.findIndex(({ current }) => current);
  const [before, now] = [rows[at - 1], rows[at]];
  if (!before || !now || before.submitted === 0) return [];
  const difference = now.submitted - before.submitted;
  if (difference === 0) return [prose("Số hồ sơ dự thi bằng kỳ trước.")];
  const percent = formatDecimal(changePercent(before.submitted, now.submitted), "vi");
  return [
    prose(
      `So với kỳ trước, số hồ sơ dự thi ${difference > 0 ? "tăng" : "giảm"} ${counted(Math.abs(difference))}, tương ứng ${percent}%.`,
    ),
  ];
}

function sources(rows: readonly EditionFigures[], named: (row: EditionFigures) => string): OfficialBlock[] {
  const typed = rows.filter(({ source }) => source !== null);
  return typed.length === 0
    ? []
    : [prose(`Nguồn số liệu: ${typed.map((row) => `${named(row)}: ${row.source ?? ""}`).join("; ")}.`)];
}

/** Names for what has none of its own in the contest's data. */
export const REPORT_LABELS = {
  noUnit: "Không qua đơn vị",
  noLocality: "Không nêu địa phương",
  noAge: "Không rõ tuổi",
  genders: { male: "Nam", female: "Nữ", other: "Khác", "": "Không nêu" },
  age: ({ from, to }: { readonly from: number | null; readonly to: number | null }) =>
    from === null ? `Dưới ${(to ?? 0) + 1} tuổi` : to === null ? `Từ ${from} tuổi trở lên` : `Từ ${from} đến ${to} tuổi`,
} as const;
