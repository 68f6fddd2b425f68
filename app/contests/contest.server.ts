import { db, type Tx } from "~/platform/db.server";
import { regulationSchema, type Regulation } from "./regulation";
import {
  PUBLIC_PHASES,
  publicPhase,
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

const withNewest = {
  organisation: { select: { name: true } },
  revisions: { orderBy: { number: "desc" as const }, take: 1 },
};

type ContestRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(tx: Tx, where: { id: string } | { slug: string }) {
  return tx.contest.findUnique({ where, include: withNewest });
}

function viewOf(row: ContestRow): ContestView {
  const { organisation, revisions, draft, createdById: _c, createdAt: _a, ...contest } = row;
  const newest = revisions[0];
  const document = regulationSchema.parse(newest?.document ?? draft);
  return {
    contest: { ...contest, organisationName: organisation.name },
    regulation: document,
    revision: newest ? revisionFacts(newest, document) : null,
  };
}

type RevisionRow = ContestRow["revisions"][number];

function revisionFacts(row: RevisionRow, document: Regulation): RevisionFacts {
  const { id, number, sha256, decisionNumber, decisionDate, reason, createdAt } = row;
  return { id, number, document, sha256, decisionNumber, decisionDate, reason, createdAt };
}

/** The contest with its regulation; drafts as well: whoever asks must have asked for permission. */
export async function contestById(id: string, tx: Tx = db): Promise<ContestView | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const row = await findRow(tx, { id });
  return row && viewOf(row);
}

/** As `contestById`; drafts as well. */
export async function contestBySlug(slug: string, tx: Tx = db): Promise<ContestView | null> {
  const row = await findRow(tx, { slug });
  return row && viewOf(row);
}

/** All revisions of a contest, the newest first. */
export async function revisionsOf(contestId: string): Promise<RevisionFacts[]> {
  const rows = await db.regulationRevision.findMany({
    where: { contestId },
    orderBy: { number: "desc" },
  });
  return rows.map((row) => revisionFacts(row, regulationSchema.parse(row.document)));
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
    publishedAt: contest.publishedAt?.toISOString() ?? null,
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
    const phase = publicPhase(view.contest.state, view.regulation, now);
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
  const view = await contestBySlug(slug);
  const phase = view && publicPhase(view.contest.state, view.regulation, now);
  if (!view?.revision || !phase) return null;
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
