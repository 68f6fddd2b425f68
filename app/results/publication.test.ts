import { describe, expect, it } from "vitest";
import { correctionsAmong, publishObstacle, type PublishFacts } from "./publication";

const facts: PublishFacts = { gateOpen: true, tally: 2, publications: [] };
const provisional = (tally = 2) => ({ kind: "PROVISIONAL" as const, tally });
const official = (tally = 2) => ({ kind: "OFFICIAL" as const, tally });

describe("what stands in the way of publishing", () => {
  it("is nothing where the checklist is green and nothing is out", () => {
    expect(publishObstacle("OFFICIAL", facts)).toBeNull();
    expect(publishObstacle("PROVISIONAL", facts)).toBeNull();
    expect(publishObstacle("OFFICIAL", { ...facts, publications: [provisional()] })).toBeNull();
  });

  it("is the checklist", () => {
    for (const kind of ["OFFICIAL", "PROVISIONAL"] as const)
      expect(publishObstacle(kind, { ...facts, gateOpen: false })).toBe("gate");
  });

  it("is that the same tally is out as the same thing", () => {
    expect(publishObstacle("PROVISIONAL", { ...facts, publications: [provisional()] })).toBe("unchanged");
    expect(publishObstacle("PROVISIONAL", { ...facts, publications: [provisional(1)] })).toBeNull();
    expect(publishObstacle("OFFICIAL", { ...facts, publications: [official()] })).toBe("unchanged");
    expect(publishObstacle("OFFICIAL", { ...facts, publications: [official(1)] })).toBeNull();
  });

  it("is for a provisional list that the official result is out, whatever was computed since", () => {
    expect(publishObstacle("PROVISIONAL", { ...facts, publications: [official(1)] })).toBe("official-stands");
  });
});

it("official publications after the first are corrections, counted from one", () => {
  expect(correctionsAmong([provisional(), official(), official(3), official(4)])).toEqual([
    { correction: 1, publication: official(3) },
    { correction: 2, publication: official(4) },
  ]);
});
