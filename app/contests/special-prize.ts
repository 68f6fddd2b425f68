import type { SpecialPrize } from "./deciding";

/** Whether prizes by this rule say of their authors what these told for the prize alone: their ethnicity. */
export function tellsByRule(by: string): boolean {
  return by === "ethnic-minority";
}

/** The same of a prize of the regulation; one that is no special prize tells nothing. */
export function tellsOfAuthors(
  { specialPrizes }: { readonly specialPrizes: readonly Pick<SpecialPrize, "id" | "rule">[] },
  prizeId: string,
): boolean {
  return specialPrizes.some(({ id, rule }) => id === prizeId && tellsByRule(rule.by));
}
