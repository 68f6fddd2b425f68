import { describe, expect, it } from "vitest";
import { quorumOf, type Attendee, type Office } from "./meeting";

const who = (office: Office, present: boolean): Attendee => ({
  name: "",
  office,
  position: "",
  present,
  note: "",
});

describe("the quorum of a meeting", () => {
  const panel = [who("chair", true), who("secretary", true), who("member", false)];

  it("counts members and officers, not guests", () => {
    expect(quorumOf("2/3", [...panel, who("guest", true)])).toEqual({
      members: 3,
      present: 2,
      share: "2/3",
      needed: 2,
      reached: true,
    });
    expect(quorumOf("2/3", [...panel, who("member", false)]).reached).toBe(false);
  });

  it("is not reached by an empty room, whatever is asked", () => {
    expect(quorumOf("", [who("member", false)]).reached).toBe(false);
    expect(quorumOf("", panel).reached).toBe(true);
  });
});
