import { expect, it } from "vitest";
import { officialDate } from "./official-date";

it("pads days, and of the months only January and February", () => {
  expect(officialDate("2026-07-05")).toEqual({ day: "05", month: "7", year: "2026" });
  expect(officialDate("2026-02-28")).toEqual({ day: "28", month: "02", year: "2026" });
  expect(officialDate("2026-12-31")).toEqual({ day: "31", month: "12", year: "2026" });
});
