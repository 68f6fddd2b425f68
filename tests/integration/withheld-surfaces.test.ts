import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { answerDifference } from "~/judging/differences/answer-difference.server";
import { sheetsKey } from "~/judging/differences/differences";
import { closePanel } from "~/judging/panels/close-panel.server";
import { PAPER_CODE_LENGTH } from "~/judging/paper/paper-code";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { READABLE } from "~/platform/readable-secret";
import { createScenario } from "~/results/scenarios/scenarios.server";
import { sessionCookie, type Who } from "./access/world";
import { at, JUDGING, must, person } from "./judging-world";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";
import { readBy, sentBy } from "./sent";
import { holdRound } from "./steering-world";

/*
 * Everybody with a part in a contest, each of them named in one entry with their e-mail address, at every door that
 * somebody of their role is let into: none sends them a mark of that entry, what was written on its sheets, or a
 * figure made of its marks alone, while the panel scores, when it is closed, and when the result is computed. Only that
 * entry has halves of points.
 */

const ROLES = ["chair", "judge", "panelSecretary", "organiser", "secretary", "observer", "contestant"] as const satisfies readonly Who[];
type Role = (typeof ROLES)[number];

/** Of each judge: 61,5; 83,5; 72,5, which is the mean as well. */
const MARKS = [
  ["31.5", "15.5", "14.5"],
  ["36.5", "27.5", "19.5"],
  ["37.5", "22.5", "12.5"],
] as const;
const WORDS = ["Nhận xét giấu kín", "Góp ý giấu kín", "Trao đổi giấu kín"];
/** As a number, not as digits within a hash. */
const HALVES = /(?<![\da-f.,])(?:61|83|72|31|15|14|36|27|19|37|22|12)(?:[.,]50*|500|500000)(?![\da-f])/u;

const doors = readBy(ROLES);
let world: ResultsWorld;
let entry: { id: string; code: string };
let receipts: string[];
let params: Record<string, string>;
const cookies = new Map<Role | "free", string>();
const actors = new Map<Role, Actor>();

const actor = (role: Role) => actors.get(role)!;

beforeAll(async () => {
  setClock(() => JUDGING);
  world = await resultsContest([95, 92]);
  const { contestId, organisationId, organiser, panelId, roundId, groupId } = world;
  await holdRound(contestId, roundId, { differenceLimit: "5", marksSeen: "after-own", blind: false });
  for (const role of ROLES) {
    const one = await person({ name: `Người Trong Cuộc ${role}`, email: `trong-cuoc-${role}@example.vn` });
    actors.set(role, one);
    cookies.set(role, await sessionCookie(one.userId));
  }
  const free = await person({ name: "Người Ngoài Cuộc" });
  cookies.set("free", await sessionCookie(free.userId));
  const grant = (userId: string, role: "ORGANISER" | "SECRETARY" | "OBSERVER") =>
    db.roleGrant.create({ data: { userId, role, organisationId } });
  await grant(free.userId, "ORGANISER");
  await grant(actor("organiser").userId, "ORGANISER");
  await grant(actor("secretary").userId, "SECRETARY");
  await grant(actor("observer").userId, "OBSERVER");
  await world.judge(actor("judge"));
  await world.judge(actor("panelSecretary"), { secretary: true });
  const chairId = await world.judge(actor("chair"));
  await db.panelMember.updateMany({ where: { panelId, role: "CHAIR" }, data: { role: "MEMBER" } });
  await db.panelMember.update({ where: { panelId_judgeId: { panelId, judgeId: chairId } }, data: { role: "CHAIR" } });

  const members = ROLES.map((role, i) => ({
    ...{ id: `m${i + 1}`, name: `Tác giả ${role}`, unit: "Xã Tân Hội", birthDate: "1990-04-05", share: "10" },
    email: actor(role).email,
  }));
  entry = await world.entry({ owner: actor("contestant"), title: "Giải pháp của người trong cuộc", content: { members } });
  must(await assignPanels(at(organiser), { contestId }));
  for (const [index, { id }] of world.entries.entries())
    for (const judge of [...world.judges, actor("judge"), actor("chair")]) await world.score(judge, id, [95, 92][index]!);
  const criteria = world.regulation.rule.criteria.map(({ id }) => id);
  const assigned: string[] = [];
  for (const [index, judge] of world.judges.entries()) {
    const where = { entryId: entry.id, judge: { userId: judge.userId } };
    const { id: assignmentId } = await db.assignment.findFirstOrThrow({ where });
    const marks = Object.fromEntries(criteria.map((id, i) => [id, MARKS[index]![i]!]));
    must(await submitSheet(at(judge), { assignmentId, version: 1, marks, comment: WORDS[0]!, feedback: WORDS[1]! }));
    assigned.push(assignmentId);
  }
  const sheets = await db.scoreSheetRevision.findMany({ where: { sheet: { assignment: { entryId: entry.id } } } });
  receipts = sheets.map(({ receipt }) => receipt).sort();
  const keying = { keyedAt: JUDGING, comment: WORDS[0]!, feedback: WORDS[1]!, marks: sheets[0]!.marks as Record<string, number> };
  const paper = await db.paperSheet.create({
    data: {
      ...{ assignmentId: assigned[0]!, code: READABLE[1]!.repeat(PAPER_CODE_LENGTH), printedAt: JUDGING, printedById: free.userId },
      keyings: { create: [1, 2].map((number) => ({ ...keying, number, keyedById: `somebody ${number}` })) },
    },
  });
  const { slug } = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
  const { id: judgeId } = await db.judge.findFirstOrThrow({ where: { contestId, userId: world.judges[0]!.userId } });
  params = {
    ...{ contestId, organisationId, panelId, roundId, groupId, slug, judgeId, memberId: "m1", number: "1", part: "rounds" },
    ...{ entryId: entry.id, id: entry.id, assignmentId: assigned[0]!, paper: paper.code, code: entry.code, token: "x", variant: "screen" },
  };
});

afterAll(() => setClock(null));

/** What of the entry's marks a text tells. */
function tells(text: string): string[] {
  const half = HALVES.exec(text)?.[0];
  return [...(half ? [half] : []), ...[...WORDS, ...receipts].filter((secret) => text.includes(secret))];
}

/** Asked for one round, and one group of it, besides. */
const NARROWED = ["_app.manage.contests.$contestId.severity", "manage.contests.$contestId.sheets[.]xlsx"];

async function sentTo(route: string, who: Role | "free") {
  const code = route.includes("sheets.$code") ? params["paper"]! : params["code"]!;
  const { roundId, groupId } = world;
  const queries = NARROWED.includes(route) ? ["", `?round=${roundId}`, `?round=${roundId}&group=${groupId}`] : [""];
  const texts: string[] = [];
  for (const query of queries)
    texts.push((await sentBy(route, { cookie: cookies.get(who)!, given: { ...params, code }, query })).text);
  return texts.join("\n");
}

/** Doors at which somebody without an interest in the entry reads its marks. */
async function openDoors(): Promise<string[]> {
  const open: string[] = [];
  for (const route of doors) if (tells(await sentTo(route, "free")).length > 0) open.push(route);
  return open;
}

async function leaks(): Promise<string[]> {
  const found: string[] = [];
  for (const route of doors)
    for (const role of ROLES) {
      const told = tells(await sentTo(route, role));
      if (told.length > 0) found.push(`${role} at ${route}: ${told.join(", ")}`);
    }
  return found;
}

// Each asks seven hundred pages.
describe("whoever has an interest in an entry is told none of its marks", { timeout: 120_000 }, () => {
  it("while the panel scores", async () => {
    expect(doors.length).toBeGreaterThan(50);
    expect(await leaks()).toEqual([]);
    expect(await openDoors()).toEqual(expect.arrayContaining(["_app.sheets.$code"]));
  });

  it("when the panel is closed", async () => {
    const { panelId, organiser } = world;
    const answer = { panelId, entryId: entry.id, note: WORDS[2]!, seen: sheetsKey({ receipts }) };
    must(await answerDifference(at(organiser), answer));
    const closed = await closePanel(at(actor("chair")), { panelId });
    expect(closed).toMatchObject({ ok: true });
    expect(await leaks()).toEqual([]);
    expect(await openDoors()).toEqual(
      expect.arrayContaining([
        "_app.manage.contests.$contestId.progress.differences",
        "_app.manage.contests.$contestId.rounds.$roundId",
        "_app.manage.contests.$contestId.severity",
        "manage.contests.$contestId.sheets[.]xlsx",
      ]),
    );
  });

  it("when the result is computed, up to its publication", async () => {
    setClock(() => DECIDING);
    must(await world.close());
    const scenario = { name: "Phương án A", note: "", source: "" };
    const made = await createScenario(at(world.organiser, DECIDING), { contestId: world.contestId, form: scenario });
    params["scenarioId"] = must(made).id;
    expect(await leaks()).toEqual([]);
    expect(await openDoors()).toEqual(
      expect.arrayContaining([
        "_app.manage.contests.$contestId.scenarios.$scenarioId",
        "_app.manage.contests.$contestId.tally._index",
        "_app.manage.contests.$contestId.tally.$code",
      ]),
    );
  });

  it("nor by a mail", async () => {
    const to = ROLES.map((role) => actor(role).email);
    for (const mail of await db.mail.findMany({ where: { to: { in: to } } }))
      expect([mail.to, tells(`${mail.subject}\n${mail.text}`)]).toEqual([mail.to, []]);
  });
});
