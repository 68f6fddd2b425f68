import type { Regulation } from "~/contests/regulation";
import { groupPerField } from "~/contests/template-options";
import { seededRandom, shuffled } from "~/platform/random";
import { spread, type Calendar, type EarlierEdition } from "./calendar";
import { awardByRule, awardByTable, givePoints, settleAwards } from "./awarding";
import { as, type Cast, type CastUnit } from "./cast";
import { answer, complain } from "./complaining";
import { openedContest, type OpenedContest } from "./contest";
import {
  approve,
  closeJudging,
  departFromRank,
  makeScenario,
  propose,
  publishOfficial,
  publishProvisional,
  ranking,
  vote,
} from "./deciding";
import { screen, sendIn } from "./dossiers";
import { decideWhoIsJudged } from "./eligibility";
import { assignByPlan, closePanels, makePanels, sheetsOf, submitSheets, type Panel } from "./judging";
import { targets } from "./marks";
import { workplacesOf } from "./people-names";
import { committeeMeets, councilMeets, panelsMeet } from "./meetings";
import { sendOn } from "./sending-on";
import { dealt, titlesFor } from "./titles";

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
/** The last day on which entries are taken. */
export const LAST_DAY = -110;

/** The technical contest, from its announcement to the published result. */
export async function judgedTechnicalContest(cast: Cast, { year, at }: EarlierEdition): Promise<OpenedContest> {
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "VII",
    year,
    submit: { opensAt: at(-260), closesAt: at(LAST_DAY, "17:00") },
    edit: (regulation) => edited(regulation),
  });
  const random = seededRandom(20);
  const solutions = TECHNICAL_FIELDS.flatMap(({ id, count, sources }) =>
    titlesFor(random, sources, count, workplacesOf(id)).map((title) => ({ title, fieldId: id })),
  );
  const dossiers = shuffled(random, dealt(random, solutions, targets(QUALITY), PRIZED));
  const best = Math.max(...dossiers.map(({ goal }) => goal));
  const targetOf = new Map<string, number>();
  const secretary = await as(cast.secretary, at(-101));
  for (const [index, { goal, ...dossier }] of dossiers.entries()) {
    const now = spread(at(-200), at(LAST_DAY, "16:00"), index, dossiers.length);
    const unit = unitFor(cast, dossier.fieldId, index);
    const owner = unit?.coordinator ?? cast.contestants[Math.floor(index / BY_THEMSELVES) % cast.contestants.length] ?? "";
    const from = dossier.fieldId === "gddt" && unit ? { unit: unit.name } : {};
    const film = goal === best ? { film: "lifting-wheel" as const } : {};
    const sent = await sendIn(await as(owner, now), contest, 1000 + index, { ...dossier, ...from, ...film }, unit?.unitId);
    targetOf.set(sent.code, goal);
    await screen(secretary, sent, "ELIGIBLE");
  }
  await decideWhoIsJudged(cast, contest, at(-98));
  const panels = await makePanels(cast, contest, 5, at(-95));
  await assignByPlan(cast, contest, panels, at(-91));
  const sheets = await sheetsOf(contest, 5000, (code) => targetOf.get(code) ?? 0);
  await submitSheets(sheets, at(-88), at(-67));
  await closePanels(panels, at(-66, "15:30"));
  await panelsMeet(contest, panels, at(-66, "16:00"));
  await decided(cast, contest, panels, at);
  return contest;
}

/** Of as many entries one is sent in by its authors. */
const BY_THEMSELVES = 3;

/** Who sends the `nth` entry in for its authors; null: they do so themselves. */
function unitFor({ schools, bodies }: Cast, fieldId: string, nth: number): CastUnit | null {
  if (nth % BY_THEMSELVES === 0) return null;
  const { body = null } = TECHNICAL_FIELDS.find(({ id }) => id === fieldId) ?? {};
  return (body === null ? schools[nth % schools.length] : bodies.get(body)) ?? null;
}

/** What authors agree to before their people is written down, and looked at for one prize. */
const ETHNICITY = {
  id: "ethnicity",
  use: "ethnicity",
  label: "Ghi dân tộc của tác giả",
  text: "Hội thi có một giải dành cho tác giả là người dân tộc thiểu số. Nếu đồng ý, dân tộc được ghi vào hồ sơ để xét giải ấy. Thông tin này không cho giám khảo xem và không đăng ở đâu; kết quả công bố chỉ ghi giải đã được trao.\n\nKhông đồng ý thì hồ sơ không ghi dân tộc; giải pháp vẫn được chấm và xét các giải khác. Rút lại lúc nào thì từ lúc ấy không dùng để xét giải.",
} as const;

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
  await closeJudging(cast, contest, at(-59));
  await makeScenario(cast, contest, at(-59, "09:00"), {
    name: "Theo số giải và điểm sàn của thể lệ",
    note: "Có một giải Nhất; kinh phí cao nhất trong các phương án.",
  });
  const raised = await makeScenario(cast, contest, at(-59, "10:00"), {
    name: "Nâng điểm sàn, không có giải Nhất",
    note: "Chưa giải pháp nào đạt 90 điểm. Giải Nhì từ 80, giải Ba từ 72, giải Khuyến khích từ 62,5 điểm.",
    numbers: { first: [1, "90"], second: [3, "80"], third: [9, "72"], consolation: [36, "62.5"] },
  });
  await councilMeets(cast, contest, panels, at(-59, "16:00"));
  const ranked = await ranking(contest);
  const unitId = (name: string) => [...cast.schools, ...cast.bodies.values()].find((unit) => unit.name === name)?.unitId ?? "";
  const promotion = PROMOTION.map(([name, points, note]) => ({ unitId: unitId(name), points, note }));
  await givePoints(cast, contest, at(-59, "14:00"), promotion);
  await propose(cast, contest, raised, at(-59, "16:30"));
  const meetingId = await committeeMeets(cast, contest, {
    from: at(-56, "09:00"),
    until: at(-56, "11:00"),
    conclusion:
      "Thống nhất phương án nâng điểm sàn, không trao giải Nhất: 3 giải Nhì, 9 giải Ba, 36 giải Khuyến khích, trong đó một giải Khuyến khích trao khác thứ tự xếp hạng; một giải đặc biệt; 7 giải tập thể theo bảng điểm của các đơn vị.",
    async decide(during) {
      await vote(cast, contest, raised, during, at(-56, "10:15"));
      await departFromRank(cast, contest, during, at(-56, "10:40"), {
        entry: ranked[PRIZED - 1] ?? "",
        prize: "consolation",
        reason: "Thấp hơn điểm sàn không nhiều; giải pháp đã áp dụng ở ba xã khó khăn, có xác nhận của địa phương.",
      });
      await awardByRule(cast, contest, at(-56, "10:45"), "ethnic-minority");
      await awardByTable(cast, contest, at(-56, "10:50"));
    },
  });
  await settleAwards(cast, contest, at(-56, "14:00"));
  await approve(cast, contest, panels, { meetingId, dayAfter: (days, clock) => at(-56 + days, clock) });
  await publishProvisional(cast, contest, at(-53));
  const number = await complain(contest, ranked[PRIZED + 1] ?? "", at(-51), {
    text: "Giải pháp của chúng tôi đã có xác nhận áp dụng của hai đơn vị nhưng không có trong danh sách dự kiến. Kính đề nghị Ban Tổ chức xem lại điểm khả năng áp dụng.",
    evidence: { filename: "Xác nhận áp dụng.pdf", holds: "Xác nhận giải pháp đã được áp dụng tại đơn vị từ tháng 3." },
  });
  await answer(cast, contest, number, at(-48), {
    outcome: "REJECTED",
    answer: "Hội đồng Giám khảo đã xem lại hồ sơ và phiếu chấm. Hai xác nhận đều có trong hồ sơ và đã được tính khi chấm; các phiếu cộng đúng. Ban Tổ chức giữ nguyên kết quả.",
  });
  await publishOfficial(cast, contest, (clock) => at(-45, clock));
  await sendOn(cast, contest, at(-42));
}

function edited(regulation: Regulation): Regulation {
  const fields = TECHNICAL_FIELDS.map(({ id, code, name }) => ({ id, code, name }));
  const amounts = [40_000_000, 32_000_000, 24_000_000, 8_000_000];
  const quotas = [1, 4, 10, 40];
  const minimums = ["85", "80", "70", "60"];
  const { members, consents } = regulation;
  return {
    ...regulation,
    fields,
    groups: groupPerField(fields),
    members: { ...members, asks: { ...members.asks, ethnicity: "optional" } },
    consents: { ...consents, purposes: [...consents.purposes, ETHNICITY] },
    specialPrizes: [
      {
        ...{ id: "ethnic-minority", label: "Giải dành cho tác giả là người dân tộc thiểu số", sponsor: "", count: 1, amountVnd: 3_000_000 },
        ...{ among: "judged", rule: { by: "ethnic-minority" } },
      },
    ],
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
