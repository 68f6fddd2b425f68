import type { Regulation } from "./regulation";

/** Whether prizes by this rule say of their authors what these told for the prize alone: their ethnicity. */
export function tellsByRule(by: string): boolean {
  return by === "ethnic-minority";
}

/** The same of a prize of the regulation; one that is no special prize tells nothing. */
export function tellsOfAuthors({ specialPrizes }: Pick<Regulation, "specialPrizes">, prizeId: string): boolean {
  return specialPrizes.some(({ id, rule }) => id === prizeId && tellsByRule(rule.by));
}
