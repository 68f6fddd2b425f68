import type { OpenedContest } from "~/contests/contest.server";
import { levelLabel, rubricOf } from "~/contests/regulation";
import { panelInRound, roundOf, roundsOf } from "~/contests/rounds";
import { NO_PRIZE } from "~/contests/rule";
import { differenceOf } from "~/judging/differences/differences";
import { roundSheets, type RoundEntry } from "~/judging/differences/round-sheets.server";
import { WORKING } from "~/judging/panels/working";
import { highestTotal, totalText } from "~/judging/sheets/marks";
import { db } from "~/platform/db.server";
import { decimal, div, formatFixed, fromInteger } from "~/platform/decimal";
import { formatDecimal } from "~/platform/format";
import { groupBy } from "~/platform/group-by";
import { readRound } from "../round-read.server";
import { proposalWords } from "./proposal-words";

const vietnamese = (text: string) => formatDecimal(text, "vi");

/** The panels with who sits on them now, in the regulation's order of rounds and groups. */
export async function panelsFacts({ contest, regulation }: OpenedContest) {
  const rows = await db.panel.findMany({
    where: { contestId: contest.id },
    include: {
      members: {
        where: WORKING,
        orderBy: { judge: { code: "asc" } },
        select: { role: true, judge: { select: { user: { select: { name: true, unitName: true } } } } },
      },
    },
  });
  const rounds = roundsOf(regulation);
  return rounds.flatMap((round) =>
    regulation.groups.flatMap((group) =>
      rows
        .filter(({ roundId, groupId }) => roundId === round.id && groupId === group.id)
        .map(({ name, members }) => ({
          name,
          round: rounds.length > 1 ? round.label : "",
          members: members.map(({ role, judge }) => ({
            name: judge.user.name,
            unit: judge.user.unitName,
            office: role,
          })),
        })),
    ),
  );
}

/** All totals of a closed panel; null where there is none. `named`: judges by name instead of code. */
export async function panelSummaryFacts(opened: OpenedContest, panelId: string, named: boolean) {
  const panel = await db.panel.findFirst({
    where: { id: panelId, contestId: opened.contest.id, closedAt: { not: null } },
  });
  if (!panel) return null;
  const { regulation } = opened;
  const round = roundOf(regulation, panel.roundId);
  const entries = await roundSheets(db, opened, panel.roundId, { groupId: panel.groupId });
  const judges = [
    ...new Map(entries.flatMap(({ sheets }) => sheets.map((sheet) => [sheet.judgeCode, sheet.judgeName]))),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const { rows: ranking } = await readRound(db, opened, panel.roundId);
  const place = new Map(ranking.map((row) => [row.entry, row]));
  const proposals = await proposalsOf(opened, panel.roundId);
  const titles = named ? await trueTitles(entries.map(({ id }) => id)) : new Map<string, string>();
  const rows = entries
    .map((entry) => {
      const { score = null, rank = null } = place.get(entry.code) ?? {};
      return {
        code: entry.code,
        title: titles.get(entry.id) ?? entry.title,
        totals: judges.map(([code]) => {
          const sheet = entry.sheets.find(({ judgeCode }) => judgeCode === code);
          return sheet ? vietnamese(totalText(sheet.totalMicro)) : null;
        }),
        ...spread(entry),
        score: score === null ? "" : vietnamese(score),
        rank,
        flagged: differenceOf(round?.differenceLimit ?? null, entry) !== null,
        proposals: proposals.get(entry.code) ?? "",
      };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1));
  return {
    panel: panel.name,
    called: panelInRound(regulation, panel),
    round: roundLabel(opened, panel.roundId),
    judges: judges.map(([code, name]) => (named ? name : code)),
    rows,
  };
}

/** Titles as their authors wrote them, also of entries that were judged blind. */
async function trueTitles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.entry.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } });
  return new Map(rows.map(({ id, title }) => [id, title]));
}

function spread({ sheets }: RoundEntry): { mean: string; range: string } {
  if (sheets.length === 0) return { mean: "", range: "" };
  const totals = sheets.map(({ totalMicro }) => totalMicro);
  const sum = totals.reduce((all, total) => all + total, 0n);
  const [low, high] = totals.reduce(
    ([least, most], total) => [total < least ? total : least, total > most ? total : most],
    [totals[0] ?? 0n, totals[0] ?? 0n],
  );
  const mean = div(decimal(totalText(sum)), fromInteger(totals.length));
  return { mean: vietnamese(formatFixed(mean, 2)), range: vietnamese(totalText(high - low)) };
}

function roundLabel({ regulation }: OpenedContest, roundId: string): string {
  return roundsOf(regulation).length > 1 ? (roundOf(regulation, roundId)?.label ?? "") : "";
}

/** Prizes that judges proposed, by entry. */
async function proposalsOf({ contest, regulation }: OpenedContest, roundId: string): Promise<ReadonlyMap<string, string>> {
  const byEntry = groupBy(await submitted(contest.id, { roundId }), ({ entry }) => entry.code);
  return new Map(
    [...byEntry].map(([code, sheets]) => [code, proposalWords(regulation, sheets.map(({ proposal }) => proposal))]),
  );
}

/** The sheets that stand submitted, of one round or one judge. */
async function submitted(contestId: string, of: { readonly roundId?: string; readonly judgeId?: string }) {
  const rows = await db.assignment.findMany({
    where: { ...of, endedAt: null, entry: { contestId }, sheet: { state: "SUBMITTED" } },
    orderBy: { entry: { code: "asc" } },
    select: {
      roundId: true,
      entry: { select: { code: true, title: true, groupId: true } },
      sheet: {
        select: {
          revisions: {
            where: { returnedAt: null },
            orderBy: { number: "desc" },
            take: 1,
            select: { totalMicro: true, proposal: true },
          },
        },
      },
    },
  });
  return rows.flatMap(({ roundId, entry, sheet }) => {
    const stands = sheet?.revisions[0];
    return stands ? [{ roundId, entry: { ...entry, code: entry.code ?? "" }, ...stands }] : [];
  });
}

/** What one judge gave in the panels that are closed, round by round; null for no judge of the contest. */
export async function judgeSummaryFacts({ contest, regulation, ...rest }: OpenedContest, judgeId: string) {
  const judge = await db.judge.findFirst({
    where: { id: judgeId, contestId: contest.id },
    select: { user: { select: { name: true } } },
  });
  if (!judge) return null;
  const opened = { contest, regulation, ...rest };
  const closed = await db.panel.findMany({
    where: { contestId: contest.id, closedAt: { not: null } },
    select: { roundId: true, groupId: true, name: true },
  });
  const sheets = await submitted(contest.id, { judgeId });
  const rounds = roundsOf(regulation).flatMap(({ id }) =>
    closed
      .filter(({ roundId }) => roundId === id)
      .map(({ name, groupId }) => ({
        round: roundLabel(opened, id),
        panel: name,
        called: panelInRound(regulation, { name, roundId: id }),
        highest: vietnamese(highestTotal(rubricOf(regulation, id))),
        sheets: sheets
          .filter(({ roundId, entry }) => roundId === id && entry.groupId === groupId)
          .map(({ entry, totalMicro, proposal }) => ({
            code: entry.code,
            title: entry.title,
            total: vietnamese(totalText(totalMicro)),
            proposal: proposal === null || proposal === NO_PRIZE ? "" : (levelLabel(regulation, proposal) ?? ""),
          })),
      }))
      .filter((one) => one.sheets.length > 0),
  );
  return { judge: judge.user.name, rounds };
}
