import { describe, expect, it } from "vitest";
import { NOBODY, type Standing } from "~/people/standing";
import {
  permissions,
  whyNotEditRegulation,
  whyNotOpenContest,
  whyNotReadContest,
  whyNotReviseRegulation,
  whyNotSeeContest,
} from "./contest-policy";

const as = (...roles: (keyof Standing)[]): Standing => ({
  ...NOBODY,
  signedIn: true,
  ...Object.fromEntries(roles.map((role) => [role, true])),
});

describe("permissions of contests", () => {
  const table = (standing: Standing) =>
    Object.fromEntries(permissions.map(({ id, whyNot }) => [id, whyNot(standing)]));

  it("ask nobody to sign in but for what is public", () => {
    expect(table(NOBODY)).toEqual({
      "contest.see": null,
      "contest.create": "sign-in",
      "contest.read": "sign-in",
      "contest.edit-regulation": "sign-in",
      "contest.open": "sign-in",
      "contest.revise-regulation": "sign-in",
    });
  });

  it("give the organiser everything, secretary and observer the reading", () => {
    expect(Object.values(table(as("organiser"))).every((refusal) => refusal === null)).toBe(true);
    for (const role of ["secretary", "observer"] as const) {
      expect(table(as(role))).toMatchObject({
        "contest.read": null,
        "contest.create": "role",
        "contest.open": "role",
      });
    }
  });

  it("give a platform administrator, a judge or a contestant nothing of it", () => {
    for (const role of [
      "platformAdmin",
      "judge",
      "chair",
      "contestant",
      "unitCoordinator",
    ] as const) {
      expect(table(as(role))).toMatchObject({
        "contest.read": "hidden",
        "contest.edit-regulation": "hidden",
      });
    }
  });

  it("depend on the state", () => {
    const organiser = as("organiser");
    expect(whyNotEditRegulation(organiser, "OPEN")).toBe("state");
    expect(whyNotOpenContest(organiser, "CLOSED")).toBe("state");
    expect(whyNotReviseRegulation(organiser, "DRAFT")).toBe("state");
    expect(whyNotReviseRegulation(organiser, "PUBLISHED")).toBe("state");
    expect(whyNotReadContest(organiser)).toBeNull();
    expect(whyNotSeeContest("DRAFT")).toBe("hidden");
  });
});
