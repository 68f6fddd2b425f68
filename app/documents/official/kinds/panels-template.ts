import { groupBy } from "~/platform/group-by";
import type { Frame, PanelOffice, PrintedPanel } from "../facts";
import { appendedTo, close, counted, documentOf, grounds, head } from "../frame-template";
import { centred, heading, led, type OfficialBlock, type OfficialDocument } from "../official";

export const OFFICES: Readonly<Record<PanelOffice, string>> = {
  CHAIR: "Chủ tịch Hội đồng",
  SECRETARY: "Thư ký",
  MEMBER: "Thành viên",
  EXPERT: "Chuyên gia",
};
const ORDER = ["CHAIR", "SECRETARY", "MEMBER", "EXPERT"];

/** Decision on the panels, with their members and offices by round. */
export function panelsDecision(frame: Frame, panels: readonly PrintedPanel[]): OfficialDocument {
  const { contest, letterhead } = frame;
  return documentOf(frame, "Quyết định thành lập Hội đồng giám khảo", [
    head(frame),
    { kind: "title", name: "QUYẾT ĐỊNH", about: `Về việc thành lập Hội đồng giám khảo ${contest.title}` },
    centred(letterhead.issuer, true),
    ...grounds(frame, ["Theo đề nghị của Ban Thư ký"]),
    centred("QUYẾT ĐỊNH:", true),
    led(
      "Điều 1.",
      `Thành lập ${counted(panels.length)} hội đồng giám khảo ${contest.title}, gồm các ông, bà có tên trong danh sách kèm theo.`,
    ),
    led(
      "Điều 2.",
      "Các hội đồng giám khảo đánh giá, chấm điểm giải pháp dự thi theo Thể lệ, bảo đảm khách quan, trung thực, giữ bí mật kết quả chấm đến khi công bố; tự giải thể sau khi hoàn thành nhiệm vụ.",
    ),
    led(
      "Điều 3.",
      "Quyết định này có hiệu lực kể từ ngày ký. Ban Thư ký và các ông, bà có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
    ),
    close(frame, ["Như Điều 3"]),
    {
      kind: "annex",
      name: "DANH SÁCH HỘI ĐỒNG GIÁM KHẢO",
      about: contest.title,
      note: appendedTo("Quyết định", frame),
      landscape: false,
    },
    ...[...groupBy(panels, ({ round }) => round)].flatMap(([round, ofRound]) => [
      ...(round ? [heading(round)] : []),
      ...ofRound.flatMap(panelBlocks),
    ]),
  ]);
}

/** The chair first, experts last. */
export function seatedMembers(members: PrintedPanel["members"]): PrintedPanel["members"][number][] {
  return members.toSorted((a, b) => ORDER.indexOf(a.office) - ORDER.indexOf(b.office));
}

function panelBlocks({ name, members }: PrintedPanel): OfficialBlock[] {
  const seated = seatedMembers(members);
  return [
    heading(name),
    {
      kind: "table",
      columns: [
        { head: "STT", share: 0.8, align: "center" },
        { head: "Họ và tên", share: 3 },
        { head: "Đơn vị công tác", share: 4 },
        { head: "Nhiệm vụ", share: 2.4 },
      ],
      rows: seated.map((member, index) => [String(index + 1), member.name, member.unit, OFFICES[member.office]]),
    },
  ];
}
