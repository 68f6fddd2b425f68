import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOBODY, type Standing } from "~/people/standing";
import {
  permissions,
  whyNotEditEntry,
  whyNotReadEntry,
  whyNotReadFile,
  whyNotScreenEntry,
  whyNotStartEntry,
  whyNotSubmitEntry,
  whyNotWithdrawEntry,
  type EntryFacts,
} from "./entry-policy";

const as = (...roles: (keyof Standing)[]): Standing =>
  roles.reduce((standing, role) => ({ ...standing, [role]: true }), { ...NOBODY, signedIn: true });
const NOW = new Date("2026-05-01T00:00:00Z");
const FACTS: EntryFacts = {
  state: "SUBMITTED",
  contestOpen: true,
  submitWindow: null,
  screenWindow: null,
  supplementDueAt: null,
  assigned: false,
  decided: false,
  appealOpen: false,
  openParts: null,
  now: NOW,
};
const owner = as("contestant");

describe("writing an entry", () => {
  it("is the owner's and the unit coordinator's, while the window is open", () => {
    expect(whyNotEditEntry(owner, FACTS)).toBeNull();
    expect(whyNotEditEntry(as("unitCoordinator"), FACTS)).toBeNull();
    expect(whyNotEditEntry(owner, { ...FACTS, submitWindow: "too-late" })).toBe("too-late");
    expect(whyNotEditEntry(owner, { ...FACTS, submitWindow: "not-yet" })).toBe("not-yet");
  });

  it("is also a co-author's, who neither sends in nor takes back", () => {
    expect(whyNotEditEntry(as("coAuthor"), FACTS)).toBeNull();
    expect(whyNotReadEntry(as("coAuthor"), { state: "DRAFT" })).toBeNull();
    expect(whyNotSubmitEntry(as("coAuthor"), FACTS)).toBe("role");
    expect(whyNotWithdrawEntry(as("coAuthor"), FACTS)).toBe("role");
    expect(whyNotSubmitEntry(owner, FACTS)).toBeNull();
    expect(whyNotSubmitEntry(as("unitCoordinator"), FACTS)).toBeNull();
  });

  it("does not exist for other people, and is only to read for the secretariat", () => {
    expect(whyNotEditEntry(NOBODY, FACTS)).toBe("sign-in");
    for (const stranger of [as(), as("judge"), as("chair"), as("platformAdmin")])
      expect(whyNotEditEntry(stranger, FACTS)).toBe("hidden");
    for (const reader of [as("secretary"), as("organiser"), as("observer")])
      expect(whyNotEditEntry(reader, FACTS)).toBe("role");
  });

  it("is its authors' own business until it is sent in", () => {
    const draft = { ...FACTS, state: "DRAFT" } as const;
    expect(whyNotReadEntry(owner, draft)).toBeNull();
    expect(whyNotReadEntry(as("unitCoordinator"), draft)).toBeNull();
    for (const reader of [as("secretary"), as("organiser"), as("observer")]) {
      expect(whyNotReadEntry(reader, draft)).toBe("hidden");
      expect(whyNotEditEntry(reader, draft)).toBe("hidden");
      expect(whyNotReadEntry(reader, FACTS)).toBeNull();
    }
  });

  it("opens again for a supplement until its date, also after the deadline", () => {
    const asked = { ...FACTS, state: "SUPPLEMENT_REQUESTED", submitWindow: "too-late" } as const;
    const due = (ms: number) => ({ ...asked, supplementDueAt: new Date(NOW.getTime() + ms) });
    expect(whyNotEditEntry(owner, due(1))).toBeNull();
    expect(whyNotEditEntry(owner, due(0))).toBe("too-late");
    expect(whyNotEditEntry(owner, { ...due(0), submitWindow: null })).toBeNull();
    expect(whyNotWithdrawEntry(owner, due(1))).toBeNull();
  });

  it("ends when judges have the entry or the contest is closed", () => {
    expect(whyNotEditEntry(owner, { ...FACTS, assigned: true })).toBe("state");
    expect(whyNotWithdrawEntry(owner, { ...FACTS, contestOpen: false })).toBe("state");
    expect(whyNotWithdrawEntry(owner, { ...FACTS, state: "DRAFT" })).toBe("state");
    expect(whyNotWithdrawEntry(owner, { ...FACTS, state: "WITHDRAWN" })).toBe("state");
  });
});

describe("screening", () => {
  it("is the secretariat's, of what was sent in, in its window", () => {
    expect(whyNotScreenEntry(as("secretary"), FACTS)).toBeNull();
    expect(whyNotScreenEntry(as("organiser"), { ...FACTS, state: "INELIGIBLE" })).toBeNull();
    expect(whyNotScreenEntry(as("observer"), FACTS)).toBe("role");
    expect(whyNotScreenEntry(as("judge"), FACTS)).toBe("hidden");
    expect(whyNotScreenEntry(as("secretary"), { ...FACTS, state: "DRAFT" })).toBe("state");
    expect(whyNotScreenEntry(as("secretary"), { ...FACTS, screenWindow: "not-yet" })).toBe(
      "not-yet",
    );
  });
});

describe("files", () => {
  it("are for those who may read the entry; judges have a way of their own", () => {
    const sent = { everSent: true };
    const kept = { everSent: false };
    expect(whyNotReadFile(as("judge"), sent)).toBe("hidden");
    expect(whyNotReadFile(as("secretary"), sent)).toBeNull();
    expect(whyNotReadFile(as("secretary"), kept)).toBe("hidden");
    expect(whyNotReadFile(owner, kept)).toBeNull();
    expect(whyNotReadFile(as(), sent)).toBe("hidden");
    expect(whyNotReadFile(NOBODY, sent)).toBe("sign-in");
  });
});

describe("every permission", () => {
  it("asks nobody in particular to sign in", () => {
    for (const { whyNot } of permissions) expect(whyNot(NOBODY)).toBe("sign-in");
  });

  it("is never lost by one role more", () => {
    const roles = Object.keys(NOBODY).filter((role) => role !== "signedIn") as (keyof Standing)[];
    fc.assert(
      fc.property(fc.subarray(roles), fc.constantFrom(...roles), (held, more) => {
        for (const { whyNot } of permissions)
          if (whyNot(as(...held)) === null) expect(whyNot(as(...held, more))).toBeNull();
      }),
    );
  });

  it("lets everybody start, but only while the contest takes entries", () => {
    expect(whyNotStartEntry(as(), FACTS)).toBeNull();
    expect(whyNotStartEntry(as(), { ...FACTS, submitWindow: "too-late" })).toBe("too-late");
    expect(whyNotStartEntry(as(), { ...FACTS, contestOpen: false })).toBe("state");
  });
});
