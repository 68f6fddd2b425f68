import type { JudgeSummaryFacts, PanelSummaryFacts, PrintedPanel } from "../../official/facts";
import type { EligibilityFacts, ScreenedEntry } from "../../official/kinds/eligibility-template";
import { OFFICES, seatedMembers } from "../../official/kinds/panels-template";
import { list, number, position, text, type Placeholder } from "../placeholder";
import type { Printed } from "./common-template";

const screened = (reason: boolean): Placeholder<ScreenedEntry>[] => [
  position(),
  text("Mã số", ({ code }) => code),
  text("Tên giải pháp", ({ title }) => title),
  text("Tác giả", ({ authors }) => authors.join(", ")),
  text("Đơn vị", ({ units }) => units.join(", ")),
  text("Lĩnh vực", ({ fieldName }) => fieldName),
  ...(reason ? [text<ScreenedEntry>("Lý do", (entry) => entry.reason)] : []),
];

const withOutcome = ({ facts }: Printed<EligibilityFacts>, wanted: ScreenedEntry["outcome"]) =>
  facts.entries.filter(({ outcome }) => outcome === wanted);

export const ELIGIBILITY: readonly Placeholder<Printed<EligibilityFacts>>[] = [
  number("Số hồ sơ đủ điều kiện", (printed) => withOutcome(printed, "ELIGIBLE").length),
  number("Số hồ sơ không đủ điều kiện", (printed) => withOutcome(printed, "INELIGIBLE").length),
  text("Hạn khiếu nại", ({ facts }) => facts.appealUntil),
  list("Hồ sơ đủ điều kiện", (printed) => withOutcome(printed, "ELIGIBLE"), screened(false), true),
  list("Hồ sơ không đủ điều kiện", (printed) => withOutcome(printed, "INELIGIBLE"), screened(true), true),
];

export const PANELS: readonly Placeholder<Printed<readonly PrintedPanel[]>>[] = [
  number("Số hội đồng", ({ facts }) => facts.length),
  list(
    "Danh sách hội đồng",
    ({ facts }) => facts,
    (of) => [
      of.position(),
      of.text("Tên hội đồng", ({ name }) => name),
      of.text("Vòng chấm", ({ round }) => round),
      of.list("Thành viên", ({ members }) => seatedMembers(members), (one) => [
        one.position(),
        one.text("Họ và tên", ({ name }) => name),
        one.text("Đơn vị công tác", ({ unit }) => unit),
        one.text("Nhiệm vụ", ({ office }) => OFFICES[office]),
      ]),
    ],
    true,
  ),
];

export const JUDGE_SUMMARY: readonly Placeholder<Printed<JudgeSummaryFacts>>[] = [
  text("Giám khảo", ({ facts }) => facts.judge),
  list(
    "Hội đồng đã chấm",
    ({ facts }) => facts.rounds,
    (of) => [
      of.position(),
      of.text("Tên hội đồng", ({ panel }) => panel),
      of.text("Vòng chấm", ({ round }) => round),
      of.text("Điểm tối đa", ({ highest }) => highest),
      of.list("Phiếu chấm", ({ sheets }) => sheets, (one) => [
        one.position(),
        one.text("Mã số", ({ code }) => code),
        one.text("Tên giải pháp", ({ title }) => title),
        one.text("Tổng điểm", ({ total }) => total),
        one.text("Đề nghị giải", ({ proposal }) => proposal),
      ]),
    ],
    true,
  ),
];

type Summed = PanelSummaryFacts["rows"][number] & { readonly marks: readonly (readonly [judge: string, total: string])[] };

function summed({ facts }: Printed<PanelSummaryFacts>): Summed[] {
  return facts.rows.map((row) => ({
    ...row,
    marks: facts.judges.map((judge, index) => [judge, row.totals[index] ?? "-"] as const),
  }));
}

export const PANEL_SUMMARY: readonly Placeholder<Printed<PanelSummaryFacts>>[] = [
  text("Tên hội đồng", ({ facts }) => facts.panel),
  text("Vòng chấm", ({ facts }) => facts.round),
  number("Số giám khảo", ({ facts }) => facts.judges.length),
  list("Danh sách giám khảo", ({ facts }) => facts.judges, (of) => [of.position(), of.text("Giám khảo", (judge) => judge)]),
  list(
    "Điểm các giải pháp",
    summed,
    (of) => [
      of.position(),
      of.text("Mã số", ({ code }) => code),
      of.text("Tên giải pháp", ({ title }) => title),
      of.text("Điểm từng giám khảo", ({ marks }) => marks.map(([judge, total]) => `${judge}: ${total}`).join("; ")),
      of.text("Trung bình", ({ mean }) => mean),
      of.text("Chênh lệch", ({ range }) => range),
      of.text("Điểm theo thể lệ", ({ score }) => score),
      of.text("Xếp thứ", ({ rank }) => (rank === null ? "-" : String(rank))),
      of.text("Đề nghị giải", ({ proposals }) => proposals),
      of.list("Phiếu của giải pháp", ({ marks }) => marks, (one) => [
        one.position(),
        one.text("Giám khảo", ([judge]) => judge),
        one.text("Điểm", ([, total]) => total),
      ]),
    ],
    true,
  ),
];
