import type { Regulation } from "~/contests/regulation";
import { groupPerField } from "~/contests/template-options";
import { seededRandom, shuffled } from "~/platform/random";
import type { Calendar } from "./calendar";
import { spread } from "./calendar";
import { as, type Cast } from "./cast";
import { openedContest } from "./contest";
import { screen, sendIn } from "./dossiers";
import { assign, closePanels, makePanels, sheetsOf, submitSheets } from "./judging";
import { targets } from "./marks";
import { publish } from "./publishing";
import { titlesFor } from "./titles";

/** Fields and counts of a real provincial contest; the titles of each come from these fields of the sources. */
export const TECHNICAL_FIELDS = [
  { id: "gddt", code: "GDDT", name: "Giáo dục và đào tạo", count: 60, sources: ["Giáo dục và đào tạo", "Đồ dùng dành cho học tập"] },
  { id: "nnmt", code: "NNMT", name: "Nông lâm ngư nghiệp, tài nguyên và môi trường", count: 23, sources: ["Nông, lâm, ngư nghiệp, tài nguyên và môi trường"] },
  { id: "cntt", code: "CNTT", name: "Công nghệ thông tin, điện tử, viễn thông", count: 21, sources: ["Công nghệ thông tin, điện tử, viễn thông"] },
  { id: "cnch", code: "CNCH", name: "Công nghiệp, tiểu thủ công nghiệp, cơ khí, hóa chất", count: 19, sources: ["Cơ khí tự động hóa, xây dựng, giao thông vận tải", "Vật liệu, hóa chất, năng lượng"] },
  { id: "yt", code: "YT", name: "Y tế", count: 5, sources: ["Y, dược"] },
] as const;

/** None reaches the first prize; 3, 9 and 36 entries reach the others. */
const QUALITY = [
  { count: 3, from: 87, to: 83 },
  { count: 9, from: 79, to: 73.5 },
  { count: 36, from: 70, to: 62.5 },
  { count: 80, from: 57, to: 36 },
];

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
  await closePanels(panels, at(-64));
  await publish(cast, contest, at(-58), at(-45));
}

function edited(regulation: Regulation): Regulation {
  const fields = TECHNICAL_FIELDS.map(({ id, code, name }) => ({ id, code, name }));
  const amounts = [40_000_000, 32_000_000, 24_000_000, 8_000_000];
  const quotas = [1, 3, 9, 36];
  const minimums = ["90", "80", "72", "60"];
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
