/** Full years on a day; null where the birth date is not known, or lies after it. Dates are YYYY-MM-DD. */
export function ageOn(birthDate: string, on: string): number | null {
  const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on);
  if (!born || !day || birthDate > on) return null;
  const years = Number(day[1]) - Number(born[1]);
  // Who was born on 29 February has had the birthday on 1 March.
  return birthDate.slice(5) > on.slice(5) ? years - 1 : years;
}

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
