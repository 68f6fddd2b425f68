/** A share of people as a regulation writes it, "2/3"; null for "" (not asked) and for what is no share. */
export function shareOf(text: string): { readonly part: number; readonly whole: number } | null {
  const match = /^(\d{1,3})\/(\d{1,3})$/.exec(text);
  const [part, whole] = [Number(match?.[1]), Number(match?.[2])];
  return match && part > 0 && whole > 0 && part <= whole ? { part, whole } : null;
}

/** Whether so many of all reach the share; in whole people, without rounding. Not asked: always. */
export function reaches(share: string, people: number, all: number): boolean {
  const wanted = shareOf(share);
  return wanted === null || (all > 0 && people * wanted.whole >= wanted.part * all);
}

/** How many of all people are needed at least; 0 where nothing is asked. */
export function neededOf(share: string, all: number): number {
  const wanted = shareOf(share);
  return wanted === null ? 0 : Math.ceil((wanted.part * all) / wanted.whole);
}

/** Whether the committee agreed: the share that the regulation asks for, and more for than against. */
export function votePasses(
  share: string,
  {
    votesFor,
    votesAgainst,
    votesTotal,
  }: Readonly<Record<"votesFor" | "votesAgainst" | "votesTotal", number>>,
): boolean {
  return votesFor > votesAgainst && reaches(share, votesFor, votesTotal);
}
