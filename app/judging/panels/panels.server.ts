import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { holdOpenContest } from "~/contests/hold-contest.server";
import { roundsOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit, type AuditInput } from "~/platform/audit.server";
import { db, isUniqueViolation } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { whyNotManagePanels } from "../judging-policy";
import { MAX_PANEL_NAME } from "./panel-forms";

/** Makes the panel of one group in one round. */
export async function createPanel(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly roundId: string;
    readonly groupId: string;
    readonly name: string;
  },
): Promise<Result<{ id: string }, Refusal | "invalid" | "exists">> {
  const managed = await contestForPanels(ctx, input.contestId);
  if (!managed.ok) return managed;
  const { regulation } = managed.value;
  const name = input.name.normalize("NFC").trim();
  const faults = [
    ...(roundsOf(regulation).some(({ id }) => id === input.roundId)
      ? []
      : [{ path: "roundId", code: "invalid" }]),
    ...(regulation.groups.some(({ id }) => id === input.groupId)
      ? []
      : [{ path: "groupId", code: "invalid" }]),
    ...(name === "" ? [{ path: "name", code: "required" }] : []),
    ...(name.length > MAX_PANEL_NAME
      ? [{ path: "name", code: "too-long", params: { max: MAX_PANEL_NAME } }]
      : []),
  ];
  if (faults.length > 0) return refused("invalid", faults);
  const { contestId, roundId, groupId } = input;
  try {
    return await db.$transaction(async (tx) => {
      if (!(await holdOpenContest(tx, contestId))) return refused("state");
      const { id } = await tx.panel.create({
        data: { contestId, roundId, groupId, name, createdAt: ctx.now },
        select: { id: true },
      });
      await audit(tx, panelEvent(ctx, contestId, "panel.created", id, { roundId, groupId, name }));
      return ok({ id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("exists");
    throw error;
  }
}

/** The open contest, for those who may manage its panels. */
export async function contestForPanels(ctx: Context, contestId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused<Refusal>("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotManagePanels(standing, { contestState: opened.contest.state });
  return refusal ? refused<Refusal>(refusal) : ok(opened);
}

/** An event about a panel, for the audit. */
export function panelEvent(
  ctx: Context,
  contestId: string,
  action: string,
  panelId: string,
  data: NonNullable<AuditInput["data"]>,
): AuditInput {
  return {
    chainId: contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "panel",
    subjectId: panelId,
    data,
  };
}
