import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { whyNotWindow } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import { readContestRecord } from "./contest-record.server";
import { gateFaults, type GateFault } from "./gate/gate";
import { readGate } from "./gate/gate.server";
import { whyNotCloseTally } from "./result-policy";
import { tallyEntries } from "./tally";
import { LONG, storable } from "./tally-read.server";

/** What still keeps the contest open, all of it. */
type NotReady = Refused<"not-ready"> & { readonly missing: readonly GateFault[] };

type Closing = Ok<{ readonly number: number }> | Refused<Refusal | "conflict"> | NotReady;

/**
 * Ends the judging for good and computes the result as the contest's first tally. Refused while anything is
 * missing. The contest is closed first and read after that, inside one transaction, so that no sheet given
 * back in the same moment can slip between what is computed and what is kept.
 */
export async function closeTally(
  ctx: Context,
  input: { readonly contestId: string; readonly version: number },
): Promise<Closing> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation, revision } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotCloseTally(standing, {
    contestState: contest.state,
    window: whyNotWindow(regulation, "decide", ctx.now),
  });
  if (refusal) return refused(refusal);

  return transact(async (tx): Promise<Closing> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: input.version, state: "OPEN" },
      data: { state: "CLOSED", closedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const record = await readContestRecord(tx, opened);
    const missing = gateFaults(await readGate(tx, ctx, opened, "close", record.facts));
    if (missing.length > 0) return { ...refused("not-ready"), missing };
    const { results } = tallyEntries(record.bundle);
    await tx.tally.create({
      data: {
        contestId: contest.id,
        number: 1,
        revisionId: revision.id,
        bundle: storable({ ...record.bundle, results }),
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "contest.closed",
      subjectType: "contest",
      subjectId: contest.id,
      data: {
        tally: 1,
        entries: record.bundle.entries.length,
        sheets: record.bundle.sheets.length,
        ...(record.bundle.publicVote && {
          votes: Object.values(record.bundle.publicVote.counts).reduce((sum, count) => sum + count, 0),
        }),
      },
    });
    return ok({ number: 1 });
  }, LONG);
}
