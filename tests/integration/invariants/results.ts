import { expect, it } from "vitest";
import { db } from "~/platform/db.server";
import { must } from "../judging-world";
import { plantPlan, plantVote, says } from "../planted";
import { plantAward, plantBallot, plantUnitTwice } from "../planted-awards";
import { plantBatch, plantCertificate } from "../planted-certificates";
import { plantApproval, plantFewerJudges, plantMeeting, plantMeetingVote, plantMemberList, plantSeatBreaks } from "../planted-deciding";
import { plantDecision, plantForm, plantIssued } from "../planted-templates";
import { plantForwarding, plantOrigin } from "../planted-forwarding";
import { judgesPerEntry } from "../plan-world";
import { DECIDING } from "../results-world";
import { LAST, roundsContest } from "../rounds-world";
import { after, entryId, world } from "./world";

/** Violations planted in what is published. */
export function plantedInPublished(): void {
  it("a score changed in a tally, and in the published file", async () => {
    const tally = (await world.tallies()).at(-1)!;
    const { id } = await db.publication.findFirstOrThrow();
    const score = () => db.$executeRaw`
      UPDATE "Tally" SET "bundle" = jsonb_set("bundle", '{results,0,score}', '"99.00"') WHERE "id" = ${tally.id}`;
    // The one before has lost a sheet in an earlier test, and so has this: only the publication is new.
    expect(await after(score)).toEqual([`publication ${id}`]);
    expect(await says(`tally ${tally.id}`)).toContain("does not recount: 1 differences");
    const file = () => db.$executeRaw`
      UPDATE "Publication" SET "bundle" = replace("bundle", '"90.00"', '"91.00"') WHERE "id" = ${id}`;
    await file();
    expect(await says(`publication ${id}`)).toEqual(
      expect.arrayContaining([
        "is not the file that its sha256 was made of",
        expect.stringMatching(/^does not recount/),
      ]),
    );
  });

  it("a complaint about what takes none, a correction without its tally, what is seen too early", async () => {
    const { id: publicationId, contestId } = await db.publication.findFirstOrThrow();
    const { id: about } = world.entries[0]!;
    const complaint = { id: "k1", contestId, number: 1, entryId: about, publicationId, byId: "x", text: "x", at: DECIDING };
    expect(await after(() => db.complaint.create({ data: complaint }))).toEqual(["complaint k1"]);
    const correction = { id: "s1", contestId, number: 1, reason: "x", openedById: "x", openedAt: DECIDING };
    const done = { ...correction, closedAt: DECIDING, closedById: "x" };
    expect(await after(() => db.correction.create({ data: done }))).toEqual(["correction s1"]);
    const early = { visibleAt: new Date("2026-01-01T00:00:00Z") };
    await db.publication.update({ where: { id: publicationId }, data: early });
    expect(await says(`publication ${publicationId}`)).toContain("is seen before it is published");
  });
}

/** Violations planted in what is decided. */
export function plantedInDecided(): void {
  it("a meeting that ended before it began, a step that nobody asks for, judges agreed to for nothing", async () => {
    let id = "";
    const { contestId, entries, panelId } = world;
    expect(await after(async () => (id = await plantMeeting(contestId)))).toEqual([`meeting ${id}`]);
    expect(await after(async () => (id = await plantMeetingVote(contestId)))).toEqual([`meeting-votes ${id}`]);
    let ids: string[] = [];
    expect(await after(async () => (ids = await plantSeatBreaks(panelId)))).toEqual(ids.map((one) => `seat-break ${one}`).toSorted());
    expect(await after(async () => (id = await plantMemberList(contestId)))).toEqual([`member-list ${id}`]);
    expect(await after(async () => (id = await plantApproval(contestId)))).toEqual([`approval ${id}`]);
    expect(await after(async () => (id = await plantFewerJudges(contestId, entries[0]!.id)))).toEqual([
      `fewer-judges ${id}`,
    ]);
  });

  it("a form of no kind, a document issued in the form of another, a decision at another body's meeting", async () => {
    let id = "";
    const { contestId, organisationId } = world;
    expect(await after(async () => (id = await plantForm(organisationId)))).toEqual([`document-template ${id}`]);
    expect(await after(async () => (id = await plantIssued(contestId)))).toEqual([`issued-form ${id}`]);
    expect(await after(async () => (id = await plantDecision(contestId)))).toEqual([`decision-meeting ${id}`]);
  });

  it("a certificate without the one before it that nobody revoked, a print run that counts what it does not hold", async () => {
    let id = "";
    const { contestId, entries } = world;
    expect(await after(async () => (id = await plantCertificate(contestId, entries[0]!.id)))).toEqual([
      `certificate ${id}`,
      `certificate-numbers ${contestId}`,
    ]);
    expect(await after(async () => (id = await plantBatch(contestId)))).toEqual([`certificate-batch ${id}`]);
  });

  it("a line that cannot be read, a sheet for who did not go on, a plan never given, too many judges", async () => {
    const two = await roundsContest();
    const [first] = two.entries;
    let finalId = "";
    const judge = async () => {
      await two.firstJudged();
      must(await two.lock());
      finalId = await two.finalPanel();
      await two.score(LAST, two.judges[1]!, first!.id, 80);
    };
    expect(await after(judge)).toEqual([]);
    const { id: assignmentId } = await db.assignment.findFirstOrThrow({
      where: { entryId: first!.id, roundId: LAST, sheet: { state: "SUBMITTED" } },
    });
    const { id: lineId } = await db.advancement.findFirstOrThrow({ where: { contestId: two.contestId } });
    const keepBack = () =>
      db.advancementEntry.update({
        where: { advancementId_entryId: { advancementId: lineId, entryId: first!.id } },
        data: { advances: false },
      });
    expect(await after(keepBack)).toEqual([`sheet-in-round ${assignmentId}`]);
    const cut = () => db.advancement.update({ where: { id: lineId }, data: { cut: {} } });
    expect(await after(cut)).toEqual([`line ${lineId}`]);
    let planId = "";
    expect(await after(async () => (planId = await plantPlan(finalId)))).toEqual([`applied-plan ${planId}`]);
    expect(await after(() => judgesPerEntry(two.contestId, 2))).toEqual(
      two.entries.map(({ id }) => `judges-per-entry ${id}`).toSorted(),
    );
  });

  it("a vote that passed by no votes, and that no result followed", async () => {
    let voteId = "";
    const { contestId } = world;
    expect(await after(async () => (voteId = await plantVote(contestId)))).toEqual([
      `prize-vote ${voteId}`,
      `scenario-tally ${contestId}`,
    ]);
  });

  it("a prize that there is not, a unit with two, and a vote where nobody votes", async () => {
    const { contestId, organisationId, entries } = world;
    let id = "";
    expect(await after(async () => (id = await plantAward(contestId, entries[0]!.id)))).toEqual([`special-award ${id}`]);
    expect(await after(() => plantUnitTwice(contestId, organisationId))).toEqual([`award-places ${contestId}`]);
    expect(await after(async () => (id = await plantBallot(contestId, entries[0]!.id)))).toEqual([
      `ballot ${id}`,
      `vote-counts ${contestId}`,
      `voter ${contestId}`,
    ]);
  });

  it("an entry that nobody took off the list that it is off, and one that came in another contest's archive", async () => {
    const { contestId, entries } = world;
    let id = "";
    expect(await after(async () => (id = await plantForwarding(contestId, entries[0]!.id)))).toEqual([`forwarding ${id}`]);
    // What was taken back or kept back is not out, whatever its minute.
    const { id: publicationId } = await db.publication.findFirstOrThrow({ where: { contestId } });
    const early = "was made before the result was out";
    expect(await says(`forwarding ${id}`)).not.toContain(early);
    for (const hidden of ["heldAt", "recalledAt"]) {
      await db.publication.update({ where: { id: publicationId }, data: { [hidden]: DECIDING } });
      expect([hidden, await says(`forwarding ${id}`)]).toEqual([hidden, expect.arrayContaining([early])]);
      await db.publication.update({ where: { id: publicationId }, data: { [hidden]: null } });
    }
    expect(await after(async () => (id = await plantOrigin(contestId, entryId)))).toEqual(
      [`entry-origin ${id}`, `entry-origin ${entryId}`].toSorted(),
    );
  });
}
