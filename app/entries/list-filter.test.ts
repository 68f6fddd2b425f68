import { describe, expect, it } from "vitest";
import { filterFromQuery, queryWithState } from "./list-filter";

const from = (query: string) => filterFromQuery(new URLSearchParams(query));

describe("the filter in the address", () => {
  it("is read back as it was written", () => {
    const filter = from("q=m%C3%A1y+gieo&field=cntt&state=SUBMITTED&page=3");
    expect(filter).toEqual({ search: "máy gieo", fieldId: "cntt", state: "SUBMITTED", page: 3 });
    expect(from(queryWithState(filter, "ELIGIBLE"))).toEqual({
      ...filter,
      state: "ELIGIBLE",
      page: 1,
    });
    expect(queryWithState(from(""), null)).toBe("");
  });

  it("takes nonsense for nothing", () => {
    const nothing = { search: "", fieldId: null, state: null, page: 1 };
    for (const query of ["", "state=BURNT&page=x", "page=-1", "page=1.5&field="])
      expect(from(query)).toEqual(nothing);
  });
});
