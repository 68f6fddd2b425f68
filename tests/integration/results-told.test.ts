import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { publishedPage } from "~/results/publication-page.server";
import { galleryPage, solutionPage } from "~/results/public/solution.server";
import { publishedResults } from "~/results/published.server";
import { winnersSchema } from "~/results/winners";
import { unitWith, withAwards, withVote } from "./awards-world";
import { dueOf, publishAwards } from "./certificates-world";
import { at, must } from "./judging-world";
import { DECIDING, resultsContest } from "./results-world";

afterEach(() => setClock(null));

const slugOf = async (contestId: string) => (await db.contest.findUniqueOrThrow({ where: { id: contestId } })).slug;

describe("a provisional list", () => {
  it("tells who is to get which prize, and no place: not by a rank, not by its order, not in an old list either", async () => {
    // Several of one level, whose ranks are not in the order of their codes.
    const world = await resultsContest([71, 73, 90, 72]);
    await world.closed();
    must(await world.publish({ kind: "PROVISIONAL" }));
    const { contestId } = world;
    const slug = await slugOf(contestId);
    const { id, winners } = await db.publication.findFirstOrThrow({ where: { contestId } });
    expect(winnersSchema.parse(winners).levels.flatMap((level) => level.winners.map(({ rank }) => rank))).toEqual([0, 0, 0, 0]);
    // As lists were frozen before.
    const stored = winnersSchema.parse(winners);
    const ranked = { ...stored, levels: stored.levels.map((level) => ({ ...level, winners: level.winners.map((one, at) => ({ ...one, rank: 9 - at })).reverse() })) };
    await db.publication.update({ where: { id }, data: { winners: ranked } });
    const shown = (await publishedResults(slug, DECIDING))!.winners;
    for (const { winners: list } of shown.levels) {
      expect(list.map(({ rank, score }) => [rank, score])).toEqual(list.map(() => [0, ""]));
      expect(list.map(({ code }) => code)).toEqual(list.map(({ code }) => code).toSorted());
    }
    expect(shown.levels.some(({ winners: list }) => list.length > 1)).toBe(true);
    const { code } = world.entries[2]!;
    expect(await solutionPage(slug, code, DECIDING)).toMatchObject({ rank: null, marks: [], votes: null, winner: { rank: 0, score: "" } });
    expect(must(await publishedPage(at(world.organiser, DECIDING), contestId, 1)).winners.levels[0]?.winners).toMatchObject([{ rank: 0 }]);

    must(await world.publish());
    expect(await solutionPage(slug, code, DECIDING)).toMatchObject({ rank: { rank: 1, of: 4 }, winner: { rank: 1, score: "90.00" } });
    expect(await galleryPage(slug, DECIDING)).not.toBeNull();
  });
});

describe("a winner's page", () => {
  it("has points for votes beside the criteria where votes count, with how many there were", async () => {
    const world = await resultsContest([80, 72]);
    await withVote(world);
    const ballots = world.entries.flatMap(({ id: entryId }, entry) =>
      Array.from({ length: entry === 0 ? 1 : 3 }, (_, nth) => ({
        ...{ contestId: world.contestId, entryId, voter: `v${entry}${nth}`, tokenHash: `t${entry}${nth}` },
        ...{ createdAt: DECIDING, expiresAt: DECIDING, confirmedAt: new Date("2026-10-01T00:00:00Z") },
      })),
    );
    await db.ballot.createMany({ data: ballots });
    await world.closed();
    must(await world.publish());
    const slug = await slugOf(world.contestId);
    const [first, second] = world.entries.map(({ code }) => code);
    expect(await solutionPage(slug, first!, DECIDING)).toMatchObject({ votes: { votes: 1, points: "6.7", max: "20" }, winner: { score: "86.70" } });
    expect(await solutionPage(slug, second!, DECIDING)).toMatchObject({ votes: { votes: 3, points: "20.0" } });
  });

  it("says nothing of votes where none count", async () => {
    const world = await resultsContest([90]);
    await world.closed();
    must(await world.publish());
    const page = (await solutionPage(await slugOf(world.contestId), world.entries[0]!.code, DECIDING))!;
    expect(page.votes).toBeNull();
    expect(page.marks.length).toBeGreaterThan(0);
  });
});

describe("a unit that is renamed after publishing", () => {
  it("keeps the certificate that is due to it, and one by a list that held its name alone while that is the same", async () => {
    const world = await resultsContest([95]);
    await world.closed();
    must(await world.publish());
    const { contestId, organiser } = world;
    const unitId = await unitWith(world, "Trường THPT Phan Bội Châu", [world.entries[0]!.id]);
    await withAwards(world);
    await db.specialAward.create({
      data: { contestId, prizeId: "team-first", unitId, byRule: true, decidedById: organiser.userId, decidedAt: DECIDING },
    });
    await publishAwards(world);
    const due = async () => (await dueOf(world)).awards.filter((award) => award.unitId === unitId);
    expect(await due()).toHaveLength(1);
    await db.unit.update({ where: { id: unitId }, data: { name: "Trường THPT chuyên Phan Bội Châu" } });
    expect(await due()).toHaveLength(1);
    // Nobody outside reads ids of units.
    const shown = await publishedResults(await slugOf(contestId), DECIDING);
    expect(JSON.stringify(shown)).not.toContain(unitId);
    expect(shown?.winners.collective).toMatchObject([{ unit: "Trường THPT Phan Bội Châu" }]);

    const { id, winners } = await db.publication.findFirstOrThrow({ where: { contestId } });
    const stored = winnersSchema.parse(winners);
    const old = { ...stored, collective: stored.collective.map(({ unitId: _, ...award }) => award) };
    await db.publication.update({ where: { id }, data: { winners: old } });
    expect(await due()).toHaveLength(0);
    await db.unit.update({ where: { id: unitId }, data: { name: "Trường THPT Phan Bội Châu" } });
    expect(await due()).toHaveLength(1);
  });
});
