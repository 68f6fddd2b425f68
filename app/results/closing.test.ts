import { describe, expect, it } from "vitest";
import { closingFaults, type ClosingFacts } from "./closing";

const ready: ClosingFacts = {
  minimumSheets: 2,
  rounds: ["final"],
  panels: [{ round: "final", group: "cntt", closed: true }],
  entries: [
    {
      code: "A-1",
      group: "cntt",
      state: "ELIGIBLE",
      sheets: [
        { round: "final", judge: "J01", submitted: true },
        { round: "final", judge: "J02", submitted: true },
      ],
    },
  ],
};
const [entry] = ready.entries as [ClosingFacts["entries"][number]];

describe("closingFaults", () => {
  it("finds nothing when all is in", () => {
    expect(closingFaults(ready)).toEqual([]);
  });

  it("names every missing sheet by entry and judge", () => {
    const sheets = entry.sheets.map((sheet) => ({ ...sheet, submitted: false }));
    expect(closingFaults({ ...ready, entries: [{ ...entry, sheets }] })).toEqual([
      { code: "sheet-missing", entry: "A-1", judge: "J01" },
      { code: "sheet-missing", entry: "A-1", judge: "J02" },
    ]);
  });

  it("counts judges against the rule's minimum", () => {
    expect(closingFaults({ ...ready, minimumSheets: 3 })).toEqual([
      { code: "too-few-judges", entry: "A-1", judges: 2, minimum: 3 },
    ]);
  });

  it("wants every entry screened, every group judged by a panel, every panel closed", () => {
    expect(
      closingFaults({
        ...ready,
        panels: [{ round: "final", group: "cntt", closed: false }],
        entries: [
          { ...entry, code: "A-2", state: "SUBMITTED", sheets: [] },
          { ...entry, code: "A-3", state: "SUPPLEMENT_REQUESTED", sheets: [] },
          entry,
          { ...entry, code: "B-1", group: "yte" },
        ],
      }),
    ).toEqual([
      { code: "unscreened", entry: "A-2" },
      { code: "unscreened", entry: "A-3" },
      { code: "panel-open", group: "cntt" },
      { code: "no-panel", group: "yte" },
    ]);
  });
});
