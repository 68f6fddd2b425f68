import { dueAwards, type WonPrize } from "./due-certificates";
import { expect, it } from "vitest";

const won = (fields: Partial<WonPrize>): WonPrize => ({
  ...{ prizeId: "nhat", prizeLabel: "Giải Nhất", memberId: null, unitId: null },
  entry: { id: "e1", memberIds: ["m1", "m2"] },
  ...fields,
});
const recipients = (prizes: readonly WonPrize[], of: "members" | "entry" | "both") =>
  dueAwards(prizes, of).map(({ entryId, memberId, unitId }) => entryId ? `${entryId} ${memberId ?? "all"}` : unitId);

it("each member has one, or all together, or both", () => {
  expect(recipients([won({})], "members")).toEqual(["e1 m1", "e1 m2"]);
  expect(recipients([won({})], "entry")).toEqual(["e1 all"]);
  expect(recipients([won({})], "both")).toEqual(["e1 all", "e1 m1", "e1 m2"]);
});

it("an author alone has one, whatever was chosen", () => {
  const alone = won({ entry: { id: "e1", memberIds: ["m1"] } });
  for (const of of ["members", "entry", "both"] as const) expect(recipients([alone], of)).toEqual(["e1 m1"]);
});

it("a special prize of one member is that member's, a collective one the unit's", () => {
  expect(recipients([won({ memberId: "m2" }), won({ entry: null, unitId: "u1" })], "entry")).toEqual(["e1 m2", "u1"]);
});
