import { describe, expect, it } from "vitest";
import { ageBands, ageOn, isInBand } from "./age";

describe("ages", () => {
  it("are full years on the day, also of those born on 29 February", () => {
    expect(ageOn("2010-07-31", "2026-07-30")).toBe(15);
    expect(ageOn("2010-07-31", "2026-07-31")).toBe(16);
    expect(ageOn("2012-02-29", "2026-02-28")).toBe(13);
    expect(ageOn("2012-02-29", "2026-03-01")).toBe(14);
    expect([ageOn("", "2026-03-01"), ageOn("2027-01-01", "2026-03-01"), ageOn("31/7/2010", "2026-03-01")]).toEqual([null, null, null]);
  });

  it("fall each into exactly one band", () => {
    for (const template of ["technical", "youth"] as const) {
      const bands = ageBands(template);
      for (let age = 0; age <= 120; age++) expect(bands.filter((band) => isInBand(age, band))).toHaveLength(1);
    }
    expect(ageBands("technical").map(({ from, to }) => [from, to])).toEqual([[null, 17], [18, 35], [36, 45], [46, 60], [61, null]]);
  });
});
