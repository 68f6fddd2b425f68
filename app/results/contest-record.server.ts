import { type OpenedContest } from "~/contests/contest.server";
import { knownConflicts } from "~/judging/conflicts/conflicts.server";
import { storedMarks } from "~/judging/facts.server";
import { inRound } from "~/judging/round-entries.server";
import { scoresOf } from "~/judging/sheets/receipt";
import type { Tx } from "~/platform/db.server";
import { groupBy } from "~/platform/group-by";
import { roundRanking, type RoundRow } from "./advance";
import { voteCounts } from "./awards/vote-counts.server";
import { BUNDLE_FORMAT, type Bundle } from "./bundle";
import type { ClosingFacts } from "./closing";
import { publishedLine, standingLines, type StandingLine } from "./lines.server";

const STATUS = { ELIGIBLE: "judged", INELIGIBLE: "ineligible", WITHDRAWN: "withdrawn" } as const;

/** What closing looks at, and the bundle without results that it computes from. */
export interface ContestRecord {
  readonly facts: ClosingFacts;
  readonly bundle: Bundle;
}

/**
 * Reads every entry that was ever given a code, its assignments in the rounds that it takes part in, the sheets of
 * these that stand submitted, and who went on from which round.
 */
export async function readContestRecord(tx: Tx, opened: OpenedContest): Promise<ContestRecord> {
  const { contest, regulation, revision } = opened;
  const lines = await standingLines(tx, contest.id);
  const roundsOf = await participation(tx, opened);
  const entries = await tx.entry.findMany({
    where: { contestId: contest.id, code: { not: null } },
    orderBy: { code: "asc" },
    select: { id: true, code: true, groupId: true, state: true },
  });
  const assignedTo = groupBy(await assignments(tx, contest.id), ({ entryId }) => entryId);
  const panels = await tx.panel.findMany({
    where: { contestId: contest.id },
    select: { roundId: true, groupId: true, closedAt: true },
  });

  const undecided = new Set(
    (await knownConflicts(tx, contest.id))
      .filter(({ state }) => state === "OPEN")
      .map(({ judgeId, entryId }) => `${judgeId} ${entryId}`),
  );

  const open: ClosingFacts["entries"][number][] = [];
  const published: Bundle["entries"] = [];
  const sheets: Bundle["sheets"] = [];
  for (const entry of entries) {
    const code = entry.code ?? "";
    const group = entry.groupId ?? "";
    const rounds = roundsOf.get(entry.id) ?? [];
    const assigned = (assignedTo.get(entry.id) ?? []).filter(({ roundId }) => rounds.includes(roundId));
    if (
      entry.state === "SUBMITTED" ||
      entry.state === "SUPPLEMENT_REQUESTED" ||
      entry.state === "ELIGIBLE"
    ) {
      open.push({
        code,
        group,
        state: entry.state,
        rounds,
        sheets: assigned.map(({ roundId, judgeId, judge, submitted }) => ({
          round: roundId,
          judge,
          submitted,
          undecided: undecided.has(`${judgeId} ${entry.id}`),
        })),
      });
    }
    if (entry.state === "ELIGIBLE" || entry.state === "INELIGIBLE" || entry.state === "WITHDRAWN") {
      published.push({ code, group, status: STATUS[entry.state] });
    }
    if (entry.state !== "ELIGIBLE") continue;
    for (const { roundId, judge, marks, submittedAt, receipt } of assigned) {
      if (submittedAt === null || receipt === null) continue;
      sheets.push({
        round: roundId,
        judge,
        entry: code,
        scores: scoresOf(storedMarks(marks)),
        submittedAt: submittedAt.toISOString(),
        receipt,
      });
    }
  }
  // By judge within an entry: the order in the database would tell who came first.
  sheets.sort(
    (a, b) =>
      compareText(a.entry, b.entry) ||
      compareText(a.round, b.round) ||
      compareText(a.judge, b.judge),
  );

  return {
    facts: {
      minimumSheets: regulation.rule.combine.minimumSheets,
      rounds: regulation.rule.rounds.map(({ id }) => {
        const line = lines.get(id);
        if (!line) return { id, line: null };
        const takingPart = open.filter(({ state, rounds }) => state === "ELIGIBLE" && rounds.includes(id));
        const ranking = roundRanking(regulation.rule, id, takingPart, sheets);
        return { id, line: { entries: new Set(line.entries.map(({ code }) => code)), outdated: outdated(line, ranking) } };
      }),
      panels: panels.map(({ roundId, groupId, closedAt }) => ({
        round: roundId,
        group: groupId,
        closed: closedAt !== null,
      })),
      entries: open,
    },
    bundle: {
      format: BUNDLE_FORMAT,
      contest: {
        id: contest.id,
        title: contest.title,
        regulation: { revision: revision.number, sha256: revision.sha256 },
        ...(lines.size > 0 && {
          advancement: regulation.rule.rounds.flatMap(({ id }) => {
            const line = lines.get(id);
            return line ? [publishedLine(line)] : [];
          }),
        }),
      },
      rule: regulation.rule,
      entries: published,
      sheets,
      decisions: [],
      ...(regulation.rule.publicVote && { publicVote: { counts: await voteCounts(tx, contest.id) } }),
    },
  };
}

interface Assigned {
  readonly entryId: string;
  readonly roundId: string;
  readonly judgeId: string;
  /** The judge's code. */
  readonly judge: string;
  readonly submitted: boolean;
  /** Of the revision that stands; null where none does. */
  readonly marks: unknown;
  readonly submittedAt: Date | null;
  readonly receipt: string | null;
}

/** Every assignment of a contest that has not ended, with the revision that stands of its sheet. */
function assignments(tx: Tx, contestId: string): Promise<Assigned[]> {
  return tx.$queryRaw<Assigned[]>`
    SELECT a."entryId", a."roundId", j."id" AS "judgeId", j."code" AS "judge",
      coalesce(s."state" = 'SUBMITTED', false) AS "submitted", r."marks", r."submittedAt", r."receipt"
    FROM "Entry" e
    JOIN "Assignment" a ON a."entryId" = e."id" AND a."endedAt" IS NULL
    JOIN "Judge" j ON j."id" = a."judgeId"
    LEFT JOIN "ScoreSheet" s ON s."assignmentId" = a."id"
    LEFT JOIN LATERAL (
      SELECT "marks", "submittedAt", "receipt" FROM "ScoreSheetRevision"
      WHERE "sheetId" = s."id" AND "returnedAt" IS NULL
      ORDER BY "number" DESC LIMIT 1) r ON s."state" = 'SUBMITTED'
    WHERE e."contestId" = ${contestId}`;
}

/** The entries of a line that now score something else than when it was locked. */
function outdated(line: StandingLine, ranking: readonly RoundRow[]): string[] {
  const before = new Map(line.entries.map(({ code, score }) => [code, score]));
  return ranking
    .filter(({ entry, score }) => before.has(entry) && before.get(entry) !== score)
    .map(({ entry }) => entry)
    .sort();
}

/** By entry, the rounds that it takes part in. */
async function participation(tx: Tx, opened: OpenedContest): Promise<Map<string, string[]>> {
  const rounds = new Map<string, string[]>();
  for (const { id: roundId } of opened.regulation.rule.rounds) {
    const where = await inRound(tx, opened, roundId);
    for (const { id } of await tx.entry.findMany({ where, select: { id: true } }))
      rounds.set(id, [...(rounds.get(id) ?? []), roundId]);
  }
  return rounds;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
