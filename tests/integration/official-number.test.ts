import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { closeTally } from "~/results/close-tally.server";
import { decide } from "~/results/decide.server";
import { closeCorrection } from "~/results/complaints/close-correction.server";
import { correctionFormSchema } from "~/results/complaints/correction-form";
import { openCorrection } from "~/results/complaints/corrections.server";
import { meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { createMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import { publishResults } from "~/results/publish.server";
import { loader as download } from "../../app/routes/manage.contests.$contestId.documents.$file/route";
import { action as issue, loader as listed } from "../../app/routes/_app.manage.contests.$contestId.documents/route";
import { knock } from "./complaints-world";
import { at, must } from "./judging-world";
import { decisionForm, DECIDING, organiserCookie, publishForm, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;
let cookie: string;

/** The words of a paper as it is taken. */
async function textOf(params: { readonly contestId: string; readonly file: string }, query = ""): Promise<string> {
  const request = new Request(`http://sangtao.test/${query}`, { headers: { cookie } });
  const parts = unzipSync(new Uint8Array(await (await download({ request, params, context: {} })).arrayBuffer()));
  return [...strFromU8(parts["word/document.xml"]!).matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
}

/** The first paper of a kind as the page of papers lists it. */
async function listedAs(wanted: string, contestId: string) {
  const { kinds } = (await knock(listed, { contestId }, { cookie })).data as {
    kinds: { kind: string; documents: { number: string; date: string; version: number }[] }[];
  };
  return kinds.find(({ kind }) => kind === wanted)?.documents[0];
}

beforeEach(async () => {
  world = await resultsContest([95, 82, 71]);
  cookie = await organiserCookie(world);
  setClock(() => DECIDING);
  await world.closed();
});
afterEach(() => setClock(null));

it("the decision on prizes bears the number that the published result names, unless another is recorded", async () => {
  const { contestId, organiser } = world;
  const params = { contestId, file: "prizes.docx" };
  const printed = () => textOf(params);
  const shown = () => listedAs("prizes", contestId);
  expect(await printed()).toContain("Số: ……/QĐ-");
  const form = publishForm({ version: String(await world.version()) });
  must(await publishResults(at(organiser, DECIDING), { contestId, form }));
  expect(await printed()).toMatch(/Số: 2704\/QĐ-UBND .*ngày 24 tháng 10 năm 2026/);
  expect(await shown()).toMatchObject({ number: "2704/QĐ-UBND", date: "2026-10-24", version: 0 });

  // Other prizes than those that were published: the number is not theirs.
  const { id } = await db.assignment.findFirstOrThrow({
    where: { entryId: world.entries[0]!.id, judge: { userId: world.chair.userId } },
  });
  const correction = correctionFormSchema.parse({ version: String(await world.version()), reason: "Cộng nhầm", sheets: [id] });
  must(await openCorrection(at(organiser, DECIDING), { contestId, form: correction }));
  expect(await printed()).toContain("2704/QĐ-UBND");
  await world.score(world.chair, world.entries[0]!.id, 93);
  must(await closeCorrection(at(organiser, DECIDING), { contestId, number: 1, version: await world.version() }));
  expect(await printed()).toContain("Số: ……/QĐ-");
  expect(await shown()).toMatchObject({ number: "", date: "" });
  must(await world.publish({ decisionNumber: "2800/QĐ-UBND", reason: "Cộng nhầm" }));
  expect(await printed()).toMatch(/Số: 2800\/QĐ-UBND .*ngày 24 tháng 10 năm 2026/);

  const other = { kind: "prizes", subjectId: "", version: "0", number: "2705/QĐ-UBND", date: "25/10/2026", signer: "" };
  expect((await knock(issue, { contestId }, { cookie, form: other })).status).toBe(302);
  expect(await printed()).toMatch(/Số: 2705\/QĐ-UBND .*ngày 25 tháng 10 năm 2026/);
});

it("a number that was recorded for a result is not that of the next one: the paper is blank, and the list asks anew", async () => {
  const { contestId, organiser } = world;
  const kinds = ["proposal", "provisional", "prizes"];
  const record = async (kind: string, version: string, number: string) => {
    const form = { kind, subjectId: "", version, number, date: "25/10/2026", signer: "" };
    expect((await knock(issue, { contestId }, { cookie, form })).status).toBe(302);
  };
  for (const kind of kinds) {
    await record(kind, "0", "55");
    expect(await textOf({ contestId, file: `${kind}.docx` })).toContain("Số: 55/");
  }
  const later = new Date(DECIDING.getTime() + 3_600_000);
  setClock(() => later);
  const vote = decisionForm({ version: await world.version(), kind: "prize", entry: world.entries[1]!.code, outcome: "none" });
  must(await decide(at(organiser, later), { contestId, form: vote }));
  for (const kind of kinds) {
    expect(await textOf({ contestId, file: `${kind}.docx` })).toContain("Số: ……/");
    expect(await listedAs(kind, contestId)).toMatchObject({
      ...{ number: "", date: "", version: 1, recorded: false },
      outdated: { number: expect.stringMatching(/^55\//), date: "2026-10-25" },
    });
  }
  must(await world.publish({ decisionNumber: "77/QĐ-UBND" }, later));
  expect(await textOf({ contestId, file: "prizes.docx" })).toContain("Số: 77/QĐ-UBND");
  await record("prizes", "1", "78");
  expect(await textOf({ contestId, file: "prizes.docx" })).toContain("Số: 78/");
  expect(await listedAs("prizes", contestId)).toMatchObject({ version: 2, recorded: true, outdated: null });
});

it("the number of a report holds until there is a result that is newer than it", async () => {
  const { contestId, organiser } = world;
  const record = async (version: string, number: string) => {
    const form = { kind: "report", subjectId: "", version, number, date: "25/10/2026", signer: "" };
    expect((await knock(issue, { contestId }, { cookie, form })).status).toBe(302);
  };
  const printed = () => textOf({ contestId, file: "report.docx" });
  await record("0", "12");
  expect(await printed()).toContain("Số: 12/BC-");
  const later = new Date(DECIDING.getTime() + 3_600_000);
  setClock(() => later);
  const vote = decisionForm({ version: await world.version(), kind: "prize", entry: world.entries[1]!.code, outcome: "none" });
  must(await decide(at(organiser, later), { contestId, form: vote }));
  expect(await printed()).toContain("Số: ……/BC-");
  expect(await listedAs("report", contestId)).toMatchObject({
    ...{ number: "", version: 1, recorded: false },
    outdated: { number: expect.stringMatching(/^12\//), date: "2026-10-25" },
  });
  await record("1", "13");
  expect(await printed()).toContain("Số: 13/BC-");
});

it("the number of a report from before anything was computed holds until then", async () => {
  const early = await resultsContest([90]);
  cookie = await organiserCookie(early);
  const form = { kind: "report", subjectId: "", version: "0", number: "14", date: "25/10/2026", signer: "" };
  expect((await knock(issue, { contestId: early.contestId }, { cookie, form })).status).toBe(302);
  const first = () => listedAs("report", early.contestId);
  expect(await first()).toMatchObject({ recorded: true, outdated: null });
  const closing = new Date(DECIDING.getTime() + 3_600_000);
  setClock(() => closing);
  await early.judged();
  must(await closeTally(at(early.organiser, closing), { contestId: early.contestId, version: await early.version() }));
  expect(await first()).toMatchObject({ number: "", recorded: false, outdated: { date: "2026-10-25" } });
});

it("signed minutes bear their own number, on the paper as in the list, unless another is recorded", async () => {
  const { contestId } = world;
  const ctx = at(world.organiser, DECIDING);
  const form = meetingForm.parse({
    ...{ version: "1", place: "Phòng 1", startedAt: "2026-10-25T08:00", endedAt: "2026-10-25T08:30", chair: "A", secretary: "B" },
    ...{ conclusion: "Thống nhất.", attendance: [{ name: "Lê Văn Tám", office: "member", present: "on" }] },
  });
  const { id } = must(await createMeeting(ctx, { contestId }, { kind: "COMMITTEE", panelId: null }, form));
  const printed = () => textOf({ contestId, file: "minutes.docx" }, `?subject=${id}`);
  expect(await printed()).toContain("Số: ……/BB-");
  const signing = signMinutesForm.parse({ version: "1", minutesNumber: "05/BB-BTC", minutesDate: "25/10/2026" });
  expect(await signMinutes(ctx, { contestId }, id, { ...signing, minutesDate: "2026-10-26" })).toMatchObject({
    faults: [{ path: "minutesDate", code: "future-date" }],
  });
  must(await signMinutes(ctx, { contestId }, id, signing));
  expect(await printed()).toMatch(/Số: 05\/BB-BTC .*ngày 25 tháng 10 năm 2026/);
  expect(await listedAs("minutes", contestId)).toMatchObject({ number: "05/BB-BTC", date: "2026-10-25", version: 0 });
  const other = { kind: "minutes", subjectId: id, version: "0", number: "06/BB-BTC", date: "26/10/2026", signer: "" };
  // Nobody has signed it tomorrow; that is the 26th from 17:00 UTC on.
  expect(await knock(issue, { contestId }, { cookie, form: other })).toMatchObject({
    status: 400,
    data: { about: "number", faults: [{ path: "date", code: "future-date" }], values: { number: "06/BB-BTC" } },
  });
  setClock(() => new Date("2026-10-25T17:00:00Z"));
  expect((await knock(issue, { contestId }, { cookie, form: other })).status).toBe(302);
  expect(await printed()).toMatch(/Số: 06\/BB-BTC .*ngày 26 tháng 10 năm 2026/);
  expect(await listedAs("minutes", contestId)).toMatchObject({ number: "06/BB-BTC", date: "2026-10-26" });
});
