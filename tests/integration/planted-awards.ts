import { db } from "~/platform/db.server";

const AT = new Date("2026-10-01T02:00:00Z");
const decided = { byRule: false, decidedById: "x", decidedAt: AT };

/** A prize that the regulation does not have, without a reason. */
export async function plantAward(contestId: string, entryId: string): Promise<string> {
  return (await db.specialAward.create({ data: { contestId, entryId, prizeId: "x", ...decided } })).id;
}

/** A unit that is decided about twice. */
export async function plantUnitTwice(contestId: string, organisationId: string): Promise<void> {
  const { id: unitId } = await db.unit.create({ data: { organisationId, name: "Đơn vị", nameKey: "don vi twice" } });
  for (const reason of ["x", "y"])
    await db.specialAward.create({ data: { contestId, unitId, prizeId: "none", reason, ...decided } });
}

/** A vote that was confirmed before it was asked for, in a contest without a vote. */
export async function plantBallot(contestId: string, entryId: string): Promise<string> {
  const times = { createdAt: AT, expiresAt: AT, confirmedAt: new Date(AT.getTime() - 1) };
  return (await db.ballot.create({ data: { contestId, entryId, voter: "x", tokenHash: "x", ...times } })).id;
}
