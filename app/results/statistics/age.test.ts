import { describe, expect, it } from "vitest";
import { ageBands, isInBand } from "./age";

describe("ages", () => {
  it("fall each into exactly one band", () => {
    for (const template of ["technical", "youth"] as const) {
      const bands = ageBands(template);
      for (let age = 0; age <= 120; age++) expect(bands.filter((band) => isInBand(age, band))).toHaveLength(1);
    }
    expect(ageBands("technical").map(({ from, to }) => [from, to])).toEqual([[null, 17], [18, 35], [36, 45], [46, 60], [61, null]]);
  });
});
