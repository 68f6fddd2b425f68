import type { Regulation } from "~/contests/regulation";
import { groupPerField } from "~/contests/template-options";
import { seededRandom, shuffled } from "~/platform/random";
import type { Calendar } from "./calendar";
import { spread } from "./calendar";
import { awardByTable, givePoints, settleAwards } from "./awarding";
import { as, type Cast, type CastUnit } from "./cast";
import { certify } from "./certifying";
import { answer, complain } from "./complaining";
import { openedContest, type OpenedContest } from "./contest";
import {
  closeJudging,
  departFromRank,
  makeScenario,
  panelsApprove,
  paperApproves,
  propose,
  publishOfficial,
  publishProvisional,
  ranking,
  vote,
} from "./deciding";
import { screen, sendIn } from "./dossiers";
import { assignByPlan, closePanels, makePanels, sheetsOf, submitSheets, type Panel } from "./judging";
import { targets } from "./marks";
import { committeeMeets, committeeSigns, panelsMeet } from "./meetings";
import { sendOn } from "./sending-on";
import { titlesFor } from "./titles";

/**
 * Fields and counts of a real provincial contest; the titles of each come from these fields of the sources. `body`:
 * who collects entries of the field; without one the schools do.
 */
export const TECHNICAL_FIELDS = [
  { id: "gddt", code: "GDDT", name: "Giáo dục và đào tạo", count: 60, body: null, sources: ["Giáo dục và đào tạo", "Đồ dùng dành cho học tập"] },
  { id: "nnmt", code: "NNMT", name: "Nông lâm ngư nghiệp, tài nguyên và môi trường", count: 23, body: "Hội Nông dân tỉnh", sources: ["Nông, lâm, ngư nghiệp, tài nguyên và môi trường"] },
  { id: "cntt", code: "CNTT", name: "Công nghệ thông tin, điện tử, viễn thông", count: 21, body: "Tỉnh Đoàn", sources: ["Công nghệ thông tin, điện tử, viễn thông"] },
  { id: "cnch", code: "CNCH", name: "Công nghiệp, tiểu thủ công nghiệp, cơ khí, hóa chất", count: 19, body: "Liên đoàn Lao động tỉnh", sources: ["Cơ khí tự động hóa, xây dựng, giao thông vận tải", "Vật liệu, hóa chất, năng lượng"] },
  { id: "yt", code: "YT", name: "Y tế", count: 5, body: "Sở Y tế", sources: ["Y, dược"] },
] as const;

/** What the committee decides gives none the first prize, and 3, 9 and 36 the others: one of the last lies below its line. */
const QUALITY = [
  { count: 3, from: 87, to: 83 },
  { count: 9, from: 79, to: 73.5 },
  { count: 35, from: 70, to: 64.5 },
  { count: 1, from: 61, to: 61 },
  { count: 80, from: 57, to: 36 },
];
const PRIZED = 48;
const MINUTES = "07/BB-BTC";
const DECISION = "118/QĐ-BTC";

/** The technical contest, from its announcement to the published result. */
export async function judgedTechnicalContest(cast: Cast, at: Calendar): Promise<void> {
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "VII",
    submit: { opensAt: at(-260), closesAt: at(-110, "17:00") },
    decisionNumber: "55/QĐ-BTC",
    edit: (regulation) => edited(regulation),
  });
  const random = seededRandom(20);
  const dossiers = shuffled(
    random,
    TECHNICAL_FIELDS.flatMap(({ id, count, sources }) =>
      titlesFor(random, sources, count).map((title) => ({ title, fieldId: id })),
    ),
  );
  const goals = shuffled(random, targets(QUALITY));
  const best = goals.indexOf(Math.max(...goals));
  const targetOf = new Map<string, number>();
  for (const [index, dossier] of dossiers.entries()) {
    const now = spread(at(-200), at(-110, "16:00"), index, dossiers.length);
    const unit = unitFor(cast, dossier.fieldId, index);
    const owner = unit?.coordinator ?? cast.contestants[index % cast.contestants.length] ?? "";
    const from = dossier.fieldId === "gddt" && unit ? { unit: unit.name } : {};
    const film = index === best ? { film: "lifting-wheel" as const } : {};
    const { entryId, code } = await sendIn(await as(owner, now), contest, 1000 + index, { ...dossier, ...from, ...film }, unit?.unitId);
    targetOf.set(code, goals[index] ?? 0);
    await screen(await as(cast.secretary, at(-100)), entryId, "ELIGIBLE");
  }
  const panels = await makePanels(cast, contest, 5, at(-95));
  await assignByPlan(cast, contest, panels, at(-92));
  const sheets = await sheetsOf(contest, 5000, (code) => targetOf.get(code) ?? 0);
  await submitSheets(sheets, at(-88), at(-65));
  await panelsMeet(contest, panels, at(-64, "16:00"));
  await closePanels(panels, at(-64, "17:00"));
  await decided(cast, contest, panels, at);
}

/** Who sends the `nth` entry in for its authors; null: they do so themselves, as every third of them. */
function unitFor({ schools, bodies }: Cast, fieldId: string, nth: number): CastUnit | null {
  if (nth % 3 === 0) return null;
  const { body = null } = TECHNICAL_FIELDS.find(({ id }) => id === fieldId) ?? {};
  return (body === null ? schools[nth % schools.length] : bodies.get(body)) ?? null;
}

/** What the units did to make the contest known; the others told of nothing. */
const PROMOTION = [
  ["Hội Nông dân tỉnh", "8", "Tổ chức 6 lớp hướng dẫn viết hồ sơ cho nông dân"],
  ["Liên đoàn Lao động tỉnh", "6,5", "Phát động trong 42 công đoàn cơ sở"],
  ["Tỉnh Đoàn", "7,5", "Đưa tin trên trang của Tỉnh Đoàn, tổ chức 3 buổi giới thiệu"],
  ["Sở Y tế", "4", "Gửi thể lệ tới các trạm y tế"],
  ["Trường THPT Lương Thế Vinh", "5", "Sinh hoạt chuyên đề cho giáo viên các tổ tự nhiên"],
  ["Trường THCS Kim Đồng", "3,5", "Giới thiệu Hội thi trong họp hội đồng sư phạm"],
] as const;

/** The committee raises the lines that the regulation has, and gives one prize beyond them. */
async function decided(cast: Cast, contest: OpenedContest, panels: readonly Panel[], at: Calendar): Promise<void> {
  await closeJudging(cast, contest, at(-58));
  await makeScenario(cast, contest, at(-58, "09:00"), {
    name: "Theo số giải và điểm sàn của thể lệ",
    note: "Có một giải Nhất; kinh phí cao nhất trong các phương án.",
  });
  const raised = await makeScenario(cast, contest, at(-58, "10:00"), {
    name: "Nâng điểm sàn, không có giải Nhất",
    note: "Chưa giải pháp nào đạt 90 điểm. Giải Nhì từ 80, giải Ba từ 72, giải Khuyến khích từ 62,5 điểm.",
    numbers: { first: [1, "90"], second: [3, "80"], third: [9, "72"], consolation: [36, "62.5"] },
  });
  const ranked = await ranking(contest);
  const unitId = (name: string) => [...cast.schools, ...cast.bodies.values()].find((unit) => unit.name === name)?.unitId ?? "";
  const promotion = PROMOTION.map(([name, points, note]) => ({ unitId: unitId(name), points, note }));
  await givePoints(cast, contest, at(-57), promotion);
  await propose(cast, contest, raised, at(-57, "11:00"));
  const meeting = await committeeMeets(cast, contest, {
    from: at(-56, "09:00"),
    until: at(-56, "11:00"),
    conclusion:
      "Thống nhất phương án nâng điểm sàn, không trao giải Nhất: 3 giải Nhì, 9 giải Ba, 36 giải Khuyến khích, trong đó một giải Khuyến khích trao khác thứ tự xếp hạng; 7 giải tập thể theo bảng điểm của các đơn vị.",
    async decide(meetingId) {
      await vote(cast, contest, raised, meetingId, at(-56, "10:15"));
      await departFromRank(cast, contest, meetingId, at(-56, "10:40"), {
        entry: ranked[PRIZED - 1] ?? "",
        prize: "consolation",
        reason: "Thấp hơn điểm sàn không nhiều; giải pháp đã áp dụng ở ba xã khó khăn, có xác nhận của địa phương.",
      });
      await awardByTable(cast, contest, at(-56, "10:50"));
    },
  });
  await settleAwards(cast, contest, at(-56, "14:00"));
  await panelsApprove(contest, panels, at(-56, "15:00"));
  await paperApproves(cast, contest, "council", at(-55), "41/TTr-HĐGK");
  await committeeSigns(cast, contest, meeting, at(-54), MINUTES);
  await paperApproves(cast, contest, "committee", at(-54, "09:00"), MINUTES);
  await publishProvisional(cast, contest, at(-53));
  const number = await complain(contest, ranked[PRIZED + 1] ?? "", at(-51), {
    text: "Giải pháp của chúng tôi đã có xác nhận áp dụng của hai đơn vị nhưng không có trong danh sách dự kiến. Kính đề nghị Ban Tổ chức xem lại điểm khả năng áp dụng.",
    evidence: { filename: "Xác nhận áp dụng.pdf", holds: "Xác nhận giải pháp đã được áp dụng tại đơn vị từ tháng 3." },
  });
  await answer(cast, contest, number, at(-48), {
    outcome: "REJECTED",
    answer: "Hội đồng Giám khảo đã xem lại hồ sơ và phiếu chấm. Hai xác nhận đều có trong hồ sơ và đã được tính khi chấm; các phiếu cộng đúng. Ban Tổ chức giữ nguyên kết quả.",
  });
  await publishOfficial(cast, contest, (clock) => at(-45, clock), DECISION);
  await sendOn(cast, contest, at(-43));
  await certify(cast, contest, at(-42), at(-30));
}

function edited(regulation: Regulation): Regulation {
  const fields = TECHNICAL_FIELDS.map(({ id, code, name }) => ({ id, code, name }));
  const amounts = [40_000_000, 32_000_000, 24_000_000, 8_000_000];
  const quotas = [1, 4, 10, 40];
  const minimums = ["85", "80", "70", "60"];
  return {
    ...regulation,
    fields,
    groups: groupPerField(fields),
    rounds: regulation.rounds.map((round) => ({ ...round, judgesPerEntry: 3 })),
    collective: {
      points: { entry: "1", eligible: "1", levels: { first: "20", second: "15", third: "10", consolation: "5" }, promotionMax: "10" },
      levels: [
        { id: "team-first", label: "Giải Nhất tập thể", count: 1, minimumPoints: "20", amountVnd: 6_000_000 },
        { id: "team-second", label: "Giải Nhì tập thể", count: 2, minimumPoints: "15", amountVnd: 4_000_000 },
        { id: "team-third", label: "Giải Ba tập thể", count: 4, minimumPoints: "10", amountVnd: 3_000_000 },
      ],
    },
    rule: {
      ...regulation.rule,
      prizes: {
        ...regulation.rule.prizes,
        scope: "contest",
        levels: regulation.rule.prizes.levels.map((level, index) => ({
          ...level,
          quota: quotas[index] ?? 0,
          minimumScore: minimums[index],
          amountVnd: amounts[index] ?? 0,
        })),
      },
    },
  };
}
