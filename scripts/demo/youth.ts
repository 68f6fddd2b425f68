import type { Regulation } from "~/contests/regulation";
import { seededRandom, shuffled, type Random } from "~/platform/random";
import { spread, type EarlierEdition } from "./calendar";
import { awardByRule, awardEntry, settleAwards } from "./awarding";
import { as, type Cast } from "./cast";
import { openedContest, type OpenedContest } from "./contest";
import {
  approve,
  closeJudging,
  makeScenario,
  propose,
  publishOfficial,
  publishProvisional,
  ranking,
  vote,
} from "./deciding";
import { screen, sendIn, type Dossier } from "./dossiers";
import { decideWhoIsJudged } from "./eligibility";
import { assign, closePanels, makePanels, sheetsOf, submitSheets } from "./judging";
import { targets } from "./marks";
import { SCHOOLS } from "./people-names";
import { committeeMeets, councilMeets, panelsMeet } from "./meetings";
import { dealt, titlesFor } from "./titles";

export const YOUTH_SOURCES: Readonly<Record<string, readonly string[]>> = {
  ddht: ["Đồ dùng dành cho học tập"],
  pmth: ["Phần mềm tin học"],
  spmt: ["Sản phẩm thân thiện với môi trường"],
  dcdc: ["Các dụng cụ sinh hoạt gia đình và đồ chơi trẻ em"],
  bdkh: ["Các giải pháp kỹ thuật nhằm ứng phó với biến đổi khí hậu, bảo vệ môi trường và phát triển kinh tế"],
};

const COUNTS: Readonly<Record<string, number>> = { ddht: 28, pmth: 30, spmt: 38, dcdc: 46, bdkh: 52 };

/** In each of the five groups: one first, one second, two third, four consolation prizes. */
const QUALITY = (rest: number) => [
  { count: 1, from: 88, to: 88 },
  { count: 1, from: 82.5, to: 82.5 },
  { count: 2, from: 76, to: 73 },
  { count: 4, from: 68, to: 63 },
  { count: rest, from: 57, to: 34 },
];
const WINNERS = 8;
/** A place in the ranking of all fields below those who win. */
const BEYOND_PRIZES = 44;
/** The last day on which entries are taken. */
export const LAST_DAY = -130;

/** The youth contest, from its announcement to the published result: eight prizes in each of five groups. */
export async function judgedYouthContest(cast: Cast, { year, at }: EarlierEdition): Promise<void> {
  const contest = await openedContest(cast, {
    template: "youth",
    edition: "X",
    year,
    submit: { opensAt: at(-280), closesAt: at(LAST_DAY, "17:00") },
    edit: perGroupPrizes,
  });
  const random = seededRandom(30);
  const dossiers = Object.entries(COUNTS).flatMap(([fieldId, count]) => {
    const solutions = titlesFor(random, YOUTH_SOURCES[fieldId] ?? [], count, SCHOOLS).map((title) => ({ title, fieldId }));
    return dealt(random, solutions, targets(QUALITY(count - WINNERS)), WINNERS);
  });
  const targetOf = new Map<string, number>();
  const secretary = await as(cast.secretary, at(-119));
  for (const [index, { goal, ...dossier }] of shuffled(random, dossiers).entries()) {
    const now = spread(at(-220), at(LAST_DAY, "16:00"), index, dossiers.length);
    const sent = await throughSchool(cast, contest, index, 2000 + index, dossier, now);
    targetOf.set(sent.code, goal);
    await screen(secretary, sent, "ELIGIBLE");
  }
  await decideWhoIsJudged(cast, contest, at(-118));
  const panels = await makePanels(cast, contest, 3, at(-115));
  await assign(cast, contest, at(-112));
  const sheets = await sheetsOf(contest, 9000, (code) => targetOf.get(code) ?? 0);
  await submitSheets(sheets, at(-108), at(-85));
  await closePanels(panels, at(-84, "15:30"));
  await panelsMeet(contest, panels, at(-84, "16:00"));
  await closeJudging(cast, contest, at(-77));
  const asRegulated = await makeScenario(cast, contest, at(-77, "10:00"), { name: "Theo số giải và điểm sàn của thể lệ" });
  await councilMeets(cast, contest, panels, at(-77, "16:00"));
  await propose(cast, contest, asRegulated, at(-77, "16:30"));
  const meetingId = await committeeMeets(cast, contest, {
    from: at(-76, "09:00"),
    until: at(-76, "11:00"),
    conclusion: "Thống nhất trao 8 giải ở mỗi lĩnh vực và các giải đặc biệt theo thể lệ.",
    async decide(during) {
      await vote(cast, contest, asRegulated, during, at(-76, "10:15"));
      for (const prizeId of ["youngest", "most-entries"]) await awardByRule(cast, contest, at(-76, "10:30"), prizeId);
      await awardEntry(cast, contest, at(-76, "10:45"), {
        prizeId: "youth-union",
        code: (await ranking(contest))[BEYOND_PRIZES] ?? "",
        reason: "Tỉnh Đoàn đề nghị: sản phẩm thiết thực, các liên đội khác dễ làm theo.",
      });
    },
  });
  await settleAwards(cast, contest, at(-76, "14:00"));
  await approve(cast, contest, panels, { meetingId, dayAfter: (days, clock) => at(-76 + days, clock) });
  await publishProvisional(cast, contest, at(-73));
  await publishOfficial(cast, contest, (clock) => at(-62, clock));
}

/** A school's coordinator enters for its pupils. */
export async function throughSchool(
  cast: Cast,
  contest: OpenedContest,
  index: number,
  seed: number,
  dossier: Omit<Dossier, "unit">,
  now: Date,
) {
  const school = cast.schools[index % cast.schools.length];
  if (!school) throw new Error("there is no school");
  return sendIn(await as(school.coordinator, now), contest, seed, { ...dossier, unit: school.name }, school.unitId);
}

function perGroupPrizes(regulation: Regulation): Regulation {
  const levels = [
    { id: "first", label: "Giải Nhất", quota: 1, minimumScore: "85", amountVnd: 12_000_000 },
    { id: "second", label: "Giải Nhì", quota: 1, minimumScore: "80", amountVnd: 8_000_000 },
    { id: "third", label: "Giải Ba", quota: 2, minimumScore: "70", amountVnd: 6_400_000 },
    { id: "consolation", label: "Giải Khuyến khích", quota: 4, minimumScore: "60", amountVnd: 4_000_000 },
  ];
  const special = { among: "judged", sponsor: "", count: 1 } as const;
  return {
    ...regulation,
    specialPrizes: [
      { ...special, id: "youngest", label: "Tác giả nhỏ tuổi nhất", amountVnd: 2_000_000, rule: { by: "youngest" } },
      { ...special, id: "most-entries", label: "Đơn vị có nhiều sản phẩm dự thi nhất", count: 2, amountVnd: 2_000_000, rule: { by: "most-entries" } },
      { ...special, id: "youth-union", label: "Giải Sáng tạo trẻ", sponsor: "Tỉnh Đoàn", amountVnd: 3_000_000, rule: { by: "committee" } },
    ],
    rule: { ...regulation.rule, prizes: { ...regulation.rule.prizes, scope: "group", levels } },
  };
}

/** Titles of the youth fields in turn, `count` in all. */
export function youthDossiers(random: Random, count: number): { title: string; fieldId: string }[] {
  const fields = Object.entries(YOUTH_SOURCES);
  const each = Math.ceil(count / fields.length);
  return shuffled(
    random,
    fields.flatMap(([fieldId, sources]) => titlesFor(random, sources, each, SCHOOLS).map((title) => ({ title, fieldId }))),
  ).slice(0, count);
}
