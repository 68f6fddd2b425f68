import type { OpenedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import type { ClosingFacts } from "./closing";
import type { GatePoint } from "./gate/gate";
import { readGate } from "./gate/gate.server";

/**
 * What must be green before a line is renewed. After closing only that the sheets which a correction gave back are in:
 * the panels' work is over, and what they answered stays.
 */
export async function renewalGate(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  roundId: string,
  facts: ClosingFacts,
): Promise<GatePoint[]> {
  const points = await readGate(tx, ctx, opened, { round: roundId }, facts);
  return opened.contest.state === "OPEN" ? points : points.filter(({ id }) => id === "sheets");
}
