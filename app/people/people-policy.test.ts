import { describe, expect, test } from "vitest";
import type { Actor } from "./actor";
import { whyNotAdminister, whyNotInvite, whyNotSeePeople } from "./people-policy";
import { INVITED_ROLES } from "./roles";
import { NOBODY, standingAt, type Standing } from "./standing";

const someone = (role?: keyof Standing): Standing => ({
  ...NOBODY,
  signedIn: true,
  ...(role && { [role]: true }),
});
const invitedBy = (role: keyof Standing) =>
  INVITED_ROLES.filter((invited) => whyNotInvite(someone(role), invited) === null);

describe("inviting", () => {
  test("an organiser to everything, a secretary to judging and units, an administrator to organise", () => {
    expect(invitedBy("organiser")).toEqual(INVITED_ROLES);
    expect(invitedBy("secretary")).toEqual(["UNIT_COORDINATOR", "JUDGE", "PANEL_EXPERT"]);
    expect(invitedBy("platformAdmin")).toEqual(["ORGANISER"]);
  });

  test("nobody else to anything", () => {
    for (const role of ["observer", "chair", "judge", "unitCoordinator", "contestant"] as const) {
      expect(invitedBy(role)).toEqual([]);
    }
    expect(whyNotInvite(NOBODY, "JUDGE")).toBe("sign-in");
  });
});

test("the platform belongs to its administrator, people's lists also to those who run the contest", () => {
  expect(whyNotAdminister(someone("platformAdmin"))).toBeNull();
  expect(whyNotAdminister(someone("organiser"))).toBe("role");
  expect(whyNotAdminister(NOBODY)).toBe("sign-in");
  expect(whyNotSeePeople(someone("observer"))).toBeNull();
  expect(whyNotSeePeople(someone("judge"))).toBe("role");
});

describe("standing", () => {
  const actor = (grant: Partial<Actor["grants"][number]>): Actor => ({
    userId: "u",
    name: "",
    email: "",
    unitName: "",
    isPlatformAdmin: false,
    grants: [{ role: "ORGANISER", organisationId: "o1", contestId: null, unitId: null, ...grant }],
  });

  test("a role of an organisation holds in its contests and nowhere else", () => {
    expect(standingAt(actor({}), { organisationId: "o1", contestId: "c1" }).organiser).toBe(true);
    expect(standingAt(actor({}), { organisationId: "o2", contestId: "c2" }).organiser).toBe(false);
  });

  test("a role of one contest does not reach the organisation or its other contests", () => {
    const one = actor({ contestId: "c1" });
    expect(standingAt(one, { organisationId: "o1", contestId: "c1" }).organiser).toBe(true);
    expect(standingAt(one, { organisationId: "o1", contestId: "c2" }).organiser).toBe(false);
    expect(standingAt(one, { organisationId: "o1" }).organiser).toBe(false);
  });
});
