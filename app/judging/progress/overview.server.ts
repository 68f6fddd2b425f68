import type { Context } from "~/people/actor";
import { doneOfCounts, type Done } from "./progress";
import { contestProgress } from "./progress.server";

/** A round at a glance: how much is in, until when, and what waits for somebody. */
export interface RoundOverview extends Done {
  readonly id: string;
  readonly label: string;
  readonly closesAt: string | null;
  readonly timeZone: string;
  readonly waits: {
    readonly "not-begun": number;
    readonly unassigned: number;
    readonly short: number;
    readonly "to-answer": number;
    readonly unclosed: number;
  };
}

/** The rounds of a contest that have panels; nothing for those who may not read progress. */
export async function judgingOverview(ctx: Context, contestId: string): Promise<RoundOverview[]> {
  const progress = await contestProgress(ctx, contestId);
  if (!progress.ok) return [];
  const { rounds, contest } = progress.value;
  return rounds.map((round) => {
    const open = round.panels.filter(({ closedAt }) => closedAt === null);
    const sum = (of: (panel: (typeof open)[number]) => number) =>
      open.reduce((total, panel) => total + of(panel), 0);
    return {
      id: round.id,
      label: round.label,
      ...doneOfCounts(round),
      closesAt: round.panels[0]?.closesAt ?? null,
      timeZone: contest.timeZone,
      waits: {
        "not-begun": sum(
          ({ judges }) =>
            judges.filter(({ state, endedAt }) => state === "not-begun" && endedAt === null).length,
        ),
        unassigned: sum(({ unassigned }) => unassigned),
        short: sum(({ short }) => short),
        "to-answer": sum(({ toAnswer }) => toAnswer),
        unclosed: open.filter((panel) => {
          const { done, total } = doneOfCounts(panel);
          return total > 0 && done === total && panel.short === 0;
        }).length,
      },
    };
  });
}
