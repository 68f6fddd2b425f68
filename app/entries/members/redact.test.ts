import { describe, expect, it } from "vitest";
import { NO_MEMBER } from "../entry-content";
import { ERASED_NAME, keyOf, leadsTo, namesOf, redactPerson, whyKeep } from "./redact";

const member = {
  ...NO_MEMBER,
  id: "m1",
  name: "Lê Minh Châu",
  birthDate: "2014-05-01",
  unit: "THCS Bảo Lộc",
  phone: "0900000000",
  ethnicity: "Ê Đê",
  share: "60",
  main: true,
};
const other = { ...member, id: "m2", name: "Y Bih", share: "40", main: false };
const supporter = { id: "s1", name: "Cô Hoa", unit: "THCS", role: "teacher", phone: "1", email: "" };
const stored = { title: "Máy gieo hạt", members: [member, other], supporters: [supporter] };

describe("taking a person out", () => {
  it("leaves place and share, and nothing that says who it was", () => {
    const after = redactPerson(stored, "m1");
    expect(after.members[0]).toEqual({
      ...NO_MEMBER,
      id: "m1",
      name: ERASED_NAME,
      share: "60",
      main: true,
    });
    expect(after.members[1]).toBe(other);
    expect(after.supporters).toBe(stored.supporters);
    for (const told of ["Châu", "2014", "Bảo Lộc", "0900000000", "Ê Đê"])
      expect(JSON.stringify(after.members[0])).not.toContain(told);
  });
  it("works on supporters, and on entries from before there were any", () => {
    expect(redactPerson(stored, "s1").supporters[0]).toMatchObject({ name: ERASED_NAME, unit: "" });
    const old = { members: [{ id: "m1", name: "Lê An", birthDate: "1990-01-01" }], sections: {} };
    expect(redactPerson(old, "s1")).toBe(old);
    expect(redactPerson(old, "m1").members).toEqual([
      { id: "m1", name: ERASED_NAME, birthDate: "" },
    ]);
  });
  it("finds the same person under another id, and takes nobody else for them", () => {
    const earlier = { ...stored, members: [other, { ...member, id: "m7", name: "lê minh châu ", birthDate: "1/5/2014" }] };
    const key = keyOf(stored, "m1");
    expect(redactPerson(earlier, "m1", key).members).toMatchObject([other, { id: "m7", name: ERASED_NAME, phone: "" }]);
    expect(namesOf([stored, { members: [{ ...member, name: "Lê Châu" }] }, {}], "m1")).toEqual(["Lê Minh Châu", "Lê Châu"]);
    const once = redactPerson(stored, "m1");
    expect([keyOf(once, "m1"), keyOf(stored, "m9"), namesOf([once], "m1")]).toEqual([null, null, []]);
  });
  it("twice is once", () => {
    const once = redactPerson(stored, "m1");
    expect(redactPerson(once, "m1")).toEqual(once);
  });
});

describe("what has to stay", () => {
  it("is what a running contest needs", () => {
    expect(whyKeep("DRAFT", "OPEN")).toBeNull();
    expect(whyKeep("WITHDRAWN", "OPEN")).toBeNull();
    expect(whyKeep("SUBMITTED", "OPEN")).toBe("contest-running");
    expect(whyKeep("ELIGIBLE", "CLOSED")).toBe("contest-running");
    expect(whyKeep("ELIGIBLE", "PUBLISHED")).toBeNull();
  });
});

describe("the way from what was sent in to what is stored", () => {
  const step = (number: number, sha256Before: string, sha256After: string) => ({
    number,
    sha256Before,
    sha256After,
  });
  it("has no gap", () => {
    expect(leadsTo([], "a", "a")).toBe(true);
    expect(leadsTo([], "a", "b")).toBe(false);
    expect(leadsTo([step(2, "b", "c"), step(1, "a", "b")], "a", "c")).toBe(true);
    expect(leadsTo([step(1, "a", "b")], "a", "c")).toBe(false);
    expect(leadsTo([step(1, "x", "b")], "a", "b")).toBe(false);
    expect(leadsTo([step(2, "a", "b")], "a", "b")).toBe(false);
  });
});
