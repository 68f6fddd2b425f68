/** Both ends belong to it; null: open. */
export interface AgeBand {
  readonly from: number | null;
  readonly to: number | null;
}

/** Where a band begins: by the levels of schools, and by the ages at which people work, up to 35 as young ones. */
const BEGINNINGS = { youth: [11, 15, 19], technical: [18, 36, 46, 61] } as const;

/** The bands of ages in which a kind of contest counts its authors. */
export function ageBands(template: keyof typeof BEGINNINGS): AgeBand[] {
  const starts: readonly number[] = BEGINNINGS[template];
  return [null, ...starts].map((from, index) => {
    const next = starts[index];
    return { from, to: next === undefined ? null : next - 1 };
  });
}

export function isInBand(age: number, { from, to }: AgeBand): boolean {
  return (from === null || age >= from) && (to === null || age <= to);
}
