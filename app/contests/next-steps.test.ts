import { describe, expect, it } from "vitest";
import { betweenRounds, nextSteps, type Progress } from "./next-steps";

const steps = (progress: Partial<Progress>) =>
  nextSteps({
    phase: "open",
    faults: 0,
    toScreen: 0,
    appeals: 0,
    complaints: 0,
    undecided: 0,
    panels: 5,
    openPanels: 5,
    lineOpen: false,
    nextRoundEmpty: false,
    ...progress,
  });

describe("nextSteps", () => {
  it("lead a draft to its opening", () => {
    expect(steps({ phase: null, faults: 2 })).toEqual(["complete-regulation"]);
    expect(steps({ phase: null })).toEqual(["open"]);
  });

  it("put what waits for the secretariat first", () => {
    expect(steps({})).toEqual(["wait-for-entries"]);
    expect(steps({ toScreen: 3, panels: 0, openPanels: 0 })).toEqual([
      "screen",
      "make-panels",
      "wait-for-entries",
    ]);
    expect(steps({ phase: "judging", toScreen: 1 })).toEqual(["screen", "watch-judging"]);
    expect(steps({ phase: "judging", panels: 0, openPanels: 0 })).toEqual(["make-panels"]);
  });

  it("have what was screened decided on formally before, but not instead of, what follows", () => {
    expect(steps({ phase: "open", undecided: 4 })).toEqual(["wait-for-entries"]);
    expect(steps({ phase: "judging", toScreen: 1, undecided: 4 })).toEqual(["screen", "watch-judging"]);
    expect(steps({ phase: "judging", undecided: 4 })).toEqual(["decide-list", "watch-judging"]);
    expect(steps({ phase: "judging", undecided: 4, panels: 0, openPanels: 0 })).toEqual([
      "decide-list",
      "make-panels",
    ]);
  });

  it("begin with the appeals that wait for an answer", () => {
    expect(steps({ appeals: 1, toScreen: 2 })).toEqual(["answer-appeals", "screen", "wait-for-entries"]);
    expect(steps({ phase: "judging", appeals: 1 })).toEqual(["answer-appeals", "watch-judging"]);
  });

  it("lead from a round that is judged to the next, and to the results only after the last", () => {
    expect(steps({ phase: "judging", openPanels: 0, lineOpen: true })).toEqual(["draw-line"]);
    expect(steps({ phase: "judging", lineOpen: true })).toEqual(["draw-line", "watch-judging"]);
    expect(steps({ phase: "judging", openPanels: 0, nextRoundEmpty: true })).toEqual(["make-panels"]);
    expect(steps({ phase: "judging", nextRoundEmpty: true })).toEqual(["make-panels", "watch-judging"]);
  });

  it("end in the results", () => {
    expect(steps({ phase: "judging", openPanels: 0 })).toEqual(["close"]);
    expect(steps({ phase: "closed" })).toEqual(["publish"]);
    expect(steps({ phase: "closed", complaints: 1 })).toEqual(["answer-complaints", "publish"]);
    expect(steps({ phase: "published", complaints: 1 })).toEqual(["answer-complaints", "published"]);
    expect(steps({ phase: "published" })).toEqual(["published"]);
  });
});

describe("betweenRounds", () => {
  const rounds = [
    { id: "a", label: "Sơ khảo" },
    { id: "b", label: "Chung khảo" },
  ];
  const panel = (roundId: string, isClosed: boolean) => ({
    roundId,
    closedAt: isClosed ? new Date("2026-05-01T00:00:00Z") : null,
  });

  it("is nothing where there is one round", () => {
    expect(betweenRounds(rounds.slice(1), [panel("b", true)], new Set())).toEqual({
      line: null,
      nextRoundEmpty: false,
    });
  });

  it("is the line once every panel of a round has closed, until it is locked", () => {
    expect(betweenRounds(rounds, [], new Set()).line).toBeNull();
    expect(betweenRounds(rounds, [panel("a", true), panel("a", false)], new Set()).line).toBeNull();
    expect(betweenRounds(rounds, [panel("a", true)], new Set()).line).toEqual({
      roundId: "a",
      next: "Chung khảo",
    });
    expect(betweenRounds(rounds, [panel("a", true)], new Set(["a"]))).toEqual({
      line: null,
      nextRoundEmpty: true,
    });
    expect(betweenRounds(rounds, [panel("a", true), panel("b", false)], new Set(["a"]))).toEqual({
      line: null,
      nextRoundEmpty: false,
    });
  });
});
