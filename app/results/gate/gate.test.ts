import { describe, expect, it } from "vitest";
import { gateFaults, gateOpen, gatePoints, opensBut, placesOf, type GateFacts, type GatePointId } from "./gate";

const judged: GateFacts = {
  closing: [],
  fewJudges: [],
  differences: [],
  lines: true,
  panelQuorum: { share: "2/3", missing: [] },
  committeeQuorum: null,
  corrections: null,
  undecided: null,
  awards: null,
  publicVote: null,
  vote: null,
  chain: null,
  complaints: null,
};

const decided: GateFacts = {
  ...judged,
  closing: null,
  differences: null,
  lines: false,
  panelQuorum: null,
  committeeQuorum: { share: "2/3", met: true },
  corrections: [],
  undecided: [],
  vote: { share: "2/3", passed: true, outdated: false },
  chain: [{ id: "signer", label: "Người ký", by: "signer", state: "signed", missing: [] }],
  complaints: { provisional: true, until: null, open: [], lost: false },
};

const states = (facts: GateFacts) =>
  Object.fromEntries(gatePoints(facts).map(({ id, state }) => [id, state]));
const point = (facts: GateFacts, id: GatePointId) =>
  gatePoints(facts).find((one) => one.id === id);

describe("the checklist", () => {
  it("is open to go through when everything that is asked is met, and says what is not asked", () => {
    expect(gateOpen(gatePoints(judged))).toBe(true);
    expect(gateOpen(gatePoints(decided))).toBe(true);
    expect(states(judged)).toMatchObject({ sheets: "met", quorum: "met", vote: "not-asked" });
    expect(states(decided)).toMatchObject({ sheets: "not-asked", approval: "met", complaints: "met" });
  });

  it("puts each fault of closing under its point", () => {
    const facts: GateFacts = {
      ...judged,
      closing: [
        { code: "unscreened", entry: "A-1" },
        { code: "sheet-missing", round: "final", entry: "A-2", judge: "J01" },
      ],
    };
    expect(point(facts, "screening")).toEqual({
      id: "screening",
      state: "open",
      faults: [{ code: "unscreened", entry: "A-1" }],
    });
    expect(point(facts, "sheets")?.state).toBe("open");
    expect(gateOpen(gatePoints(facts))).toBe(false);
    expect(gateFaults(gatePoints(facts))).toHaveLength(2);
  });

  it("may be opened by one thing alone, that is told apart from all others", () => {
    const complaints = { provisional: true, until: null, open: [], lost: true };
    const lost = gatePoints({ ...decided, complaints });
    expect([gateOpen(lost), opensBut(lost, "prize-lost")]).toEqual([false, true]);
    expect(placesOf(lost.find(({ id }) => id === "complaints")!)).toEqual(["publication"]);
    expect(opensBut(gatePoints({ ...decided, complaints: { ...complaints, open: [1] } }), "prize-lost")).toBe(false);
    expect(opensBut(gatePoints(decided), "prize-lost")).toBe(false);
  });

  it("keeps a difference without an answer open, also one that is not for whoever asks", () => {
    const facts = { ...judged, differences: [{ round: "final", entry: null }] };
    expect(point(facts, "differences")?.faults).toEqual([
      { code: "difference-open", round: "final", entry: null },
    ]);
    expect(gateOpen(gatePoints(facts))).toBe(false);
  });

  it("tells once of an entry that lies below the round's judges and below the rule's minimum", () => {
    const few = { round: "final", entry: "A-1", judges: 1, wanted: 3 };
    expect(point({ ...judged, fewJudges: [few] }, "judges")?.faults).toEqual([
      { code: "judges-below-round", ...few },
    ]);
    const tooFew = { code: "too-few-judges", round: "final", entry: "A-1", judges: 1, minimum: 2 } as const;
    expect(point({ ...judged, closing: [tooFew], fewJudges: [few] }, "judges")?.faults).toEqual([tooFew]);
  });

  it("asks for every panel's meeting, and for the committee's", () => {
    const missing = [{ round: "final", group: "cntt" }];
    expect(point({ ...judged, panelQuorum: { share: "2/3", missing } }, "quorum")?.faults).toEqual([
      { code: "no-panel-meeting", round: "final", group: "cntt", share: "2/3" },
    ]);
    const committeeQuorum = { share: "3/4", met: false };
    expect(point({ ...decided, committeeQuorum }, "quorum")?.faults).toEqual([
      { code: "no-committee-meeting", share: "3/4" },
    ]);
  });

  it("is shut by an undecided prize, a vote that did not pass, an open correction and an open complaint", () => {
    expect(gateOpen(gatePoints({ ...decided, undecided: ["A-1"] }))).toBe(false);
    for (const outdated of [false, true]) {
      const points = gatePoints({ ...decided, vote: { share: "2/3", passed: false, outdated } });
      expect(gateFaults(points)).toEqual([{ code: "no-vote", share: "2/3", outdated }]);
    }
    expect(gateOpen(gatePoints({ ...decided, corrections: [1] }))).toBe(false);
    const complaints = { provisional: false, until: "2026-11-30T00:00:00.000Z", open: [2], lost: false };
    expect(point({ ...decided, complaints }, "complaints")?.faults.map(({ code }) => code)).toEqual([
      "no-provisional",
      "complaints-running",
      "complaint-open",
    ]);
  });

  it("says which step of the chain stands, and of the panels' step who has not signed", () => {
    const chain: GateFacts["chain"] = [
      { id: "panels", label: "Hội đồng", by: "panel", state: "open", missing: ["p2"] },
      { id: "signer", label: "Người ký", by: "signer", state: "waiting", missing: [] },
    ];
    expect(point({ ...decided, chain }, "approval")?.faults).toEqual([
      { code: "step-open", step: "Hội đồng", panels: ["p2"] },
      { code: "step-waiting", step: "Người ký", panels: [] },
    ]);
  });

  it("leads to each place once where its faults are mended", () => {
    const complaints = { provisional: false, until: null, open: [1, 2], lost: false };
    expect(placesOf(point({ ...decided, complaints }, "complaints") ?? { faults: [] })).toEqual([
      "publication",
      "complaints",
    ]);
  });
});
