import { shuffled, type Random } from "~/platform/random";
import { costOf, isFree, type Dense } from "./plan-problem";
import { tiesOf, type Island, type LooseSet, type Ties } from "./ties";

/** How many exchanges are tried for one set of judges that is loosely joined. */
const TRIES = 300;

/**
 * Joins loosely joined judges by exchanges that leave every load and the cost as they are: two judges change places
 * on two entries. `dealt` is changed in place.
 */
export function tighten(
  dense: Dense,
  islands: readonly Island[],
  dealt: number[][],
  random: Random,
  isWanted: (loose: LooseSet) => boolean,
): Ties {
  let ties = tiesOf(dense, islands, dealt);
  for (let progress = true; progress && ties.measure > 0;) {
    progress = false;
    for (const { set } of ties.loose.filter(isWanted)) {
      const better = joined(dense, islands, dealt, new Set(set), ties, random);
      if (!better) continue;
      ties = better;
      progress = true;
      break;
    }
  }
  return ties;
}

interface Sheet {
  readonly entry: number;
  readonly judge: number;
}

function joined(
  dense: Dense,
  islands: readonly Island[],
  dealt: number[][],
  set: ReadonlySet<number>,
  ties: Ties,
  random: Random,
): Ties | null {
  const [first = -1] = set;
  const island = islands.find(({ people }) => people.has(first));
  const inside: Sheet[] = [];
  const outside: Sheet[] = [];
  dealt.forEach((judges, entry) => {
    for (const judge of judges)
      if (set.has(judge)) inside.push({ entry, judge });
      else if (island?.people.has(judge)) outside.push({ entry, judge });
  });
  const others = shuffled(random, outside);
  let tries = 0;
  for (const mine of shuffled(random, inside))
    for (const theirs of others) {
      if (!exchangeable(dense, dealt, mine, theirs)) continue;
      exchange(dealt, mine, theirs);
      const now = tiesOf(dense, islands, dealt);
      if (now.measure < ties.measure) return now;
      exchange(
        dealt,
        { entry: mine.entry, judge: theirs.judge },
        { entry: theirs.entry, judge: mine.judge },
      );
      if ((tries += 1) >= TRIES) return null;
    }
  return null;
}

function exchangeable(dense: Dense, dealt: readonly number[][], a: Sheet, b: Sheet): boolean {
  if (a.entry === b.entry || a.judge === b.judge) return false;
  if (dealt[a.entry]?.includes(b.judge) || dealt[b.entry]?.includes(a.judge)) return false;
  if (!isFree(dense, a.entry, b.judge) || !isFree(dense, b.entry, a.judge)) return false;
  const before = costOf(dense, a.entry, a.judge) + costOf(dense, b.entry, b.judge);
  return before === costOf(dense, a.entry, b.judge) + costOf(dense, b.entry, a.judge);
}

function exchange(dealt: number[][], a: Sheet, b: Sheet): void {
  replace(dealt[a.entry], a.judge, b.judge);
  replace(dealt[b.entry], b.judge, a.judge);
}

function replace(judges: number[] | undefined, one: number, other: number): void {
  const at = judges?.indexOf(one) ?? -1;
  if (judges && at >= 0) judges[at] = other;
}
