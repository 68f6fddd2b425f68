import { describe, expect, it } from "vitest";
import { aBundle, anEntry, aRule, aSheet, checked } from "../../tests/bundles";
import reference from "../../tests/fixtures/judging-reference.json";
import type { Combine } from "~/contests/rule";
import { recount } from "./recount";
import { tallyEntries } from "./tally";

const four = { total: { decimals: 4, mode: "half-up" as const } };
const paris = reference.paris_1976_reds;
const judges = Object.entries(paris.judges) as [string, number[]][];

/** A table of marks as a contest: a row per entry, a column per judge. */
function contest(
  names: string[],
  columns: [string, number[]][],
  max: string,
  combine: Partial<Combine>,
) {
  return checked(
    aBundle({
      rule: aRule({
        criteria: [{ id: "all", max, min: "0", step: "0.5", weight: "1" }],
        combine: { ...aRule().combine, ...combine },
        rounding: four,
      }),
      entries: names.map((name) => anEntry(name)),
      sheets: columns.flatMap(([judge, marks]) =>
        marks.map((mark, row) => aSheet(judge, names[row]!, { all: String(mark) })),
      ),
    }),
  );
}

function scores(bundle: ReturnType<typeof contest>, names: string[]): (string | null)[] {
  const rows = new Map(tallyEntries(bundle).results.map(({ entry, score }) => [entry, score]));
  return names.map((name) => rows.get(name) ?? null);
}

const asText = (numbers: number[]) => numbers.map((number) => number.toFixed(4));

describe.each(["sheets-first", "criteria-first"] as const)("Paris 1976, %s", (order) => {
  const { wines, computed } = paris;

  it("the mean of the eleven judges", () => {
    const bundle = contest(wines, judges, "20", { order });
    expect(scores(bundle, wines)).toEqual(asText(computed.mean11));
    expect(tallyEntries(bundle).results.map(({ entry }) => entry)).toEqual(wines);
  });

  it("the mean of the nine French judges", () => {
    const french = judges.filter(([name]) => name !== "Gallagher" && name !== "Spurrier");
    expect(scores(contest(wines, french, "20", { order }), wines)).toEqual(
      asText(computed.mean_9_french),
    );
  });

  it("the median, with its ties", () => {
    const bundle = contest(wines, judges, "20", { order, method: "median" });
    expect(scores(bundle, wines)).toEqual(asText(computed.median));
    expect(tallyEntries(bundle).results.map(({ rank }) => rank)).toEqual([
      1, 1, 1, 4, 5, 5, 7, 8, 9, 10,
    ]);
  });

  it("the mean without the lowest and the highest", () => {
    const trimmed = { order, method: "trimmed-mean", dropLowest: 1, dropHighest: 1 } as const;
    expect(scores(contest(wines, judges, "20", trimmed), wines)).toEqual(
      asText(computed.trimmed_drop1),
    );
  });
});

it("the published means of Paris 1976, but for the one cell that the sources dispute", () => {
  const bundle = contest(paris.wines, judges, "20", {});
  const published = scores(bundle, paris.wines).map((score) => Number(score).toFixed(2));
  const expected = paris.published_means.map((mean) => mean.toFixed(2));
  expected[paris.wines.indexOf("Mayacamas 71")] = "9.77";
  expect(published).toEqual(expected);
});

it("Shrout and Fleiss: the means behind their analysis of variance", () => {
  const table = reference.shrout_fleiss_1979.rows_targets_cols_judges;
  const targets = table.map((_, row) => `T${row + 1}`);
  const columns = [0, 1, 2, 3].map((column): [string, number[]] => [
    `J${column + 1}`,
    table.map((row) => row[column]!),
  ]);
  const bundle = contest(targets, columns, "10", {});
  const means = scores(bundle, targets);
  expect(means).toEqual(["6.0000", "3.0000", "6.5000", "4.0000", "7.5000", "4.7500"]);
  const grand = means.reduce((sum, mean) => sum + Number(mean), 0) / means.length;
  const between =
    (4 * means.reduce((sum, mean) => sum + (Number(mean) - grand) ** 2, 0)) / (means.length - 1);
  expect(between).toBeCloseTo(reference.shrout_fleiss_1979.computed.BMS, 2);
});

it("Montgomery's incomplete blocks: the raw means of what was scored", () => {
  const table = reference.montgomery_bibd.rows_treatments_cols_blocks;
  const bundle = checked(
    aBundle({
      rule: aRule({ rounding: four }),
      entries: table.map((_, row) => anEntry(`T${row + 1}`)),
      sheets: table.flatMap((row, at) =>
        row.flatMap((mark, block) =>
          mark === null ? [] : [aSheet(`B${block + 1}`, `T${at + 1}`, { all: String(mark) })],
        ),
      ),
    }),
  );
  expect(scores(bundle, ["T1", "T2", "T3", "T4"])).toEqual(
    asText(reference.montgomery_bibd.computed.raw_means),
  );
});

it("recount agrees with an unrounded mean printed to four decimals, and not with a wrong digit", () => {
  const bundle = {
    ...contest(paris.wines, judges, "20", {}),
    rule: { ...contest(paris.wines, judges, "20", {}).rule, rounding: {} },
  };
  const ranks = tallyEntries(bundle).results.map(({ rank }) => rank);
  const results = paris.wines.map((entry, row) => ({
    entry,
    score: paris.computed.mean11[row]!.toFixed(4),
    rank: ranks[row],
    prize: null,
  }));
  expect(recount({ ...bundle, results })).toMatchObject({ ok: true, differences: [] });
  const wrong = results.with(0, { ...results[0]!, score: "14.1363" });
  expect(recount({ ...bundle, results: wrong })).toMatchObject({
    ok: false,
    differences: [
      {
        path: "$.results[0].score",
        entry: wrong[0]!.entry,
        published: "14.1363",
        computed: "14.136363636364",
      },
    ],
  });
});
