import { storedMarks } from "~/judging/facts.server";
import { scoresOf } from "~/judging/sheets/receipt";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Regulation } from "~/contests/regulation";
import { groupPerField } from "~/contests/template-options";
import { db } from "~/platform/db.server";
import { closeCorrection } from "~/results/complaints/close-correction.server";
import { correctionFormSchema } from "~/results/complaints/correction-form";
import { openCorrection } from "~/results/complaints/corrections.server";
import { contestById } from "~/contests/contest.server";
import { spread, type Calendar } from "./calendar";
import { awardByRule, awardEntry, settleAwards } from "./awarding";
import { as, type Cast } from "./cast";
import { answer, complain } from "./complaining";
import { openedContest, type OpenedContest } from "./contest";
import { approve, closeJudging, makeScenario, propose, publishProvisional, vote } from "./deciding";
import { screen, sendIn } from "./dossiers";
import { decideWhoIsJudged } from "./eligibility";
import { assign, closePanels, makePanels, sheetsOf, submitSheets } from "./judging";
import { committeeMeets, councilMeets, panelsMeet } from "./meetings";
import { must } from "./must";

/** Invented; how good each is meant to be, best first. The last of the first field is the contestant's to sign in as. */
const SOLUTIONS = [
  {
    id: "tt",
    code: "TT",
    name: "Trồng trọt, chăn nuôi",
    entries: [
      [88, "Giá thể trồng nấm rơm từ vỏ cà phê ủ hoai"],
      [82, "Máng uống tự rửa cho chuồng gà đồi"],
      [81, "Lưới che thanh long kéo bằng một tay quay"],
      [76, "Bộ ghép cành điều cho người làm một mình"],
      [72, "Hầm ủ phân dê lắp từ tấm nhựa cũ"],
      [66, "Cân lợn bằng thước dây và bảng tra in trên vải"],
      [58, "Bù nhìn quay theo gió đuổi chim sẻ"],
    ],
  },
  {
    id: "ck",
    code: "CK",
    name: "Cơ khí nhỏ, đời sống nông thôn",
    entries: [
      [84, "Xe kéo nông sản leo dốc thả dây tời"],
      [79, "Lò sấy bánh tráng dùng nhiệt khói đốt rơm"],
      [74, "Máy vò lúa giống chạy bằng xe đạp"],
      [71.5, "Bơm va đưa nước suối lên bể bản"],
      [69, "Khung đỡ can nước gắn sau xe máy"],
      [62, "Ghế hái tiêu gấp gọn có chốt an toàn"],
      [55, "Đèn bắt mối dùng chảo cũ và pin mặt trời"],
    ],
  },
] as const;

/** Which of the first field's solutions the farmers' association likes: the tape that tells what a pig weighs. */
const CHEAP = 5;

/**
 * A small contest in the middle of deciding: its list was voted on, signed but for the decision, and made known; one complaint led to a
 * correction, one is open; the scenario that follows from the correction waits for the vote.
 */
export async function contestInDeciding(cast: Cast, at: Calendar): Promise<void> {
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "III",
    submit: { opensAt: at(-110), closesAt: at(-55, "17:00") },
    edit: (regulation) => edited(regulation, at),
  });
  const targetOf = new Map<string, number>();
  const codes: string[] = [];
  const dossiers = SOLUTIONS.flatMap(({ id, entries }) => entries.map(([goal, title]) => ({ fieldId: id, title, goal })));
  const secretary = await as(cast.secretary, at(-50));
  for (const [index, { goal, ...dossier }] of dossiers.entries()) {
    const owner = cast.contestants[(index + 6) % cast.contestants.length] ?? "";
    const now = spread(at(-100), at(-55, "16:00"), index, dossiers.length);
    const sent = await sendIn(await as(owner, now), contest, 6000 + index, dossier);
    targetOf.set(sent.code, goal);
    codes.push(sent.code);
    await screen(secretary, sent, "ELIGIBLE");
  }
  await decideWhoIsJudged(cast, contest, at(-49));
  const panels = await makePanels(cast, contest, 3, at(-46), [0, 15]);
  await assign(cast, contest, at(-45));
  await submitSheets(await sheetsOf(contest, 14_000, (code) => targetOf.get(code) ?? 0), at(-44), at(-22));
  await closePanels(panels, at(-21, "15:30"));
  await panelsMeet(contest, panels, at(-21, "16:00"));

  await closeJudging(cast, contest, at(-18));
  const asRegulated = await makeScenario(cast, contest, at(-18, "09:00"), { name: "Theo số giải và điểm sàn của thể lệ" });
  await makeScenario(cast, contest, at(-18, "10:00"), {
    name: "Thêm giải Ba, bớt giải Khuyến khích",
    note: "Để nhiều tác giả nông dân được nhận giải có tiền thưởng cao hơn.",
    numbers: { third: [5, "68"], consolation: [4, "60"] },
  });
  await councilMeets(cast, contest, panels, at(-18, "16:00"));
  await propose(cast, contest, asRegulated, at(-17));
  const meetingId = await committeeMeets(cast, contest, {
    from: at(-16, "09:00"),
    until: at(-16, "11:00"),
    conclusion: "Thống nhất trao giải theo số lượng và điểm sàn của thể lệ.",
    async decide(during) {
      await vote(cast, contest, asRegulated, during, at(-16, "10:15"));
      await awardByRule(cast, contest, at(-16, "10:30"), "oldest");
      await awardEntry(cast, contest, at(-16, "10:40"), {
        prizeId: "farmers",
        code: codes[CHEAP] ?? "",
        reason: "Hội Nông dân tỉnh đề nghị: rẻ, dễ làm, hộ chăn nuôi nào cũng dùng được.",
      });
    },
  });
  await settleAwards(cast, contest, at(-16, "14:00"));
  await approve(cast, contest, panels, { meetingId, dayAfter: (days, clock) => at(-16 + days, clock) });
  await publishProvisional(cast, contest, at(-4));

  const mistaken = codes[SOLUTIONS[0].entries.length] ?? "";
  const first = await complain(contest, mistaken, at(-3, "09:00"), {
    text: "Tổng điểm một phiếu chấm không khớp với nhận xét được thông báo: nhận xét khen nhiều nhưng điểm tính mới thấp. Kính đề nghị xem lại.",
  });
  await corrected(cast, contest, mistaken, first, at);
  await answer(cast, contest, first, at(-1, "09:00"), {
    outcome: "UPHELD",
    answer: "Giám khảo ghi nhầm điểm tính mới và khả năng áp dụng. Phiếu chấm đã được nộp lại, kết quả được tính lại và sẽ do Ban Tổ chức biểu quyết.",
  });
  await complain(contest, codes[SOLUTIONS[0].entries.length - 1] ?? "", at(-1, "15:00"), {
    text: "Giải pháp đã dùng hai vụ trên 3 ha, có ảnh và xác nhận của xã, nhưng điểm hiệu quả thấp hơn các giải pháp chưa thử. Kính đề nghị Hội đồng xem lại.",
    evidence: { filename: "Xác nhận của xã.pdf", holds: "Giải pháp đã được dùng trong hai vụ lúa trên diện tích 3 ha." },
  });
  const after = await makeScenario(cast, contest, at(-1, "16:00"), {
    name: "Sau đính chính, giữ số giải của thể lệ",
    note: "Nhóm Cơ khí có giải Nhất; tổng tiền thưởng tăng theo.",
  });
  await propose(cast, contest, after, at(-1, "16:30"));
}

/** One judge sends a sheet in again with more points, and the result is computed anew. */
async function corrected(cast: Cast, contest: OpenedContest, code: string, complaint: number, at: Calendar): Promise<void> {
  const contestId = contest.id;
  const version = async () => (await contestById(contestId))?.contest.version ?? 0;
  const assignment = await db.assignment.findFirstOrThrow({
    where: { entry: { contestId, code } },
    orderBy: { judge: { code: "asc" } },
    include: { judge: { select: { userId: true } }, sheet: { include: { revisions: true } } },
  });
  const form = correctionFormSchema.parse({
    version: String(await version()),
    reason: "Giám khảo ghi nhầm điểm của một phiếu chấm",
    complaint: String(complaint),
    sheets: [assignment.id],
  });
  const { number } = must("correction", await openCorrection(await as(cast.organiser, at(-2, "09:00")), { contestId, form }));
  const before = scoresOf(storedMarks(assignment.sheet?.revisions.at(-1)?.marks));
  const more = (id: string, points: number, max: number) => String(Math.min(max, Number(before[id]) + points));
  const marks = { ...before, novelty: more("novelty", 5, 40), applicability: more("applicability", 3, 30) };
  const sheet = await db.scoreSheet.findUniqueOrThrow({ where: { assignmentId: assignment.id } });
  const judge = await as(assignment.judge.userId, at(-2, "14:00"));
  const comment = "Đã ghi lại đúng điểm theo nhận xét.";
  must("sheet", await submitSheet(judge, { assignmentId: assignment.id, version: sheet.version, marks, comment }));
  const organiser = await as(cast.organiser, at(-2, "16:00"));
  must("closing of the correction", await closeCorrection(organiser, { contestId, number, version: await version() }));
}

function edited(regulation: Regulation, at: Calendar): Regulation {
  const special = { among: "judged", sponsor: "", count: 1 } as const;
  const fields = SOLUTIONS.map(({ id, code, name }) => ({ id, code, name }));
  const span = (from: Date, to: Date) => ({ opensAt: from.toISOString(), closesAt: to.toISOString(), graceMinutes: 0 });
  return {
    ...regulation,
    title: "Giải thưởng Sáng kiến nông thôn tỉnh Nam Hải lần thứ III",
    fields,
    groups: groupPerField(fields),
    specialPrizes: [
      { ...special, id: "oldest", label: "Tác giả cao tuổi nhất", amountVnd: 2_000_000, rule: { by: "oldest" } },
      { ...special, id: "farmers", label: "Giải Nhà nông sáng tạo", sponsor: "Hội Nông dân tỉnh", amountVnd: 3_000_000, rule: { by: "committee" } },
    ],
    codePattern: "SKNT-{year}-{field}-{number:2}",
    windows: regulation.windows.map((window) => {
      if (window.capability === "screen") return { ...window, ...span(at(-110), at(-46)) };
      if (window.capability === "judge") return { ...window, ...span(at(-46), at(-20)) };
      if (window.capability === "decide") return { ...window, ...span(at(-20), at(20, "17:00")) };
      return window;
    }),
  };
}
