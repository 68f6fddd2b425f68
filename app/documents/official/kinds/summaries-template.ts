import type { Frame, JudgeSummaryFacts, PanelSummaryFacts } from "../facts";
import { documentOf, head, signer } from "../frame-template";
import { codeShare, heading, led, prose, type OfficialDocument } from "../official";

/** What one judge gave, sheet by sheet, to be signed by the judge. */
export function judgeSummary(frame: Frame, { judge, rounds }: JudgeSummaryFacts): OfficialDocument {
  return documentOf(frame, `Tổng hợp phiếu chấm ${judge}`, [
    head(frame),
    { kind: "title", name: "BẢNG TỔNG HỢP PHIẾU CHẤM", about: frame.contest.title },
    led("Giám khảo:", judge),
    ...rounds.flatMap(({ called, highest, sheets }) => [
      heading(called),
      {
        kind: "table" as const,
        columns: [
          { head: "STT", share: 0.8, align: "center" as const },
          { head: "Mã số", share: codeShare(sheets.map(({ code }) => code), 13) },
          { head: "Tên giải pháp", share: 5 },
          { head: `Tổng điểm (tối đa ${highest})`, share: 1.6, align: "right" as const },
          { head: "Đề nghị giải", share: 1.8 },
        ],
        rows: sheets.map(({ code, title, total, proposal }, index) => [
          String(index + 1),
          code,
          title,
          total,
          proposal,
        ]),
      },
    ]),
    prose("Tôi xác nhận số điểm trên đúng với các phiếu chấm tôi đã nộp."),
    { kind: "signatures", signatures: [{ authority: "", office: "", name: "" }, signer("GIÁM KHẢO", judge)] },
  ]);
}

/** Bảng tổng hợp: totals of all judges of a panel beside each other. */
export function panelSummary(frame: Frame, facts: PanelSummaryFacts): OfficialDocument {
  const { called, judges, rows } = facts;
  const flagged = rows.some((row) => row.flagged);
  const made = documentOf(frame, `Bảng tổng hợp điểm ${called}`, [
    head(frame),
    { kind: "title", name: "BẢNG TỔNG HỢP ĐIỂM", about: called },
    {
      kind: "table",
      columns: [
        { head: "STT", share: 0.8, align: "center" },
        { head: "Mã số", share: codeShare(rows.map(({ code }) => code), 13) },
        { head: "Tên giải pháp", share: 4, least: 38 },
        ...judges.map((judge) => ({ head: judge, share: judges.length > 6 ? 1 : 1.3, align: "right" as const })),
        { head: "Trung bình", share: 1.1, align: "right" },
        { head: "Chênh lệch", share: 1.1, align: "right" },
        { head: "Điểm theo thể lệ", share: 1.2, align: "right" },
        { head: "Xếp thứ", share: 0.8, align: "center" },
        { head: "Đề nghị giải", share: 2, least: 18 },
      ],
      rows: rows.map((row, index) => [
        String(index + 1),
        row.code,
        row.title,
        ...row.totals.map((total) => total ?? "-"),
        row.mean,
        row.flagged ? `${row.range} (*)` : row.range,
        row.score,
        row.rank === null ? "-" : String(row.rank),
        row.proposals,
      ]),
    },
    ...(flagged ? [prose("(*) Chênh lệch giữa các giám khảo vượt mức thể lệ quy định; hội đồng đã xem xét.")] : []),
    { kind: "signatures", signatures: [signer("THƯ KÝ HỘI ĐỒNG"), signer("CHỦ TỊCH HỘI ĐỒNG")] },
  ]);
  return { ...made, landscape: true };
}
