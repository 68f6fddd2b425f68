import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { signedByFaults } from "~/contests/signed-paper";
import { whyNotWindow } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused, type Result } from "~/platform/result";
import { appealUntil } from "./appeal";
import { decisionList, readDecided, type Candidate, type DecisionList } from "./eligibility-decision";
import type { EligibilityDecisionForm } from "../eligibility/eligibility-form";
import { TRANSACTION } from "../entry-row.server";
import { whyNotDecideEligibility, whyNotSeeDecisions } from "./screening-policy";

export interface DecisionLine {
  readonly number: number;
  readonly decisionNumber: string;
  readonly decisionDate: string;
  readonly signer: string;
  readonly createdAt: Date;
  readonly eligible: number;
  readonly refused: number;
  readonly letters: number;
}

export interface DecisionPage {
  readonly timeZone: string;
  readonly whyNot: Refusal | null;
  /** Until when entries are taken: before that nothing is decided. */
  readonly closesAt: string | null;
  readonly list: DecisionList;
  readonly decisions: readonly DecisionLine[];
}

/** What the next formal decision would hold, and those that were made. */
export async function decisionPage(
  ctx: Context,
  contestId: string,
): Promise<Result<DecisionPage, Refusal>> {
  const asked = await decidingIn(ctx, contestId);
  if (!asked.ok) return asked;
  const { regulation, whyNot } = asked.value;
  const rows = await db.eligibilityDecision.findMany({
    where: { contestId },
    orderBy: { number: "desc" },
    include: { _count: { select: { letters: true } } },
  });
  return ok({
    timeZone: regulation.timeZone,
    whyNot,
    closesAt: regulation.windows.find(({ capability }) => capability === "submit")?.closesAt ?? null,
    list: decisionList(await candidatesOf(db, contestId)),
    decisions: rows.map(({ entries, decisionDate, _count, ...row }) => {
      const decided = readDecided(entries);
      const eligible = decided.filter(({ outcome }) => outcome === "ELIGIBLE").length;
      return {
        number: row.number,
        decisionNumber: row.decisionNumber,
        decisionDate: decisionDate.toISOString().slice(0, 10),
        signer: row.signer,
        createdAt: row.createdAt,
        eligible,
        refused: decided.length - eligible,
        letters: _count.letters,
      };
    }),
  });
}

async function decidingIn({ actor, now }: Context, contestId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(actor, contest);
  const refusal = whyNotSeeDecisions(standing);
  if (refusal) return refused(refusal);
  const whyNot = whyNotDecideEligibility(standing, {
    contestOpen: contest.state === "OPEN",
    submitWindow: whyNotWindow(regulation, "submit", now, { grace: true }),
  });
  return ok({ regulation, whyNot });
}

async function candidatesOf(tx: Tx, contestId: string): Promise<Candidate[]> {
  const rows = await tx.entry.findMany({
    where: { contestId, decisionId: null, state: { notIn: ["DRAFT", "WITHDRAWN"] } },
    select: {
      id: true,
      version: true,
      code: true,
      title: true,
      fieldId: true,
      state: true,
      currentVersionId: true,
      screenings: {
        orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
        take: 1,
        select: { reason: true, appeal: { select: { state: true } } },
      },
    },
  });
  return rows.map(({ id, code, fieldId, currentVersionId, screenings: [newest], ...row }) => ({
    ...row,
    entryId: id,
    versionId: currentVersionId,
    code: code ?? "",
    fieldId: fieldId ?? "",
    reason: newest?.reason ?? "",
    decided: false,
    openAppeal: newest?.appeal?.state === "OPEN",
  }));
}

/**
 * Puts the formal decision on record with the list that the person saw. From then on what was concluded about its
 * entries stands, unless an appeal is upheld. What comes later gets a further decision.
 */
export async function decideEligibility(
  ctx: Context,
  input: EligibilityDecisionForm & { readonly contestId: string },
): Promise<Ok<{ readonly number: number }> | Refused<Refusal | "conflict" | "invalid">> {
  const { contestId, decisionNumber, decisionDate, signer } = input;
  const asked = await decidingIn(ctx, contestId);
  if (!asked.ok) return asked;
  const { regulation, whyNot } = asked.value;
  if (whyNot) return refused(whyNot);
  const { actor, now } = ctx;

  return db.$transaction(async (tx): Promise<Awaited<ReturnType<typeof decideEligibility>>> => {
    // Alone: nobody else decides, sends in or closes the contest meanwhile.
    const [held] = await tx.$queryRaw<{ state: string }[]>`
      SELECT "state"::text AS "state" FROM "Contest" WHERE "id" = ${contestId} FOR UPDATE`;
    if (held?.state !== "OPEN") return refused("state");
    await tx.$queryRaw`
      SELECT 1 FROM "Entry" WHERE "contestId" = ${contestId} AND "decisionId" IS NULL ORDER BY "id" FOR UPDATE`;
    const list = decisionList(await candidatesOf(tx, contestId));
    const last = await tx.eligibilityDecision.findFirst({
      where: { contestId },
      orderBy: { number: "desc" },
    });
    if (list.seal !== input.seal) {
      // The same form sent again after it went through.
      const same = last?.decisionNumber === decisionNumber && last.createdById === actor.userId;
      return same && last ? ok({ number: last.number }) : refused("conflict");
    }
    const faults = [
      ...signedByFaults("decisionDate", decisionDate, now, regulation.timeZone),
      ...whyNotThisList(list, input),
    ];
    if (faults.length > 0) return refused("invalid", faults);
    const number = (last?.number ?? 0) + 1;
    const { id } = await tx.eligibilityDecision.create({
      data: {
        contestId,
        number,
        decisionNumber,
        decisionDate: new Date(`${decisionDate}T00:00:00Z`),
        signer,
        entries: list.decided.map((line) => ({ ...line })),
        appealUntil: appealUntil(now, regulation.appealDays, regulation.timeZone),
        createdById: actor.userId,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.entry.updateMany({
      where: { id: { in: list.decided.map(({ entryId }) => entryId) } },
      data: { decisionId: id, version: { increment: 1 } },
    });
    const eligible = list.decided.filter(({ outcome }) => outcome === "ELIGIBLE").length;
    await audit(tx, {
      chainId: contestId,
      at: now,
      actorId: actor.userId,
      action: "eligibility.decided",
      subjectType: "eligibility-decision",
      subjectId: id,
      data: { number, decisionNumber, eligible, refused: list.decided.length - eligible },
    });
    return ok({ number });
  }, TRANSACTION);
}

function whyNotThisList(list: DecisionList, { later }: EligibilityDecisionForm): Fault[] {
  if (list.decided.length === 0) return [{ path: "", code: "nothing-to-decide" }];
  return list.pending.length > 0 && later === undefined
    ? [{ path: "later", code: "pending-entries", params: { count: list.pending.length } }]
    : [];
}
