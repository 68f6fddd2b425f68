/**
 * The analysis of judges at the size of a large contest: the processor time of the model alone, of the whole report (scores,
 * ranks and prizes twice) and of how sure the prizes are, with the memory at the end. Entries, judges and marks are
 * made: judges differ by about 3 points, entries by 8, and each look at an entry by 3.5.
 *
 *   npm run bench -- severity [--entries 1000 --judges 60 --each 3]
 */
import { parseArgs } from "node:util";
import type { Bundle } from "~/results/bundle";
import { certaintyOf, normalFrom } from "~/results/severity/certainty";
import { fitModel } from "~/results/severity/mixed-model";
import { analyseSeverity } from "~/results/severity/severity";
import { sheetTotals } from "~/results/severity/sheet-totals";
import { seededRandom, shuffled } from "~/platform/random";

const SIZES = [
  { entries: 1000, judges: 60, each: 3 },
  { entries: 5000, judges: 200, each: 3 },
];

export function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      entries: { type: "string" },
      judges: { type: "string", default: "60" },
      each: { type: "string", default: "3" },
    },
  });
  const sizes = values.entries
    ? [
        {
          entries: Number(values.entries),
          judges: Number(values.judges),
          each: Number(values.each),
        },
      ]
    : SIZES;
  for (const size of sizes) console.log(JSON.stringify(measure(size)));
  return Promise.resolve();
}

function measure(size: (typeof SIZES)[number]) {
  const bundle = contestOf(size);
  const [model, fitted] = timed(() => fitModel(sheetTotals(bundle, "final")));
  const [analysis, reported] = timed(() => analyseSeverity(bundle));
  const [, drawn] = timed(() => certaintyOf(bundle, analysis));
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    ...size,
    modelCpuMs: round(fitted),
    reportCpuMs: round(reported),
    certaintyCpuMs: round(drawn),
    residentMB: round(process.memoryUsage().rss / 2 ** 20),
    variance: Object.fromEntries(
      Object.entries(model.variance).map(([name, value]) => [name, round(value)]),
    ),
  };
}

function timed<T>(work: () => T): [T, number] {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return [value, (user + system) / 1000];
}

function contestOf({ entries, judges, each }: (typeof SIZES)[number]): Bundle {
  const random = seededRandom(60);
  const normal = normalFrom(random);
  const slack = Array.from({ length: judges }, () => 3 * normal());
  const codes = Array.from({ length: entries }, (_, at) => `E${at}`);
  const all = [...slack.keys()];
  return {
    format: "sangtao-results/1",
    rule: {
      criteria: [{ id: "all", min: "0", max: "100", step: "0.5", weight: "1" }],
      combine: {
        order: "sheets-first",
        method: "mean",
        dropLowest: 0,
        dropHighest: 0,
        minimumSheets: each,
      },
      rounding: { total: { decimals: 2, mode: "half-up" } },
      tieBreak: [{ by: "median" }],
      prizes: {
        scope: "contest",
        levels: [1, 2, 5, 10].map((quota, at) => ({
          id: `p${at}`,
          label: "",
          quota,
          amountVnd: 0,
        })),
        onTie: "award-all",
      },
      rounds: [{ id: "final", weight: "1" }],
    },
    entries: codes.map((code) => ({ code, group: "g", status: "judged" })),
    sheets: codes.flatMap((entry) => {
      const worth = 65 + 8 * normal();
      return shuffled(random, all)
        .slice(0, each)
        .map((judge) => {
          const mark = worth + (slack[judge] ?? 0) + 3.5 * normal();
          const shown = Math.round(2 * Math.min(100, Math.max(0, mark))) / 2;
          return { round: "final", judge: `J${judge}`, entry, scores: { all: String(shown) } };
        });
    }),
    decisions: [],
  };
}
