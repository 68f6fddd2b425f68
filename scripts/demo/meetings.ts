import { meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { blankMeeting, type MeetingPlace, type NewMeeting } from "~/results/meetings/meetings.server";
import { createMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import type { Context } from "~/people/actor";
import { instantToZoned, localDateOf } from "~/platform/format";
import { seededRandom } from "~/platform/random";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import type { Panel } from "./judging";
import { must } from "./must";
import { inventedName } from "./people-names";

const HOUR = 3_600_000;

const OFFICES = [
  ["chair", "Phó Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban"],
  ["secretary", "Phó Chủ tịch Liên hiệp hội, Thư ký"],
  ["member", "Chủ tịch Liên hiệp hội, Phó Trưởng Ban Thường trực"],
  ["member", "Giám đốc Sở Khoa học và Công nghệ"],
  ["member", "Phó Giám đốc Sở Giáo dục và Đào tạo"],
  ["member", "Phó Giám đốc Sở Nông nghiệp và Môi trường"],
  ["member", "Phó Chủ tịch Liên đoàn Lao động tỉnh"],
  ["member", "Phó Bí thư Tỉnh Đoàn"],
  ["member", "Phó Giám đốc Sở Tài chính"],
] as const;

const random = seededRandom(50);
/** The organising committee, the same in all contests. */
export const COMMITTEE = OFFICES.map(([office, position]) => ({ name: inventedName(random), office, position }));

/** Who signs for the committee. */
export const HEAD = COMMITTEE[0]?.name ?? "";

interface Said {
  readonly place: string;
  readonly proceedings: string;
  readonly conclusion: string;
  /** Who was there, where the form does not know it. */
  readonly attendance?: readonly object[];
}

/** Every panel meets when its sheets are in; its chair writes the meeting down and records the signed minutes. */
export async function panelsMeet(contest: OpenedContest, panels: readonly Panel[], now: Date): Promise<void> {
  for (const [index, { id, judges }] of panels.entries()) {
    const chair = await as(judges[0] ?? "", now);
    const meetingId = await held(chair, contest, { panelId: id }, { kind: "PANEL", panelId: id }, {
      place: "Phòng họp số 2, Liên hiệp hội",
      proceedings: "Hội đồng rà soát phiếu chấm của từng giải pháp, thảo luận các giải pháp có điểm chênh lệch và thứ tự xếp hạng.",
      conclusion: "Hội đồng thống nhất điểm và thứ tự xếp hạng của nhóm; đề nghị Ban Tổ chức xét giải.",
    });
    await signed(chair, { panelId: id }, meetingId, `${twoDigits(index + 1)}/BB-HĐGK`);
  }
}

/** The organising committee meets, one of its members away; the secretary writes it down. The meeting's id. */
export async function committeeMeets(cast: Cast, contest: OpenedContest, now: Date, conclusion: string): Promise<string> {
  return held(await as(cast.secretary, now), contest, { contestId: contest.id }, { kind: "COMMITTEE", panelId: null }, {
    place: "Hội trường Ủy ban nhân dân tỉnh",
    proceedings: "Ban Thư ký báo cáo kết quả chấm và các phương án xét giải. Các thành viên trao đổi về điểm sàn, số giải của từng mức và kinh phí.",
    conclusion,
    attendance: COMMITTEE.map((member, index) => ({
      ...member,
      ...(index === COMMITTEE.length - 1 ? { note: "Đi công tác" } : { present: "on", note: "" }),
    })),
  });
}

/** The secretary records the signed minutes of a committee's meeting. */
export async function committeeSigns(cast: Cast, contest: OpenedContest, meetingId: string, now: Date, number: string): Promise<void> {
  await signed(await as(cast.secretary, now), { contestId: contest.id }, meetingId, number);
}

async function held(
  ctx: Context,
  { regulation: { timeZone } }: OpenedContest,
  place: MeetingPlace,
  asked: NewMeeting,
  said: Said,
): Promise<string> {
  const { values } = must("blank meeting", await blankMeeting(ctx, place, asked));
  const attendance = (said.attendance ?? values["attendance"]) as readonly { readonly name: string; readonly office: string }[];
  const named = (office: string) => attendance.find((one) => one.office === office)?.name;
  const form = meetingForm.parse({
    version: "1",
    ...values,
    ...said,
    attendance,
    chair: named("chair"),
    secretary: named("secretary") ?? attendance.at(-1)?.name,
    startedAt: instantToZoned(new Date(ctx.now.getTime() - 2 * HOUR), timeZone),
    endedAt: instantToZoned(ctx.now, timeZone),
  });
  return must("meeting", await createMeeting(ctx, place, asked, form)).id;
}

async function signed(ctx: Context, place: MeetingPlace, meetingId: string, minutesNumber: string): Promise<void> {
  const minutesDate = localDateOf(ctx.now, "Asia/Ho_Chi_Minh");
  const form = signMinutesForm.parse({ version: "1", minutesNumber, minutesDate });
  must("minutes", await signMinutes(ctx, place, meetingId, form));
}

const twoDigits = (number: number) => String(number).padStart(2, "0");
