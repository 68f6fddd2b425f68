import type { OpenedContest } from "~/contests/contest.server";
import { panelInRound, roundsOf } from "~/contests/rounds";
import type { Standing } from "~/people/standing";
import { db } from "~/platform/db.server";
import { whyNotReadComplaints } from "../complaints/complaint-policy";
import { gateOpen, type GatePlace, type GatePoint } from "./gate";

/** What a checklist calls people and places by. */
export interface CheckedNames {
  /** By code. */
  readonly judges: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  /** Empty where the contest has one round, or the page is about one: it need not be named then. */
  readonly rounds: Readonly<Record<string, string>>;
  readonly panels: Readonly<Record<string, string>>;
  /** Places that are closed to whoever looks: no link leads there. */
  readonly closed: readonly GatePlace[];
}

/** Where a checklist does not lead whoever stands so. */
export function closedPlaces(standing: Standing): GatePlace[] {
  return whyNotReadComplaints(standing) ? ["complaints"] : [];
}

/** The names for a checklist; people only where something is open. */
export async function checkedNames(
  { contest, regulation }: Pick<OpenedContest, "contest" | "regulation">,
  points: readonly GatePoint[],
  { oneRound = false, closed = [] }: { readonly oneRound?: boolean; readonly closed?: readonly GatePlace[] } = {},
): Promise<CheckedNames> {
  const rounds = roundsOf(regulation);
  const names = {
    closed,
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
    select: { id: true, name: true, roundId: true },
  });
  return {
    ...names,
    judges: Object.fromEntries(judges.map(({ code, user }) => [code, user.name])),
    panels: Object.fromEntries(panels.map((panel) => [panel.id, panelInRound(regulation, panel)])),
  };
}
