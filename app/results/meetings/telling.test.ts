import { describe, expect, it } from "vitest";
import { tellingOf, type Telling } from "./telling";

const hour = (text: string) => new Date(`2026-10-${text}:00:00Z`);
const meeting = (id: string, startedAt: string, signedAt = "", createdAt = "01T00"): Telling => ({
  ...{ id, startedAt: hour(startedAt), createdAt: hour(createdAt) },
  signedAt: signedAt ? hour(signedAt) : null,
});
const told = (meetings: readonly Telling[], ...instants: readonly string[]) =>
  instants.map((at) => tellingOf(meetings, hour(at)));

describe("what was decided without naming a meeting is told", () => {
  it("by the meeting that had begun last, and by none before the first", () => {
    const both = [meeting("b", "20T08"), meeting("a", "10T08")];
    expect(told(both, "10T07", "10T08", "20T07", "20T08", "30T00")).toEqual([null, "a", "a", "b", "b"]);
  });

  it("until its minutes are signed; then by the next, once there is one", () => {
    const signed = meeting("a", "10T08", "12T00");
    expect(told([signed], "11T00", "12T00", "12T01")).toEqual(["a", "a", null]);
    const both = [signed, meeting("b", "20T08")];
    expect(told(both, "12T00", "12T01", "20T07", "21T00")).toEqual(["a", "b", "b", "b"]);
    // Both signed, the second late: nothing moves.
    expect(told([signed, meeting("b", "20T08", "25T00")], "12T01", "25T00", "25T01")).toEqual(["b", "b", null]);
  });

  it("by the next meeting from its beginning, though the minutes before were signed later", () => {
    const both = [meeting("a", "10T08", "28T00"), meeting("b", "20T08")];
    expect(told(both, "19T00", "21T00")).toEqual(["a", "b"]);
    expect(told([both[0]!, meeting("b", "20T08", "22T00")], "19T00", "21T00", "23T00")).toEqual(["a", "b", null]);
  });

  it("by the same signed minutes, though a meeting is written down later that was held before", () => {
    const signed = meeting("a", "10T08", "25T00");
    const late = meeting("late", "15T08", "", "26T00");
    expect(told([signed, late], "12T00", "16T00", "25T01")).toEqual(["a", "a", "late"]);
    expect(told([signed, { ...late, signedAt: hour("27T00") }], "16T00", "25T01", "28T00")).toEqual(["a", "late", null]);
  });

  it("once", () => {
    const three = [meeting("a", "10T08"), meeting("b", "20T08", "21T00"), meeting("c", "25T08", "29T00")];
    expect(told(three, "12T00", "20T10", "22T00", "26T00")).toEqual(["a", "b", "c", "c"]);
  });
});
