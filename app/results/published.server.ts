import { frozenRegulation, REVISION_IN_FORCE } from "~/contests/contest.server";
import type { Regulation } from "~/contests/regulation";
import type { Rule } from "~/contests/rule";
import { shownBy } from "~/contests/shown-publication";
import { publicMembers } from "~/entries/members/public-members.server";
import { atTheSameTime } from "~/platform/at-the-same-time";
import { db } from "~/platform/db.server";
import type { Prisma } from "../../prisma/generated/client";
import type { PublicationKind } from "../../prisma/generated/enums";
import { shownSpecial } from "./awards/shown-special.server";
import { toldOfWinners } from "./result-policy";
import { sameNumbers } from "./scenarios/scenario";
import { asTold, winnersSchema, type ShownWinners, type Winners } from "./winners";

/** What stands published of a contest at a moment. */
export interface VisiblePublication {
  readonly id: string;
  readonly number: number;
  readonly kind: PublicationKind;
  readonly tallyId: string;
  readonly contestId: string;
  readonly slug: string;
  readonly title: string;
  readonly organisation: string;
  readonly regulation: Regulation;
  readonly winners: Winners;
  readonly bundleSha256: string;
  readonly reason: string;
  /** Why no provisional list came first, though somebody loses a prize; "": one did, or nobody does. */
  readonly noListReason: string;
  readonly decisionNumber: string;
  readonly decisionDate: Date | null;
  readonly signer: string;
  readonly complaintsUntil: Date | null;
  readonly publishedAt: Date;
  /** From when on it is seen. */
  readonly visibleAt: Date;
}

/**
 * The newest publication that may be seen by now; null where there is none. All who show results to the public ask
 * here: one under embargo, taken back or kept back does not exist for anybody.
 */
export function visiblePublication(slug: string, now: Date): Promise<VisiblePublication | null> {
  return newestWhere({ contest: { slug }, ...shownBy(now) });
}

/**
 * The official result that stands at a moment, also while a provisional list of its correction is out; of those before it
 * the one of `number`.
 */
export function officialPublication(
  slug: string,
  now: Date,
  number: number | null = null,
): Promise<VisiblePublication | null> {
  return newestWhere({ contest: { slug }, kind: "OFFICIAL", ...(number !== null && { number }), ...shownBy(now) });
}

async function newestWhere(where: Prisma.PublicationWhereInput): Promise<VisiblePublication | null> {
  const row = await db.publication.findFirst({
    where,
    orderBy: { number: "desc" },
    // Not the file, which may be large.
    omit: { bundle: true },
    include: {
      contest: {
        select: { slug: true, title: true, organisation: { select: { name: true } }, ...REVISION_IN_FORCE },
      },
    },
  });
  const revision = row?.contest.revisions[0];
  if (!row || !revision) return null;
  const { contest, winners, publishedById: _by, ...rest } = row;
  return {
    ...rest,
    slug: contest.slug,
    title: contest.title,
    organisation: contest.organisation.name,
    regulation: frozenRegulation(revision),
    // Lists of before were frozen with their ranks.
    winners: asTold(winnersSchema.parse(winners), toldOfWinners(row.kind)),
  };
}

export interface PublishedResults
  extends Pick<
    VisiblePublication,
    | "title"
    | "slug"
    | "organisation"
    | "kind"
    | "reason"
    | "noListReason"
    | "decisionNumber"
    | "decisionDate"
    | "signer"
    | "complaintsUntil"
    | "publishedAt"
    | "bundleSha256"
  > {
  readonly timeZone: string;
  /** Whether complaints about it are taken at this moment. */
  readonly takesComplaints: boolean;
  /** Everything that was published until now, the oldest first. */
  readonly steps: readonly PublicationStep[];
  readonly bundleBytes: number;
  readonly winners: ShownWinners;
  /** The scenario by whose numbers the prizes were given; null: those of the regulation, or not official yet. */
  readonly scenario: AppliedScenario | null;
}

interface AppliedScenario {
  readonly name: string;
  /** Whether its numbers of prizes or least scores are others than the regulation's. */
  readonly differs: boolean;
}

const share = atTheSameTime<PublishedResults | null>();

/**
 * The public result of a contest; null before it is published. Names are those of the authors whose consent to be
 * named stands now. In a rush many look for something else in the same result: it is read once for those who wait.
 */
export function publishedResults(slug: string, now: Date): Promise<PublishedResults | null> {
  return share(slug, () => readResults(slug, now));
}

async function readResults(slug: string, now: Date): Promise<PublishedResults | null> {
  const publication = await visiblePublication(slug, now);
  if (!publication) return null;
  const { id, contestId, regulation, winners, ...told } = publication;
  const [shown, bundleBytes, steps, scenario] = await Promise.all([
    withNames(contestId, regulation, winners, now),
    bundleSize(id),
    publicationSteps(contestId, now),
    told.kind === "OFFICIAL" ? scenarioOf(told.tallyId, regulation, winners) : null,
  ]);
  return {
    title: told.title,
    slug: told.slug,
    organisation: told.organisation,
    kind: told.kind,
    reason: told.reason,
    noListReason: told.noListReason,
    decisionNumber: told.decisionNumber,
    decisionDate: told.decisionDate,
    signer: told.signer,
    complaintsUntil: told.complaintsUntil,
    // For the public it is published from when on it sees it.
    publishedAt: told.visibleAt,
    timeZone: regulation.timeZone,
    takesComplaints: told.complaintsUntil !== null && now < told.complaintsUntil,
    steps,
    bundleSha256: told.bundleSha256,
    bundleBytes,
    winners: shown,
    scenario,
  };
}

/** The scenario that a tally's bundle states. Of the bundle, which may be large, its name and the prizes alone, unpacked once. */
async function scenarioOf(
  tallyId: string,
  { rule }: Pick<Regulation, "rule">,
  { groups }: Pick<Winners, "groups">,
): Promise<AppliedScenario | null> {
  const [row] = await db.$queryRaw<{ name: string | null; prizes: Rule["prizes"] }[]>`
    SELECT part."contest" #>> '{scenario,name}' AS "name", part."rule" -> 'prizes' AS "prizes"
    FROM "Tally", jsonb_to_record("bundle") AS part("contest" jsonb, "rule" jsonb)
    WHERE "id" = ${tallyId}`;
  if (!row || row.name === null) return null;
  const given = groups.filter(({ judged }) => judged > 0).map(({ id }) => id);
  return { name: row.name, differs: !sameNumbers({ prizes: row.prizes }, rule, given) };
}

/** A frozen list of winners with those of their authors who may be named now. */
export async function withNames(
  contestId: string,
  regulation: Regulation,
  winners: Winners,
  now: Date,
): Promise<ShownWinners> {
  const codes = winners.levels.flatMap((level) => level.winners.map(({ code }) => code));
  const [named, special] = await Promise.all([
    publicMembers(contestId, codes, regulation, now),
    shownSpecial(contestId, regulation, winners.special, now),
  ]);
  return {
    ...winners,
    special,
    collective: winners.collective.map(({ unitId: _id, ...award }) => award),
    levels: winners.levels.map((level) => ({
      ...level,
      winners: level.winners.map((winner) => ({
        ...winner,
        ...(named.get(winner.code) ?? { people: [], unnamed: 0 }),
      })),
    })),
  };
}

/** Bytes of a publication's file, which is not read for it. */
export async function bundleSize(publicationId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ size: number }[]>`
    SELECT octet_length("bundle") AS "size" FROM "Publication" WHERE "id" = ${publicationId}`;
  return row?.size ?? 0;
}

/**
 * Which bundle is published, so that whoever has it already need not be read it; null before that. `number`: of the
 * publication that it is of, where another has taken its place since.
 */
export async function publishedBundle(
  slug: string,
  now: Date,
  number: number | null = null,
): Promise<{ id: string; sha256: string } | null> {
  const publication = await db.publication.findFirst({
    where: { contest: { slug }, kind: "OFFICIAL", ...(number !== null && { number }), ...shownBy(now) },
    orderBy: { number: "desc" },
    select: { id: true, bundleSha256: true },
  });
  return publication && { id: publication.id, sha256: publication.bundleSha256 };
}

/** Bundles that are being sent: all who take one at the same time take it from the same memory. */
const sent = new Map<string, WeakRef<Uint8Array>>();
const reading = new Map<string, Promise<Uint8Array>>();

/** The bundle of a publication, byte for byte; it may be tens of megabytes. */
export function bundleBytes(publicationId: string): Promise<Uint8Array> {
  const before = sent.get(publicationId)?.deref();
  if (before) return Promise.resolve(before);
  const others = reading.get(publicationId);
  if (others) return others;
  const read = readBundle(publicationId).finally(() => reading.delete(publicationId));
  reading.set(publicationId, read);
  return read;
}

async function readBundle(id: string): Promise<Uint8Array> {
  const { bundle } = await db.publication.findUniqueOrThrow({ where: { id }, select: { bundle: true } });
  const bytes = new TextEncoder().encode(bundle);
  sent.set(id, new WeakRef(bytes));
  return bytes;
}

/** What was published of a contest and can be seen now, the oldest first: a result that was corrected stays visible. */
export interface PublicationStep {
  readonly number: number;
  readonly kind: PublicationKind;
  readonly reason: string;
  readonly noListReason: string;
  readonly decisionNumber: string;
  readonly decisionDate: Date | null;
  readonly signer: string;
  readonly visibleAt: Date;
  /** Of its file; "" and 0 of a provisional list, which has none. */
  readonly bundleSha256: string;
  readonly bundleBytes: number;
}

/** The publications that may be seen by now, the oldest first. */
export async function publicationSteps(contestId: string, now: Date): Promise<PublicationStep[]> {
  const rows = await db.publication.findMany({
    where: { contestId, ...shownBy(now) },
    orderBy: { number: "asc" },
    select: {
      number: true,
      kind: true,
      reason: true,
      noListReason: true,
      decisionNumber: true,
      decisionDate: true,
      signer: true,
      visibleAt: true,
      bundleSha256: true,
    },
  });
  const sizes = await db.$queryRaw<{ number: number; size: number }[]>`
    SELECT "number", octet_length("bundle") AS "size" FROM "Publication" WHERE "contestId" = ${contestId}`;
  const sizeOf = new Map(sizes.map(({ number, size }) => [number, size]));
  return rows.map((row) => ({ ...row, bundleBytes: sizeOf.get(row.number) ?? 0 }));
}
