/** Full years on a day; null where the birth date is not known, or lies after it. Dates are YYYY-MM-DD. */
export function ageOn(birthDate: string, on: string): number | null {
  const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on);
  if (!born || !day || birthDate > on) return null;
  const years = Number(day[1]) - Number(born[1]);
  // Who was born on 29 February has had the birthday on 1 March.
  return birthDate.slice(5) > on.slice(5) ? years - 1 : years;
}
