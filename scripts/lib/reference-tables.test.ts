import { describe, expect, it } from "vitest";
import reference from "../../tests/fixtures/judging-reference.json";
import { additiveFit } from "./additive-fit";
import { analyseTable, referenceTables } from "./reference-tables";

type Expected = number | readonly Expected[] | { readonly [name: string]: Expected };

/** Numbers given with so many decimals are met to half of the last; whole numbers exactly enough. */
function meets(ours: unknown, expected: Expected, decimals: number, where: string): void {
  if (typeof expected === "number") {
    expect(typeof ours, where).toBe("number");
    expect(Math.abs((ours as number) - expected), where).toBeLessThanOrEqual(
      0.5 * 10 ** -decimals + 1e-9,
    );
  } else
    for (const [name, value] of Object.entries(expected))
      meets(
        (ours as Record<string, unknown> | null)?.[name],
        value as Expected,
        decimals,
        `${where}.${name}`,
      );
}

const tables = referenceTables(reference);
const analysed = (name: string) => analyseTable(tables.get(name)!);
const decimalsOf = (name: string): number =>
  ({
    BMS: 2,
    WMS: 2,
    JMS: 2,
    EMS: 2,
    ICC21: 3,
    ICC2k: 3,
    ICC31: 3,
    ICC3k: 3,
    z_by_block_popsd_mean: 3,
  })[name] ?? 4;

it("finds the tables of a file and nothing else", () => {
  expect([...tables.keys()]).toEqual(["shrout_fleiss_1979", "montgomery_bibd", "paris_1976_reds"]);
  for (const other of [null, 1, "x", [], {}, { a: { wines: ["A"], judges: { J: [1, 2] } } }])
    expect(referenceTables(other).size).toBe(0);
});

describe("every figure that the references give", () => {
  it.each(Object.entries(reference.shrout_fleiss_1979.published))(
    "Shrout and Fleiss, published: %s",
    (name, value) => {
      meets(
        (analysed("shrout_fleiss_1979").published as Record<string, unknown>)[name],
        value,
        2,
        name,
      );
    },
  );

  it.each(
    (["shrout_fleiss_1979", "montgomery_bibd", "paris_1976_reds"] as const).flatMap((table) =>
      Object.entries(reference[table].computed as Record<string, Expected>).map(
        ([name, value]) => [table, name, value] as const,
      ),
    ),
  )("%s, computed: %s", (table, name, value) => {
    meets(
      (analysed(table).computed as Record<string, unknown>)[name],
      value,
      decimalsOf(name),
      name,
    );
  });

  it("the published means of Paris 1976, but for the one cell that the sources dispute", () => {
    const ours = analysed("paris_1976_reds").published_means as number[];
    const expected = [...reference.paris_1976_reds.published_means];
    expected[8] = 9.77;
    meets(ours, expected, 2, "published_means");
  });
});

it("Montgomery's adjusted means are what the random model tends to when nothing is shrunk", () => {
  const { entries, judges } = analysed("montgomery_bibd");
  const { rowMeans, columnEffects } = additiveFit(
    reference.montgomery_bibd.rows_treatments_cols_blocks,
  )!;
  // The random effects are the fixed ones drawn towards their mean: same order, none farther out.
  const centred = rowMeans.map((value) => value - rowMeans.reduce((sum, one) => sum + one, 0) / 4);
  const intercept = entries.reduce((sum, { adjusted }) => sum + adjusted, 0) / 4;
  entries.forEach(({ adjusted }, at) => {
    const own = adjusted - intercept;
    expect(Math.sign(own)).toBe(Math.sign(centred[at]!));
    expect(Math.abs(own)).toBeLessThanOrEqual(Math.abs(centred[at]!) + 0.3);
  });
  judges.forEach(({ severity }, at) =>
    expect(Math.abs(severity - columnEffects[at]!)).toBeLessThan(0.2),
  );
});

it("has no additive fit where rows and columns do not hang together", () => {
  expect(
    additiveFit([
      [1, null],
      [null, 2],
    ]),
  ).toBeNull();
  expect(additiveFit([[1], [2]])).toBeNull();
});
