import { revisionsOf, type OpenedContest } from "~/contests/contest.server";
import { roundOf } from "~/contests/rounds";
import { answers } from "~/judging/differences/differences";
import {
  differenceHistory,
  heldAt,
  returnedSheets,
  standingAt,
  type JudgeWork,
  type Spread,
} from "~/judging/differences/difference-history";
import { withJudgedTitles } from "~/judging/blind/covered.server";
import { storedMarks } from "~/judging/facts.server";
import { totalText } from "~/judging/sheets/marks";
import { scoresOf } from "~/judging/sheets/receipt";
import { db } from "~/platform/db.server";
import { formatDecimal } from "~/platform/format";
import { roundRanking } from "../advance";
import { proposalWords } from "./proposal-words";

/**
 * What a panel had judged when the minutes of its meeting were signed; as it stands now where they are not. Told from
 * what is kept for good, so that signed minutes stay what they were. null: it is no panel's meeting.
 */
export async function judgedAtMeeting(opened: OpenedContest, meetingId: string, now: Date) {
  const meeting = await db.meeting.findFirst({
    where: { id: meetingId, contestId: opened.contest.id },
    select: { signedAt: true, panel: true },
  });
  if (!meeting?.panel) return null;
  const { panel } = meeting;
  const until = meeting.signedAt ?? now;
  const then = await contestAt(opened, until);
  const { regulation } = then;
  const round = roundOf(regulation, panel.roundId);
  const closed = await wasClosed(panel, until);
  const entries = await judgedEntries(then, panel, until);
  const told = {
    until,
    closed,
    asksProposal: closed && (round?.asksProposal ?? false),
  };
  // Nobody reads marks of a panel that still judges.
  if (!closed) {
    const listed = entries.map(({ code, title }) => ({ code, title, sheets: 0, score: "", rank: null, proposals: "" }));
    return { ...told, entries: listed, differences: [], returned: [] };
  }
  const notes = await db.differenceAnswer.findMany({
    where: { roundId: panel.roundId, entryId: { in: entries.map(({ id }) => id) }, answeredAt: { lte: until } },
    orderBy: { answeredAt: "asc" },
  });
  const members = entries.map(({ code }) => ({ code, group: panel.groupId }));
  const ranking = roundRanking(regulation.rule, panel.roundId, members, entries.flatMap(sheetsOf(panel.roundId, until)));
  const place = new Map(ranking.map((row) => [row.entry, row]));
  const rows = entries.map(({ code, title, works, proposals }) => {
    const { score = null, rank = null } = place.get(code) ?? {};
    const standing = works.flatMap((work) => standingAt(work, until) ?? []);
    return {
      ...{ code, title, rank },
      sheets: standing.length,
      score: score === null ? "" : formatDecimal(score, "vi"),
      proposals: proposalWords(
        regulation,
        standing.flatMap(({ receipt }) => proposals.get(receipt) ?? []),
      ),
    };
  });
  return {
    ...told,
    entries: rows.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1)),
    differences: entries.flatMap(({ id, code, title, works }) =>
      differenceHistory(round?.differenceLimit ?? null, works, until).map((one) => ({
        ...{ code, title, before: spread(one), after: one.after && spread(one.after), reasons: one.reasons },
        notes: notes.filter((note) => note.entryId === id && answers(note, one)).map(({ note }) => note),
      })),
    ),
    returned: entries.flatMap(({ code, title, works }) =>
      returnedSheets(works, until).map(({ judge, beforeMicro, afterMicro, reason }) => ({
        ...{ code, title, judge, reason },
        before: total(beforeMicro),
        after: afterMicro === null ? "" : total(afterMicro),
      })),
    ),
  };
}

const total = (micro: bigint) => formatDecimal(totalText(micro), "vi");

const spread = ({ lowMicro, highMicro, spreadMicro }: Spread) => ({
  low: total(lowMicro),
  high: total(highMicro),
  spread: total(spreadMicro),
});

/** The contest with the regulation that was in force at an instant. */
async function contestAt(opened: OpenedContest, at: Date): Promise<OpenedContest> {
  const revisions = await revisionsOf(opened.contest.id);
  const revision = revisions.find(({ createdAt }) => createdAt <= at) ?? revisions.at(-1);
  return revision ? { ...opened, revision, regulation: revision.document } : opened;
}

/** Whether the panel's work was declared done at an instant, also where it was opened again since. */
async function wasClosed({ id, closedAt }: { readonly id: string; readonly closedAt: Date | null }, at: Date) {
  if (closedAt !== null && closedAt <= at) return true;
  const last = await db.auditEvent.findFirst({
    where: { subjectType: "panel", subjectId: id, action: { in: ["panel.closed", "panel.reopened"] }, at: { lte: at } },
    orderBy: { position: "desc" },
    select: { action: true },
  });
  return last?.action === "panel.closed";
}

type JudgedEntry = Awaited<ReturnType<typeof judgedEntries>>[number];

/** The entries of a panel that judges had at an instant, with everything that was ever sent in about them. */
async function judgedEntries(
  opened: OpenedContest,
  { roundId, groupId }: { readonly roundId: string; readonly groupId: string },
  until: Date,
) {
  const rows = await db.entry.findMany({
    where: {
      contestId: opened.contest.id,
      groupId,
      code: { not: null },
      assignments: { some: { roundId, createdAt: { lte: until }, OR: [{ endedAt: null }, { endedAt: { gt: until } }] } },
    },
    orderBy: { code: "asc" },
    select: {
      id: true,
      code: true,
      title: true,
      state: true,
      withdrawnAt: true,
      screenings: { where: { decidedAt: { lte: until } }, orderBy: { decidedAt: "desc" }, take: 1, select: { outcome: true } },
      assignments: {
        where: { roundId },
        orderBy: { judge: { code: "asc" } },
        select: {
          judgeId: true,
          createdAt: true,
          endedAt: true,
          judge: { select: { code: true } },
          sheet: { select: { id: true, revisions: { orderBy: { number: "asc" } } } },
        },
      },
    },
  });
  const taking = rows.filter(({ state, withdrawnAt, screenings }) => {
    if (state === "WITHDRAWN") return withdrawnAt !== null && withdrawnAt > until;
    return state === "ELIGIBLE" || screenings[0]?.outcome === "ELIGIBLE";
  });
  const revived = await revivedSheets(taking.flatMap(({ assignments }) => assignments.flatMap(({ sheet }) => sheet?.id ?? [])));
  const titled = await withJudgedTitles(db, opened, roundId, taking);
  return titled.map(({ id, code, title, assignments }) => {
    const revisions = assignments.flatMap(({ sheet }) => sheet?.revisions ?? []);
    return {
      ...{ id, code: code ?? "", title },
      marks: new Map(revisions.map((one) => [one.receipt, one.marks])),
      proposals: new Map(revisions.map((one) => [one.receipt, one.proposal])),
      works: assignments.map(
        ({ judgeId, judge, createdAt, endedAt, sheet }): JudgeWork => ({
          ...{ judgeId, judge: judge.code, from: createdAt, until: endedAt },
          submissions: (sheet?.revisions ?? []).map((one) => ({
            ...{ totalMicro: one.totalMicro, receipt: one.receipt, until: one.returnedAt },
            from: revived.get(`${one.sheetId} ${one.number}`) ?? one.submittedAt,
            reason: one.returnReason ?? "",
          })),
        }),
      ),
    };
  });
}

/** Sheets that stand again after they were given back bear the time at which they were sent in first: when that was. */
async function revivedSheets(sheetIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const events = await db.auditEvent.findMany({
    where: { subjectType: "score-sheet", subjectId: { in: [...sheetIds] }, action: "sheet.stands-again" },
    select: { subjectId: true, at: true, data: true },
  });
  return new Map(events.map(({ subjectId, at, data }) => [`${subjectId} ${numberIn(data)}`, at]));
}

function numberIn(data: unknown): string {
  return typeof data === "object" && data !== null && "number" in data ? String(data.number) : "";
}

const sheetsOf =
  (round: string, until: Date) =>
  ({ code, works, marks }: JudgedEntry) =>
    works
      .filter((work) => heldAt(work, until))
      .flatMap((work) => {
        const stands = standingAt(work, until);
        return stands
          ? [{ round, judge: work.judge, entry: code, scores: scoresOf(storedMarks(marks.get(stands.receipt))) }]
          : [];
      });
