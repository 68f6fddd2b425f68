import { DECIDING } from "~/contests/deciding-template";
import { hashPassword } from "~/people/accounts.server";
import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import { must } from "../integration/judging-world";
import { resultsContest } from "../integration/results-world";

/*
 * Fills the database of `deciding.spec.ts`: a contest whose regulation asks for quorums, a vote, a chain of approval and
 * days of complaints. Its sheets are in and its panel is closed, but nobody has met. Prints who takes part.
 */

const world = await resultsContest([84, 79, 74, 61], (regulation) => ({ ...regulation, deciding: DECIDING }));
const password = await hashPassword(process.env["TEST_PASSWORD"] ?? "");
const account = (userId: string) =>
  db.account.create({ data: { id: userId, accountId: userId, providerId: "credential", userId, password } });

const { contestId, organisationId, organiser, judges, entries, panelId } = world;
await db.roleGrant.create({ data: { userId: organiser.userId, role: "ORGANISER", organisationId } });
const [chair, judge] = judges;
const second = await db.entry.findUniqueOrThrow({ where: { id: entries[1]?.id ?? "" }, include: { owner: true } });
for (const userId of [organiser.userId, chair?.userId, judge?.userId, second.ownerId]) await account(userId ?? "");
await world.scoreAll();
must(await world.closePanelNow());
const { slug } = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
const sheet = await db.assignment.findFirstOrThrow({ where: { entryId: second.id, judge: { userId: judge?.userId ?? "" } } });

process.stdout.write(
  JSON.stringify({
    ...{ contestId, slug, panelId, entryId: second.id, assignmentId: sheet.id, codes: entries.map(({ code }) => code) },
    emails: { organiser: organiser.email, chair: chair?.email, judge: judge?.email, contestant: second.owner.email },
  }),
);
await closeAll();
