import { describe, expect, it } from "vitest";
import { receiptOf } from "~/judging/sheets/receipt";
import { aRule, aSheet, aBundle, anEntry, checked, scoredBundle } from "../../../tests/bundles";
import { tallyEntries } from "../tally";
import { entryIn, sheetIn } from "./recount-talk";

const rounds = [
  { id: "first", weight: "0.4" },
  { id: "final", weight: "0.6" },
];
const bundle = aBundle({
  rule: aRule({ rounds }),
  entries: [anEntry("STKT-01"), anEntry("STKT-02")],
  sheets: [
    aSheet("J1", "STKT-01", { all: "80" }, "first"),
    aSheet("J1", "STKT-01", { all: "90" }),
    aSheet("J1", "STKT-02", { all: "50" }, "first"),
  ],
  contest: {
    id: "c",
    title: "Hội thi",
    advancement: [{ round: "first", entries: [{ entry: "STKT-01", advances: true }, { entry: "STKT-02", advances: false }] }],
  },
});
const { results } = tallyEntries(bundle);

it("shows the sheets of one entry, however its code is typed, under names of the file itself", () => {
  const found = entryIn(bundle, results, " stkt-01 ");
  expect(found).toMatchObject({ row: { entry: "STKT-01", score: "86.00" }, stopped: null });
  expect(found?.scores.map(({ round }) => round)).toEqual(["first", "final"]);
  expect(found?.names).toEqual({
    criteria: [{ id: "all", label: "all", max: "100" }],
    rounds: { first: "first", final: "final" },
    scoredIn: { first: ["all"], final: ["all"] },
    levels: {},
  });
  expect(entryIn(bundle, results, "STKT-03")).toBeNull();
});

it("says where an entry did not go on, if the file tells it", () => {
  expect(entryIn(bundle, results, "STKT-02")?.stopped).toEqual({ round: "first", next: "final" });
  const silent = { ...bundle, contest: { id: "c", title: "", advancement: "?" } };
  expect(entryIn(silent, results, "STKT-02")?.stopped).toBeNull();
});

describe("a judge's receipt", () => {
  /** The sheet in a file with its receipt, and what the file then has more in that sheet. */
  function found(sheet: object, nonce: string, more: object = {}) {
    const base = { ...aSheet("J1", "A", { all: "80" }), ...sheet };
    const receipt = receiptOf(base, "secret");
    const file = { ...scoredBundle({ A: "80" }), sheets: [{ ...base, ...more, receipt }] };
    return sheetIn(checked(file), file.sheets, receipt.slice(7).toUpperCase(), nonce);
  }

  it("finds its sheet, and says whether it follows from that and the secret", () => {
    expect(found({}, "")).toMatchObject({ judge: "J1", entry: "A", isComputed: null });
    expect(found({}, " secret ")).toMatchObject({ isComputed: true });
    expect(found({}, "another")).toMatchObject({ isComputed: false });
    expect(found({}, "secret", { scores: { all: "81" } })).toMatchObject({ isComputed: false });
  });

  it("covers the sheet as it is published, with what decides nothing", () => {
    expect(found({ comment: "Đã sửa" }, "secret")).toMatchObject({ isComputed: true });
    expect(found({}, "secret", { comment: "Đã sửa" })).toMatchObject({ isComputed: false });
    expect(found({}, "secret", { comment: "\ud800" })).toMatchObject({ isComputed: false });
  });

  it("finds none under another receipt", () => {
    expect(sheetIn(bundle, bundle.sheets, "00", "")).toBeNull();
  });
});
