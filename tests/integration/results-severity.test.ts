import { beforeAll, describe, expect, test } from "vitest";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { analyseSeverity } from "~/results/severity/severity";
import { severityPage } from "~/results/severity/severity-page.server";
import { at, grantee, must } from "./judging-world";
import { resultsContest, type ResultsWorld } from "./results-world";

const nothingAsked: { round: string | null; group: string | null } = { round: null, group: null };
/** The second of the three judges takes off nine points. */
const SLACK = [1, -9, 0];

let world: ResultsWorld;
let secretary: Actor;
const look = (actor: Actor, asked = nothingAsked) =>
  severityPage(at(actor), world.contestId, asked);

beforeAll(async () => {
  world = await resultsContest([88, 80, 74, 69, 62, 51]);
  secretary = await grantee("SECRETARY", world.organisationId);
});

describe("how strict judges are", () => {
  test("while a panel is open nobody is told, and the page says why", async () => {
    const page = must(await look(world.organiser));
    expect(page).toMatchObject({ view: null, judgeNames: {}, titles: {} });
    expect(page.slices.map(({ state }) => state)).toContain("open");
    const slice = { round: world.roundId, group: world.groupId };
    expect(must(await look(world.organiser, slice))).toMatchObject({
      shown: { state: "open" },
      view: null,
    });
  });

  test("once it is closed: by name, strictest first, and what it would do to the prizes", async () => {
    for (const [index, entry] of world.entries.entries())
      for (const [judge, actor] of world.judges.entries())
        await world.score(
          actor,
          entry.id,
          [88, 80, 74, 69, 62, 51][index]! + SLACK[judge]! + ((index * judge) % 3),
        );
    must(await world.closePanelNow());

    const { view, shown, judgeNames } = must(await look(secretary));
    expect(shown).toMatchObject({ round: world.roundId, group: world.groupId, state: "ready" });
    expect(view).toMatchObject({ sheets: 18, entries: 6 });
    const [strict] = view!.judges;
    expect(strict!.verdict).toBe("strict");
    expect(judgeNames[strict!.judge]).toBe(world.judges[1]!.name);
    expect(view!.agreement.icc2_1).not.toBeNull();
    expect(view!.prizes!.rows.length).toBeGreaterThan(0);
  });

  test("reading it writes nothing", async () => {
    const before = await db.auditEvent.count();
    must(await look(secretary));
    expect(await db.auditEvent.count()).toBe(before);
    expect(await world.tallies()).toHaveLength(0);
  });

  test("the command says the same of the closed contest's bundle", async () => {
    must(await world.close());
    const { view } = must(await look(secretary));
    const { report } = analyseSeverity((await world.tally()).bundle);
    expect(
      Object.fromEntries(view!.judges.map(({ judge, severity }) => [judge, severity])),
    ).toEqual(Object.fromEntries(report.judges.map(({ judge, severity }) => [judge, severity])));
  });
});

describe("an interest in an entry", () => {
  test("keeps its whole group from that person: no name, average or rank of it", async () => {
    const other = await resultsContest([88, 70]);
    await other.judged();
    // The organiser is an author of one of the entries.
    await other.entry({ owner: other.organiser });
    const asked = { round: other.roundId, group: other.groupId };
    expect(await severityPage(at(other.organiser), other.contestId, asked)).toEqual({
      ok: false,
      code: "conflict-of-interest",
    });
    const page = must(await severityPage(at(other.organiser), other.contestId, nothingAsked));
    expect(page).toMatchObject({ shown: null, view: null, judgeNames: {} });
    expect(page.slices.find(({ group }) => group === other.groupId)).toMatchObject({
      state: "conflict",
    });
    const observer = await grantee("OBSERVER", other.organisationId);
    expect(must(await severityPage(at(observer), other.contestId, asked)).view).not.toBeNull();
  });
});

test("assignments and panels of other groups do not get in the way", async () => {
  const plain = await resultsContest([75]);
  must(await assignPanels(at(plain.organiser), { contestId: plain.contestId }));
  await plain.scoreAll();
  must(await closePanel(at(plain.chair), { panelId: plain.panelId }));
  const { view } = must(await severityPage(at(plain.organiser), plain.contestId, nothingAsked));
  // One entry: nothing to tell judges from.
  expect(view).toMatchObject({ entries: 1, reliability: null });
  expect(new Set(view!.judges.map(({ verdict }) => verdict))).toEqual(new Set(["usual"]));
});
