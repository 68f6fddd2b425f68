import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerDifference } from "~/judging/differences/answer-difference.server";
import { entrySheets } from "~/judging/differences/entry-sheets.server";
import { closePanel, reopenPanel } from "~/judging/panels/close-panel.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { createMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import { loader as download } from "../../app/routes/manage.contests.$contestId.documents.$file/route";
import { at, JUDGING, must, sheetOf } from "./judging-world";
import { answerOf, marksOf, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";
import { holdRound } from "./steering-world";

const after = (hours: number) => new Date(JUDGING.getTime() + hours * 3_600_000);

let world: ResultsWorld;
let cookie: string;

beforeEach(async () => {
  world = await resultsContest([90, 80]);
  await holdRound(world.contestId, world.roundId, { differenceLimit: "12.5", asksProposal: true });
  cookie = await organiserCookie(world);
});
afterEach(() => setClock(null));

async function sheet(judge: Actor, entryId: string) {
  return db.assignment.findFirstOrThrow({ where: { entryId, judge: { userId: judge.userId } }, select: { id: true } });
}

async function submit(judge: Actor, entryId: string, total: number, hours: number, proposal: string | null = null) {
  const { id: assignmentId } = await sheet(judge, entryId);
  const { version } = await sheetOf(assignmentId);
  must(await submitSheet(at(judge, after(hours)), { assignmentId, version, marks: marksOf(world, total), comment: "", proposal }));
}

async function giveBack(judge: Actor, entryId: string, reason: string, hours: number) {
  const { id: assignmentId } = await sheet(judge, entryId);
  must(await returnSheet(at(world.chair, after(hours)), { assignmentId, reason }));
}

async function closed(hours: number) {
  setClock(() => after(hours));
  must(await closePanel(at(world.chair, after(hours)), { panelId: world.panelId }));
}

/** The first entry is scored anew after a sheet was given back; of the second the panel keeps its marks. */
async function judged() {
  const [one, two] = world.entries;
  const [chair, second, third] = world.judges;
  const level = world.regulation.rule.prizes.levels[0]!.id;
  for (const [judge, first, last] of [
    [chair, 90, 80],
    [second, 60, 60],
    [third, 88, 79],
  ] as const) {
    await submit(judge!, one!.id, first, 1, level);
    await submit(judge!, two!.id, last, 1, "none");
  }
  await giveBack(second!, one!.id, "Xem lại tính mới", 2);
  await submit(second!, one!.id, 86, 3, level);
  const { panelId } = world;
  const { difference } = must(await entrySheets(at(chair!, after(3)), { panelId, entryId: two!.id }));
  const note = "Hai quan điểm khác nhau, giữ điểm.";
  must(await answerDifference(at(chair!, after(3)), { panelId, entryId: two!.id, note, seen: difference!.seen }));
}

async function meeting(): Promise<string> {
  const form = meetingForm.parse({
    ...{ version: "1", place: "Phòng họp", startedAt: "2026-10-01T13:00", endedAt: "2026-10-01T14:00" },
    ...{ chair: "Lê Chủ Trì", secretary: "Phan Thu Cúc", conclusion: "Thống nhất." },
    attendance: [
      { name: "Lê Chủ Trì", office: "chair", present: "on" },
      { name: "Phan Thu Cúc", office: "member", present: "on" },
    ],
  });
  const asked = { kind: "PANEL", panelId: world.panelId } as const;
  return must(await createMeeting(at(world.organiser, after(4)), { contestId: world.contestId }, asked, form)).id;
}

async function minutes(subject: string, hours: number): Promise<string> {
  setClock(() => after(hours));
  const { contestId } = world;
  const answer = await download({
    request: new Request(`http://sangtao.test/x?subject=${subject}`, { headers: { Cookie: cookie } }),
    params: { contestId, file: "minutes.docx" },
    context: {},
  });
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return [...strFromU8(parts["word/document.xml"]!).matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
}

describe("the minutes of a panel's meeting", () => {
  it("list what it judged without a mark until the panel is closed, then with marks, differences and sheets given back", async () => {
    const [one, two] = world.entries;
    await judged();
    const id = await meeting();
    const open = await minutes(id, 5);
    expect(open).toContain("hội đồng chưa chấm xong");
    expect(open).toContain(`1 ${one!.code}`);
    expect(open).not.toMatch(/\b(86|88|90)\b|Chênh lệch|Xem lại tính mới/);

    await closed(6);
    const text = await minutes(id, 7);
    // (90 + 86 + 88) / 3 and (80 + 60 + 79) / 3
    expect(text).toMatch(new RegExp(`1 ${one!.code} .* 3 88,00 1 Giải Nhất \\(3\\)`));
    expect(text).toMatch(new RegExp(`2 ${two!.code} .* 3 73,00 2 `));
    expect(text).toContain(`${one!.code} 60 và 90 (chênh 30) 86 và 90 (chênh 4) Chấm lại: Xem lại tính mới`);
    expect(text).toContain(
      `${two!.code} 60 và 80 (chênh 20) Giữ nguyên Thảo luận, giữ nguyên điểm: Hai quan điểm khác nhau, giữ điểm.`,
    );
    const { code } = await db.judge.findFirstOrThrow({ where: { userId: world.judges[1]!.userId } });
    expect(text).toContain(`${one!.code} ${code} 60 86 Xem lại tính mới`);
    // Blind as the summary by codes.
    const afterPeople = text.slice(text.indexOf("III."));
    for (const { name } of world.judges) expect(afterPeople).not.toContain(name);
    expect(text).not.toContain("……………………");
    expect(text).toMatch(/Thư ký: +Phan Thu Cúc\. .*Phan Thu Cúc +Thành viên, thư ký cuộc họp/);
  });

  it("stay what they were once they are signed, whatever the panel does later", async () => {
    const [one] = world.entries;
    await judged();
    await closed(6);
    const id = await meeting();
    const form = signMinutesForm.parse({ version: "1", minutesNumber: "05/BB-HĐGK", minutesDate: "01/10/2026" });
    must(await signMinutes(at(world.organiser, after(7)), { contestId: world.contestId }, id, form));
    const signed = await minutes(id, 8);
    expect(signed).toContain("Xem lại tính mới");

    must(await reopenPanel(at(world.organiser, after(9)), { panelId: world.panelId, reason: "Chấm sót" }));
    await giveBack(world.judges[2]!, one!.id, "Cộng nhầm", 9);
    expect(await minutes(id, 10)).toBe(signed);
    await submit(world.judges[2]!, one!.id, 70, 11, "none");
    const revision = await db.regulationRevision.findFirstOrThrow({ where: { contestId: world.contestId } });
    await db.regulationRevision.create({
      data: {
        ...{ contestId: world.contestId, number: 2, sha256: "0".repeat(64), createdById: world.organiser.userId },
        document: { ...(revision.document as object), rounds: [] } as never,
        createdAt: after(12),
      },
    });
    expect(await minutes(id, 13)).toBe(signed);
  });

  it("are as closed to whoever has an interest in an entry as before", async () => {
    const [one] = world.entries;
    await judged();
    await closed(6);
    const id = await meeting();
    await db.entry.update({ where: { id: one!.id }, data: { ownerId: world.organiser.userId } });
    setClock(() => after(7));
    const { contestId } = world;
    const request = new Request(`http://sangtao.test/x?subject=${id}`, { headers: { Cookie: cookie } });
    const asked = download({ request, params: { contestId, file: "minutes.docx" }, context: {} });
    expect((await answerOf(asked)).status).toBe(403);
  });
});
