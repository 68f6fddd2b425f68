import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused, type Result } from "~/platform/result";
import type { ConflictKind } from "../conflicts/conflict";
import { isConflicted } from "../conflicts/pair-conflict.server";
import { holdPanel } from "../facts.server";
import { whyNotReadProgress } from "../judging-policy";
import { contestForPanels } from "../panels/panels.server";
import { planAssignments, type LeftOut } from "./assignment-plan";
import { giveEntries } from "./give-entries.server";
import { holdEntries, panelWork, scoresEntry, type PanelWork } from "./panel-work.server";

/** A judge and an entry that are kept apart, with their names for the secretariat. */
export interface NamedConflict {
  readonly judgeName: string;
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly conflicts: readonly ConflictKind[];
}

export interface PanelAssignment {
  readonly panelId: string;
  readonly closed: boolean;
  /** So many judges score each entry, by a plan of its own; null: everybody scores everything. */
  readonly perEntry: number | null;
  /** Entries that have fewer judges than that. */
  readonly missing: number;
  readonly judges: number;
  readonly entries: number;
  readonly added: number;
  readonly ended: number;
  readonly leftOut: readonly NamedConflict[];
  readonly tooLate: readonly NamedConflict[];
  /** Taken back by hand: they come back only by giving the one entry to the one judge. */
  readonly takenBack: readonly NamedConflict[];
  readonly withoutJudge: readonly { readonly code: string; readonly title: string }[];
  /** Judges who get more entries than they said they could take over. */
  readonly overloaded: readonly {
    readonly name: string;
    readonly max: number;
    readonly load: number;
  }[];
}

/** What assigning would do, panel by panel, without doing it; for all who may see the secretariat's work. */
export async function previewAssignments(
  ctx: Context,
  { contestId }: { readonly contestId: string },
): Promise<Result<readonly PanelAssignment[], Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const refusal = whyNotReadProgress(standingInContest(ctx.actor, opened.contest));
  if (refusal) return refused(refusal);
  return ok((await planned(db, opened)).map(({ report }) => report));
}

/**
 * Gives every entry of a round to all judges of its panel, except where a conflict of interest forbids it or an expert
 * was invited for other fields. Asked again it adds only what is missing, and leaves what was taken back by hand. Closed panels are left alone, and those whose
 * regulation names a number of judges per entry: these have plans.
 */
export async function assignPanels(
  ctx: Context,
  { contestId }: { readonly contestId: string },
): Promise<Result<readonly PanelAssignment[], Refusal>> {
  const managed = await contestForPanels(ctx, contestId);
  if (!managed.ok) return managed;
  const panels = await db.panel.findMany({
    where: { contestId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return db.$transaction(
    async (tx) => {
      for (const { id } of panels) if (!(await holdPanel(tx, id))) return refused("state");
      await holdEntries(tx, contestId);
      const reports: PanelAssignment[] = [];
      for (const { panel, plan, report } of await planned(tx, managed.value)) {
        const done =
          report.closed || report.perEntry !== null
            ? { added: 0, ended: 0 }
            : await giveEntries(tx, ctx, panel.roundId, plan);
        reports.push({ ...report, ...done });
      }
      // Of all panels at the end: whoever sends in a sheet that is ended here waits for the record while it is waited for.
      for (const { panelId, added, ended, leftOut } of reports)
        if (added + ended > 0)
          await audit(tx, {
            chainId: contestId,
            at: ctx.now,
            actorId: ctx.actor.userId,
            action: "panel.assigned",
            subjectType: "panel",
            subjectId: panelId,
            data: { added, ended, leftOut: leftOut.length },
          });
      return ok(reports);
    },
    { timeout: 60_000 },
  );
}

export type AssignOneResult =
  Ok<undefined> | Refused<Refusal | "other-field" | "enough-judges" | "at-most" | "own-interest"> | ConflictRefusal;
export type ConflictRefusal = Refused<"conflict-of-interest"> & {
  readonly conflicts: readonly ConflictKind[];
};

/**
 * Gives one entry to one judge of its panel. A conflict of interest forbids it for everybody, and so do an expert's
 * other fields, the number of judges that the regulation names, and the most that the judge takes over. Nobody chooses
 * by hand who judges an entry that they have an interest in themselves.
 */
export async function assignOne(
  ctx: Context,
  input: { readonly panelId: string; readonly entryId: string; readonly judgeId: string },
): Promise<AssignOneResult> {
  const panel = await db.panel.findUnique({
    where: { id: input.panelId },
    select: { contestId: true },
  });
  if (!panel) return refused("hidden");
  const managed = await contestForPanels(ctx, panel.contestId);
  if (!managed.ok) return managed;
  return db.$transaction(async (tx): Promise<AssignOneResult> => {
    const held = await holdPanel(tx, input.panelId);
    if (!held || held.closed) return refused("state");
    await holdEntries(tx, panel.contestId);
    const [work] = await panelWork(tx, managed.value, input.panelId);
    const judge = work?.judges.find(({ id }) => id === input.judgeId);
    const entry = work?.entries.find(({ id }) => id === input.entryId);
    if (!work || !judge || !entry) return refused("hidden");
    if (await isConflicted(tx, panel.contestId, ctx.actor.userId, entry.id)) return refused("own-interest");
    const conflicts = work.conflicts.between(judge.id, entry.id).map(({ kind }) => kind);
    if (conflicts.length > 0) return { ...refused("conflict-of-interest"), conflicts };
    if (!scoresEntry(judge, entry)) return refused("other-field");
    const live = work.existing.filter(({ ended }) => !ended);
    const before = work.existing.find(
      (one) => one.entryId === entry.id && one.judgeId === judge.id,
    );
    if (before && !before.ended) return ok();
    if (before?.judged) return refused("state");
    const there = live.filter(({ entryId }) => entryId === entry.id).length;
    if (work.perEntry !== null && there >= work.perEntry) return refused("enough-judges");
    const load = live.filter(({ judgeId }) => judgeId === judge.id).length + judge.elsewhere;
    if (judge.max !== null && load >= judge.max) return refused("at-most");
    const pair = { entryId: entry.id, judgeId: judge.id };
    const change = before ? { add: [], resume: [before.id] } : { add: [pair], resume: [] };
    await giveEntries(tx, ctx, work.panel.roundId, { ...change, end: [] });
    await audit(tx, {
      chainId: panel.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "panel.entry-assigned",
      subjectType: "panel",
      subjectId: input.panelId,
      data: pair,
    });
    return ok();
  });
}

/** What assigning would do for each panel, with names. */
async function planned(tx: Tx, opened: OpenedContest) {
  return (await panelWork(tx, opened)).map((work) => {
    const { panel, judges, entries, perEntry } = work;
    const plan = planAssignments(
      judges.map(({ id }) => id),
      entries.map((entry) => ({
        id: entry.id,
        conflicts: Object.fromEntries(
          judges.map(({ id }) => [
            id,
            work.conflicts.between(id, entry.id).map(({ kind }) => kind),
          ]),
        ),
        otherFields: judges.filter((judge) => !scoresEntry(judge, entry)).map(({ id }) => id),
      })),
      work.existing,
    );
    const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
    const named = ({ entryId, judgeId, conflicts }: LeftOut): NamedConflict => ({
      judgeName: work.names.get(judgeId) ?? "",
      entryCode: entryOf.get(entryId)?.code ?? "",
      entryTitle: entryOf.get(entryId)?.title ?? "",
      conflicts,
    });
    const missing = perEntry === null ? 0 : missingJudges(work, perEntry);
    const report: PanelAssignment = {
      panelId: panel.id,
      closed: panel.closed,
      perEntry,
      missing,
      judges: judges.length,
      entries: entries.length,
      added: perEntry === null ? plan.add.length + plan.resume.length : 0,
      ended: perEntry === null ? plan.end.length : 0,
      leftOut: plan.leftOut.map(named),
      tooLate: plan.tooLate.map(named),
      takenBack: perEntry === null ? plan.takenBack.map(named) : [],
      withoutJudge: plan.withoutJudge.map((id) => ({
        code: entryOf.get(id)?.code ?? "",
        title: entryOf.get(id)?.title ?? "",
      })),
      overloaded: perEntry === null ? overloaded(work, plan.add) : [],
    };
    return { panel, plan, report };
  });
}

function missingJudges({ entries, existing }: PanelWork, perEntry: number): number {
  const count = new Map<string, number>();
  for (const { entryId, ended } of existing)
    if (!ended) count.set(entryId, (count.get(entryId) ?? 0) + 1);
  return entries.filter(({ id }) => (count.get(id) ?? 0) < perEntry).length;
}

function overloaded({ judges, existing }: PanelWork, add: readonly { readonly judgeId: string }[]) {
  return judges.flatMap(({ id, name, max, elsewhere }) => {
    const here = [...existing.filter(({ ended }) => !ended), ...add];
    const load = elsewhere + here.filter(({ judgeId }) => judgeId === id).length;
    return max !== null && load > max ? [{ name, max, load }] : [];
  });
}
