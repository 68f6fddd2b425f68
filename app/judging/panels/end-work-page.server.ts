import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { storedMarks } from "../facts.server";
import { sheetProgress, type SheetProgress } from "../progress/progress";
import { whyNotDiscount, whyNotEndWork } from "../progress/steering-policy";
import { isBegun } from "../sheets/sheet-content";
import { SCORING, WORKING } from "./working";

export interface EndWorkPage {
  readonly panel: { readonly id: string; readonly name: string };
  readonly judge: { readonly id: string; readonly name: string; readonly chair: boolean };
  readonly entries: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly progress: SheetProgress;
  }[];
  /** Who may take over, with how many entries they have in the round. */
  readonly takers: readonly {
    readonly judgeId: string;
    readonly name: string;
    readonly load: number;
    readonly maxLoad: number | null;
  }[];
  readonly whyNotDiscount: Refusal | null;
}

/** What a judge has on a panel, and who could go on with it. */
export async function endWorkPage(
  ctx: Context,
  { contestId, panelId, judgeId }: Readonly<Record<"contestId" | "panelId" | "judgeId", string>>,
): Promise<Result<EndWorkPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const panel = isUuid(panelId) ? await db.panel.findFirst({ where: { id: panelId, contestId } }) : null;
  const standing = standingInContest(ctx.actor, opened.contest);
  const facts = { contestState: opened.contest.state, panelClosed: panel?.closedAt != null };
  const refusal = whyNotEndWork(standing, facts);
  if (refusal) return refused(refusal);
  if (!panel || !isUuid(judgeId)) return refused("hidden");
  const { roundId, groupId } = panel;
  const member = await db.panelMember.findFirst({
    where: { panelId, judgeId, ...WORKING },
    select: { role: true, judge: { select: { user: { select: { name: true } } } } },
  });
  if (!member) return refused("hidden");
  const assignments = await db.assignment.findMany({
    where: { judgeId, roundId, endedAt: null, entry: { contestId, groupId, state: "ELIGIBLE" } },
    orderBy: { entry: { code: "asc" } },
    select: {
      entry: { select: { id: true, code: true, title: true } },
      sheet: { select: { state: true, marks: true, comment: true, feedback: true, proposal: true } },
    },
  });
  const others = await db.panelMember.findMany({
    where: { panelId, judgeId: { not: judgeId }, ...SCORING },
    orderBy: { judge: { code: "asc" } },
    select: {
      judgeId: true,
      judge: {
        select: {
          maxLoad: true,
          user: { select: { name: true } },
          _count: {
            select: {
              assignments: { where: { roundId, endedAt: null, entry: { state: "ELIGIBLE" } } },
            },
          },
        },
      },
    },
  });
  return ok({
    panel: { id: panel.id, name: panel.name },
    judge: { id: judgeId, name: member.judge.user.name, chair: member.role === "CHAIR" },
    entries: assignments.map(({ entry: { id, code, title }, sheet }) => ({
      id,
      code: code ?? "",
      title,
      progress: sheetProgress(
        sheet && {
          state: sheet.state,
          touched: isBegun({ ...sheet, marks: storedMarks(sheet.marks) }),
        },
      ),
    })),
    takers: others.map(({ judgeId: id, judge: { maxLoad, user, _count } }) => ({
      judgeId: id,
      name: user.name,
      load: _count.assignments,
      maxLoad,
    })),
    whyNotDiscount: whyNotDiscount(standing, facts),
  });
}
