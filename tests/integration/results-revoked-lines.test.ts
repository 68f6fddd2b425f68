import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/db.server";
import { revokeLine } from "~/results/advance.server";
import { at, must } from "./judging-world";
import { waiting } from "./locks";
import { FIRST, LAST, roundsContest, SECOND, type RoundsWorld } from "./rounds-world";

let world: RoundsWorld;
let lineId: string;
let sheetId: string;

const revoke = () =>
  revokeLine(at(world.organiser, SECOND), {
    contestId: world.contestId,
    roundId: FIRST,
    lineId,
    reason: "Chốt nhầm",
  });
const send = () =>
  world.score(LAST, world.judges[1]!, world.entries[0]!.id, 80).then(() => "in", String);
const stored = () =>
  db.scoreSheet.findUniqueOrThrow({
    where: { id: sheetId },
    include: { revisions: true, assignment: true },
  });

beforeEach(async () => {
  world = await roundsContest();
  await world.firstJudged();
  must(await world.lock());
  await world.finalPanel();
  ({ id: lineId } = await db.advancement.findFirstOrThrow({
    where: { contestId: world.contestId, revokedAt: null },
  }));
  ({ id: sheetId } = await db.scoreSheet.findFirstOrThrow({
    where: {
      assignment: {
        entryId: world.entries[0]!.id,
        roundId: LAST,
        judge: { userId: world.judges[1]!.userId },
      },
    },
  }));
});

describe("a line that is taken back while a sheet of the next round is sent in", () => {
  it("takes the sheet's work with it where it comes first: nothing is sent in, no receipt given", async () => {
    // The line is held until taking it back has come to it and waits, with the judge behind.
    const both = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Advancement" WHERE "id" = ${lineId} FOR UPDATE`;
      const revoked = revoke();
      await waiting(1);
      const sent = send();
      await Promise.race([sent, waiting(2)]);
      return { revoked, sent };
    });
    must(await both.revoked);
    expect(await both.sent).toContain("conflict");
    const { state, revisions, assignment } = await stored();
    expect(state).toBe("DRAFT");
    expect(revisions).toEqual([]);
    expect(assignment.endedAt).toEqual(SECOND);
  });

  it("stays where the sheet comes first: it is in, and its work goes on", async () => {
    // The record is held until the sheet has come to it and waits, with taking back behind.
    const both = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "AuditChain" WHERE "id" = ${world.contestId} FOR UPDATE`;
      const sent = send();
      await waiting(1);
      const revoked = revoke();
      await Promise.race([revoked, waiting(2)]);
      return { revoked, sent };
    });
    expect(await both.sent).toBe("in");
    expect(await both.revoked).toMatchObject({ ok: false, code: "begun" });
    const { state, revisions, assignment } = await stored();
    expect(state).toBe("SUBMITTED");
    expect(revisions).toHaveLength(1);
    expect(assignment.endedAt).toBeNull();
  });
});
