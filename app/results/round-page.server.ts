import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import type { Advance, RoundKind } from "~/contests/round";
import { roundAfter, roundBefore, roundOf, roundsOf } from "~/contests/rounds";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { roundBegun } from "~/judging/round-entries.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { lineChanges, newlyThrough, type LineChange, type RoundRow } from "./advance";
import { whyNotDrawLine, whyNotRenewLine, whyNotSeeRounds } from "./advance-policy";
import type { ClosingFacts } from "./closing";
import { readContestRecord } from "./contest-record.server";
import { checkedNames, type CheckedNames } from "./gate/checked-names.server";
import type { GatePoint } from "./gate/gate";
import { readGate } from "./gate/gate.server";
import { correctionUnderWay } from "./line-desk.server";
import { lockedRows, standingLines, type LinedEntry, type StandingLine } from "./lines.server";
import { renewalGate } from "./renewal-gate.server";
import { readRound } from "./round-read.server";

/** One round in the list of a contest's rounds. */
export interface RoundSummary {
  readonly id: string;
  readonly label: string;
  readonly kind: RoundKind;
  readonly entries: number;
  readonly panels: number;
  readonly closedPanels: number;
  /** Null: the last round, from which nobody goes on. */
  readonly line: { readonly locked: boolean; readonly advancing: number } | null;
  /** The line before it is not locked, so nobody is in it yet. */
  readonly waits: boolean;
}

/** The rounds of a contest with how far each is. */
export async function roundList(
  ctx: Context,
  contestId: string,
): Promise<Result<readonly RoundSummary[], Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal = whyNotSeeRounds(standingInContest(ctx.actor, contest), {
    contestState: contest.state,
  });
  if (refusal) return refused(refusal);
  const { facts } = await readContestRecord(db, opened);
  const lines = await standingLines(db, contest.id);
  return ok(
    roundsOf(regulation).map(({ id, label }): RoundSummary => {
      const panels = facts.panels.filter(({ round }) => round === id);
      const line = lines.get(id);
      const before = roundBefore(regulation, id);
      return {
        id,
        label,
        kind: roundOf(regulation, id)?.kind ?? "dossier",
        entries: inRoundNow(facts, id).length,
        panels: panels.length,
        closedPanels: panels.filter(({ closed }) => closed).length,
        line:
          roundAfter(regulation, id) === null
            ? null
            : { locked: line !== undefined, advancing: advancingOf(line) },
        waits: before !== null && !lines.has(before),
      };
    }),
  );
}

function inRoundNow({ entries }: ClosingFacts, roundId: string) {
  return entries.filter(({ state, rounds }) => state === "ELIGIBLE" && rounds.includes(roundId));
}

/** Those that go on and have not left the contest since. */
function advancingOf(line: StandingLine | undefined): number {
  return line?.entries.filter(({ advances, eligible }) => advances && eligible).length ?? 0;
}

/** A group of the round. */
export interface RoundGroup {
  readonly id: string;
  readonly name: string;
  readonly entries: number;
  /** Why no marks are shown here: its panel still scores, or whoever looks has a conflict of interest with an entry. */
  readonly withheld: "panel-open" | "conflict" | null;
}

/** The page of one round: its ranking and the line through it. */
export interface RoundPage {
  readonly contestId: string;
  readonly round: { readonly id: string; readonly label: string; readonly kind: RoundKind };
  /** Null: the last round. */
  readonly next: { readonly id: string; readonly label: string } | null;
  /** The line before it is not locked. */
  readonly waitsFor: { readonly id: string; readonly label: string } | null;
  readonly own: Advance;
  readonly groups: readonly RoundGroup[];
  /** Of the groups that are not withheld. */
  readonly rows: readonly RoundRow[];
  readonly titles: Readonly<Record<string, string>>;
  readonly seen: string;
  /** What must be green before its line is locked. */
  readonly gate: readonly GatePoint[];
  readonly names: CheckedNames;
  readonly timeZone: string;
  readonly whyNot: Refusal | null;
  /** Why the line that stands is not renewed by this person, and nobody let in by it; a correction allows it. */
  readonly whyNotRenew: Refusal | null;
  /** Number of the correction that is under way after closing. */
  readonly correction: number | null;
  readonly locked: LockedLine | null;
  readonly revoked: readonly RevokedLine[];
}

export interface LockedLine extends Omit<StandingLine, "entries" | "lockedById"> {
  readonly lockedBy: string;
  /** Of the groups that are not withheld. */
  readonly entries: readonly LinedEntry[];
  /** Became eligible since: somebody has to decide. */
  readonly undecided: readonly string[];
  /** What has become of it since. */
  readonly changes: readonly LineChange[];
  /** Entries that it would let through now, about which a renewal must say. */
  readonly asked: readonly string[];
  /** The next round has begun, so that it cannot be taken back. */
  readonly begun: boolean;
}

export interface RevokedLine {
  readonly lockedAt: Date;
  readonly revokedAt: Date;
  readonly by: string;
  readonly reason: string;
  /** By the line that took its place at once; null: it was taken back. Of the groups that are not withheld. */
  readonly letIn: readonly string[] | null;
}

/** Everything that the page of a round shows; of groups with a conflict of interest no mark. */
export async function roundPage(
  ctx: Context,
  contestId: string,
  roundId: string,
): Promise<Result<RoundPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotSeeRounds(standing, { contestState: contest.state });
  if (refusal) return refused(refusal);
  const round = roundOf(regulation, roundId);
  if (!round) return refused("hidden");

  const read = await readRound(db, opened, roundId);
  const conflicted = await conflictedEntryIds(db, contest.id, ctx.actor.userId);
  const lines = await standingLines(db, contest.id);
  const line = lines.get(roundId);
  const next = labelled(regulation, roundAfter(regulation, roundId));
  const before = labelled(regulation, roundBefore(regulation, roundId));
  const groups = groupsOf(opened, read, line, roundId, conflicted);
  const shown = new Set(groups.filter(({ withheld }) => withheld === null).map(({ id }) => id));
  const conflictedHere = groups.some(({ withheld }) => withheld === "conflict");
  const correction = await correctionUnderWay(db, opened);
  const gate = correction
    ? await renewalGate(db, ctx, opened, roundId, read.facts)
    : await readGate(db, ctx, opened, { round: roundId }, read.facts);
  const lineFacts = { contestState: contest.state, conflicted: conflictedHere, correcting: correction !== null };
  const seesMarks = ({ group }: { group: string }) => shown.has(group);
  return ok({
    contestId: contest.id,
    round: { id: round.id, label: round.label || round.id, kind: round.kind },
    next,
    waitsFor: before && !lines.has(before.id) ? before : null,
    own: round.advance,
    groups,
    rows: read.rows.filter(seesMarks),
    titles: Object.fromEntries(read.titleOf),
    // It would tell a guess at a withheld mark from another.
    seen: conflictedHere ? "" : read.seen,
    gate,
    names: await checkedNames(opened, gate, { oneRound: true }),
    timeZone: regulation.timeZone,
    whyNot: whyNotDrawLine(standing, lineFacts),
    whyNotRenew: whyNotRenewLine(standing, lineFacts),
    correction: correction?.number ?? null,
    locked:
      line && next
        ? await lockedLine(line, read.rows.filter(seesMarks), seesMarks, next.id, contest.id)
        : null,
    revoked: await revokedLines(contest.id, roundId, seesMarks),
  });
}

function labelled(regulation: OpenedContest["regulation"], roundId: string | null) {
  const found = roundsOf(regulation).find(({ id }) => id === roundId);
  return found ? { id: found.id, label: found.label } : null;
}

function groupsOf(
  { regulation }: OpenedContest,
  { rows, idOf, facts }: Awaited<ReturnType<typeof readRound>>,
  line: StandingLine | undefined,
  roundId: string,
  conflicted: ReadonlySet<string>,
): RoundGroup[] {
  const conflictedOn = new Set(
    line?.entries.filter(({ entryId }) => conflicted.has(entryId)).map(({ group }) => group),
  );
  return regulation.groups.flatMap(({ id, name }): RoundGroup[] => {
    const members = rows.filter(({ group }) => group === id);
    if (members.length === 0) return [];
    const conflict =
      conflictedOn.has(id) || members.some(({ entry }) => conflicted.has(idOf.get(entry) ?? ""));
    const closed = facts.panels.some(
      (panel) => panel.round === roundId && panel.group === id && panel.closed,
    );
    const withheld = conflict ? "conflict" : closed ? null : "panel-open";
    return [{ id, name, entries: members.length, withheld }];
  });
}

async function lockedLine(
  standing: StandingLine,
  rows: readonly RoundRow[],
  seesMarks: (entry: { group: string }) => boolean,
  nextId: string,
  contestId: string,
): Promise<LockedLine> {
  const { lockedById, entries, ...line } = standing;
  const on = lockedRows(standing);
  const changes = lineChanges(rows, line.cut, on);
  const user = await db.user.findUnique({ where: { id: lockedById }, select: { name: true } });
  return {
    ...line,
    lockedBy: user?.name ?? "",
    entries: entries
      .filter(seesMarks)
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1)),
    undecided: rows.filter(({ entry }) => !on.has(entry)).map(({ entry }) => entry),
    changes,
    asked: newlyThrough(changes),
    begun: await roundBegun(db, contestId, nextId),
  };
}

async function revokedLines(
  contestId: string,
  roundId: string,
  seesMarks: (entry: { group: string }) => boolean,
): Promise<RevokedLine[]> {
  const lines = await db.advancement.findMany({
    where: { contestId, roundId },
    orderBy: { lockedAt: "desc" },
    select: {
      lockedAt: true,
      revokedAt: true,
      revokedById: true,
      revokeReason: true,
      entries: {
        where: { advances: true },
        select: { entryId: true, entry: { select: { code: true, groupId: true } } },
      },
    },
  });
  const people = await db.user.findMany({
    where: { id: { in: lines.flatMap(({ revokedById }) => revokedById ?? []) } },
    select: { id: true, name: true },
  });
  return lines.flatMap(({ lockedAt, revokedAt, revokedById, revokeReason, entries }): RevokedLine[] => {
    if (revokedAt === null) return [];
    const by = people.find(({ id }) => id === revokedById)?.name ?? "";
    const renewed = lines.find((other) => other.lockedAt.getTime() === revokedAt.getTime());
    const before = new Set(entries.map(({ entryId }) => entryId));
    const letIn = renewed?.entries
      .filter(({ entryId, entry }) => !before.has(entryId) && seesMarks({ group: entry.groupId ?? "" }))
      .map(({ entry }) => entry.code ?? "")
      .sort();
    return [{ lockedAt, revokedAt, by, reason: revokeReason ?? "", letIn: letIn ?? null }];
  });
}
