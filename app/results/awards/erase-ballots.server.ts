import { shownBy } from "~/contests/shown-publication";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { db, type Tx } from "~/platform/db.server";
import { forgetLetters, LINK_HOURS } from "./cast-ballot.server";

const ERASED = "erased:";

/**
 * Once the official result is out, nothing is kept of who voted: confirmed votes stay as counts, the others go. Letters
 * whose link has grown old go at any time. Safe to run in any process, at any time, again.
 */
export async function eraseBallots(at: Date = now()): Promise<{ readonly erased: number; readonly removed: number }> {
  await forgetLetters(db, { before: new Date(at.getTime() - LINK_HOURS * 3_600_000) });
  const contests = await db.contest.findMany({
    where: {
      state: "PUBLISHED",
      publications: { some: { kind: "OFFICIAL", ...shownBy(at) } },
      ballots: { some: { NOT: { voter: { startsWith: ERASED } } } },
    },
    select: { id: true },
  });
  const done = { erased: 0, removed: 0 };
  for (const { id: contestId } of contests) {
    const { erased, removed } = await db.$transaction((tx) => eraseIn(tx, contestId, at));
    done.erased += erased;
    done.removed += removed;
  }
  return done;
}

async function eraseIn(tx: Tx, contestId: string, at: Date) {
  const { count: removed } = await tx.ballot.deleteMany({ where: { contestId, confirmedAt: null } });
  const erased = await tx.$executeRaw`
    UPDATE "Ballot" SET "voter" = ${ERASED} || "id", "tokenHash" = ${ERASED} || "id"
     WHERE "contestId" = ${contestId} AND "voter" NOT LIKE ${`${ERASED}%`}`;
  if (erased + removed > 0)
    await audit(tx, {
      chainId: contestId,
      at,
      actorId: null,
      action: "ballots.erased",
      subjectType: "contest",
      subjectId: contestId,
      data: { erased, removed },
    });
  return { erased, removed };
}
