import { Prisma } from "../../prisma/generated/client";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { isLocalDate } from "~/platform/format";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { contestById } from "./contest.server";
import { standingInContest, whyNotOpenContest } from "./contest-policy";
import { regulationHash } from "./freeze";
import { regulationFaults } from "./regulation-faults";

export interface OpenContestInput {
  readonly contestId: string;
  readonly version: number;
  /** Number and date ("YYYY-MM-DD") of the decision that issues the regulation. */
  readonly decisionNumber: string;
  readonly decisionDate: string;
}

/**
 * Freezes the regulation as revision 1 and announces the contest: from here the timeline rules.
 * "incomplete": the faults are the regulation's; "invalid": those of the input.
 */
export async function openContest(
  ctx: Context,
  input: OpenContestInput,
): Promise<
  Result<{ revisionId: string; sha256: string }, Refusal | "conflict" | "invalid" | "incomplete">
> {
  const view = await contestById(input.contestId);
  if (!view) return refused("hidden");
  const { contest, regulation } = view;
  const refusal = whyNotOpenContest(
    standingInContest(ctx.actor, contest),
    contest.state,
  );
  if (refusal) return refused(refusal);
  const inputFaults = decisionFaults(input);
  if (inputFaults.length > 0) return refused("invalid", inputFaults);
  if (contest.version !== input.version) return refused("conflict");
  const faults = regulationFaults(regulation, ctx.now);
  if (faults.length > 0) return refused("incomplete", faults);

  const sha256 = regulationHash(regulation);
  const revisionId = await db.$transaction(async (tx) => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: input.version, state: "DRAFT" },
      data: { state: "OPEN", draft: Prisma.DbNull, openedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) return null;
    const revision = await tx.regulationRevision.create({
      data: {
        contestId: contest.id,
        number: 1,
        document: regulation,
        sha256,
        decisionNumber: input.decisionNumber.trim(),
        decisionDate: new Date(input.decisionDate),
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "contest.opened",
      subjectType: "contest",
      subjectId: contest.id,
      data: {
        revision: 1,
        sha256,
        decisionNumber: revision.decisionNumber,
        decisionDate: input.decisionDate,
      },
    });
    return revision.id;
  });
  return revisionId ? ok({ revisionId, sha256 }) : refused("conflict");
}

/** The paper that a revision rests on must be named. */
export function decisionFaults(input: { decisionNumber: string; decisionDate: string }): Fault[] {
  const faults: Fault[] = [];
  if (input.decisionNumber.trim() === "") faults.push({ path: "decisionNumber", code: "required" });
  if (input.decisionDate === "") faults.push({ path: "decisionDate", code: "required" });
  else if (!isLocalDate(input.decisionDate)) faults.push({ path: "decisionDate", code: "date" });
  return faults;
}
