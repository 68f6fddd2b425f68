/** That a judge has, or had, a sheet on an entry: an edge of the graph of judges and entries. */
export interface Tie {
  readonly judgeId: string;
  readonly entryId: string;
}

/** An entry on which alone some judges hang together: without it they fall into these parts. */
export interface WeakEntry {
  readonly entryId: string;
  readonly parts: readonly (readonly string[])[];
}

/** The graph in numbers: `entries[e]` lists the judges of entry e, none twice. */
export interface JudgeGraph {
  readonly judges: number;
  readonly entries: readonly (readonly number[])[];
}

export interface Cohesion {
  /** Judges with sheets, in sets that no entry joins to one another. One set: all can be compared. */
  readonly components: readonly (readonly number[])[];
  /** Entries whose removal alone would part judges that have sheets. */
  readonly weak: readonly {
    readonly entry: number;
    readonly parts: readonly (readonly number[])[];
  }[];
}

/** Components, and articulation entries with what they would part, in one walk in depth. */
export function cohesion({ judges, entries }: JudgeGraph): Cohesion {
  const ofJudge: number[][] = Array.from({ length: judges }, () => []);
  entries.forEach((panel, entry) => {
    for (const judge of panel) ofJudge[judge]?.push(judges + entry);
  });
  const neighbours = (node: number): readonly number[] =>
    (node < judges ? ofJudge[node] : entries[node - judges]) ?? [];
  const size = judges + entries.length;
  const seenAt = new Int32Array(size);
  const low = new Int32Array(size);
  const next = new Int32Array(size);
  const parent = new Int32Array(size).fill(-1);
  /** Nodes in the order in which the walk found them, and how many of them stood before and after each subtree. */
  const order: number[] = [];
  const end = new Int32Array(size);
  const components: number[][] = [];
  const weak: { entry: number; parts: number[][] }[] = [];
  const judgesIn = (from: number, to: number) =>
    order.slice(from, to).filter((node) => node < judges);

  for (let root = 0; root < judges; root++) {
    if (seenAt[root] !== 0 || neighbours(root).length === 0) continue;
    const start = order.length;
    const cutBy = new Map<number, number[]>();
    const stack = [root];
    seenAt[root] = low[root] = order.push(root);
    while (stack.length > 0) {
      const node = stack[stack.length - 1] as number;
      const others = neighbours(node);
      const at = next[node] as number;
      if (at < others.length) {
        next[node] = at + 1;
        const other = others[at] as number;
        if (seenAt[other] === 0) {
          parent[other] = node;
          seenAt[other] = low[other] = order.push(other);
          stack.push(other);
        } else if (other !== parent[node]) {
          low[node] = Math.min(low[node] as number, seenAt[other] as number);
        }
        continue;
      }
      stack.pop();
      end[node] = order.length;
      const above = parent[node] as number;
      if (above < 0) continue;
      low[above] = Math.min(low[above] as number, low[node] as number);
      // The walk begins at a judge, so an entry always has somebody above it.
      if (above >= judges && (low[node] as number) >= (seenAt[above] as number))
        cutBy.set(above, [...(cutBy.get(above) ?? []), node]);
    }
    components.push(sorted(judgesIn(start, order.length)));
    for (const [entry, children] of cutBy) {
      const below = children.map((child) =>
        judgesIn((seenAt[child] as number) - 1, end[child] as number),
      );
      const apart = new Set(below.flat());
      const rest = judgesIn(start, order.length).filter((judge) => !apart.has(judge));
      weak.push({ entry: entry - judges, parts: [rest, ...below].map(sorted) });
    }
  }
  weak.sort((a, b) => a.entry - b.entry);
  return { components, weak };
}

function sorted(numbers: number[]): number[] {
  return numbers.sort((a, b) => a - b);
}

/**
 * The same for sheets: the sets of judges who can be compared with one another, the largest first, and the weak
 * entries. It is told only of judges who have sheets.
 */
export function judgeCohesion(ties: readonly Tie[]): {
  readonly components: readonly (readonly string[])[];
  readonly weak: readonly WeakEntry[];
} {
  const judgeIds = [...new Set(ties.map(({ judgeId }) => judgeId))].sort();
  const entryIds = [...new Set(ties.map(({ entryId }) => entryId))].sort();
  const judgeAt = new Map(judgeIds.map((id, index) => [id, index]));
  const entryAt = new Map(entryIds.map((id, index) => [id, index]));
  const entries = entryIds.map(() => new Set<number>());
  for (const { judgeId, entryId } of ties)
    entries[entryAt.get(entryId) ?? 0]?.add(judgeAt.get(judgeId) ?? 0);
  const found = cohesion({ judges: judgeIds.length, entries: entries.map((each) => [...each]) });
  const named = (judges: readonly number[]) => judges.map((judge) => judgeIds[judge] ?? "");
  return {
    components: found.components.map(named).sort((a, b) => b.length - a.length),
    weak: found.weak.map(({ entry, parts }) => ({
      entryId: entryIds[entry] ?? "",
      parts: parts.map(named).sort((a, b) => b.length - a.length),
    })),
  };
}
