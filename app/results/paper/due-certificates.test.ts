import { certifies, dueAwards, type WonPrize } from "./due-certificates";
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

it("a certificate is of a prize that a result still gives to the same, or it is not", () => {
  const special = { by: "", label: "", amountVnd: 0, sponsor: "", title: "", unit: "", unitId: null };
  const winner = { code: "A1", title: "", field: "", group: "", prize: "nhat", score: "", rank: 1 };
  const result = {
    levels: [{ id: "nhat", label: "", amountVnd: 0, winners: [winner] }],
    special: [
      { ...special, prize: "tre", code: "B2", memberId: "m2" },
      { ...special, prize: "xanh", code: "B2", memberId: null },
      { ...special, prize: "don-vi", code: null, memberId: null, unitId: "u2" },
    ],
    collective: [{ prize: "cao", label: "", amountVnd: 0, unit: "", unitId: "u1", points: "" }],
  };
  const given = (prizeId: string, of: { code?: string; memberId?: string; unitId?: string }) =>
    certifies({ prizeId, code: null, memberId: null, unitId: null, ...of }, result);
  expect(given("nhat", { code: "A1" })).toBe(true);
  expect(given("nhat", { code: "A1", memberId: "m1" })).toBe(true);
  expect(given("nhat", { code: "B2" })).toBe(false);
  expect(given("nhi", { code: "A1" })).toBe(false);
  expect(given("tre", { code: "B2", memberId: "m2" })).toBe(true);
  expect(given("tre", { code: "B2", memberId: "m1" })).toBe(false);
  expect(given("xanh", { code: "B2", memberId: "m1" })).toBe(true);
  expect(given("don-vi", { unitId: "u2" })).toBe(true);
  expect(given("cao", { unitId: "u1" })).toBe(true);
  expect(given("cao", { unitId: "u2" })).toBe(false);
});
