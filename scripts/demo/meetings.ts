import { bodyForm } from "~/results/meetings/body-form";
import { meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { blankMeeting, type MeetingPlace, type NewMeeting } from "~/results/meetings/meetings.server";
import { recordMembers } from "~/results/meetings/member-list.server";
import { createMeeting, saveMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { instantToZoned, localDateOf } from "~/platform/format";
import { seededRandom } from "~/platform/random";
import { decisionNumber, localDate, minutesNumber } from "./calendar";
import { actorOf, as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import type { Panel } from "./judging";
import { must } from "./must";
import { inventedName } from "./people-names";

const HOUR = 3_600_000;

const OFFICES = [
  ["chair", "Phó Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban"],
  ["member", "Chủ tịch Liên hiệp hội, Phó Trưởng Ban Thường trực"],
  ["member", "Giám đốc Sở Khoa học và Công nghệ"],
  ["member", "Phó Giám đốc Sở Giáo dục và Đào tạo"],
  ["member", "Phó Giám đốc Sở Nông nghiệp và Môi trường"],
  ["member", "Phó Chủ tịch Liên đoàn Lao động tỉnh"],
  ["member", "Phó Bí thư Tỉnh Đoàn"],
  ["member", "Phó Giám đốc Sở Tài chính"],
  ["secretary", "Phó Chủ tịch Liên hiệp hội, Thư ký"],
] as const;

const random = seededRandom(50);
/** The organising committee, the same in all contests. */
export const COMMITTEE = OFFICES.map(([office, position]) => ({ name: inventedName(random), office, position }));

/** Who signs for the committee. */
export const HEAD = COMMITTEE[0]?.name ?? "";
export const SIGNER = `${HEAD}, Trưởng Ban Tổ chức`;

/** Who cannot come: the last of the members before the secretary. */
const AWAY = COMMITTEE.at(-2)?.name;

/** The decision that made the organising committee. */
export const FOUNDING = "48/QĐ-UBND";

/** The secretary lists who is in the organising committee of a contest. */
export async function listCommittee(cast: Cast, contestId: string, now: Date): Promise<void> {
  const form = bodyForm.parse({ version: "1", since: cast.since, decision: FOUNDING, members: COMMITTEE });
  must("committee", await recordMembers(await as(cast.secretary, now), { contestId, kind: "COMMITTEE", form }));
}

/** Who presides over the standing council of the juries: the committee's standing deputy. */
const PRESIDENT = COMMITTEE[1]?.name ?? "";
export const COUNCIL_SIGNER = `${PRESIDENT}, Chủ tịch Hội đồng Giám khảo`;

/** The secretary lists the standing council: its president, the chairs of all panels, and the secretary herself. */
export async function listCouncil(cast: Cast, contestId: string, panels: readonly Panel[], now: Date): Promise<void> {
  const secretary = await as(cast.secretary, now);
  const chairs = await Promise.all(panels.map(({ judges }) => actorOf(judges[0] ?? "")));
  const members = [
    { name: PRESIDENT, office: "chair", position: "Chủ tịch Liên hiệp hội, Chủ tịch Hội đồng" },
    ...chairs.map(({ name, unitName }, index) => ({ name, office: "member", position: `${unitName}, Chủ tịch ${panels[index]?.name}` })),
    { name: secretary.actor.name, office: "secretary", position: "Văn phòng Liên hiệp hội, Thư ký" },
  ];
  const form = bodyForm.parse({ version: "1", since: localDate(now), decision: decisionNumber(now), members });
  must("council", await recordMembers(secretary, { contestId, kind: "COUNCIL", form }));
}

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
    const place = { panelId: id };
    const asked = { kind: "PANEL", panelId: id } as const;
    const form = await filledIn(chair, place, asked, {
      place: "Phòng họp số 2, Liên hiệp hội",
      proceedings: "Hội đồng rà soát phiếu chấm của từng giải pháp, thảo luận các giải pháp có điểm chênh lệch và thứ tự xếp hạng.",
      conclusion: "Hội đồng thống nhất điểm và thứ tự xếp hạng của nhóm; đề nghị Ban Tổ chức xét giải.",
      ...clocks(contest, new Date(now.getTime() - 2 * HOUR), now),
    });
    const meeting = must("meeting", await createMeeting(chair, place, asked, form));
    await signed(chair, place, meeting.id, `${twoDigits(index + 1)}/BB-HĐGK`);
  }
}

/** The standing council looks through what the panels have handed in; its minutes are signed on the same day. */
export async function councilMeets(cast: Cast, contest: OpenedContest, panels: readonly Panel[], until: Date): Promise<void> {
  const secretary = await as(cast.secretary, until);
  const place = { contestId: contest.id };
  const asked = { kind: "COUNCIL", panelId: null } as const;
  const form = await filledIn(secretary, place, asked, {
    place: "Phòng họp số 1, Liên hiệp hội",
    proceedings: "Chủ tịch các hội đồng báo cáo kết quả chấm. Thường trực Hội đồng soát thứ tự xếp hạng và các trường hợp bằng điểm.",
    conclusion: "Thống nhất kết quả chấm của các hội đồng, trình Ban Tổ chức các phương án xét giải.",
    ...clocks(contest, new Date(until.getTime() - 2 * HOUR), until),
  });
  const meeting = must("meeting", await createMeeting(secretary, place, asked, form));
  await signed(secretary, place, meeting.id, `${twoDigits(panels.length + 1)}/BB-HĐGK`);
}

/** A meeting of the committee: when, what it comes to, and what is decided while it lasts. */
interface CommitteePlan {
  readonly from: Date;
  readonly until: Date;
  readonly conclusion: string;
  readonly decide: (meetingId: string) => Promise<void>;
}

/**
 * The organising committee meets, one of its members away. The secretary begins the minutes with the meeting, what is
 * decided is put down in them, and they end with its conclusion. The meeting's id.
 */
export async function committeeMeets(cast: Cast, contest: OpenedContest, plan: CommitteePlan): Promise<string> {
  const { from, until, conclusion, decide } = plan;
  const place = { contestId: contest.id };
  const asked = { kind: "COMMITTEE", panelId: null } as const;
  const secretary = await as(cast.secretary, from);
  const begun = {
    place: "Hội trường Ủy ban nhân dân tỉnh",
    proceedings: "Ban Thư ký báo cáo kết quả chấm và các phương án xét giải. Các thành viên trao đổi về điểm sàn, số giải của từng mức và kinh phí.",
    conclusion: "",
    attendance: COMMITTEE.map((member) => ({
      ...member,
      ...(member.name === AWAY ? { note: "Đi công tác" } : { present: "on", note: "" }),
    })),
    ...clocks(contest, from),
  };
  const form = await filledIn(secretary, place, asked, begun);
  const { id } = must("meeting", await createMeeting(secretary, place, asked, form));
  await decide(id);
  const ended = { ...begun, conclusion, ...clocks(contest, from, until), version: await versionOf(id) };
  const last = await filledIn(secretary, place, asked, ended);
  must("end of the meeting", await saveMeeting(await as(cast.secretary, until), place, id, last));
  return id;
}

/** The secretary records the signed minutes of a committee's meeting. */
export async function committeeSigns(cast: Cast, contest: OpenedContest, meetingId: string, now: Date): Promise<void> {
  await signed(await as(cast.secretary, now), { contestId: contest.id }, meetingId, minutesNumber(now));
}

function clocks({ regulation: { timeZone } }: OpenedContest, from: Date, until?: Date) {
  return { startedAt: instantToZoned(from, timeZone), endedAt: until ? instantToZoned(until, timeZone) : "" };
}

/** The form of a meeting as it is sent: the blank one with what is said; chair and secretary as the list names them. */
async function filledIn(ctx: Context, place: MeetingPlace, asked: NewMeeting, said: Said & { readonly version?: string }) {
  const { values } = must("blank meeting", await blankMeeting(ctx, place, asked));
  const attendance = (said.attendance ?? values["attendance"]) as readonly { readonly name: string; readonly office: string }[];
  const named = (office: string) => attendance.find((one) => one.office === office)?.name;
  return meetingForm.parse({
    version: "1",
    ...values,
    ...said,
    attendance,
    chair: named("chair"),
    secretary: named("secretary") ?? attendance.at(-1)?.name,
  });
}

async function signed(ctx: Context, place: MeetingPlace, meetingId: string, minutesNumber: string): Promise<void> {
  const minutesDate = localDateOf(ctx.now, "Asia/Ho_Chi_Minh");
  const form = signMinutesForm.parse({ version: await versionOf(meetingId), minutesNumber, minutesDate });
  must("minutes", await signMinutes(ctx, place, meetingId, form));
}

async function versionOf(meetingId: string): Promise<string> {
  const { version } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { version: true } });
  return String(version);
}

const twoDigits = (number: number) => String(number).padStart(2, "0");
