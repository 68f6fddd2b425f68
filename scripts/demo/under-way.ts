import { previewReminders, reminderPage, sendReminders } from "~/judging/progress/reminders.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { seededRandom, type Random } from "~/platform/random";
import { spread, type Calendar } from "./calendar";
import { as, type Cast } from "./cast";
import { openedContest } from "./contest";
import { leaveDraft, screen, sendIn } from "./dossiers";
import { decideWhoIsJudged } from "./eligibility";
import { assign, leaveSheet, makePanels, returnAndMend, sheetsOf, submitSheets } from "./judging";
import { must } from "./must";
import { TECHNICAL_FIELDS } from "./technical";
import { titlesFor } from "./titles";
import { throughSchool, youthDossiers } from "./youth";

/** The last days on which these editions take entries. */
export const TECHNICAL_LAST_DAY = 24;
export const YOUTH_LAST_DAY = -30;

/** Which template field the demonstration's own fields come nearest to. */
const TEMPLATE_FIELD: Readonly<Record<string, string>> = { cnch: "ckxd", yt: "yd" };

/** The demonstration's judge sits on this field's panel, and sees a film. */
const FILMED_FIELD = "ddht";

/** Invented, and of nobody's past contest: three in each field. The third of education is one that has won before. */
const TITLES: Readonly<Record<string, readonly string[]>> = {
  gddt: [
    "Bộ thí nghiệm quang học gấp gọn cho lớp học không có phòng bộ môn",
    "Bàn tay gỗ tập viết cho học sinh khuyết tật vận động",
  ],
  nnmt: [
    "Phao tự nổi đo độ mặn và báo bằng đèn cho ao tôm",
    "Giàn phơi thanh long tận dụng nhiệt thừa của lò sấy",
    "Bẫy rầy nâu dùng gió cuốn ngược trên ruộng lúa",
  ],
  cntt: [
    "Trạm phát thanh xã nhận bản tin bằng tin nhắn thoại",
    "Sổ vay nợ của tổ tiết kiệm thôn trên điện thoại phím bấm",
    "Bản đồ giếng khoan do người dân cùng ghi",
  ],
  cnch: [
    "Đồ gá hàn khung xe ba gác xoay bằng chân đạp",
    "Máy tước sợi bẹ chuối hai trục nghịch chiều",
    "Keo dán gỗ từ nhựa điều thải",
  ],
  yt: [
    "Ghế tập đứng dậy có lò xo trợ lực cho người sau tai biến",
    "Hộp nhắc uống thuốc đọc thành tiếng cho người khiếm thị",
    "Khung che nắng di động cho điểm tiêm lưu động",
  ],
};

/** A technical contest that takes entries today: some sent in, screened or sent back, some still drafts. */
export async function openTechnicalContest(cast: Cast, at: Calendar): Promise<void> {
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "VIII",
    submit: { opensAt: at(-25), closesAt: at(TECHNICAL_LAST_DAY, "17:00") },
  });
  const dossiers = TECHNICAL_FIELDS.flatMap(({ id, sources }) => {
    const own = TITLES[id] ?? [];
    const again = titlesFor(seededRandom(40), sources, 3 - own.length);
    return [...own, ...again].map((title) => ({ title, fieldId: TEMPLATE_FIELD[id] ?? id }));
  });
  const secretary = await as(cast.secretary, at(-1));
  for (const [index, dossier] of dossiers.entries()) {
    const owner = cast.contestants[index % cast.contestants.length] ?? "";
    const now = spread(at(-20), at(-2), index, dossiers.length);
    if (index % 5 === 4) {
      await leaveDraft(await as(owner, now), contest, 3000 + index, dossier);
      continue;
    }
    const sent = await sendIn(await as(owner, now), contest, 3000 + index, dossier);
    if (index === 0) await screen(secretary, sent, "SUPPLEMENT", "Phiếu đăng ký chưa có xác nhận của đơn vị.", at(10, "17:00"));
    else if (index === 2) await screen(secretary, sent, "INELIGIBLE", "Giải pháp đã đạt giải ở một Hội thi trước.");
    else if (index < 6) await screen(secretary, sent, "ELIGIBLE");
  }
}

function halved<S extends { readonly marks: Readonly<Record<string, string>> }>(sheet: S): S {
  const marks = Object.entries(sheet.marks).map(([id, mark]) => [id, String(Math.floor(Number(mark) / 2))]);
  return { ...sheet, marks: Object.fromEntries(marks) as S["marks"] };
}

/** Everybody with sheets left is reminded, with the words that the page proposes. */
async function remind(contestId: string, organiser: string, now: Date): Promise<void> {
  const ctx = await as(organiser, now);
  const { people, subject, text } = must("people", await reminderPage(ctx, { contestId }, "vi"));
  const form = { memberIds: people.map(({ memberId }) => memberId), subject, text };
  const { seen } = must("preview", await previewReminders(ctx, { contestId }, form));
  must("reminder", await sendReminders(ctx, { contestId }, { ...form, seen }));
}

/** A youth contest in judging: most sheets in, some begun, one given back. */
export async function youthContestInJudging(cast: Cast, at: Calendar, random: Random): Promise<void> {
  const contest = await openedContest(cast, {
    template: "youth",
    edition: "XI",
    submit: { opensAt: at(-100), closesAt: at(YOUTH_LAST_DAY, "17:00") },
    edit: (regulation) => ({
      ...regulation,
      rounds: regulation.rounds.map((round) => ({ ...round, differenceLimit: "15" })),
    }),
  });
  const dossiers = youthDossiers(random, 30);
  const filmed = dossiers.find(({ fieldId }) => fieldId === FILMED_FIELD);
  const secretary = await as(cast.secretary, at(-22));
  for (const [index, dossier] of dossiers.entries()) {
    const now = spread(at(-80), at(YOUTH_LAST_DAY, "16:00"), index, 30);
    const film = dossier === filmed ? { film: "water-wheel" as const } : {};
    const sent = await throughSchool(cast, contest, index, 4000 + index, { ...dossier, ...film }, now);
    await screen(secretary, sent, "ELIGIBLE");
  }
  await decideWhoIsJudged(cast, contest, at(-18));
  const [panel] = await makePanels(cast, contest, 3, at(-15));
  await assign(cast, contest, at(-12));
  const given = await sheetsOf(contest, 12_000, () => 45 + random() * 45);
  // Every judge has some sheets in and some to do.
  const isIn = (index: number) => index % 9 < 5;
  // On the first panel the second entry whose three sheets are all in: one gives half of what the others give.
  const [, farApart] = given.flatMap(({ judge }, index) =>
    index % 3 === 0 && isIn(index) && isIn(index + 2) && panel?.judges.includes(judge) ? [index] : [],
  );
  const sheets = given.map((sheet, index) => (index === farApart ? halved(sheet) : sheet));
  const submitted = sheets.filter((_sheet, index) => isIn(index));
  await submitSheets(submitted, at(-9), at(-1));
  const waiting = sheets.filter((_sheet, index) => !isIn(index));
  for (const sheet of waiting.slice(0, 3)) await leaveSheet(sheet, at(-1, "09:00"));
  const [chair = "", judge = ""] = panel?.judges ?? [];
  const [returned, mended] = submitted.filter((sheet) => sheet.judge === judge);
  if (!returned || !mended) throw new Error("the judge has submitted too little");
  await returnAndMend(mended, chair, at(-1, "09:30"), at(-1, "09:50"));
  must(
    "return",
    await returnSheet(await as(chair, at(-1, "10:00")), {
      assignmentId: returned.assignmentId,
      reason: "Điểm tính mới chưa khớp với nhận xét, xin xem lại.",
    }),
  );
  await remind(contest.id, cast.organiser, at(-1, "14:00"));
}
