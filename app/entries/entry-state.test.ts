import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ENTRY_EVENTS,
  ENTRY_STATES,
  eventOf,
  isInScreening,
  SCREENING_OUTCOMES,
  transition,
  wasSubmitted,
  type EntryState,
} from "./entry-state";

const state = fc.constantFrom(...ENTRY_STATES);
const event = fc.constantFrom(...ENTRY_EVENTS);

describe("transition", () => {
  it("answers every event in every state, with a known state or with null", () => {
    for (const from of ENTRY_STATES)
      for (const happening of ENTRY_EVENTS) {
        const to = transition(from, happening);
        expect(to === null || ENTRY_STATES.includes(to)).toBe(true);
      }
  });

  it("never returns to a draft, and needs a submission before anything else", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let current: EntryState = "DRAFT";
        let submitted = false;
        for (const happening of events) {
          const next = transition(current, happening);
          if (happening === "submit") submitted = true;
          if (!submitted) expect(next).toBeNull();
          current = next ?? current;
          expect(wasSubmitted(current)).toBe(submitted);
        }
      }),
    );
  });

  it("screens only what was sent in and not withdrawn", () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...SCREENING_OUTCOMES), (from, outcome) => {
        expect(transition(from, eventOf(outcome)) !== null).toBe(isInScreening(from));
      }),
    );
  });

  it("brings a new version back to the secretariat from every state", () => {
    for (const from of ENTRY_STATES) expect(transition(from, "submit")).toBe("SUBMITTED");
  });

  it("withdraws once", () => {
    expect(transition("SUBMITTED", "withdraw")).toBe("WITHDRAWN");
    expect(transition("WITHDRAWN", "withdraw")).toBeNull();
    expect(transition("DRAFT", "withdraw")).toBeNull();
  });
});
