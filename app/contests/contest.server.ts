import { db, type Tx } from "~/platform/db.server";
import { isUuid } from "~/platform/uuid";
import type { Prisma } from "../../prisma/generated/client";
import type { Regulation } from "./regulation";
import { readDraftRegulation, upgradeRegulation } from "./regulation-upgrade";
import {
  PUBLIC_PHASES,
  publicPhase,
  stateAsSeen,
  windowOf,
  type ContestState,
  type PublicPhase,
} from "./timeline";

/** A contest as everybody below the routes sees it; plain values only. */
export interface ContestFacts {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly slug: string;
  readonly kind: "TECHNICAL" | "YOUTH";
  readonly state: ContestState;
  readonly title: string;
  readonly version: number;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly publishedAt: Date | null;
}

/** A frozen regulation with what it rests on. */
export interface RevisionFacts {
  readonly id: string;
  readonly number: number;
  readonly document: Regulation;
  readonly sha256: string;
  readonly decisionNumber: string;
  readonly decisionDate: Date | null;
  readonly reason: string;
  readonly createdAt: Date;
}

export interface ContestView {
  readonly contest: ContestFacts;
  /** The one in force; null while the regulation is a draft. */
  readonly revision: RevisionFacts | null;
  /** The revision's document, or the draft. */
  readonly regulation: Regulation;
}

/** Of a query on contests: the revision in force. */
export const REVISION_IN_FORCE = {
  revisions: { orderBy: { number: "desc" as const }, take: 1 },
};

/** The document of a revision, which was checked when it was frozen. */
export function frozenRegulation(revision: { readonly document: Prisma.JsonValue }): Regulation {
  return upgradeRegulation(revision.document);
}

const withNewest = { organisation: { select: { name: true } }, ...REVISION_IN_FORCE };

type ContestRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(tx: Tx, where: { id: string } | { slug: string }) {
  return tx.contest.findUnique({ where, include: withNewest });
}

function viewOf(row: ContestRow): ContestView {
  const { organisation, revisions, draft, createdById: _c, createdAt: _a, ...contest } = row;
  const newest = revisions[0];
  return {
    contest: { ...contest, organisationName: organisation.name },
    regulation: newest ? frozenRegulation(newest) : readDraftRegulation(draft),
    revision: newest ? revisionFacts(newest) : null,
  };
}

type RevisionRow = ContestRow["revisions"][number];

function revisionFacts(row: RevisionRow): RevisionFacts {
  const { id, number, sha256, decisionNumber, decisionDate, reason, createdAt } = row;
  const document = frozenRegulation(row);
  return { id, number, document, sha256, decisionNumber, decisionDate, reason, createdAt };
}

/** The contest with its regulation; drafts as well: whoever asks must have asked for permission. */
export async function contestById(id: string, tx: Tx = db): Promise<ContestView | null> {
  if (!isUuid(id)) return null;
  const row = await findRow(tx, { id });
  return row && viewOf(row);
}

/** A contest that has been opened, with the regulation in force. */
export type OpenedContest = ContestView & { readonly revision: RevisionFacts };

/** The contest by id or address, once it has been opened; null for a draft and for none. */
export async function openedContest(
  key: string | { readonly slug: string },
): Promise<OpenedContest | null> {
  const row =
    typeof key === "object" ? await findRow(db, key) : isUuid(key) && (await findRow(db, { id: key }));
  const view = row ? viewOf(row) : null;
  return view?.revision && view.contest.state !== "DRAFT"
    ? { ...view, revision: view.revision }
    : null;
}

/** All revisions of a contest, the newest first. */
export async function revisionsOf(contestId: string): Promise<RevisionFacts[]> {
  const rows = await db.regulationRevision.findMany({
    where: { contestId },
    orderBy: { number: "desc" },
  });
  return rows.map(revisionFacts);
}

/** One row of the public list. Instants as ISO texts. */
export interface PublicContest {
  readonly slug: string;
  readonly kind: "TECHNICAL" | "YOUTH";
  readonly title: string;
  readonly edition: string;
  readonly year: number;
  readonly summary: string;
  readonly organisationName: string;
  readonly phase: PublicPhase;
  readonly timeZone: string;
  readonly submitOpensAt: string;
  readonly submitClosesAt: string;
  readonly publishedAt: string | null;
}

function publicRow({ contest, regulation }: ContestView, phase: PublicPhase): PublicContest {
  const submit = windowOf(regulation, "submit");
  return {
    slug: contest.slug,
    kind: contest.kind,
    title: contest.title,
    edition: regulation.edition,
    year: regulation.year,
    summary: regulation.summary,
    organisationName: contest.organisationName,
    phase,
    timeZone: regulation.timeZone,
    submitOpensAt: submit?.opensAt ?? "",
    submitClosesAt: submit?.closesAt ?? "",
    publishedAt: phase === "published" ? (contest.publishedAt?.toISOString() ?? null) : null,
  };
}

/** Every contest that the public may know of: first those that take entries, the nearest deadline first. */
export async function publicContests(now: Date): Promise<PublicContest[]> {
  const rows = await db.contest.findMany({
    where: { state: { not: "DRAFT" } },
    include: withNewest,
  });
  const contests = rows.flatMap((row) => {
    const view = viewOf(row);
    const phase = publicPhase(stateAsSeen(view.contest, now), view.regulation, now);
    return phase ? [publicRow(view, phase)] : [];
  });
  const rank = ({ phase }: PublicContest) => PUBLIC_PHASES.indexOf(phase);
  const distance = ({ submitClosesAt }: PublicContest) =>
    Math.abs(Date.parse(submitClosesAt) - now.getTime());
  return contests.sort(
    (a, b) => rank(a) - rank(b) || distance(a) - distance(b) || (a.slug < b.slug ? -1 : 1),
  );
}

export interface PublicContestView {
  readonly contest: PublicContest & { readonly id: string };
  readonly regulation: Regulation;
  readonly phase: PublicPhase;
  readonly windows: Regulation["windows"];
  readonly revision: {
    readonly number: number;
    readonly sha256: string;
    readonly decisionNumber: string;
    readonly decisionDate: string | null;
    readonly createdAt: string;
  };
}

/** One contest as the public may see it; null for a draft as for none. */
export async function publicContest(slug: string, now: Date): Promise<PublicContestView | null> {
  const view = await openedContest({ slug });
  const phase = view && publicPhase(stateAsSeen(view.contest, now), view.regulation, now);
  if (!view || !phase) return null;
  const { number, sha256, decisionNumber, decisionDate, createdAt } = view.revision;
  return {
    contest: { ...publicRow(view, phase), id: view.contest.id },
    regulation: view.regulation,
    phase,
    windows: view.regulation.windows,
    revision: {
      number,
      sha256,
      decisionNumber,
      decisionDate: decisionDate?.toISOString().slice(0, 10) ?? null,
      createdAt: createdAt.toISOString(),
    },
  };
}
