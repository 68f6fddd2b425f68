import { shareOf } from "~/contests/deciding";

/** Whether so many of all reach the share; in whole people, without rounding. Not asked: always. */
export function reaches(share: string, people: number, all: number): boolean {
  const wanted = shareOf(share);
  if (wanted === null) return true;
  const [have, need] = [people * wanted.whole, wanted.part * all];
  return all > 0 && (wanted.more ? have > need : have >= need);
}

/** How many of all people are needed at least; 0 where nothing is asked. */
export function neededOf(share: string, all: number): number {
  const wanted = shareOf(share);
  if (wanted === null) return 0;
  const parts = wanted.part * all;
  const rest = parts % wanted.whole;
  return (parts - rest) / wanted.whole + (wanted.more || rest > 0 ? 1 : 0);
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
