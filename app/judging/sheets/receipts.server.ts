import { openedContest } from "~/contests/contest.server";
import { stateAsSeen } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { canonicalJson } from "~/platform/canonical-json";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { storedMarks } from "../facts.server";
import { roundLabel } from "./judge-place.server";
import { scoresOf } from "./receipt";

export interface OwnReceipt {
  readonly assignmentId: string;
  readonly entry: string;
  readonly round: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly returnedAt: Date | null;
  readonly receipt: string;
  /** The sheet as it is published, without its receipt: what the receipt is the hash of, before the judge's key. */
  readonly text: string;
}

export interface JudgeReceipts {
  readonly contest: {
    readonly id: string;
    readonly title: string;
    readonly slug: string;
    readonly timeZone: string;
    readonly published: boolean;
  };
  readonly judgeCode: string;
  /** The judge's alone: whoever has it can tell whose these sheets are. */
  readonly key: string;
  readonly receipts: readonly OwnReceipt[];
}

/** Every receipt of the actor as a judge of one contest, with what it takes to find and to check the sheet. */
export async function judgeReceipts(
  { actor, now }: Context,
  contestId: string,
): Promise<Result<JudgeReceipts, Refusal>> {
  const judge = await db.judge.findUnique({
    where: { contestId_userId: { contestId, userId: actor.userId } },
    select: { id: true, code: true, nonce: true },
  });
  const opened = judge && (await openedContest(contestId));
  if (!judge || !opened) return refused("hidden");
  const revisions = await db.scoreSheetRevision.findMany({
    where: { sheet: { assignment: { judgeId: judge.id } } },
    orderBy: { submittedAt: "desc" },
    include: {
      sheet: { select: { assignment: { select: { id: true, roundId: true, entry: { select: { code: true } } } } } },
    },
  });
  // A sheet that stands again after a correction was given up has the receipt that it had.
  const newest = new Map<string, number>();
  for (const { receipt, number } of revisions) newest.set(receipt, Math.max(number, newest.get(receipt) ?? 0));
  const { contest, regulation } = opened;
  return ok({
    contest: {
      id: contest.id,
      title: contest.title,
      slug: contest.slug,
      timeZone: regulation.timeZone,
      published: stateAsSeen(contest, now) === "PUBLISHED",
    },
    judgeCode: judge.code,
    key: judge.nonce,
    receipts: revisions.filter(({ receipt, number }) => newest.get(receipt) === number).map(({ sheet: { assignment }, number, submittedAt, returnedAt, receipt, marks }) => ({
      assignmentId: assignment.id,
      entry: assignment.entry.code ?? "",
      round: roundLabel(opened, assignment.roundId),
      number,
      submittedAt,
      returnedAt,
      receipt,
      text: canonicalJson({
        round: assignment.roundId,
        judge: judge.code,
        entry: assignment.entry.code ?? "",
        scores: scoresOf(storedMarks(marks)),
        submittedAt: submittedAt.toISOString(),
      }),
    })),
  });
}
