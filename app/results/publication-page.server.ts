import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { isShown, seenSoon } from "~/contests/shown-publication";
import { whyNotWindow, type ContestState } from "~/contests/timeline";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { PublicationKind } from "../../prisma/generated/enums";
import { whyNotReadComplaints } from "./complaints/complaint-policy";
import { checkedNames, closedPlaces, type CheckedNames } from "./gate/checked-names.server";
import { opensBut, type GatePoint } from "./gate/gate";
import { gateOpen, readGate } from "./gate/gate.server";
import { namedDecision, publishFacts } from "./publish.server";
import {
  isOut,
  publishObstacle,
  SUPERSEDED,
  type NamedDecision,
  type PublishedKind,
  type PublishObstacle,
} from "./publication";
import { withNames } from "./published.server";
import { toldOfWinners, whyNotPublish, whyNotRecall, whyNotSeePublications } from "./result-policy";
import { asTold, winnersSchema, type ShownWinners } from "./winners";

/** One publication as the secretariat reads it; the newest last. */
export interface PublicationRow {
  readonly number: number;
  readonly kind: PublicationKind;
  /** Number of the tally that it states. */
  readonly tally: number;
  readonly publishedAt: Date;
  readonly visibleAt: Date;
  /** Whether the public sees it. */
  readonly isVisible: boolean;
  /** Kept back while a correction is under way. */
  readonly isHeld: boolean;
  /** Taken back before its minute: why; null: it was not. */
  /** `superseded`: because its tally was no longer the newest, which takes the place of a reason that somebody wrote. */
  readonly recalled: { readonly at: Date; readonly reason: string; readonly superseded: boolean } | null;
  readonly reason: string;
  readonly decisionNumber: string;
  readonly decisionDate: Date | null;
  readonly signer: string;
  readonly complaintsUntil: Date | null;
}

export interface PublicationPage {
  readonly contest: {
    readonly id: string;
    readonly slug: string;
    readonly state: ContestState;
    readonly version: number;
    readonly timeZone: string;
  };
  readonly publications: readonly PublicationRow[];
  readonly complaintDays: number;
  /** null: not for whoever looks. */
  readonly complaints: { readonly all: number; readonly open: number } | null;
  readonly corrections: { readonly all: number; readonly open: number };
  /** Number of the newest tally. */
  readonly tally: number;
  /** Whether the official result states it already: only the decision may be named anew. */
  readonly isOut: boolean;
  /** Somebody loses a prize: a provisional list comes first, or the reason why none does. */
  readonly asksList: boolean;
  readonly whyNot: Refusal | null;
  readonly obstacles: Readonly<Record<PublishedKind, PublishObstacle | null>>;
  /** The checklist of each, and the names that it speaks of. */
  readonly gates: Readonly<Record<PublishedKind, readonly GatePoint[]>>;
  readonly names: CheckedNames;
  /** For the form: the decision that the result names, else the paper that the chain of approval ended with. */
  readonly signed: NamedDecision;
}

/** What was published of a contest and what may be now. */
export async function publicationPage(ctx: Context, contestId: string): Promise<Result<PublicationPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const facts = { contestState: contest.state, window: whyNotWindow(regulation, "decide", ctx.now) };
  const refusal = whyNotSeePublications(standing, facts);
  if (refusal) return refused(refusal);
  const tally = await db.tally.findFirst({
    where: { contestId },
    orderBy: { number: "desc" },
    select: { id: true, number: true },
  });
  if (!tally) return refused("state");
  const publications = await publicationRows(contestId, ctx.now);
  const before = publications.filter(stands).map((row) => ({ ...row, tally: { number: row.tally } }));
  const lastOfficial = publications.findLast((row) => row.kind === "OFFICIAL" && stands(row));
  const gates = {
    PROVISIONAL: await readGate(db, ctx, opened, "provisional"),
    OFFICIAL: await readGate(db, ctx, opened, "official"),
  };
  const asksList = opensBut(gates.OFFICIAL, "prize-lost");
  const factsOf = (kind: PublishedKind) =>
    publishFacts(gateOpen(gates[kind]) || (kind === "OFFICIAL" && asksList), tally, before);
  const obstacle = (kind: PublishedKind) => publishObstacle(kind, { ...factsOf(kind), decision: null });
  return ok({
    contest: {
      id: contest.id,
      slug: contest.slug,
      state: contest.state,
      version: contest.version,
      timeZone: regulation.timeZone,
    },
    publications,
    complaintDays: regulation.deciding.complaintDays,
    complaints: whyNotReadComplaints(standing) ? null : {
      all: await db.complaint.count({ where: { contestId } }),
      open: await db.complaint.count({ where: { contestId, state: "OPEN" } }),
    },
    corrections: {
      all: await db.correction.count({ where: { contestId } }),
      open: await db.correction.count({ where: { contestId, closedAt: null } }),
    },
    tally: tally.number,
    isOut: isOut(factsOf("OFFICIAL")),
    asksList,
    whyNot: whyNotPublish(standing, facts),
    obstacles: { PROVISIONAL: obstacle("PROVISIONAL"), OFFICIAL: obstacle("OFFICIAL") },
    gates,
    names: await checkedNames(opened, [...gates.PROVISIONAL, ...gates.OFFICIAL], { closed: closedPlaces(standing) }),
    signed: lastOfficial?.tally === tally.number ? namedDecision(lastOfficial) : await signedPaper(tally.id),
  });
}

/** Whether a publication is or will be seen. */
function stands({ isHeld, recalled }: Pick<PublicationRow, "isHeld" | "recalled">): boolean {
  return !isHeld && recalled === null;
}

async function publicationRows(contestId: string, now: Date): Promise<PublicationRow[]> {
  const rows = await db.publication.findMany({
    where: { contestId },
    orderBy: { number: "asc" },
    omit: { bundle: true, winners: true },
    include: { tally: { select: { number: true } } },
  });
  return rows.map(({ tally, ...row }) => ({
    number: row.number,
    kind: row.kind,
    tally: tally.number,
    publishedAt: row.publishedAt,
    visibleAt: row.visibleAt,
    isVisible: isShown(row, now),
    isHeld: row.heldAt !== null && row.recalledAt === null,
    recalled: row.recalledAt && {
      at: row.recalledAt,
      reason: row.recallReason,
      superseded: row.recallReason === SUPERSEDED,
    },
    reason: row.reason,
    decisionNumber: row.decisionNumber,
    decisionDate: row.decisionDate,
    signer: row.signer,
    complaintsUntil: row.complaintsUntil,
  }));
}

async function signedPaper(tallyId: string): Promise<NamedDecision> {
  const last = await db.approval.findFirst({
    where: { tallyId, outcome: "SIGNED", paperNumber: { not: "" } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return {
    decisionNumber: last?.paperNumber ?? "",
    decisionDate: last?.paperDate?.toISOString().slice(0, 10) ?? "",
    signer: last?.signer ?? "",
  };
}

export interface PublishedPage {
  readonly contestId: string;
  /** Of the contest. */
  readonly version: number;
  readonly timeZone: string;
  readonly publication: PublicationRow;
  readonly winners: ShownWinners;
  readonly whyNotRecall: Refusal | null;
}

/** One publication with its winners as the public sees them, before it does: names by the consent that stands now. */
export async function publishedPage(
  ctx: Context,
  contestId: string,
  number: number,
): Promise<Result<PublishedPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotSeePublications(standing, { contestState: contest.state });
  if (refusal) return refused(refusal);
  const publication = (await publicationRows(contestId, ctx.now)).find((row) => row.number === number);
  if (!publication) return refused("hidden");
  const withheld = publication.isVisible ? null : await whyMarksAreWithheld(ctx, contest);
  if (withheld) return refused(withheld);
  const { winners } = await db.publication.findUniqueOrThrow({
    where: { contestId_number: { contestId, number } },
    select: { winners: true },
  });
  return ok({
    contestId,
    version: contest.version,
    timeZone: regulation.timeZone,
    publication,
    whyNotRecall: whyNotRecall(standing, {
      contestState: contest.state,
      shown: stands(publication) && publication.visibleAt <= seenSoon(ctx.now),
      recalled: publication.recalled !== null,
    }),
    winners: await withNames(contestId, regulation, asTold(winnersSchema.parse(winners), toldOfWinners(publication.kind)), ctx.now),
  });
}
