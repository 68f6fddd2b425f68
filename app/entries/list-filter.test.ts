import { describe, expect, it } from "vitest";
import { filterFromQuery, isFiltered, NO_FILTER, queryOf, queryWithFlag } from "./list-filter";

const from = (query: string) => filterFromQuery(new URLSearchParams(query));

describe("the filter in the address", () => {
  it("is read back as it was written", () => {
    const filter = from(
      "q=m%C3%A1y+gieo&field=cntt&state=SUBMITTED&division=thcs&unit=u1&is=noted&is=overdue&sort=title&size=100&page=3",
    );
    expect(filter).toEqual({
      search: "máy gieo",
      fieldId: "cntt",
      state: "SUBMITTED",
      divisionId: "thcs",
      unitId: "u1",
      flags: ["overdue", "noted"],
      sort: "title",
      size: 100,
      page: 3,
    });
    expect(from(queryOf(filter))).toEqual(filter);
    expect(from(queryOf(filter, { state: "ELIGIBLE", page: 1 }))).toEqual({
      ...filter,
      state: "ELIGIBLE",
      page: 1,
    });
    expect(from(queryWithFlag(filter, "noted")).flags).toEqual(["overdue"]);
    expect(from(queryWithFlag(filter, "late")).flags).toEqual(["overdue", "noted", "late"]);
    expect(queryOf(NO_FILTER)).toBe("");
  });

  it("takes nonsense for nothing", () => {
    for (const query of [
      "",
      "state=BURNT&page=x",
      "page=-1",
      "page=1.5&field=",
      "is=burnt&sort=up&size=7",
    ])
      expect(from(query)).toEqual(NO_FILTER);
  });

  it("says whether it leaves anything out", () => {
    expect(isFiltered(from("sort=title&size=25&page=2"))).toBe(false);
    expect(isFiltered(from("is=late"))).toBe(true);
  });
});
