import type { OpenedContest } from "~/contests/contest.server";
import { roundsOf } from "~/contests/rounds";
import { db } from "~/platform/db.server";
import { gateOpen, type GatePoint } from "./gate";

/** What a checklist calls people and places by. */
export interface CheckedNames {
  /** By code. */
  readonly judges: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  /** Empty where the contest has one round, or the page is about one: it need not be named then. */
  readonly rounds: Readonly<Record<string, string>>;
  readonly panels: Readonly<Record<string, string>>;
}

/** The names for a checklist; people only where something is open. */
export async function checkedNames(
  { contest, regulation }: Pick<OpenedContest, "contest" | "regulation">,
  points: readonly GatePoint[],
  oneRound = false,
): Promise<CheckedNames> {
  const rounds = roundsOf(regulation);
  const names = {
    groups: Object.fromEntries(regulation.groups.map(({ id, name }) => [id, name])),
    rounds:
      oneRound || rounds.length < 2
        ? {}
        : Object.fromEntries(rounds.map(({ id, label }) => [id, label])),
  };
  if (gateOpen(points)) return { ...names, judges: {}, panels: {} };
  const judges = await db.judge.findMany({
    where: { contestId: contest.id },
    select: { code: true, user: { select: { name: true } } },
  });
  const panels = await db.panel.findMany({
    where: { contestId: contest.id },
    select: { id: true, name: true },
  });
  return {
    ...names,
    judges: Object.fromEntries(judges.map(({ code, user }) => [code, user.name])),
    panels: Object.fromEntries(panels.map(({ id, name }) => [id, name])),
  };
}
