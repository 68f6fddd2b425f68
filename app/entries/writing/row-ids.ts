/** An id that none of the rows has; `number` is drawn where several people write. */
export function newId(
  letter: string,
  rows: readonly { readonly id: string }[],
  number = rows.length + 1,
): string {
  const taken = new Set(rows.map(({ id }) => id));
  let free = number;
  while (taken.has(`${letter}${free}`)) free++;
  return `${letter}${free}`;
}

/** Drawn numbers of rows have this many values and begin here: nine digits. */
export const DRAWN_NUMBERS = { from: 100_000_000, count: 900_000_000 } as const;
