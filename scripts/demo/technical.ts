import type { Regulation } from "~/contests/regulation";
import { groupPerField } from "~/contests/template-options";
import { seededRandom, shuffled } from "~/platform/random";
import type { Calendar } from "./calendar";
import { spread } from "./calendar";
import { as, type Cast } from "./cast";
import { answer, complain } from "./complaining";
import { openedContest, type OpenedContest } from "./contest";
import {
  approve,
  closeJudging,
  departFromRank,
  makeScenario,
  papersOf,
  propose,
  publishOfficial,
  publishProvisional,
  ranking,
  vote,
} from "./deciding";
import { screen, sendIn } from "./dossiers";
import { assign, closePanels, makePanels, sheetsOf, submitSheets, type Panel } from "./judging";
import { targets } from "./marks";
import { committeeMeets, committeeSigns, panelsMeet } from "./meetings";
import { sendOn } from "./sending-on";
import { titlesFor } from "./titles";

/** Fields and counts of a real provincial contest; the titles of each come from these fields of the sources. */
export const TECHNICAL_FIELDS = [
  { id: "gddt", code: "GDDT", name: "Giáo dục và đào tạo", count: 60, sources: ["Giáo dục và đào tạo", "Đồ dùng dành cho học tập"] },
  { id: "nnmt", code: "NNMT", name: "Nông lâm ngư nghiệp, tài nguyên và môi trường", count: 23, sources: ["Nông, lâm, ngư nghiệp, tài nguyên và môi trường"] },
  { id: "cntt", code: "CNTT", name: "Công nghệ thông tin, điện tử, viễn thông", count: 21, sources: ["Công nghệ thông tin, điện tử, viễn thông"] },
  { id: "cnch", code: "CNCH", name: "Công nghiệp, tiểu thủ công nghiệp, cơ khí, hóa chất", count: 19, sources: ["Cơ khí tự động hóa, xây dựng, giao thông vận tải", "Vật liệu, hóa chất, năng lượng"] },
  { id: "yt", code: "YT", name: "Y tế", count: 5, sources: ["Y, dược"] },
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
const DECISION = "118/QĐ-BTC";

/** The technical contest, from its announcement to the published result. */
export async function judgedTechnicalContest(cast: Cast, at: Calendar): Promise<void> {
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "VII",
    submit: { opensAt: at(-260), closesAt: at(-110, "17:00") },
    decisionNumber: "55/QĐ-BTCHT",
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
  const targetOf = new Map<string, number>();
  for (const [index, dossier] of dossiers.entries()) {
    const owner = cast.contestants[index % cast.contestants.length] ?? "";
    const now = spread(at(-200), at(-110, "16:00"), index, dossiers.length);
    const { entryId, code } = await sendIn(await as(owner, now), contest, 1000 + index, dossier);
    targetOf.set(code, goals[index] ?? 0);
    await screen(await as(cast.secretary, at(-100)), entryId, "ELIGIBLE");
  }
  const panels = await makePanels(cast, contest, 5, at(-95));
  await assign(cast, contest, at(-92));
  const sheets = await sheetsOf(contest, 5000, (code) => targetOf.get(code) ?? 0);
  await submitSheets(sheets, at(-88), at(-65));
  await panelsMeet(contest, panels, at(-64, "16:00"));
  await closePanels(panels, at(-64, "17:00"));
  await decided(cast, contest, panels, at);
}

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
  const [last = ""] = (await ranking(contest)).slice(PRIZED - 1);
  await departFromRank(cast, contest, at(-57, "10:00"), {
    entry: last,
    prize: "consolation",
    reason: "Thấp hơn điểm sàn không nhiều; giải pháp đã áp dụng ở ba xã khó khăn, có xác nhận của địa phương.",
  });
  await propose(cast, contest, raised, at(-57, "11:00"));
  const meeting = await committeeMeets(
    cast,
    contest,
    at(-56, "11:00"),
    "Thống nhất phương án nâng điểm sàn, không trao giải Nhất: 3 giải Nhì, 9 giải Ba, 36 giải Khuyến khích.",
  );
  await vote(cast, contest, raised, meeting, at(-56, "11:30"));
  await committeeSigns(cast, contest, meeting, at(-55), "07/BB-BTC");
  await approve(cast, contest, panels, at(-54), papersOf(41, DECISION));
  await publishProvisional(cast, contest, at(-53));
  const [, complaining = ""] = (await ranking(contest)).slice(PRIZED);
  const number = await complain(contest, complaining, at(-51), {
    text: "Giải pháp của chúng tôi đã có xác nhận áp dụng của hai đơn vị nhưng không có trong danh sách dự kiến. Kính đề nghị Ban Tổ chức xem lại điểm khả năng áp dụng.",
    evidence: { filename: "Xác nhận áp dụng.pdf", holds: "Xác nhận giải pháp đã được áp dụng tại đơn vị từ tháng 3." },
  });
  await answer(cast, contest, number, at(-48), {
    outcome: "REJECTED",
    answer: "Hội đồng Giám khảo đã xem lại hồ sơ và phiếu chấm. Hai xác nhận đều có trong hồ sơ và đã được tính khi chấm; các phiếu cộng đúng. Ban Tổ chức giữ nguyên kết quả.",
  });
  await publishOfficial(cast, contest, at(-45), DECISION);
  await sendOn(cast, contest, at(-43));
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
