import { contestById } from "~/contests/contest.server";
import type { Regulation } from "~/contests/regulation";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { closeTally } from "~/results/close-tally.server";
import { decisionFormSchema } from "~/results/decision-form";
import { publishFormSchema, type PublishForm } from "~/results/publication-form";
import { publishResults } from "~/results/publish.server";
import { newestTally } from "~/results/tally-read.server";
import { sessionCookie } from "./access/world";
import { at, judgingContest, must, person, type JudgingWorld } from "./judging-world";

/** Within the time of deciding. */
export const DECIDING = new Date("2026-10-25T02:00:00Z");

/**
 * A contest in judging with three judges on the panel of its first field, the first of them in the chair, and
 * one eligible entry for each total: every judge gives it that many points. `edit`: of its regulation.
 */
export async function resultsContest(
  totals: readonly number[] = [90, 82, 71],
  edit?: (regulation: Regulation) => Regulation,
) {
  const world = await judgingContest(edit);
  const judges: Actor[] = [];
  for (const index of [0, 1, 2]) {
    const judge = await person({ unitName: `Viện số ${index}` });
    await world.judge(judge, { chair: index === 0 });
    judges.push(judge);
  }
  const chair = judges[0]!;
  const entries: Awaited<ReturnType<JudgingWorld["entry"]>>[] = [];
  while (entries.length < totals.length) entries.push(await world.entry());
  must(await assignPanels(at(world.organiser), { contestId: world.contestId }));

  const score = async (judge: Actor, entryId: string, total: number) => {
    const { id: assignmentId, sheet } = await db.assignment.findFirstOrThrow({
      where: { entryId, judge: { userId: judge.userId } },
      include: { sheet: true },
    });
    const form = {
      assignmentId,
      version: sheet!.version,
      marks: marksOf(world, total),
      comment: "",
    };
    return { assignmentId, ...must(await submitSheet(at(judge), form)) };
  };
  const { contestId, organiser, panelId } = world;
  const version = async () => (await contestById(contestId))!.contest.version;
  const closePanelNow = () => closePanel(at(chair), { panelId });
  const close = async () =>
    closeTally(at(organiser, DECIDING), { contestId, version: await version() });
  const scoreAll = async () => {
    for (const [index, entry] of entries.entries())
      for (const judge of judges) await score(judge, entry.id, totals[index]!);
  };
  return {
    ...world,
    judges,
    chair,
    entries,
    score,
    scoreAll,
    version,
    closePanelNow,
    close,
    /** Everything that closing waits for. */
    async judged() {
      await scoreAll();
      must(await closePanelNow());
    },
    async closed() {
      await scoreAll();
      must(await closePanelNow());
      must(await close());
    },
    /** The official result at once, unless `fields` say otherwise. */
    publish: async (fields: object = {}, now = DECIDING) =>
      publishResults(at(organiser, now), {
        contestId,
        form: publishForm({ version: await version(), ...fields }),
      }),
    tally: async () => (await newestTally(db, contestId))!,
    tallies: () => db.tally.findMany({ where: { contestId }, orderBy: { number: "asc" } }),
  };
}

export type ResultsWorld = Awaited<ReturnType<typeof resultsContest>>;

/** Marks that add up to a total: each criterion in turn is filled to its highest. */
export function marksOf({ regulation }: JudgingWorld, total: number): Record<string, string> {
  let left = total;
  return Object.fromEntries(
    regulation.rule.criteria.map(({ id, max }) => {
      const mark = Math.min(left, Number(max));
      left -= mark;
      return [id, String(mark)];
    }),
  );
}

/** A decision form as the browser would post it, read by the schema. */
export const decisionForm = (fields: object) =>
  decisionFormSchema.parse({
    votesFor: "5",
    votesTotal: "7",
    reason: "Hội đồng biểu quyết",
    ...fields,
  });

/** What an organiser fills in to publish the official result, as the browser posts it. */
export const OFFICIAL = {
  kind: "OFFICIAL",
  decisionNumber: "2704/QĐ-UBND",
  decisionDate: "24/10/2026",
  signer: "Trần Văn Ký, Chủ tịch",
};

/** The form of a publication as the browser would post it, read by the schema. */
export const publishForm = (fields: object): PublishForm => publishFormSchema.parse({ ...OFFICIAL, ...fields });

/** The organiser's session, with the role on record that the actor was given. */
export async function organiserCookie({ organiser, organisationId }: ResultsWorld) {
  const { userId } = organiser;
  await db.roleGrant.create({ data: { userId, role: "ORGANISER", organisationId } });
  return sessionCookie(userId);
}

/** What a route answers, returned or thrown. */
export async function answerOf(work: Promise<unknown>) {
  const answer = await work.catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown;
    return thrown;
  });
  if (answer instanceof Response) {
    const { status, headers } = answer;
    return { status, headers, text: await answer.text(), data: {} };
  }
  const { data, init } = answer as { data?: Record<string, unknown>; init?: ResponseInit };
  return {
    status: init?.status ?? 200,
    headers: new Headers(init?.headers),
    text: "",
    data: init === undefined ? (answer as Record<string, unknown>) : (data ?? {}),
  };
}
