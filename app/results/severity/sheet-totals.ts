import { criteriaOfRound, type Rule } from "~/contests/rule";
import { exactRubric, readSheet } from "~/judging/sheets/sheet-total";
import type { Exact } from "~/platform/decimal";
import type { Bundle } from "../bundle";
import type { SheetTotal } from "./design";

/** The round that is analysed unless another is asked for: the last that weighs something. */
export function roundToAnalyse({ rounds }: Pick<Rule, "rounds">): string {
  const weighing = rounds.filter(({ weight }) => Number(weight) > 0);
  return (weighing.at(-1) ?? rounds.at(-1))?.id ?? "";
}

/**
 * Totals of a round's sheets. Only of entries that are judged, and only of sheets that score every criterion: the
 * total of one that leaves some out cannot be compared, also where the rule counts it criterion by criterion.
 */
export function sheetTotals(
  { rule, entries, sheets }: Pick<Bundle, "rule" | "entries" | "sheets">,
  round: string,
): SheetTotal[] {
  const judged = new Set(
    entries.filter(({ status }) => status === "judged").map(({ code }) => code),
  );
  const rubric = exactRubric(criteriaOfRound(rule, round));
  return sheets.flatMap(({ round: own, judge, entry, scores }) => {
    if (own !== round || !judged.has(entry)) return [];
    const { complete, total } = readSheet(rubric, scores);
    return complete ? [{ judge, entry, total: asNumber(total) }] : [];
  });
}

export function asNumber({ n, d }: Exact): number {
  return Number(n) / Number(d);
}

const MILLIONTHS = 1_000_000;

/** To a millionth: finer differences are rounding, and count as equal. */
export function asExact(value: number): Exact {
  return { n: BigInt(Math.round(value * MILLIONTHS)), d: BigInt(MILLIONTHS) };
}
