import { openedContest } from "~/contests/contest.server";
import { standingInContest } from "~/contests/contest-policy";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { ok, refused, type Result } from "~/platform/result";
import { compareEntry } from "./compare.server";
import { whyNotCompare } from "./similarity-policy";

/** How long a person waits for the button; what is left is said and goes on by itself. */
const PATIENCE_MS = 3_000;
/** A pass takes so long at most: every 20 seconds that is a tenth of one processor, also while a deadline nears. */
const PASS_MS = 2_000;
const PASS_AT_MOST = 500;
/** The lock that lets one process at a time go through what waits. */
const PASS_LOCK = 7_460_231;

/** Entries of running contests that nobody compared since they were last sent in, the oldest first. */
async function waiting(contestId: string | null, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM "Entry" e JOIN "Contest" c ON c."id" = e."contestId"
     WHERE c."state" = 'OPEN' AND e."state" NOT IN ('DRAFT', 'WITHDRAWN')
       AND e."currentVersionId" IS NOT NULL
       AND e."comparedVersionId" IS DISTINCT FROM e."currentVersionId"
       AND (${contestId}::text IS NULL OR e."contestId" = ${contestId}::text)
     ORDER BY e."submittedAt", e."id" LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** How many entries of a contest wait to be compared. */
export async function waitingCount(contestId: string): Promise<number> {
  return (await waiting(contestId, 100_000)).length;
}

/**
 * Compares what waits, unless another process does so just now. One that fails is left for the next pass and does not
 * keep the others. Answers how many were compared.
 */
export async function comparePass(
  clock: () => Date,
  timer: () => number = () => performance.now(),
): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${PASS_LOCK}) AS "mine"`;
      if (!lock?.mine) return 0;
      const until = timer() + PASS_MS;
      let done = 0;
      for (const id of await waiting(null, PASS_AT_MOST)) {
        if (timer() > until) break;
        try {
          await compareEntry(id, clock());
          done++;
        } catch (error) {
          log.error({ err: error, entryId: id }, "entry could not be compared");
        }
      }
      return done;
    },
    // The first pass of a process reads everything that its organisations have.
    { timeout: 300_000 },
  );
}

export interface ContestCompared {
  readonly compared: number;
  readonly added: number;
  readonly left: number;
}

/**
 * Has a contest's entries compared by request: those that wait, or with `anew` all of them, which a longer list of
 * past solutions is a reason for.
 */
export async function compareContest(
  { actor, now }: Context,
  contestId: string,
  { anew, patience = PATIENCE_MS, clock = () => performance.now() }: {
    readonly anew: boolean;
    readonly patience?: number;
    readonly clock?: () => number;
  },
): Promise<Result<ContestCompared, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const refusal = whyNotCompare(standingInContest(actor, opened.contest), opened.contest);
  if (refusal) return refused(refusal);
  if (anew)
    await db.$executeRaw`UPDATE "Entry" SET "comparedVersionId" = NULL WHERE "contestId" = ${contestId}`;
  const until = clock() + patience;
  let compared = 0;
  let added = 0;
  for (const id of await waiting(contestId, 100_000)) {
    if (clock() > until) break;
    const found = await compareEntry(id, now);
    compared++;
    added += found?.added ?? 0;
  }
  const left = await waitingCount(contestId);
  await db.$transaction((tx) =>
    audit(tx, {
      chainId: contestId,
      at: now,
      actorId: actor.userId,
      action: "similarity.compared",
      subjectType: "contest",
      subjectId: contestId,
      data: { anew, compared, added, left },
    }),
  );
  return ok({ compared, added, left });
}
