import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { UNDECIDED } from "~/contests/rule";
import { whyNotWindow } from "~/contests/timeline";
import { readSnapshot } from "~/entries/entry-upgrade";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit, chainHead } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { whyNotPublish } from "./result-policy";
import { LONG, newestTally } from "./tally-read.server";
import { winnersOf, type WinningEntry } from "./winners";

type Publishing = Result<{ readonly sha256: string }, Refusal | "conflict" | "undecided">;

/**
 * Makes the newest tally public: the list of winners and the bundle, byte for byte as it will be downloaded.
 * Refused while a prize is undecided. The bundle states the audit chain as it was before this publication.
 */
export async function publishResults(
  ctx: Context,
  input: { readonly contestId: string; readonly version: number },
): Promise<Publishing> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal = whyNotPublish(standingInContest(ctx.actor, contest), {
    contestState: contest.state,
    window: whyNotWindow(regulation, "decide", ctx.now),
  });
  if (refusal) return refused(refusal);

  return transact(async (tx): Promise<Publishing> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: input.version, state: "CLOSED" },
      data: { state: "PUBLISHED", publishedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const tally = await newestTally(tx, contest.id);
    if (!tally) throw new Error(`contest ${contest.id} was closed without a tally`);
    if (tally.results.some(({ prize }) => prize === UNDECIDED)) return refused("undecided");

    const winners = winnersOf(regulation, tally.results, await winningEntries(tx, contest.id));
    const bundle = `${JSON.stringify({ ...tally.bundle, chain: await chainHead(tx, contest.id) }, null, 1)}\n`;
    const bundleSha256 = sha256Hex(bundle);
    const publication = await tx.publication.create({
      data: {
        contestId: contest.id,
        number: 1,
        tallyId: tally.id,
        winners,
        bundle,
        bundleSha256,
        publishedById: ctx.actor.userId,
        publishedAt: ctx.now,
        visibleAt: ctx.now,
      },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "results.published",
      subjectType: "publication",
      subjectId: publication.id,
      data: { tally: tally.number, bundleSha256 },
    });
    return ok({ sha256: bundleSha256 });
  }, LONG);
}

async function winningEntries(tx: Tx, contestId: string): Promise<Map<string, WinningEntry>> {
  const entries = await tx.entry.findMany({
    where: { contestId, state: "ELIGIBLE", code: { not: null } },
    select: { code: true, fieldId: true, groupId: true, currentVersion: { select: { snapshot: true } } },
  });
  return new Map(
    entries.map(({ code, fieldId, groupId, currentVersion }) => {
      const { title } = readSnapshot(currentVersion?.snapshot);
      return [code ?? "", { title, fieldId: fieldId ?? "", groupId: groupId ?? "" }];
    }),
  );
}
