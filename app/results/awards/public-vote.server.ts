import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { fieldOf, questionById } from "~/contests/regulation";
import { answerText } from "~/entries/entry-content";
import { readSnapshot } from "~/entries/entry-upgrade";
import { entriesWithSummary } from "~/entries/members/public-members.server";
import { coversOf } from "~/judging/blind/covered.server";
import { db } from "~/platform/db.server";
import { keptFor } from "~/platform/kept-for";
import { searchKey } from "~/platform/vietnamese";
import { inVotingOrder, voteState, type VoteState } from "./ballot";

const PAGE_SIZE = 40;

/** Whatever is searched for, the list behind it is read once in so many seconds: covering titles reads every member. */
export const LIST_AGE = 10;
const list = keptFor<readonly Listed[]>(LIST_AGE * 1000);

/** An entry as voters see it: nothing of who made it, nothing of how it is marked. */
export interface VotedEntry {
  readonly code: string;
  readonly title: string;
  readonly field: string;
}

export interface VoteContest {
  readonly slug: string;
  readonly title: string;
  readonly organisation: string;
  readonly state: VoteState;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly votesPerPerson: number;
  readonly timeZone: string;
}

export interface VotePage {
  readonly contest: VoteContest;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  /** Empty outside the time of voting. */
  readonly entries: readonly VotedEntry[];
  readonly found: number;
  readonly pages: number;
  readonly page: number;
}

export interface VoteAsked {
  readonly q: string;
  readonly field: string;
  readonly page: number;
}

/** The contest's vote as the public sees it; null where there is none. */
export async function publicVotePage(slug: string, asked: VoteAsked, now: Date): Promise<VotePage | null> {
  const opened = await openedContest({ slug });
  const contest = opened && voteContest(opened, now);
  if (!opened || !contest) return null;
  const all = contest.state === "open" ? await listed(opened, now) : [];
  const key = searchKey(asked.q);
  const found = inVotingOrder(all, now).filter(
    ({ fieldId, words }) => (asked.field === "" || fieldId === asked.field) && words.includes(key),
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(asked.page, pages);
  return {
    contest,
    fields: opened.regulation.fields.map(({ id, name }) => ({ id, name })),
    entries: found
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map(({ code, title, field }) => ({ code, title, field })),
    found: found.length,
    pages,
    page,
  };
}

export interface VotedEntryPage {
  readonly contest: VoteContest;
  readonly entry: VotedEntry;
  /** The part of the description that the regulation lets voters read; null: none. */
  readonly summary: { readonly label: string; readonly text: string } | null;
}

/** One entry to vote for; null outside the time of voting, and where it is not voted on. */
export async function votedEntryPage(slug: string, code: string, now: Date): Promise<VotedEntryPage | null> {
  const opened = await openedContest({ slug });
  const contest = opened && voteContest(opened, now);
  if (!opened || contest?.state !== "open") return null;
  const found = await votedEntry(opened, code);
  if (!found) return null;
  return {
    contest,
    entry: { code: found.code, title: found.title, field: found.field },
    summary: await summaryOf(opened, found, now),
  };
}

/** The vote of a contest; null where the regulation has none. */
export function voteContest({ contest, regulation }: OpenedContest, now: Date): VoteContest | null {
  const { publicVote, timeZone } = regulation;
  const state = voteState(regulation, now);
  if (!publicVote || !state) return null;
  const { opensAt, closesAt, votesPerPerson } = publicVote;
  return {
    slug: contest.slug,
    title: contest.title,
    organisation: contest.organisationName,
    ...{ state, opensAt, closesAt, votesPerPerson, timeZone },
  };
}

/**
 * The entries that are voted on, those that went to the judges, by code. Where any round is judged blind their titles are
 * covered as they are for judges, who can read this page like anybody.
 */
async function votedEntries({ contest, regulation }: OpenedContest, code?: string) {
  const rows = await db.entry.findMany({
    where: { contestId: contest.id, state: "ELIGIBLE", code: code ?? { not: null } },
    orderBy: { code: "asc" },
    select: { id: true, code: true, title: true, fieldId: true },
  });
  const covers = isBlind(regulation) ? await coversOf(db, rows.map(({ id }) => id)) : null;
  return rows.map((row) => ({
    id: row.id,
    code: row.code ?? "",
    title: covers ? (covers.get(row.id)?.(row.title) ?? "") : row.title,
    fieldId: row.fieldId ?? "",
    field: fieldOf(regulation, row.fieldId ?? "")?.name ?? "",
  }));
}

/** One of them; null where it is not voted on. */
export async function votedEntry(opened: OpenedContest, code: string) {
  const [entry] = await votedEntries(opened, code);
  return entry ?? null;
}

/** An entry in the list, with what it is found by. */
type Listed = Awaited<ReturnType<typeof votedEntries>>[number] & { readonly words: string };

function listed(opened: OpenedContest, now: Date): Promise<readonly Listed[]> {
  return list(`${opened.contest.id} ${opened.revision.id}`, now, async () =>
    (await votedEntries(opened)).map((entry) => ({ ...entry, words: searchKey(`${entry.code} ${entry.title}`) })),
  );
}

function isBlind({ rounds }: OpenedContest["regulation"]): boolean {
  return rounds.some(({ blind }) => blind);
}

/** Where the regulation names a question for it, and all authors agree now to their summary being public. */
async function summaryOf(
  { contest, regulation }: OpenedContest,
  { id, code }: { readonly id: string; readonly code: string },
  now: Date,
): Promise<VotedEntryPage["summary"]> {
  const questionId = regulation.publicVote?.summaryQuestionId;
  const question = questionId ? questionById(regulation, questionId) : null;
  if (!question || !(await entriesWithSummary(contest.id, [code], regulation, now)).has(code)) return null;
  const entry = await db.entry.findUnique({
    where: { id },
    select: { currentVersion: { select: { snapshot: true } } },
  });
  const written = answerText(readSnapshot(entry?.currentVersion?.snapshot).answers[question.id]).trim();
  if (written === "") return null;
  if (!isBlind(regulation)) return { label: question.label, text: written };
  const cover = (await coversOf(db, [id])).get(id);
  return cover ? { label: question.label, text: cover(written) } : null;
}
