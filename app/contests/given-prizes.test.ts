import { expect, it } from "vitest";
import { certifies } from "./given-prizes";

it("a certificate is of a prize that a result still gives to the same, or it is not", () => {
  const unit = { unit: "", unitId: null };
  const result = {
    levels: [{ id: "nhat", winners: [{ code: "A1" }] }],
    special: [
      { ...unit, prize: "tre", code: "B2", memberId: "m2" },
      { ...unit, prize: "xanh", code: "B2", memberId: null },
      { ...unit, prize: "don-vi", code: null, memberId: null, unitId: "u2" },
    ],
    collective: [
      { prize: "cao", unit: "", unitId: "u1" },
      { prize: "cu", unit: "Trường số 3" },
    ],
  };
  const given = (prizeId: string, { code, memberId = null, unitId }: { code?: string; memberId?: string | null; unitId?: string }) =>
    certifies(
      { prizeId, memberId, entry: code ? { code } : null, unit: unitId ? { id: unitId, name: `Trường số ${unitId.slice(1)}` } : null },
      result,
    );
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
  // A list of before held the name of a unit alone.
  expect(given("cu", { unitId: "u3" })).toBe(true);
  expect(given("cu", { unitId: "u1" })).toBe(false);
});
