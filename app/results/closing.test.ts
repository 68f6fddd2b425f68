import { describe, expect, it } from "vitest";
import { closingFaults, lineFaults, type ClosingFacts } from "./closing";

const ready: ClosingFacts = {
  minimumSheets: 2,
  rounds: [{ id: "final", line: null }],
  panels: [{ round: "final", group: "cntt", closed: true }],
  entries: [
    {
      code: "A-1",
      group: "cntt",
      state: "ELIGIBLE",
      rounds: ["final"],
      sheets: [
        { round: "final", judge: "J01", submitted: true, undecided: false },
        { round: "final", judge: "J02", submitted: true, undecided: false },
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
      { code: "sheet-missing", round: "final", entry: "A-1", judge: "J01" },
      { code: "sheet-missing", round: "final", entry: "A-1", judge: "J02" },
    ]);
  });

  it("names sheets that count while an interest is undecided, and asks nothing about those not in", () => {
    const undecided = entry.sheets.map((sheet) => ({ ...sheet, undecided: sheet.judge === "J02" }));
    const fault = { code: "interest-undecided", round: "final", entry: "A-1", judge: "J02" };
    const facts = { ...ready, entries: [{ ...entry, sheets: undecided }] };
    expect(closingFaults(facts)).toEqual([fault]);
    expect(lineFaults(facts, "final")).toEqual([fault]);
    const sheets = undecided.map((sheet) => ({ ...sheet, submitted: false }));
    expect(closingFaults({ ...ready, entries: [{ ...entry, sheets }] }).map(({ code }) => code)).toEqual([
      "sheet-missing",
      "sheet-missing",
    ]);
  });

  it("counts judges against the rule's minimum", () => {
    expect(closingFaults({ ...ready, minimumSheets: 3 })).toEqual([
      { code: "too-few-judges", round: "final", entry: "A-1", judges: 2, minimum: 3 },
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
      { code: "panel-open", round: "final", group: "cntt" },
      { code: "no-panel", round: "final", group: "yte" },
    ]);
  });

  describe("with several rounds", () => {
    const sheet = (round: string, judge: string) => ({ round, judge, submitted: true, undecided: false });
    const first = [sheet("preliminary", "J01"), sheet("preliminary", "J02")];
    const two: ClosingFacts = {
      minimumSheets: 2,
      rounds: [
        { id: "preliminary", line: { entries: new Set(["A-1", "A-2"]), outdated: [] } },
        { id: "final", line: null },
      ],
      panels: ["preliminary", "final"].map((round) => ({ round, group: "cntt", closed: true })),
      entries: [
        {
          ...entry,
          rounds: ["preliminary", "final"],
          sheets: [...first, sheet("final", "J01"), sheet("final", "J03")],
        },
        { ...entry, code: "A-2", rounds: ["preliminary"], sheets: first },
      ],
    };

    it("asks nothing more of an entry that did not go on", () => {
      expect(closingFaults(two)).toEqual([]);
      const [on, out] = two.entries as [typeof entry, typeof entry];
      expect(
        closingFaults({ ...two, entries: [on, { ...out, rounds: ["preliminary", "final"] }] }),
      ).toEqual([{ code: "too-few-judges", round: "final", entry: "A-2", judges: 0, minimum: 2 }]);
    });

    it("asks for no panel where nobody of a group went on", () => {
      const [on, out] = two.entries as [typeof entry, typeof entry];
      const entries = [on, { ...out, group: "yte" }];
      const panels = [...two.panels, { round: "preliminary", group: "yte", closed: true }];
      expect(closingFaults({ ...two, entries, panels })).toEqual([]);
    });

    it("wants the line after every round but the last, and everybody on it", () => {
      const rounds = (line: ClosingFacts["rounds"][number]["line"]) => [
        { id: "preliminary", line },
        two.rounds[1]!,
      ];
      expect(closingFaults({ ...two, rounds: rounds(null) })).toEqual([
        { code: "line-open", round: "preliminary" },
      ]);
      const one = rounds({ entries: new Set(["A-1"]), outdated: [] });
      expect(closingFaults({ ...two, rounds: one })).toEqual([
        { code: "not-on-line", round: "preliminary", entry: "A-2" },
      ]);
    });

    it("wants a line renewed whose entries score something else by now, but locks the next one meanwhile", () => {
      const line = { entries: new Set(["A-1", "A-2"]), outdated: ["A-2"] };
      const facts = { ...two, rounds: [{ id: "preliminary", line }, two.rounds[1]!] };
      expect(closingFaults(facts)).toEqual([
        { code: "line-outdated", round: "preliminary", entry: "A-2" },
      ]);
      expect(lineFaults(facts, "preliminary")).toEqual([]);
    });

    it("asks of a line only what belongs to its round", () => {
      const panels = two.panels.map((panel) => ({ ...panel, closed: false }));
      expect(lineFaults({ ...two, panels }, "preliminary")).toEqual([
        { code: "panel-open", round: "preliminary", group: "cntt" },
      ]);
    });
  });
});
