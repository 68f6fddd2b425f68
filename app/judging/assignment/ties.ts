import { cohesion, type Cohesion } from "./judge-graph";
import { isFree, type Dense } from "./plan-problem";

/** A set of judges who could be joined by entries; nobody outside it ever shares an entry with them. */
export interface Island {
  readonly people: ReadonlySet<number>;
  /** Those who have sheets in the cheapest plan: they are to hang together. */
  readonly inPlay: readonly number[];
  /**
   * With how many entries any of them are to be joined to the rest: 2, or 1 where there are fewer than two sheets
   * for each, or 0 where there are too few shared entries to join them all.
   */
  readonly least: 0 | 1 | 2;
}

/** The islands of a panel, whatever plan is made; who is in play says the cheapest one. */
export function islandsOf(dense: Dense, cheapest: readonly (readonly number[])[]): Island[] {
  const possible = dense.entries.map((_, entry) => {
    const kept = dense.kept[entry] ?? [];
    const needs = dense.demand[entry] as number;
    if (needs === 0 || kept.length + needs < 2) return [...kept, ...(cheapest[entry] ?? [])];
    const free: number[] = [];
    for (let judge = 0; judge < dense.judges; judge++)
      if ((dense.room[judge] as number) > 0 && isFree(dense, entry, judge)) free.push(judge);
    return [...kept, ...free];
  });
  const sheets = sheetsOf(dense, cheapest);
  const playing = new Set(sheets.flat());
  return cohesion({ judges: dense.people.length, entries: possible }).components.map((judges) => {
    const people = new Set(judges);
    const inPlay = judges.filter((judge) => playing.has(judge));
    const sizes = sheets
      .filter(([first]) => first !== undefined && people.has(first))
      .map(({ length }) => length);
    const all = sizes.reduce((count, size) => count + size, 0);
    const least = all >= 2 * inPlay.length ? 2 : 1;
    // To join n judges takes n − 1 sheets beyond the first of each entry.
    const joinable = all - sizes.length >= inPlay.length - 1;
    return { people, inPlay, least: joinable ? least : 0 };
  });
}

/** How a plan holds together, and what falls short of what is wanted. */
export interface Ties {
  readonly found: Cohesion;
  readonly loose: readonly LooseSet[];
  /** 0 where nothing is loose; a lower one is better. */
  readonly measure: number;
}

/** Judges who are joined to the rest of their island by fewer entries than they should be. */
export interface LooseSet {
  readonly set: readonly number[];
  readonly has: 0 | 1;
  readonly least: 1 | 2;
}

/**
 * Wanted of every island: its judges hang together, and still do when any single entry is left out.
 * See docs/assignment.md.
 */
export function tiesOf(
  dense: Dense,
  islands: readonly Island[],
  dealt: readonly (readonly number[])[],
): Ties {
  const sheets = sheetsOf(dense, dealt);
  const found = cohesion({ judges: dense.people.length, entries: sheets });
  const working = new Set(found.components.flat());
  const loose: LooseSet[] = [];
  let measure = 0;
  for (const { people, inPlay, least } of islands) {
    if (least === 0) continue;
    const parts = found.components.filter(([first]) => first !== undefined && people.has(first));
    const idle = inPlay.filter((judge) => !working.has(judge)).map((judge) => [judge]);
    const all = [...parts, ...idle];
    if (all.length > 1) {
      measure += (all.length - 1) * 1000;
      loose.push(...all.map((set) => ({ set, has: 0, least }) as const));
    }
    if (least === 1) continue;
    for (const { parts: split } of found.weak) {
      const [first] = split[0] ?? [];
      if (first === undefined || !people.has(first)) continue;
      measure += split.length - 1;
      const smaller = [...split].sort((a, b) => a.length - b.length).slice(0, -1);
      loose.push(...smaller.map((set) => ({ set, has: 1, least }) as const));
    }
  }
  loose.sort((a, b) => a.set.length - b.set.length || (a.set[0] ?? 0) - (b.set[0] ?? 0));
  return { found, loose, measure };
}

function sheetsOf({ entries, kept }: Dense, dealt: readonly (readonly number[])[]): number[][] {
  return entries.map((_, entry) => [...(kept[entry] ?? []), ...(dealt[entry] ?? [])]);
}
