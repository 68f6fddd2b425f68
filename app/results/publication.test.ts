import { describe, expect, it } from "vitest";
import { correctionsAmong, isOut, publishObstacle, type PublishFacts } from "./publication";

const decision = { decisionNumber: "118/QĐ-BTC", decisionDate: "2026-10-08", signer: "Trưởng Ban" };
const facts: PublishFacts = { gateOpen: true, tally: 2, publications: [], decision };
const provisional = (tally = 2) => ({ kind: "PROVISIONAL" as const, tally, decisionNumber: "", decisionDate: "", signer: "" });
const official = (tally = 2) => ({ kind: "OFFICIAL" as const, tally, ...decision });

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

  it("is nothing where the decision was named wrongly: that is put right without computing anew", () => {
    const publications = [official()];
    for (const right of [{ decisionNumber: "119/QĐ-BTC" }, { decisionDate: "2026-10-09" }, { signer: "Phó Trưởng Ban" }])
      expect(publishObstacle("OFFICIAL", { ...facts, publications, decision: { ...decision, ...right } })).toBeNull();
    // Before anything is typed the form stands.
    expect(publishObstacle("OFFICIAL", { ...facts, publications, decision: null })).toBeNull();
    expect([isOut({ ...facts, publications }), isOut({ ...facts, publications: [official(1)] }), isOut(facts)]).toEqual([true, false, false]);
  });

  it("is for a provisional list that the official result states the newest tally: of a correction there may be one", () => {
    expect(publishObstacle("PROVISIONAL", { ...facts, publications: [official()] })).toBe("official-stands");
    expect(publishObstacle("PROVISIONAL", { ...facts, publications: [official(1)] })).toBeNull();
  });
});

it("official publications after the first are corrections, counted from one", () => {
  expect(correctionsAmong([provisional(), official(), official(3), official(4)])).toEqual([
    { correction: 1, publication: official(3) },
    { correction: 2, publication: official(4) },
  ]);
});
