import { describe, expect, it } from "vitest";
import { storyFaults, type Story } from "./story";

const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 8, day, hour));
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);

const story: Story = {
  dayOf,
  chain: ["panels", "committee", "signer"],
  meetings: [
    { id: "p", kind: "PANEL", startedAt: at(1), endedAt: at(1, 11), signedAt: at(1, 12) },
    { id: "c", kind: "COMMITTEE", startedAt: at(4), endedAt: at(4, 11), signedAt: at(5) },
  ],
  tallies: [
    { number: 1, at: at(2) },
    { number: 2, at: at(4, 10) },
  ],
  decided: [{ what: "the scenario", at: at(4, 10), meetingId: "c", printed: true, proposedAt: at(3) }],
  signed: [
    { step: "panels", tally: 2, at: at(4, 15), paperDate: null },
    { step: "committee", tally: 2, at: at(5), paperDate: "2026-09-05" },
    { step: "signer", tally: 2, at: at(16, 8), paperDate: "2026-09-16" },
  ],
  published: [
    { kind: "PROVISIONAL", tally: 2, at: at(6), complaintsUntil: at(13, 17) },
    { kind: "OFFICIAL", tally: 2, at: at(16), complaintsUntil: null },
  ],
  complaints: [{ number: 1, at: at(8), answeredAt: at(10) }],
  after: [{ what: "a certificate", at: at(18) }],
  papers: [
    { number: "118/QĐ-BTC", date: "2026-09-16" },
    { number: "118/QĐ-BTC", date: "2026-09-16" },
  ],
};

/** The story with something of one of its lists told otherwise. */
function told<K extends "meetings" | "decided" | "signed" | "published" | "complaints" | "after" | "papers">(
  list: K,
  index: number,
  change: Partial<Story[K][number]>,
): string[] {
  return storyFaults({ ...story, [list]: story[list].map((one, nth) => (nth === index ? { ...one, ...change } : one)) });
}

describe("the story of a contest", () => {
  it("has no faults where everything follows from what came before", () => {
    expect(storyFaults(story)).toEqual([]);
  });

  it("is contradicted by what is decided outside a meeting, unproposed, or in no minutes", () => {
    expect(told("decided", 0, { at: at(3, 12) })).toEqual(["the scenario is decided outside a meeting of the committee"]);
    expect(told("decided", 0, { meetingId: null })).toEqual(["the scenario is decided outside a meeting of the committee"]);
    expect(told("decided", 0, { printed: false })).toEqual(["the scenario stands in no minutes"]);
    expect(told("decided", 0, { proposedAt: at(5) })).toEqual(["the scenario is voted on before it is proposed"]);
    expect(told("meetings", 0, { endedAt: at(3), signedAt: at(3) })).toEqual(["a panel meets when the judging is closed"]);
  });

  it("is contradicted by signatures out of their turn, and a decision of another day than its result", () => {
    expect(told("signed", 1, { at: at(4, 12), paperDate: "2026-09-04" })).toEqual(["committee signs before whose turn it is"]);
    expect(told("signed", 1, { at: at(7), paperDate: "2026-09-07" })).toEqual(["the PROVISIONAL list is out before committee has signed"]);
    expect(told("signed", 2, { at: at(12), paperDate: "2026-09-12" })).toEqual([
      "the decision is signed on another day than its result is made known",
      "the decision is signed while complaints are taken",
    ]);
    expect(storyFaults({ ...story, published: [], complaints: [], after: [] })).toEqual([
      "the decision is signed before the provisional list is out",
    ]);
  });

  it("is contradicted by a number of two dates, a complaint out of time, and what comes before the result", () => {
    expect(told("papers", 0, { date: "2026-09-05" })).toEqual(["118/QĐ-BTC has 2 dates"]);
    expect(told("complaints", 0, { answeredAt: null })).toEqual(["complaint 1 is open when the result is official"]);
    expect(told("complaints", 0, { at: at(14), answeredAt: at(15) })).toEqual(["complaint 1 comes when none are taken"]);
    expect(told("after", 0, { at: at(15) })).toEqual(["a certificate comes before the official result"]);
  });
});
