import { expect, it } from "vitest";
import { aRule, aSheet, aBundle, anEntry } from "../../../tests/bundles";
import { tallyEntries } from "../tally";
import { entryIn } from "./recount-talk";

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
