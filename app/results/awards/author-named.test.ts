import { describe, expect, it } from "vitest";
import { authorNamed } from "./author-named";

const youngest = { rule: { by: "youngest" } } as const;
const two = new Map([
  ["m1", "Nguyễn Văn Hòa"],
  ["m2", "Trần Thị Bé"],
]);

describe("the author whom the committee names", () => {
  it("is one of the entry's, however the name is typed", () => {
    expect(authorNamed(youngest, two, "trần thị  bé")).toEqual({ memberId: "m2" });
    expect(authorNamed(youngest, two, "Nguyễn Văn Hoà")).toEqual({ memberId: "m1" });
    expect(authorNamed(youngest, two, "Lê Lạ")).toEqual({ fault: "unknown-person" });
    const namesakes = new Map([...two, ["m3", "Trần Thị Bé"]]);
    expect(authorNamed(youngest, namesakes, "Trần Thị Bé")).toEqual({ fault: "unknown-person" });
  });

  it("is asked for where a person gets the prize, but not where there is one author or the whole entry gets it", () => {
    expect(authorNamed(youngest, two, "")).toEqual({ fault: "person-needed" });
    expect(authorNamed(youngest, new Map([["m1", "A"]]), "")).toEqual({ memberId: "m1" });
    expect(authorNamed({ rule: { by: "committee" } }, two, "")).toEqual({ memberId: null });
    expect(authorNamed({ rule: { by: "committee" } }, two, "Trần Thị Bé")).toEqual({ memberId: "m2" });
  });
});
