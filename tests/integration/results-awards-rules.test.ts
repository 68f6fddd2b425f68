import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { publishedResults } from "~/results/published.server";
import { solutionPage } from "~/results/public/solution.server";
import { authors, begin, born, desk, does, named, world } from "./awards-desk";
import { SPECIAL, withAwards } from "./awards-world";
import { must } from "./judging-world";
import { DECIDING } from "./results-world";
import { amend } from "./scenarios-world";

beforeEach(begin);
afterEach(() => setClock(null));

describe("a tie for a special prize", () => {
  it("is told, and the committee chooses among the equals with a reason", async () => {
    await withAwards(world, { collective: null });
    await born("2011-08-09", "1954-02-03", "2011-08-09");
    await world.closed();
    const [state] = (await desk()).special;
    expect(state).toMatchObject({ found: [], proposed: 0, open: 1, tied: [{}, {}] });
    expect(await does({ intent: "by-rule", form: { prizeId: "youngest" } })).toMatchObject({ code: "nothing" });
    const candidate = state!.tied.find(({ code }) => code === world.entries[2]!.code)!.key;
    const stranger = { ...named, prizeId: "youngest", candidate: "X|m1|" };
    expect(await does({ intent: "name", form: stranger })).toMatchObject({ faults: [{ code: "unknown-candidate" }] });
    must(await does({ intent: "name", form: { ...named, prizeId: "youngest", candidate } }));
    expect((await desk()).special[0]).toMatchObject({
      open: 0,
      standing: [{ code: world.entries[2]!.code, byRule: false, reason: named.reason, outdated: false }],
    });
  });
});

describe("a prize for authors of an ethnic minority", () => {
  const prize = { ...SPECIAL[0]!, id: "minority", label: "Tác giả người dân tộc thiểu số", rule: { by: "ethnic-minority" as const } };

  beforeEach(async () => {
    await withAwards(world, { specialPrizes: [prize], collective: null });
    await amend(world.contestId, (regulation) => ({
      ...regulation,
      members: { ...regulation.members, asks: { ...regulation.members.asks, ethnicity: "optional" } },
      consents: {
        ...regulation.consents,
        purposes: [...regulation.consents.purposes, { id: "ethnicity", use: "ethnicity", label: "Ghi dân tộc", text: "…" }],
      },
    }));
    await authors({ ethnicity: "Kinh" }, { ethnicity: "Chăm" }, { ethnicity: "Cơ Ho" });
  });

  /** What the author of an entry says to its being used. */
  async function says(index: number, answer: "GIVEN" | "WITHDRAWN", when: Date, member: object = {}) {
    const entryId = world.entries[index]!.id;
    const { id: _id, ...given } = await db.consent.findFirstOrThrow({ where: { entryId, purposeId: "publish" } });
    await db.consent.create({ data: { ...given, ...member, purposeId: "ethnicity", answer, at: when } });
  }

  it("looks at those alone who said so and agreed, and is never told with its entry", async () => {
    await says(0, "GIVEN", new Date("2026-08-01T00:00:00Z"));
    await says(2, "GIVEN", new Date("2026-08-01T00:00:00Z"));
    await world.closed();
    expect((await desk()).special[0]!.found).toMatchObject([{ code: world.entries[2]!.code, value: "71.00" }]);
    must(await does({ intent: "by-rule", form: { prizeId: "minority" } }));
    must(await does({ intent: "settle", form: {} }));
    must(await world.publish());

    const { bundle } = await world.tally();
    expect(bundle.contest?.["special"]).toEqual([
      { decision: expect.any(String), prize: "minority", label: prize.label, amountVnd: 3_000_000, withheld: true, by: "rule" },
    ]);
    const decided = await db.auditEvent.findFirstOrThrow({ where: { chainId: world.contestId, action: "award.decided" } });
    expect(decided.data).toMatchObject({ prizeId: "minority", entry: null });
    const { slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
    const shown = async () => (await publishedResults(slug, DECIDING))!.winners.special;
    expect(await shown()).toMatchObject([{ label: prize.label, entry: null, people: [] }]);
    expect((await solutionPage(slug, world.entries[2]!.code, DECIDING))?.awards).toEqual([]);
  });

  it("finds an entry by the one of its two authors who is of a minority, by that one's consent alone", async () => {
    const { id } = world.entries[0]!;
    const version = await db.entryVersion.findFirstOrThrow({ where: { entryId: id } });
    const snapshot = version.snapshot as { members: object[] };
    const [first] = snapshot.members;
    const members = [
      { ...first, ethnicity: "Kinh" },
      { ...first, id: "m2", name: "K’ Brèo", ethnicity: "Cơ Ho" },
    ];
    await db.entryVersion.update({ where: { id: version.id }, data: { snapshot: { ...snapshot, members } } });
    await says(0, "GIVEN", new Date("2026-08-01T00:00:00Z"));
    await world.closed();
    const found = async () => (await desk()).special[0]!.found.map(({ code }) => code);
    expect(await found()).toEqual([]);
    await says(0, "GIVEN", new Date("2026-08-01T00:00:00Z"), { memberId: "m2", memberName: "K’ Brèo" });
    expect(await found()).toEqual([world.entries[0]!.code]);
    await says(0, "WITHDRAWN", new Date("2026-08-02T00:00:00Z"), { memberId: "m2", memberName: "K’ Brèo" });
    expect(await found()).toEqual([]);
  });
});
