import { contestById } from "~/contests/contest.server";
import { panelInRound, roundsOf } from "~/contests/rounds";
import { db } from "~/platform/db.server";

/** The panels of a contest that still judge, by name, for inviting somebody to one. */
export async function panelNames(contestId: string): Promise<{ id: string; name: string }[]> {
  const view = await contestById(contestId);
  if (!view) return [];
  const panels = await db.panel.findMany({ where: { contestId, closedAt: null }, orderBy: { name: "asc" } });
  return roundsOf(view.regulation).flatMap((round) =>
    panels
      .filter(({ roundId }) => roundId === round.id)
      .map((panel) => ({ id: panel.id, name: panelInRound(view.regulation, panel) })),
  );
}
