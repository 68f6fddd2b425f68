import { THRESHOLD } from "./threshold";
import { titleIndex } from "./title-index";
import { profileOf, titleScore, type Profile, type Solution } from "./title-score";

export interface SimilarPair<Id> {
  readonly a: Id;
  readonly b: Id;
  readonly score: number;
}

/** Every pair of a list that is at or above the threshold, the most alike first. Scores have three decimals. */
export function similarPairs<Id>(
  solutions: readonly (Solution & { readonly id: Id })[],
): SimilarPair<Id>[] {
  const index = titleIndex();
  const before: { id: Id; profile: Profile }[] = [];
  const pairs: SimilarPair<Id>[] = [];
  for (const solution of solutions) {
    const profile = profileOf(solution);
    for (const place of index.candidates(profile)) {
      const other = before[place];
      const score = other ? milli(titleScore(other.profile, profile)) / 1000 : 0;
      if (other && score >= THRESHOLD) pairs.push({ a: other.id, b: solution.id, score });
    }
    index.add(profile);
    before.push({ id: solution.id, profile });
  }
  return pairs.sort((x, y) => y.score - x.score);
}

/** A score as it is stored and shown: thousandths, 0 to 1000. */
export function milli(score: number): number {
  return Math.round(score * 1000);
}
