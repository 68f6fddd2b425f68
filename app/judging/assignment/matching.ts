import { shuffled, type Random } from "~/platform/random";
import { isFree, type Dense } from "./plan-problem";

/** Entries that need more sheets than the judges who may take them have room for: a set after Hall. */
export interface Bottleneck {
  readonly entries: readonly number[];
  /** Judges whose whole room these entries would need; any other judge can take each of the entries once. */
  readonly judges: readonly number[];
}

export interface Matching {
  /** New judges of each entry, by its number among all. */
  readonly dealt: readonly number[][];
  readonly bottleneck: Bottleneck | null;
}

/**
 * Deals to each of `entries` as many judges as `demand` says, none twice and no judge more than `room`, or shows why
 * that cannot be. The fullest room first, equal ones in a random order; then along alternating paths, which find
 * every dealing that there is.
 */
export function match(
  dense: Dense,
  entries: readonly number[],
  demand: Int32Array,
  room: Int32Array,
  random: Random,
): Matching {
  const { judges } = dense;
  const left = Int32Array.from(room);
  const dealt: number[][] = dense.entries.map(() => []);
  const holders: Set<number>[] = Array.from({ length: judges }, () => new Set());
  const give = (entry: number, judge: number) => {
    dealt[entry]?.push(judge);
    holders[judge]?.add(entry);
  };
  let turn = shuffled(
    random,
    Array.from({ length: judges }, (_, judge) => judge),
  );
  entries.forEach((entry, at) => {
    if (at % Math.max(1, judges) === 0) turn = shuffled(random, turn);
    const from = Math.floor(random() * judges);
    for (let missing = demand[entry] as number; missing > 0; missing--) {
      let best = -1;
      for (let step = 0; step < judges; step++) {
        const judge = turn[(from + step) % judges] as number;
        const fuller = (left[judge] as number) > (best < 0 ? 0 : (left[best] as number));
        if (fuller && isFree(dense, entry, judge) && !holders[judge]?.has(entry)) best = judge;
      }
      if (best < 0) break;
      left[best] = (left[best] as number) - 1;
      give(entry, best);
    }
  });

  // What a search in vain has seen leads nowhere for a later one either.
  const deadEntry = new Uint8Array(dense.entries.length);
  const deadJudge = new Uint8Array(judges);
  const from = new Int32Array(judges);
  const via = new Int32Array(dense.entries.length);
  const augmented = (root: number): boolean => {
    const seenEntries = [root];
    const seenJudges: number[] = [];
    deadEntry[root] = 1;
    for (let head = 0; head < seenEntries.length; head++) {
      const entry = seenEntries[head] as number;
      for (let judge = 0; judge < judges; judge++) {
        if (deadJudge[judge] || !isFree(dense, entry, judge) || holders[judge]?.has(entry))
          continue;
        deadJudge[judge] = 1;
        seenJudges.push(judge);
        from[judge] = entry;
        if ((left[judge] as number) > 0) {
          left[judge] = (left[judge] as number) - 1;
          for (let taker = judge; ;) {
            const receiving = from[taker] as number;
            give(receiving, taker);
            if (receiving === root) break;
            const given = via[receiving] as number;
            dealt[receiving]?.splice(dealt[receiving].indexOf(given), 1);
            holders[given]?.delete(receiving);
            taker = given;
          }
          for (const one of seenEntries) deadEntry[one] = 0;
          for (const one of seenJudges) deadJudge[one] = 0;
          return true;
        }
        for (const holder of holders[judge] ?? []) {
          if (deadEntry[holder]) continue;
          deadEntry[holder] = 1;
          via[holder] = judge;
          seenEntries.push(holder);
        }
      }
    }
    return false;
  };
  let short = false;
  for (const entry of entries)
    while ((dealt[entry]?.length ?? 0) < (demand[entry] as number)) {
      if (deadEntry[entry] === 1 || !augmented(entry)) {
        short = true;
        break;
      }
    }
  if (!short) return { dealt, bottleneck: null };
  const marked = (marks: Uint8Array) => [...marks.keys()].filter((at) => marks[at] === 1);
  return { dealt, bottleneck: { entries: marked(deadEntry), judges: marked(deadJudge) } };
}
