import { expect, it } from "vitest";
import { ageOn } from "./age";

it("an age is full years on the day, also of those born on 29 February", () => {
  expect(ageOn("2010-07-31", "2026-07-30")).toBe(15);
  expect(ageOn("2010-07-31", "2026-07-31")).toBe(16);
  expect(ageOn("2012-02-29", "2026-02-28")).toBe(13);
  expect(ageOn("2012-02-29", "2026-03-01")).toBe(14);
});

it.each(["", "hôm qua", "31/7/2010", "2027-01-01"])("an age is not known of who was born %j", (birthDate) => {
  expect(ageOn(birthDate, "2026-03-01")).toBeNull();
});
