import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused, type Result } from "~/platform/result";
import { withJudgedTitles } from "../blind/covered.server";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { flaggedEntries } from "../differences/differences.server";
import { holdPanel, judgingFacts, panelWithPeople } from "../facts.server";
import { whyNotClosePanel, whyNotReopenPanel } from "../judging-policy";
import { inRound, lineHolds } from "../round-entries.server";
import { shortEntries } from "./fewer-judges.server";

/** A sheet that is not in: whose, for which entry. */
export interface MissingSheet {
  readonly assignmentId: string;
  readonly judgeId: string;
  readonly judgeName: string;
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly state: "DRAFT" | "RETURNED";
  /** Of the person who asks. */
  readonly own: boolean;
}

export interface Unfinished {
  readonly missing: readonly MissingSheet[];
  /** Entries of the round that no judge has. */
  readonly unassigned: readonly { readonly code: string; readonly title: string }[];
  /** Entries that fewer judge than the regulation gives them, to which no organiser has agreed. */
  readonly short: readonly {
    readonly code: string;
    readonly title: string;
    readonly judges: number;
    readonly wanted: number;
  }[];
  /** Entries whose judges differ too far, without an answer of the panel's yet. */
  readonly differences: readonly {
    readonly entryId: string;
    readonly code: string;
    readonly title: string;
  }[];
  /** Something waits that is not for whoever asks to know: an organiser sees to it. */
  readonly elsewhere: boolean;
}

interface PanelKey {
  readonly contestId: string;
  readonly roundId: string;
  readonly groupId: string;
}

/** Everything that keeps the panel from being closed. Entries that left the contest or the round keep nobody waiting. */
async function unfinishedOf(
  tx: Tx,
  opened: OpenedContest,
  { contestId, roundId, groupId }: PanelKey,
  userId: string,
): Promise<Unfinished> {
  const entry = { AND: [await inRound(tx, opened, roundId), { groupId }] };
  const open = await tx.assignment.findMany({
    where: {
      roundId,
      endedAt: null,
      entry,
      OR: [{ sheet: null }, { sheet: { state: { not: "SUBMITTED" } } }],
    },
    select: {
      id: true,
      sheet: { select: { state: true } },
      judge: { select: { id: true, code: true, userId: true, user: { select: { name: true } } } },
      entry: { select: { id: true, code: true, title: true } },
    },
  });
  const unassigned = await tx.entry.findMany({
    where: { ...entry, assignments: { none: { roundId, endedAt: null } } },
    select: { id: true, code: true, title: true },
    orderBy: { code: "asc" },
  });
  const flagged = (await flaggedEntries(tx, opened, { roundId, groupId })).filter(
    ({ answer }) => answer === null,
  );
  const short = (await shortEntries(tx, opened, { roundId, groupId })).filter(
    ({ consent }) => consent === null,
  );
  const conflicted = await conflictedEntryIds(tx, contestId, userId);
  const visible = flagged.filter((one) => !conflicted.has(one.entry.id));
  const titles = new Map(
    (await withJudgedTitles(tx, opened, roundId, [
      ...open.map((one) => one.entry),
      ...unassigned,
      ...short,
    ])).map((one) => [
      one.id,
      one.title,
    ]),
  );
  const missing = open
    .map(({ id, sheet, judge, entry: { id: entryId, code } }) => ({
      assignmentId: id,
      judgeId: judge.id,
      judgeName: judge.user.name,
      judgeCode: judge.code,
      entryCode: code ?? "",
      entryTitle: titles.get(entryId) ?? "",
      state: sheet?.state === "RETURNED" ? ("RETURNED" as const) : ("DRAFT" as const),
      own: judge.userId === userId,
    }))
    .sort((a, b) => order(a.judgeCode, b.judgeCode) || order(a.entryCode, b.entryCode))
    .map(({ judgeCode: _code, ...sheet }) => sheet);
  return {
    missing,
    unassigned: unassigned.map(({ id, code }) => ({ code: code ?? "", title: titles.get(id) ?? "" })),
    short: short.map(({ id, code, judges, wanted }) => ({
      code,
      title: titles.get(id) ?? "",
      judges,
      wanted,
    })),
    differences: visible.map(({ entry: { id, code, title } }) => ({ entryId: id, code, title })),
    elsewhere: visible.length < flagged.length,
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export type CloseResult = Ok<undefined> | Refused<Refusal> | (Refused<"unfinished"> & Unfinished);

/** The chair declares the panel's work done. Refuses with the list of what is missing. */
export async function closePanel(
  ctx: Context,
  { panelId }: { readonly panelId: string },
): Promise<CloseResult> {
  const loaded = await panelFor(ctx, panelId);
  if (!loaded) return refused("hidden");
  const { panel, opened, standing, facts } = loaded;
  const refusal = whyNotClosePanel(standing, facts);
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx): Promise<CloseResult> => {
    const held = await holdPanel(tx, panel.id);
    if (!held || held.closed) return refused("state");
    const unfinished = await unfinishedOf(tx, opened, panel, ctx.actor.userId);
    const { missing, unassigned, short, differences, elsewhere } = unfinished;
    if (missing.length + unassigned.length + short.length + differences.length > 0 || elsewhere)
      return { ...refused("unfinished"), ...unfinished };
    await tx.panel.update({
      where: { id: panel.id },
      data: { closedAt: ctx.now, closedById: ctx.actor.userId },
    });
    await audit(tx, {
      chainId: panel.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "panel.closed",
      subjectType: "panel",
      subjectId: panel.id,
    });
    return ok();
  });
}

/** An organiser opens a closed panel again, for a reason that stays on record. */
export async function reopenPanel(
  ctx: Context,
  input: { readonly panelId: string; readonly reason: string },
): Promise<Result<undefined, Refusal | "invalid">> {
  const loaded = await panelFor(ctx, input.panelId);
  if (!loaded) return refused("hidden");
  const { panel, opened, standing, facts } = loaded;
  const why = async (tx: Tx) =>
    whyNotReopenPanel(standing, { ...facts, lineHolds: await lineHolds(tx, opened, panel.roundId) });
  const refusal = await why(db);
  if (refusal) return refused(refusal);
  const reason = input.reason.normalize("NFC").trim();
  if (reason === "") return refused("invalid", [{ path: "reason", code: "required" }]);
  return db.$transaction(async (tx): Promise<Result<undefined, Refusal>> => {
    const held = await holdPanel(tx, panel.id);
    if (!held?.closed) return refused("state");
    // Whoever locks the line holds its panels.
    const late = await why(tx);
    if (late) return refused(late);
    await tx.panel.update({ where: { id: panel.id }, data: { closedAt: null, closedById: null } });
    await audit(tx, {
      chainId: panel.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "panel.reopened",
      subjectType: "panel",
      subjectId: panel.id,
      data: { reason },
    });
    return ok();
  });
}

async function panelFor(ctx: Context, panelId: string) {
  const panel = await panelWithPeople(panelId);
  const opened = panel && (await openedContest(panel.contestId));
  if (!panel || !opened) return null;
  return {
    panel,
    opened,
    standing: standingInContest(ctx.actor, opened.contest, { chairIds: panel.chairIds }),
    facts: judgingFacts(opened, panel, ctx.now),
  };
}
