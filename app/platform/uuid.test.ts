import fc from "fast-check";
import { expect, it } from "vitest";
import { firstUuidAt, isUuid, uuidMadeAt } from "./uuid";

it("an id of version 7 tells when it was made", () => {
  expect(uuidMadeAt("01926b2c-7800-7abc-8def-0123456789ab")).toEqual(new Date(0x01926b2c7800));
  expect(firstUuidAt(new Date(0x01926b2c7800))).toBe("01926b2c-7800-7000-8000-000000000000");
});

it("ids are ordered as their instants are", () => {
  const instant = fc.date({ min: new Date("1990-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      const [first, second] = [firstUuidAt(one), firstUuidAt(other)];
      expect(isUuid(first)).toBe(true);
      expect(uuidMadeAt(first)).toEqual(one);
      expect(first < second).toBe(one.getTime() < other.getTime());
    }),
  );
});
