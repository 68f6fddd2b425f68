import type { Frame, JudgedFacts } from "../facts";
import { counted, spokenTime } from "../frame-template";
import { codeShare, prose, type OfficialBlock, type OfficialColumn } from "../official";

type Section = readonly [title: string, blocks: readonly OfficialBlock[]];
type Difference = JudgedFacts["differences"][number];
type Returned = JudgedFacts["returned"][number];

/** What the minutes of a panel say of what it had judged: entries, differences with their answers, sheets given back. */
export function judgedSections(frame: Frame, judged: JudgedFacts): Section[] {
  const { entries, differences, returned, closed, until } = judged;
  if (entries.length === 0) return [];
  const as = spokenTime(until, frame);
  const lead = closed
    ? `Hội đồng đã chấm xong ${counted(entries.length)} giải pháp. Kết quả ghi theo số liệu đến ${as}.`
    : `Hội đồng được giao chấm ${counted(entries.length)} giải pháp. Đến ${as}, hội đồng chưa chấm xong nên biên bản chưa ghi điểm và xếp thứ.`;
  return [
    [closed ? "Kết quả chấm" : "Các giải pháp được giao chấm", [prose(lead), results(judged)]],
    ...(differences.length > 0 ? [["Chênh lệch điểm giữa các giám khảo", differencesBlocks(differences)] as const] : []),
    ...(returned.length > 0 ? [["Phiếu chấm được trả lại để xem xét", [returnedTable(returned)]] as const] : []),
  ];
}

const numbered: OfficialColumn = { head: "STT", share: 1, align: "center" };
/** `perShare`: as of `codeShare`. */
const codes = (rows: readonly { readonly code: string }[], perShare = 13): OfficialColumn => ({
  head: "Mã số",
  share: codeShare(rows.map(({ code }) => code), perShare),
});

function results({ entries, closed, asksProposal }: JudgedFacts): OfficialBlock {
  const marks: OfficialColumn[] = [
    { head: "Số phiếu", share: 1.3, align: "center" },
    { head: "Điểm", share: 1.2, align: "right" },
    { head: "Xếp thứ", share: 1, align: "center" },
    ...(asksProposal ? [{ head: "Đề nghị giải", share: 2.2 }] : []),
  ];
  return {
    kind: "table",
    columns: [numbered, codes(entries, closed ? 10 : 15), { head: "Tên giải pháp", share: 5 }, ...(closed ? marks : [])],
    rows: entries.map(({ code, title, sheets, score, rank, proposals }, index) => [
      ...[String(index + 1), code, title],
      ...(closed ? [String(sheets), score || "-", rank === null ? "-" : String(rank)] : []),
      ...(closed && asksProposal ? [proposals] : []),
    ]),
  };
}

function differencesBlocks(rows: readonly Difference[]): OfficialBlock[] {
  return [
    prose(`Có ${counted(rows.length)} trường hợp điểm của các giám khảo chênh lệch vượt mức thể lệ quy định, hội đồng đã xử lý như sau:`),
    {
      kind: "table",
      columns: [
        numbered,
        codes(rows),
        { head: "Điểm thấp nhất và cao nhất trước khi xử lý", share: 2.2 },
        { head: "Sau khi xử lý", share: 2.2 },
        { head: "Cách xử lý, lý do", share: 4.2 },
      ],
      rows: rows.map((row, index) => [
        String(index + 1),
        row.code,
        spreadWords(row.before),
        row.after ? spreadWords(row.after) : "Giữ nguyên",
        [answerWords(row), differenceReasons(row)].filter(Boolean).join(": "),
      ]),
    },
  ];
}

/** "60 và 85,5 (chênh 25,5)" */
export function spreadWords({ low, high, spread }: Difference["before"]): string {
  return `${low} và ${high} (chênh ${spread})`;
}

/** What became of a difference. */
export function answerWords({ after, notes }: Difference): string {
  if (after === null) return notes.length > 0 ? "Thảo luận, giữ nguyên điểm" : "Chưa có ý kiến của hội đồng";
  return notes.length > 0 ? "Thảo luận, chấm lại" : "Chấm lại";
}

/** Why it was answered so. */
export function differenceReasons({ notes, reasons }: Difference): string {
  return [...notes, ...reasons].join("; ");
}

function returnedTable(rows: readonly Returned[]): OfficialBlock {
  return {
    kind: "table",
    columns: [
      numbered,
      codes(rows),
      { head: "Giám khảo", share: 1.8 },
      { head: "Tổng điểm trước", share: 1.4, align: "right" },
      { head: "Tổng điểm sau", share: 1.4, align: "right" },
      { head: "Lý do trả lại", share: 4 },
    ],
    rows: rows.map(({ code, judge, before, after, reason }, index) => [
      String(index + 1),
      ...[code, judge, before, after || "-", reason],
    ]),
  };
}
