import { contestById } from "~/contests/contest.server";
import type { Regulation } from "~/contests/regulation";
import type { Advance } from "~/contests/round";
import { newRound } from "~/contests/rounds";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import { createPanel } from "~/judging/panels/panels.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { lockForm } from "~/results/advance-form";
import { lockLine } from "~/results/advance.server";
import { closeTally } from "~/results/close-tally.server";
import { roundPage } from "~/results/round-page.server";
import { at, judgingContest, JUDGING, must, person, type JudgingWorld } from "./judging-world";
import { DECIDING } from "./results-world";

export const FIRST = "preliminary";
export const LAST = "final";
/** Within the time of the second round. */
export const SECOND = new Date("2026-10-12T02:00:00Z");

/** The technical template with a first round of two criteria before the final, which scores all of them. */
export function twoRounds(advance: Advance, weights = { first: "0.4", last: "0.6" }) {
  return (regulation: Regulation): Regulation => ({
    ...regulation,
    windows: regulation.windows.flatMap((window) =>
      window.capability === "judge"
        ? [
            { ...window, roundId: FIRST, closesAt: "2026-10-05T00:00:00.000Z" },
            { ...window, opensAt: "2026-10-05T00:00:00.000Z" },
          ]
        : [window],
    ),
    rounds: [
      { ...newRound(FIRST), label: "Sơ khảo", advance },
      { ...newRound(LAST), label: "Chung khảo", blind: false },
    ],
    rule: {
      ...regulation.rule,
      rounds: [
        { id: FIRST, weight: weights.first, criteria: ["novelty", "applicability"] },
        { id: LAST, weight: weights.last },
      ],
    },
  });
}

/** What each of three judges gives in the first round (of 70 points); later in the final (of 100). */
export async function roundsContest(
  totals: readonly number[] = [60, 50, 50, 30],
  advance: Advance = { by: "top", count: 2, onTie: "all" },
  weights?: { first: string; last: string },
  edit = (regulation: Regulation) => regulation,
) {
  const world = await judgingContest((regulation) => edit(twoRounds(advance, weights)(regulation)));
  const { contestId, organiser, panelId, groupId } = world;
  const judges: Actor[] = [];
  for (const index of [0, 1, 2]) {
    const judge = await person({ unitName: `Viện số ${index}` });
    await world.judge(judge, { chair: index === 0 });
    judges.push(judge);
  }
  const entries: Awaited<ReturnType<JudgingWorld["entry"]>>[] = [];
  while (entries.length < totals.length) entries.push(await world.entry());
  const assign = async () => must(await assignPanels(at(organiser), { contestId }));
  await assign();

  const score = async (roundId: string, judge: Actor, entryId: string, total: number, now = roundId === FIRST ? JUDGING : SECOND) => {
    const { id: assignmentId, sheet } = await db.assignment.findFirstOrThrow({
      where: { entryId, roundId, endedAt: null, judge: { userId: judge.userId } },
      include: { sheet: true },
    });
    const form = {
      assignmentId,
      version: sheet!.version,
      marks: marksIn(world, roundId, total),
      comment: "",
    };
    must(await submitSheet(at(judge, now), form));
  };
  const scoreAll = async (roundId: string, given: ReadonlyMap<string, number>, now?: Date) => {
    for (const [entryId, total] of given)
      for (const judge of judges) await score(roundId, judge, entryId, total, now);
  };
  const close = async (panel = panelId) =>
    must(await closePanel(at(judges[0]!, SECOND), { panelId: panel }));
  const page = async (ctx = at(organiser), roundId = FIRST) =>
    must(await roundPage(ctx, contestId, roundId));

  return {
    ...world,
    judges,
    entries,
    assign,
    score,
    scoreAll,
    close,
    page,
    codes: entries.map(({ code }) => code),
    /** The first round is scored and its panel closed. */
    async firstJudged() {
      await scoreAll(FIRST, new Map(entries.map(({ id }, nth) => [id, totals[nth]!])));
      await close();
    },
    /** Locks the regulation's line, or what is given. */
    async lock(over: Record<string, unknown> = {}, ctx = at(organiser)) {
      const { seen } = await page(at(organiser));
      const form = lockForm.parse({ line: formLine(advance), seen, ...over });
      return lockLine(ctx, { contestId, roundId: FIRST, form });
    },
    /** The panel of the final with the same judges, and its assignments. */
    async finalPanel() {
      const { id } = must(
        await createPanel(at(organiser), {
          contestId,
          roundId: LAST,
          groupId,
          name: "Hội đồng chung khảo",
        }),
      );
      for (const [nth, judge] of judges.entries())
        await world.judge(judge, { chair: nth === 0, panel: id });
      await assign();
      return id;
    },
    tally: async () =>
      closeTally(at(organiser, DECIDING), {
        contestId,
        version: (await contestById(contestId))!.contest.version,
      }),
  };
}

export type RoundsWorld = Awaited<ReturnType<typeof roundsContest>>;

function formLine(line: Advance): Record<string, string> {
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [name, String(value)]));
}

/** Marks that add up to a total, over the criteria that the round scores. */
function marksIn({ regulation }: JudgingWorld, roundId: string, total: number) {
  const own = regulation.rule.rounds.find(({ id }) => id === roundId)?.criteria;
  let left = total;
  return Object.fromEntries(
    regulation.rule.criteria
      .filter(({ id }) => own?.includes(id) ?? true)
      .map(({ id, max }) => {
        const mark = Math.min(left, Number(max));
        left -= mark;
        return [id, String(mark)];
      }),
  );
}
