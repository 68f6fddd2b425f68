import { seededRandom } from "~/platform/random";
import { match } from "./matching";
import { CONFLICT, FIELD, isFree, SET_ASIDE, sum, type Dense } from "./plan-problem";

/** An entry that too few judges may score. */
export interface LackingEntry {
  readonly entryId: string;
  readonly needs: number;
  readonly free: number;
  readonly conflicts: readonly string[];
  readonly otherFields: readonly string[];
  readonly setAside: readonly string[];
}

/** These entries need more sheets than there is room for. */
export interface LackingRoom {
  readonly entryIds: readonly string[];
  readonly needs: number;
  readonly judges: readonly { readonly judgeId: string; readonly room: number }[];
  readonly room: number;
  /** What all other judges who may take some of the entries could take of them at most. */
  readonly others: number;
}

/** Why a demand cannot be met; both null is never returned. */
export interface Shortage {
  readonly lacking: readonly LackingEntry[];
  readonly room: LackingRoom | null;
}

/** Why not every entry can have its judges, or null. Exact: a maximum flow, and the least cut where it falls short. */
export function shortageOf(dense: Dense): Shortage | null {
  const { judges, people, entries, demand, bar } = dense;
  const lacking: LackingEntry[] = [];
  const possible = Int32Array.from(demand);
  entries.forEach((entryId, entry) => {
    const row = bar.subarray(entry * judges, (entry + 1) * judges);
    const of = (why: number) => people.filter((_, judge) => judge < judges && row[judge] === why);
    const free = of(0).length;
    const needs = demand[entry] as number;
    if (free >= needs) return;
    possible[entry] = free;
    lacking.push({
      ...{ entryId, needs, free },
      conflicts: of(CONFLICT),
      otherFields: of(FIELD),
      setAside: of(SET_ASIDE),
    });
  });
  const everything = entries.map((_, entry) => entry);
  const { bottleneck } = match(dense, everything, possible, dense.room, seededRandom(0));
  if (!bottleneck) return lacking.length > 0 ? { lacking, room: null } : null;
  const full = new Set(bottleneck.judges);
  const others = sum(
    bottleneck.entries.map((entry) => {
      let count = 0;
      for (let judge = 0; judge < judges; judge++)
        if (!full.has(judge) && isFree(dense, entry, judge)) count += 1;
      return count;
    }),
  );
  const rooms = bottleneck.judges.map((judge) => ({
    judgeId: people[judge] ?? "",
    room: dense.room[judge] as number,
  }));
  return {
    lacking,
    room: {
      entryIds: bottleneck.entries.map((entry) => entries[entry] ?? ""),
      needs: sum(bottleneck.entries.map((entry) => possible[entry] as number)),
      judges: rooms,
      room: sum(rooms.map(({ room }) => room)),
      others,
    },
  };
}
