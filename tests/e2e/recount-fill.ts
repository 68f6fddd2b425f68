import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import { must } from "../integration/judging-world";
import { resultsContest } from "../integration/results-world";

/*
 * Fills the database of `recount.spec.ts`: a contest with a published result. Prints what a judge of it knows: the
 * code of the first entry, the own receipt for it, and the private code.
 */

const world = await resultsContest([90, 82, 71]);
await world.closed();
must(await world.publish());
const { slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
const code = world.entries[0]?.code ?? "";
const { receipt, sheet } = await db.scoreSheetRevision.findFirstOrThrow({
  where: { sheet: { assignment: { entry: { code } } } },
  select: { receipt: true, sheet: { select: { assignment: { select: { judge: { select: { nonce: true } } } } } } },
});

process.stdout.write(JSON.stringify({ slug, code, receipt, nonce: sheet.assignment.judge.nonce }));
await closeAll();
