/** A prize with its money: of a level, with how many get it; without a count, one gets it. */
export interface Given {
  readonly amountVnd: number;
  readonly count?: number;
}

/** What prizes cost together, in whole đồng: every paper and register that says a sum has it from here. */
export function prizeMoney(given: readonly Given[]): number {
  return given.reduce((sum, { amountVnd, count = 1 }) => sum + amountVnd * count, 0);
}
