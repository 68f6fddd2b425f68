import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type { Prisma } from "../../../prisma/generated/client";
import { whyNotListEntries } from "../entry-policy";
import { waitingCount } from "./compare-pass.server";
import { evidenceSchema, signsOf, type Sign } from "./evidence";
import type { Opinion } from "./opinion-form";
import { whyNotCompare, whyNotSeeLikeness, whyNotWeighLikeness } from "./similarity-policy";
import { milli } from "./similar-pairs";
import { THRESHOLD } from "./threshold";

const PAGE_SIZE = 50;

/** The other side of a likeness, as far as this person may know it. */
export type OtherSide =
  | {
      readonly kind: "entry";
      readonly id: string;
      readonly contestId: string;
      readonly code: string;
      readonly title: string;
      /** Null: in this contest. */
      readonly contestTitle: string | null;
    }
  /** Of a contest in which this person has no part: that there is something, and no more. */
  | { readonly kind: "elsewhere"; readonly contestTitle: string }
  | { readonly kind: "past"; readonly id: string; readonly title: string; readonly source: string };

export interface ListedFinding {
  readonly id: string;
  /** Thousandths. */
  readonly score: number;
  readonly signs: readonly Sign[];
  readonly entry: { readonly id: string; readonly code: string; readonly title: string };
  readonly other: OtherSide;
  readonly opinion: Opinion | null;
}

export interface SimilarFilter {
  /** Only what nobody has given an opinion on. */
  readonly unseen: boolean;
  /** Only what concerns one entry. */
  readonly entryId: string | null;
  readonly page: number;
}

export interface SimilarList {
  readonly findings: readonly ListedFinding[];
  readonly total: number;
  readonly unseen: number;
  readonly page: number;
  readonly pages: number;
  /** Entries that wait to be compared. */
  readonly waiting: number;
  readonly whyNotCompare: Refusal | null;
  readonly organisationId: string;
}

const SIDES = {
  entry: { select: { id: true, code: true, title: true } },
  otherEntry: {
    select: {
      id: true,
      code: true,
      title: true,
      contest: { select: { id: true, organisationId: true, title: true } },
    },
  },
  pastSolution: { select: { id: true, title: true, source: true } },
} satisfies Prisma.SimilarityFindingInclude;

type Row = Prisma.SimilarityFindingGetPayload<{ include: typeof SIDES }>;

/** The side of a finding that is not the entry it belongs to. */
export function otherSide(actor: Actor, row: Row): OtherSide {
  if (row.pastSolution) return { kind: "past", ...row.pastSolution };
  const other = row.otherEntry;
  if (!other) throw new Error(`finding ${row.id} names nothing`);
  const { contest } = other;
  const inThis = contest.id === row.contestId;
  if (!inThis && whyNotListEntries(standingInContest(actor, contest)))
    return { kind: "elsewhere", contestTitle: contest.title };
  return {
    kind: "entry",
    id: other.id,
    contestId: contest.id,
    code: other.code ?? "",
    title: other.title,
    contestTitle: inThis ? null : contest.title,
  };
}

/** What a contest's entries were found to have in common with others, the most alike first. */
export async function listSimilar(
  actor: Actor,
  contestId: string,
  { unseen, entryId, page: asked }: SimilarFilter,
): Promise<Result<SimilarList, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const standing = standingInContest(actor, opened.contest);
  const refusal = whyNotSeeLikeness(standing);
  if (refusal) return refused(refusal);
  const where = standingFindings(contestId, entryId ? [entryId] : null);
  const [all, open] = await Promise.all([
    db.similarityFinding.count({ where }),
    db.similarityFinding.count({ where: { ...where, opinion: null } }),
  ]);
  const total = unseen ? open : all;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = await db.similarityFinding.findMany({
    where: { ...where, ...(unseen && { opinion: null }) },
    include: SIDES,
    orderBy: [{ score: "desc" }, { id: "asc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return ok({
    findings: rows.map((row) => ({
      id: row.id,
      score: row.score,
      signs: signsOf(evidenceSchema.parse(row.evidence), milli(THRESHOLD)),
      entry: { ...row.entry, code: row.entry.code ?? "" },
      other: otherSide(actor, row),
      opinion: row.opinion as Opinion | null,
    })),
    total,
    unseen: open,
    page,
    pages,
    waiting: await waitingCount(contestId),
    whyNotCompare: whyNotCompare(standing, opened.contest),
    organisationId: opened.contest.organisationId,
  });
}

/** Findings of a contest between dossiers that still stand, or of some of its entries on either side. */
function standingFindings(
  contestId: string,
  entryIds: readonly string[] | null,
): Prisma.SimilarityFindingWhereInput {
  const ids = entryIds?.filter(isUuid);
  return {
    contestId,
    entry: { state: { not: "WITHDRAWN" } },
    AND: [
      { OR: [{ otherEntryId: null }, { otherEntry: { state: { not: "WITHDRAWN" } } }] },
      ids ? { OR: [{ entryId: { in: ids } }, { otherEntryId: { in: ids } }] } : {},
    ],
  };
}

/** What the desk says beside an entry. */
export interface SimilarNoteFacts {
  readonly count: number;
  /** Of these, on which nobody has given an opinion. */
  readonly unseen: number;
  /** The highest score, thousandths. */
  readonly best: number;
}

/** For the screening desk, which has asked for permission: each entry's findings in a few numbers; none: not there. */
export async function similarNotes(
  contestId: string,
  entryIds: readonly string[],
  tx: Tx = db,
): Promise<Map<string, SimilarNoteFacts>> {
  const rows = await tx.similarityFinding.findMany({
    where: standingFindings(contestId, entryIds),
    select: { entryId: true, otherEntryId: true, score: true, opinion: true },
  });
  const wanted = new Set(entryIds);
  const notes = new Map<string, SimilarNoteFacts>();
  for (const { entryId, otherEntryId, score, opinion } of rows)
    for (const id of [entryId, otherEntryId]) {
      if (!id || !wanted.has(id)) continue;
      const { count, unseen, best } = notes.get(id) ?? { count: 0, unseen: 0, best: 0 };
      notes.set(id, {
        count: count + 1,
        unseen: unseen + (opinion === null ? 1 : 0),
        best: Math.max(best, score),
      });
    }
  return notes;
}

/** A finding of a contest with both its sides, for those who may see it. */
export async function findingOf(actor: Actor, contestId: string, findingId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused<Refusal>("hidden");
  const standing = standingInContest(actor, opened.contest);
  const refusal = whyNotSeeLikeness(standing);
  if (refusal) return refused(refusal);
  const row = isUuid(findingId)
    ? await db.similarityFinding.findUnique({ where: { id: findingId }, include: SIDES })
    : null;
  if (!row || row.contestId !== contestId) return refused<Refusal>("hidden");
  return ok({
    row,
    evidence: evidenceSchema.parse(row.evidence),
    other: otherSide(actor, row),
    whyNotWeigh: whyNotWeighLikeness(standing),
    timeZone: opened.regulation.timeZone,
  });
}
