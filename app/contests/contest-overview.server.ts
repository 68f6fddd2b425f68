import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { db } from "~/platform/db.server";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { contestById, type ContestView } from "./contest.server";
import { standingInContest, whyNotEditRegulation, whyNotOpenContest, whyNotReadContest } from "./contest-policy";
import { betweenRounds, nextSteps, type NextStep } from "./next-steps";
import { roundsOf } from "./rounds";
import type { Regulation } from "./regulation";
import { regulationFaults } from "./regulation-faults";
import { publicPhase, type ContestState, type PublicPhase } from "./timeline";

/** The contest for its secretariat, with the person's standing in it. */
export async function managedContest(
  ctx: Context,
  contestId: string,
): Promise<Result<ContestView & { standing: Standing }, Refusal>> {
  const view = await contestById(contestId);
  if (!view) return refused("hidden");
  const standing = standingInContest(ctx.actor, view.contest);
  const refusal = whyNotReadContest(standing);
  return refusal ? refused(refusal) : ok({ ...view, standing });
}

/** Only what the frame around every page of a contest shows. */
export async function contestHead(ctx: Context, contestId: string) {
  if (!isUuid(contestId)) return null;
  const contest = await db.contest.findUnique({
    where: { id: contestId },
    select: {
      id: true,
      slug: true,
      title: true,
      state: true,
      organisationId: true,
      organisation: { select: { name: true } },
    },
  });
  if (!contest) return null;
  const { organisation, ...facts } = contest;
  const standing = standingInContest(ctx.actor, contest);
  return {
    ...facts,
    organisationName: organisation.name,
    standing,
    rounds: await countRounds(contest.id),
  };
}

/** How many rounds the regulation in force has, without reading all of it; 0 for a draft. */
async function countRounds(contestId: string): Promise<number> {
  const [newest] = await db.$queryRaw<{ rounds: number }[]>`
    SELECT jsonb_array_length("document" -> 'rule' -> 'rounds') AS "rounds"
    FROM "RegulationRevision" WHERE "contestId" = ${contestId} ORDER BY "number" DESC LIMIT 1`;
  return newest?.rounds ?? 0;
}

export interface ContestOverview {
  readonly contest: { readonly id: string; readonly slug: string; readonly state: ContestState };
  readonly phase: PublicPhase | null;
  /** What the timeline is drawn from. */
  readonly timeline: Pick<Regulation, "windows" | "rule" | "rounds" | "timeZone">;
  readonly faults: readonly Fault[];
  readonly steps: readonly NextStep[];
  /** The round that is judged and waits for who goes on, and the next one's name. */
  readonly line: { readonly roundId: string; readonly next: string } | null;
  readonly counts: {
    readonly sent: number;
    readonly toScreen: number;
    readonly appeals: number;
    readonly complaints: number;
    readonly eligible: number;
    readonly ineligible: number;
    readonly supplement: number;
    readonly panels: number;
    readonly closedPanels: number;
    readonly judges: number;
  };
}

/** Why somebody may not do a step, by the rule of the page that it leads to. */
export type StepRefusals = Readonly<Partial<Record<NextStep, (standing: Standing) => Refusal | null>>>;

/**
 * Where the contest stands: what to do next, its timeline, and how much there is of everything. A step is left out for
 * whom its page refuses. `refusals`: those of later parts of a contest.
 */
export async function contestOverview(
  ctx: Context,
  contestId: string,
  refusals: StepRefusals = {},
): Promise<Result<ContestOverview, Refusal>> {
  const found = await managedContest(ctx, contestId);
  if (!found.ok) return found;
  const { contest, regulation, standing } = found.value;
  const [states, appeals, complaints, undecided, allPanels, lines, judges] = await Promise.all([
    db.entry.groupBy({ by: ["state"], where: { contestId }, _count: { _all: true } }),
    db.appeal.count({ where: { entry: { contestId }, state: "OPEN" } }),
    db.complaint.count({ where: { contestId, state: "OPEN" } }),
    db.entry.count({
      where: { contestId, decisionId: null, state: { in: ["ELIGIBLE", "INELIGIBLE"] } },
    }),
    db.panel.findMany({ where: { contestId }, select: { roundId: true, closedAt: true } }),
    db.advancement.findMany({ where: { contestId, revokedAt: null }, select: { roundId: true } }),
    db.judge.count({ where: { contestId } }),
  ]);
  const panels = allPanels.length;
  const closedPanels = allPanels.filter(({ closedAt }) => closedAt !== null).length;
  const { line, nextRoundEmpty } = betweenRounds(
    roundsOf(regulation),
    allPanels,
    new Set(lines.map(({ roundId }) => roundId)),
  );
  const inState = (name: string) => states.find(({ state }) => state === name)?._count._all ?? 0;
  const counts = {
    toScreen: inState("SUBMITTED"),
    appeals,
    complaints,
    eligible: inState("ELIGIBLE"),
    ineligible: inState("INELIGIBLE"),
    supplement: inState("SUPPLEMENT_REQUESTED"),
    panels,
    closedPanels,
    judges,
  };
  const phase = publicPhase(contest.state, regulation, ctx.now);
  const whyNotStep: StepRefusals = {
    ...refusals,
    "complete-regulation": (one) => whyNotEditRegulation(one, contest.state),
    open: (one) => whyNotOpenContest(one, contest.state),
  };
  const faults = contest.state === "DRAFT" ? regulationFaults(regulation, ctx.now) : [];
  return ok({
    contest: { id: contest.id, slug: contest.slug, state: contest.state },
    phase,
    timeline: {
      windows: regulation.windows,
      rule: regulation.rule,
      rounds: regulation.rounds,
      timeZone: regulation.timeZone,
    },
    faults,
    steps: nextSteps({
      phase,
      faults: faults.length,
      toScreen: counts.toScreen,
      appeals,
      complaints,
      undecided,
      panels,
      openPanels: panels - closedPanels,
      lineOpen: line !== null,
      nextRoundEmpty,
    }).filter((step) => !whyNotStep[step]?.(standing)),
    line,
    counts: {
      ...counts,
      sent: counts.toScreen + counts.eligible + counts.ineligible + counts.supplement,
    },
  });
}
