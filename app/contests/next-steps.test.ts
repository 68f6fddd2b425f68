import { describe, expect, it } from "vitest";
import { nextSteps, type Progress } from "./next-steps";

const steps = (progress: Partial<Progress>) =>
  nextSteps({ phase: "open", faults: 0, toScreen: 0, appeals: 0, undecided: 0, panels: 5, openPanels: 5, ...progress });

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

  it("end in the results", () => {
    expect(steps({ phase: "judging", openPanels: 0 })).toEqual(["close"]);
    expect(steps({ phase: "closed" })).toEqual(["publish"]);
    expect(steps({ phase: "published" })).toEqual(["published"]);
  });
});
