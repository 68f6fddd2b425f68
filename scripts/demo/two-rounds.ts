import type { Regulation } from "~/contests/regulation";
import { spread, type Calendar } from "./calendar";
import { as, type Cast } from "./cast";
import { openedContest } from "./contest";
import { screen, sendIn } from "./dossiers";
import { decideWhoIsJudged } from "./eligibility";
import { assignByPlan, closePanels, makePanels, sheetsOf, submitSheets } from "./judging";
import { panelsMeet } from "./meetings";
import { publicVotes } from "./public-voting";

/** Invented, best first in each group; the third and the fourth of the first group get the same marks. */
const SOLUTIONS = {
  "san-xuat": {
    name: "Sản xuất và đời sống",
    fieldIds: ["cntt", "ckxd", "vlnl", "nnmt"],
    targets: [86, 79, 71, 71, 63, 55, 47],
    titles: [
      ["ckxd", "Cầu phao tre tháo lắp cho xóm ngoài đê mùa nước lên"],
      ["nnmt", "Lồng sấy cá cơm quay tay dùng than trấu"],
      ["cntt", "Sổ trực ghe đò ghi bằng giọng nói"],
      ["vlnl", "Gạch lát sân đúc từ vỏ sò và xỉ lò"],
      ["ckxd", "Tời kéo lưới lắp trên thúng chai"],
      ["nnmt", "Máng ăn cho dê tự đóng khi mưa"],
      ["cntt", "Bảng tin chợ phiên báo giá rau mỗi sáng"],
    ],
  },
  "xa-hoi": {
    name: "Y tế và giáo dục",
    fieldIds: ["yd", "gddt"],
    targets: [83, 74, 66, 58, 50],
    titles: [
      ["yd", "Cáng gấp đeo lưng chuyển người bệnh qua đường mòn"],
      ["gddt", "Bộ chữ nổi ghép vần bằng vỏ chai nhựa"],
      ["yd", "Đèn soi họng cho trạm y tế chưa có điện ổn định"],
      ["gddt", "Thư viện lưu động đặt trong thùng xe máy"],
      ["yd", "Gối đo nhịp thở báo cho người chăm bệnh ở phòng bên"],
    ],
  },
} as const;

/**
 * A contest of two rounds, in which the public votes: the first is judged by three judges per entry and waits for the
 * line, nothing is locked.
 */
export async function twoRoundContest(cast: Cast, at: Calendar): Promise<void> {
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "I",
    submit: { opensAt: at(-120), closesAt: at(-45, "17:00") },
    edit: (regulation) => withTwoRounds(regulation, at),
  });
  const targetOf = new Map<string, number>();
  const dossiers = Object.values(SOLUTIONS).flatMap(({ titles, targets }) =>
    titles.map(([fieldId, title], nth) => ({ fieldId, title, target: targets[nth] ?? 0 })),
  );
  const secretary = await as(cast.secretary, at(-38));
  for (const [index, { target, ...dossier }] of dossiers.entries()) {
    const owner = cast.contestants[(index + 3) % cast.contestants.length] ?? "";
    const now = spread(at(-100), at(-45, "16:00"), index, dossiers.length);
    const sent = await sendIn(await as(owner, now), contest, 5000 + index, dossier);
    targetOf.set(sent.code, target);
    await screen(secretary, sent, "ELIGIBLE");
  }
  await decideWhoIsJudged(cast, contest, at(-36));
  const panels = await makePanels(cast, contest, 5, at(-32), [0, 20]);
  await assignByPlan(cast, contest, panels, at(-30));
  const sheets = await sheetsOf(contest, 9000, (code) => targetOf.get(code) ?? 0);
  await submitSheets(alike(sheets, targetOf), at(-26), at(-12));
  await closePanels(panels, at(-10, "15:30"));
  await panelsMeet(contest, panels, at(-10, "16:00"));
  await publicVotes(contest, [...targetOf.keys()], at(-7), at(-1, "20:00"));
}

/** Entries that are meant to be equally good get the same marks, so that a line may fall between equals. */
function alike<
  S extends { readonly entryCode: string; readonly marks: Readonly<Record<string, string>> },
>(sheets: readonly S[], targetOf: ReadonlyMap<string, number>): S[] {
  const given = new Map<number, Readonly<Record<string, string>>[]>();
  const first = new Map<number, string>();
  const seat = new Map<string, number>();
  return sheets.map((sheet) => {
    const target = targetOf.get(sheet.entryCode) ?? 0;
    const nth = seat.get(sheet.entryCode) ?? 0;
    seat.set(sheet.entryCode, nth + 1);
    if (!first.has(target)) first.set(target, sheet.entryCode);
    const marks = given.get(target) ?? [];
    given.set(target, marks);
    if (first.get(target) === sheet.entryCode) marks.push(sheet.marks);
    return { ...sheet, marks: marks[nth] ?? sheet.marks };
  });
}

function withTwoRounds(regulation: Regulation, at: Calendar): Regulation {
  const { rule, criteriaText, rounds, windows } = regulation;
  const [final] = rounds;
  if (!final) throw new Error("the template has no round");
  const graceMinutes = 0;
  const span = (from: Date, to: Date) => ({
    opensAt: from.toISOString(),
    closesAt: to.toISOString(),
    graceMinutes,
  });
  const presentation = { id: "presentation", min: "0", max: "40", step: "0.5", weight: "1" };
  const words = {
    id: presentation.id,
    label: "Trình bày và trả lời câu hỏi",
    guidance:
      "Mỗi nhóm tác giả trình bày 10 phút, chạy thử giải pháp và trả lời câu hỏi trong 10 phút.",
    anchors: [
      { points: "35", text: "Trình bày rõ, chạy thử thành công, trả lời chắc mọi câu hỏi." },
      { points: "25", text: "Trình bày rõ, trả lời được phần lớn câu hỏi." },
      { points: "12", text: "Trình bày chưa rõ, còn lúng túng khi trả lời." },
    ],
  };
  return {
    ...regulation,
    title: "Cuộc thi Sáng kiến vì cộng đồng tỉnh Nam Hải lần thứ I",
    groups: Object.entries(SOLUTIONS).map(([id, { name, fieldIds }]) => ({
      id,
      name,
      fieldIds: [...fieldIds],
    })),
    codePattern: "SKCD-{year}-{number:3}",
    windows: [
      ...windows.filter(({ capability }) => capability === "submit"),
      { capability: "screen", ...span(at(-120), at(-35, "17:00")) },
      { capability: "judge", roundId: "preliminary", ...span(at(-34), at(-9, "17:00")) },
      { capability: "judge", roundId: final.id, ...span(at(2), at(16, "17:00")) },
      { capability: "decide", ...span(at(16, "17:00"), at(40, "17:00")) },
    ],
    publicVote: {
      opensAt: at(-8).toISOString(),
      closesAt: at(12, "17:00").toISOString(),
      votesPerPerson: 2,
      summaryQuestionId: "public-summary",
    },
    criteriaText: [...criteriaText, words],
    rounds: [
      {
        ...final,
        id: "preliminary",
        label: "Sơ khảo",
        judgesPerEntry: 3,
        differenceLimit: "20",
        asksProposal: true,
        advance: { by: "top", count: 3, onTie: "all" },
      },
      {
        ...final,
        label: "Chung khảo",
        kind: "presentation",
        blind: false,
        marksSeen: "after-own",
        advance: { by: "all" },
      },
    ],
    rule: {
      ...rule,
      publicVote: { max: "5", decimals: 1, mode: "half-up" },
      criteria: [...rule.criteria, presentation],
      rounds: [
        { id: "preliminary", weight: "0.4", criteria: ["novelty", "applicability", "benefit"] },
        { id: final.id, weight: "0.6", criteria: ["applicability", "benefit", "presentation"] },
      ],
    },
  };
}
