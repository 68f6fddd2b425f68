import { beforeEach, describe, expect, it } from "vitest";
import { contestById } from "~/contests/contest.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { renewForm } from "~/results/advance-form";
import { closeCorrection } from "~/results/complaints/close-correction.server";
import { correctionFormSchema } from "~/results/complaints/correction-form";
import { correctionPage, correctionsPage } from "~/results/complaints/correction-pages.server";
import { openCorrection } from "~/results/complaints/corrections.server";
import { publishedPage } from "~/results/publication-page.server";
import { renewLine } from "~/results/renew-line.server";
import { voteForm } from "~/results/scenarios/scenario-form";
import { createScenario, proposeScenario } from "~/results/scenarios/scenarios.server";
import { recordVote } from "~/results/scenarios/vote.server";
import { tallyPage } from "~/results/tally-page.server";
import { newestTally } from "~/results/tally-read.server";
import { at, grantee, must } from "./judging-world";
import { DECIDING, marksOf, resultsContest } from "./results-world";
import { FIRST, LAST, roundsContest, SECOND, type RoundsWorld } from "./rounds-world";

const WHY = { reason: "Cộng nhầm điểm vòng sơ khảo", documentNumber: "21/QĐ-BTC" };

const versionOf = async (contestId: string) => (await contestById(contestId))!.contest.version;

async function open(world: Pick<RoundsWorld, "contestId" | "organiser">, sheets: readonly string[]) {
  const { contestId, organiser } = world;
  const form = correctionFormSchema.parse({
    version: String(await versionOf(contestId)),
    reason: WHY.reason,
    sheets,
  });
  return openCorrection(at(organiser, DECIDING), { contestId, form });
}

async function close({ contestId, organiser }: Pick<RoundsWorld, "contestId" | "organiser">) {
  const version = await versionOf(contestId);
  return closeCorrection(at(organiser, DECIDING), { contestId, number: 1, version });
}

const sheetsOf = async (entryId: string, roundId: string) =>
  (await db.assignment.findMany({ where: { entryId, roundId, endedAt: null } })).map(({ id }) => id);

describe("a mark under a locked line, when the contest is closed", () => {
  let world: RoundsWorld;
  let left: { id: string; code: string };
  let finalPanelId: string;

  beforeEach(async () => {
    // The first three go on; the fourth stays behind with 30 points.
    world = await roundsContest();
    await world.firstJudged();
    must(await world.lock());
    finalPanelId = await world.finalPanel();
    await world.scoreAll(LAST, new Map(world.entries.slice(0, 3).map(({ id }, nth) => [id, 80 - nth * 5])));
    await world.close(finalPanelId);
    must(await world.tally());
    left = world.entries[3]!;
  });

  const page = () => world.page(at(world.organiser, DECIDING));
  const renew = async (advances: "yes" | "no") => {
    const { seen, locked } = await page();
    const answers = locked!.asked.map((entry) => ({ entry, advances }));
    const form = renewForm.parse({ lineId: locked!.id, seen, answers, ...WHY });
    const { contestId, organiser } = world;
    return renewLine(at(organiser, DECIDING), { contestId, roundId: FIRST, form });
  };
  /** The fourth entry's sheets of the first round come back with 55 points each. */
  const corrected = async () => {
    must(await open(world, await sheetsOf(left.id, FIRST)));
    for (const judge of world.judges) await world.score(FIRST, judge, left.id, 55);
  };
  const correction = async () =>
    must(await correctionPage(at(world.organiser, DECIDING), world.contestId, 1));

  it("is corrected; the line is shown then and now, and renewed before the correction is closed", async () => {
    const asked = { entries: left.code, complaint: null };
    const listed = must(await correctionsPage(at(world.organiser, DECIDING), world.contestId, asked));
    expect(listed.entries[0]!.sheets).toMatchObject([1, 2, 3].map(() => ({ whyNot: null, lined: true })));
    // Without a correction nobody renews a line of a closed contest.
    expect((await page()).whyNotRenew).toBe("state");

    await corrected();
    expect(await correction()).toMatchObject({ missing: 0, outdated: [{ id: FIRST }] });
    expect(await close(world)).toMatchObject({ ok: false, code: "line-outdated" });
    const shown = await page();
    expect(shown).toMatchObject({ whyNot: "state", whyNotRenew: null, correction: 1, locked: { asked: [left.code] } });
    expect(shown.locked!.changes.find(({ entry }) => entry === left.code)).toMatchObject({
      before: { score: "30.00", rank: 4 },
      now: { score: "55.00", rank: 2 },
    });

    must(await renew("no"));
    expect(await correction()).toMatchObject({ missing: 0, outdated: [] });
    must(await close(world));
    const { number, bundle, results } = (await newestTally(db, world.contestId))!;
    expect(number).toBe(2);
    expect(bundle.contest!["advancement"]).toMatchObject([
      { round: FIRST, documentNumber: WHY.documentNumber, entries: expect.arrayContaining([
        expect.objectContaining({ entry: left.code, score: "55.00", advances: false, exception: WHY.reason }),
      ]) },
    ]);
    expect(results.find(({ entry }) => entry === left.code)).toMatchObject({ rank: null });
    const revoked = await db.advancement.findMany({ where: { contestId: world.contestId, revokedAt: { not: null } } });
    expect(revoked).toMatchObject([{ revokeReason: WHY.reason }]);
    expect(await renew("no")).toMatchObject({ ok: false, code: "state" });
  });

  it("lets an entry into the round that is over: its judges score it before the correction is closed", async () => {
    await corrected();
    must(await renew("yes"));
    const late = await sheetsOf(left.id, LAST);
    expect(late).toHaveLength(3);
    expect(await correction()).toMatchObject({ missing: 3, outdated: [], changes: null });
    expect(await close(world)).toMatchObject({ ok: false, code: "sheets-missing" });
    const mails = await db.mail.findMany({ where: { to: { in: world.judges.map(({ email }) => email) }, text: { contains: late[0]! } } });
    expect(mails).toHaveLength(1);
    for (const judge of world.judges) await world.score(LAST, judge, left.id, 90);
    must(await close(world));
    const { results } = (await newestTally(db, world.contestId))!;
    expect(results.find(({ entry }) => entry === left.code)).toMatchObject({ rank: 1 });
    // Only what the correction opened can be scored.
    const [assignmentId = ""] = late;
    const again = { assignmentId, version: 2, marks: marksOf(world, 1) };
    expect(await submitSheet(at(world.judges[0]!, SECOND), again)).toMatchObject({ code: "state" });
    expect(await closePanel(at(world.judges[0]!, DECIDING), { panelId: finalPanelId })).toMatchObject({ ok: false });
  });

  it("lets nobody in whom too few judges of that round may score", async () => {
    const { judgeId } = await db.panelMember.findFirstOrThrow({ where: { panelId: finalPanelId, role: "MEMBER" } });
    await db.panelMember.update({
      where: { panelId_judgeId: { panelId: finalPanelId, judgeId } },
      data: { endedAt: DECIDING },
    });
    await corrected();
    expect(await renew("yes")).toMatchObject({
      ok: false,
      code: "invalid",
      faults: [{ path: "answers.0.advances", code: "no-judges" }],
    });
    expect(await sheetsOf(left.id, LAST)).toEqual([]);
    expect(await correction()).toMatchObject({ missing: 0, outdated: [{ id: FIRST }] });
  });
});

describe("a result that is out and was corrected since", () => {
  it("is voted on anew, and not seen before its publication by an organiser with an interest", async () => {
    const world = await resultsContest([90, 82, 71]);
    const { contestId, organiser, organisationId } = world;
    const interested = await grantee("ORGANISER", organisationId);
    await db.entryVersion.updateMany({
      where: { entryId: world.entries[1]!.id },
      data: { snapshot: await withMember(world.entries[1]!.id, interested) },
    });
    await world.closed();
    must(await world.publish());
    const create = () => createScenario(at(organiser, DECIDING), { contestId, form: { name: "Sau điều chỉnh", note: "", source: "" } });
    const sees = async (now = DECIDING) => (await tallyPage(at(interested, now), contestId)).ok;
    expect(await create()).toMatchObject({ ok: false, code: "state" });
    expect(await sees()).toBe(true);

    const [sheet = ""] = await sheetsOf(world.entries[0]!.id, world.roundId);
    must(await open(world, [sheet]));
    expect(await sees()).toBe(false);
    const { sheet: returned, judge } = await db.assignment.findUniqueOrThrow({
      where: { id: sheet },
      include: { sheet: true, judge: { select: { userId: true } } },
    });
    const scoring = world.judges.find(({ userId }) => userId === judge.userId)!;
    must(await submitSheet(at(scoring, DECIDING), { assignmentId: sheet, version: returned!.version, marks: marksOf(world, 60) }));
    must(await close(world));
    expect(await sees()).toBe(false);
    expect(await createScenario(at(interested, DECIDING), { contestId, form: { name: "Của tôi", note: "", source: "" } })).toMatchObject({
      code: "conflict-of-interest",
    });

    const { id: scenarioId } = must(await create());
    must(await proposeScenario(at(organiser, DECIDING), { contestId, scenarioId, version: 1 }));
    const vote = voteForm.parse({
      ...{ version: String(await versionOf(contestId)), votesFor: "5", votesAgainst: "0", votesTotal: "7" },
      reason: "",
    });
    expect(must(await recordVote(at(organiser, DECIDING), { contestId, scenarioId, form: vote }))).toEqual({ passed: true, tally: 3 });

    // Put off: withheld to its minute.
    must(await world.publish({ reason: "Cộng nhầm", visibleAt: "2026-10-26T10:00" }));
    expect(await sees()).toBe(false);
    expect((await publishedPage(at(interested, DECIDING), contestId, 2)).ok).toBe(false);
    expect((await publishedPage(at(organiser, DECIDING), contestId, 2)).ok).toBe(true);
    expect(await sees(new Date("2026-10-26T03:00:00Z"))).toBe(true);
    expect(await create()).toMatchObject({ ok: false, code: "state" });
  });
});

/** The entry's dossier with somebody among its authors. */
async function withMember(entryId: string, { name, email }: Actor): Promise<object> {
  const { snapshot } = await db.entryVersion.findFirstOrThrow({ where: { entryId } });
  const content = snapshot as { members: object[] };
  const member = { id: "m9", name, email, unit: "Xã Tân Hội", birthDate: "1990-04-05", share: "10" };
  return { ...content, members: [...content.members, member] };
}
