import type { Frame } from "../facts";
import { appendedTo, close, counted, documentOf, grounds, head } from "../frame-template";
import { centred, codeShare, led, type OfficialBlock, type OfficialDocument } from "../official";

export interface ScreenedEntry {
  readonly code: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly units: readonly string[];
  readonly fieldName: string;
  readonly outcome: "ELIGIBLE" | "INELIGIBLE";
  readonly reason: string;
}

export interface EligibilityFacts {
  readonly entries: readonly ScreenedEntry[];
  /** The end of the time to appeal, as it is printed. */
  readonly appealUntil: string;
}

/** Decision on which entries take part, with both lists. */
export function eligibilityDecision(frame: Frame, { entries, appealUntil }: EligibilityFacts): OfficialDocument {
  const { contest, letterhead } = frame;
  const eligible = entries.filter(({ outcome }) => outcome === "ELIGIBLE");
  const refused = entries.filter(({ outcome }) => outcome === "INELIGIBLE");
  return documentOf(frame, "Quyết định danh sách hồ sơ đủ điều kiện dự thi", [
    head(frame),
    { kind: "title", name: "QUYẾT ĐỊNH", about: `Về danh sách hồ sơ đủ điều kiện dự thi ${contest.title}` },
    centred(letterhead.issuer, true),
    ...grounds(frame, ["Theo đề nghị của Ban Thư ký"]),
    centred("QUYẾT ĐỊNH:", true),
    ...articles(contest.title, eligible.length, refused.length, appealUntil).map((text, index) =>
      led(`Điều ${index + 1}.`, text),
    ),
    close(frame, ["Như danh sách"]),
    ...list(frame, "DANH SÁCH HỒ SƠ ĐỦ ĐIỀU KIỆN DỰ THI", eligible),
    ...list(frame, "DANH SÁCH HỒ SƠ KHÔNG ĐỦ ĐIỀU KIỆN DỰ THI", refused),
  ]);
}

/** Without a refusal nobody is told how to appeal. */
function articles(contest: string, eligible: number, refused: number, until: string): string[] {
  return [
    ...(eligible > 0
      ? [
          `Công nhận ${counted(eligible)} hồ sơ đủ điều kiện dự thi ${contest}, theo danh sách kèm theo, và chuyển các hồ sơ này đến hội đồng giám khảo.`,
        ]
      : []),
    ...(refused > 0
      ? [
          `Không đưa vào chấm ${counted(refused)} hồ sơ không đủ điều kiện dự thi, theo danh sách kèm theo.`,
          `Tác giả có hồ sơ không đủ điều kiện được khiếu nại một lần với Ban Tổ chức, đến hết ${until}.`,
        ]
      : []),
    "Quyết định này có hiệu lực kể từ ngày ký. Ban Thư ký và các tác giả có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
  ];
}

function list(frame: Frame, name: string, entries: readonly ScreenedEntry[]): OfficialBlock[] {
  if (entries.length === 0) return [];
  const refused = entries[0]?.outcome === "INELIGIBLE";
  return [
    {
      kind: "annex",
      name,
      about: `${counted(entries.length)} hồ sơ`,
      note: appendedTo("Quyết định", frame),
      landscape: false,
    },
    {
      kind: "table",
      columns: [
        { head: "STT", share: 0.8, align: "center" },
        { head: "Mã số", share: codeShare(entries.map(({ code }) => code), 10) },
        { head: "Tên giải pháp", share: 4 },
        { head: "Tác giả", share: 3 },
        ...(refused
          ? [{ head: "Lý do", share: 4 }]
          : [
              { head: "Đơn vị", share: 2.6 },
              { head: "Lĩnh vực", share: 2.4 },
            ]),
      ],
      rows: entries.map((entry, index) => [
        String(index + 1),
        entry.code,
        entry.title,
        entry.authors.join(", "),
        ...(refused ? [entry.reason] : [entry.units.join(", "), entry.fieldName]),
      ]),
    },
  ];
}
