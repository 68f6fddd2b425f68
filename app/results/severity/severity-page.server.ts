import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { roundsOf } from "~/contests/rounds";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { Bundle } from "../bundle";
import { readContestRecord } from "../contest-record.server";
import { whyNotReadSeverity } from "../result-policy";
import { newestTally } from "../tally-read.server";
import { analyseSeverity } from "./severity";
import { severityView, type SeverityView } from "./severity-view";

/** The sheets that are looked at together: of one panel, or of a whole round where prizes are given across groups. */
export interface Slice {
  readonly round: string;
  readonly roundLabel: string;
  /** null: all groups. */
  readonly group: string | null;
  readonly groupLabel: string | null;
  /** "conflict": whoever asks has an interest in one of its entries. */
  readonly state: "ready" | "open" | "no-panel" | "conflict";
}

export interface SeverityPage {
  readonly contestId: string;
  /** There is a tally, with a page for each entry. */
  readonly tallied: boolean;
  readonly slices: readonly Slice[];
  readonly shown: Slice | null;
  readonly view: SeverityView | null;
  readonly judgeNames: Readonly<Record<string, string>>;
  readonly titles: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<string, string>>;
}

/**
 * How strict the judges of a closed panel are. While a panel is open nobody is told: it would be pressure on those
 * who still score. What somebody has an interest in is kept from them, averages and rankings included.
 */
export async function severityPage(
  ctx: Context,
  contestId: string,
  asked: { readonly round: string | null; readonly group: string | null },
): Promise<Result<SeverityPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotReadSeverity(standing, { contestState: contest.state });
  if (refusal) return refused(refusal);

  const slices = await slicesOf(opened, ctx.actor.userId);
  const shown =
    asked.round === null
      ? firstReady(slices)
      : slices.find(({ round, group }) => round === asked.round && group === asked.group);
  if (shown === undefined) return refused("hidden");
  if (shown?.state === "conflict") return refused("conflict-of-interest");

  const base = { contestId: contest.id, tallied: contest.state !== "OPEN", slices, shown };
  if (shown?.state !== "ready")
    return ok({ ...base, view: null, judgeNames: {}, titles: {}, levels: {} });
  const bundle = sliceOf(await recordOf(opened), shown.group);
  const view = severityView(bundle, analyseSeverity(bundle, shown.round));
  const codes = new Set(view.prizes?.rows.map(({ entry }) => entry));
  return ok({
    ...base,
    view,
    judgeNames: await namesOf(contest.id),
    titles: await titlesOf(contest.id, [...codes]),
    levels: Object.fromEntries(
      bundle.rule.prizes.levels.map(({ id }) => [id, levelLabel(regulation, id) ?? id]),
    ),
  });
}

/** The first group of the last round that is ready: it says most about the prizes. */
function firstReady(slices: readonly Slice[]): Slice | null {
  const ready = slices.filter(({ state }) => state === "ready");
  return ready.find(({ round }) => round === ready.at(-1)?.round) ?? null;
}

async function slicesOf({ contest, regulation }: OpenedContest, userId: string): Promise<Slice[]> {
  const panels = await db.panel.findMany({
    where: { contestId: contest.id },
    select: { roundId: true, groupId: true, closedAt: true },
  });
  const conflicted = await conflictedEntryIds(db, contest.id, userId);
  const concerned = await db.entry.findMany({
    where: { id: { in: [...conflicted] } },
    select: { groupId: true },
  });
  const withheld = new Set(concerned.map(({ groupId }) => groupId));
  const byGroup = regulation.rule.prizes.scope === "group";
  return roundsOf(regulation).flatMap(({ id: round, label: roundLabel }) =>
    (byGroup ? regulation.groups : [null]).map((group): Slice => {
      const own = panels.filter(
        ({ roundId, groupId }) => roundId === round && (!group || groupId === group.id),
      );
      const conflict = group ? withheld.has(group.id) : withheld.size > 0;
      const state = conflict
        ? "conflict"
        : own.length === 0
          ? "no-panel"
          : own.every(({ closedAt }) => closedAt !== null)
            ? "ready"
            : "open";
      return {
        round,
        roundLabel,
        group: group?.id ?? null,
        groupLabel: group?.name ?? null,
        state,
      };
    }),
  );
}

/** The sheets that the result was computed from; before closing those that stand submitted. */
async function recordOf(opened: OpenedContest): Promise<Bundle> {
  const stored = opened.contest.state === "OPEN" ? null : await newestTally(db, opened.contest.id);
  return stored?.bundle ?? (await readContestRecord(db, opened)).bundle;
}

function sliceOf(bundle: Bundle, group: string | null): Bundle {
  if (group === null) return bundle;
  const entries = bundle.entries.filter((entry) => entry.group === group);
  const codes = new Set(entries.map(({ code }) => code));
  return { ...bundle, entries, sheets: bundle.sheets.filter(({ entry }) => codes.has(entry)) };
}

async function namesOf(contestId: string): Promise<Record<string, string>> {
  const judges = await db.judge.findMany({
    where: { contestId },
    select: { code: true, user: { select: { name: true } } },
  });
  return Object.fromEntries(judges.map(({ code, user }) => [code, user.name]));
}

async function titlesOf(
  contestId: string,
  codes: readonly string[],
): Promise<Record<string, string>> {
  const entries = await db.entry.findMany({
    where: { contestId, code: { in: [...codes] } },
    select: { code: true, title: true },
  });
  return Object.fromEntries(entries.map(({ code, title }) => [code ?? "", title]));
}
