import { describe, expect, it } from "vitest";
import reference from "../../../tests/fixtures/judging-reference.json";
import {
  agreementOf,
  concordance,
  intraclass,
  meanSquares,
  midRanks,
  type Intraclass,
} from "./agreement";
import { designOf } from "./design";

const shrout = reference.shrout_fleiss_1979;
const paris = reference.paris_1976_reds;
const wines = paris.wines.map((_, row) =>
  Object.values(paris.judges).map((column) => column[row]!),
);
const agreement = (table: readonly (readonly (number | null)[])[]) =>
  agreementOf(
    designOf(
      table.flatMap((row, entry) =>
        row.flatMap((total, judge) =>
          total === null ? [] : [{ judge: `J${judge}`, entry: `E${entry}`, total }],
        ),
      ),
    ),
  );

describe("Shrout and Fleiss 1979", () => {
  const squares = meanSquares(shrout.rows_targets_cols_judges)!;

  it.each(Object.entries(shrout.published) as [Intraclass, number][])("%s", (kind, published) => {
    expect(intraclass(squares, kind)!.toFixed(2)).toBe(published.toFixed(2));
  });

  it("the mean squares", () => {
    const { between, within, judge, error } = squares;
    const { BMS, WMS, JMS, EMS } = shrout.computed;
    expect([between, within, judge, error].map((value) => Number(value.toFixed(2)))).toEqual([
      BMS,
      WMS,
      JMS,
      EMS,
    ]);
  });

  it("what the report says", () => {
    const { icc2_1, icc2_k } = agreement(shrout.rows_targets_cols_judges);
    expect([icc2_1!.toFixed(2), icc2_k!.toFixed(2)]).toEqual(["0.29", "0.62"]);
  });
});

describe("Paris 1976", () => {
  const { computed } = paris;
  const squares = meanSquares(wines)!;

  it.each([
    ["ICC21", computed.ICC21],
    ["ICC2k", computed.ICC2k],
    ["ICC31", computed.ICC31],
    ["ICC3k", computed.ICC3k],
  ] as const)("%s", (kind, expected) => {
    expect(Math.abs(intraclass(squares, kind)! - expected)).toBeLessThan(0.0005 + 1e-9);
  });

  it("Kendall's W with its ties, without, and its chi square", () => {
    const { corrected, uncorrected, chiSquare } = concordance(wines)!;
    expect(corrected).toBeCloseTo(computed.kendall_W_tie_corrected, 4);
    expect(uncorrected).toBeCloseTo(computed.kendall_W_uncorrected, 4);
    expect(chiSquare).toBeCloseTo(computed.chi2, 3);
    expect(agreement(wines).kendallW).toBe(corrected);
  });

  it("the sums of mid-ranks", () => {
    const ranks = Object.values(paris.judges).map(midRanks);
    expect(
      paris.wines.map((_, row) => ranks.reduce((sum, column) => sum + column[row]!, 0)),
    ).toEqual(computed.rank_sum_midranks);
  });
});

it("says nothing where somebody did not score something, or there is nothing to agree on", () => {
  const nothing = { icc2_1: null, icc2_k: null, kendallW: null };
  expect(agreement(reference.montgomery_bibd.rows_treatments_cols_blocks)).toEqual(nothing);
  expect(agreement([[5, 6, 7]])).toEqual(nothing);
  expect(agreement([[5], [6], [7]])).toEqual(nothing);
  expect(
    agreement([
      [5, 5],
      [5, 5],
    ]),
  ).toEqual(nothing);
  expect(agreement([])).toEqual(nothing);
});

it("is whole where all judges say the same", () => {
  expect(
    agreement([
      [1, 1, 1],
      [2, 2, 2],
      [4, 4, 4],
    ]),
  ).toEqual({ icc2_1: 1, icc2_k: 1, kendallW: 1 });
});
