/** A judge who can be given entries of the panel. */
export interface PlanJudge {
  readonly id: string;
  /** Fields that the judge declares to know; empty: nothing said, every field is as good. */
  readonly expertise: readonly string[];
  /** Of an expert: the only fields that they score; null: all of the group. */
  readonly onlyFields: readonly string[] | null;
  /** The most entries in the round; null: any number. */
  readonly max: number | null;
  /** Entries that they have in other panels of the round. */
  readonly elsewhere: number;
}

export interface PlanEntry {
  readonly id: string;
  readonly fieldId: string | null;
}

export interface Pair {
  readonly entryId: string;
  readonly judgeId: string;
}

/** What a plan is made from. */
export interface PlanProblem {
  /** k: so many judges score each entry. */
  readonly perEntry: number;
  readonly judges: readonly PlanJudge[];
  readonly entries: readonly PlanEntry[];
  /** Work that stays; of judges who left, what they submitted. */
  readonly kept: readonly Pair[];
  /** Kept apart by a conflict of interest. */
  readonly conflicts: readonly Pair[];
  /** Their sheet was submitted and then set aside: they do not score it again. */
  readonly setAside: readonly Pair[];
  /** Taken back before anything was submitted: they get it again only where it is worth more than AGAIN. */
  readonly takenBack: readonly Pair[];
}

/** What one sheet outside the declared fields of its judge costs: it weighs as much as judges five sheets apart. */
export const OUTSIDE = 10;

/** What it costs to give an entry again to a judge from whom it was taken back. */
export const AGAIN = 30;

export const FREE = 0;
export const CONFLICT = 1;
export const FIELD = 2;
export const KEPT = 3;
export const SET_ASIDE = 4;

/** Entries that cost the same with every judge: they can stand for one another in the model. */
export interface EntryClass {
  readonly entries: readonly number[];
  /** What each judge costs for any of them, besides the load. */
  readonly cost: Int32Array;
}

/** The problem in numbers. Judges from `judges` on up to `people` have left: they keep sheets and get none. */
export interface Dense {
  readonly judges: number;
  readonly people: readonly string[];
  readonly entries: readonly string[];
  /** How many more judges each entry needs. */
  readonly demand: Int32Array;
  /** Judges whose sheets stay, by entry. */
  readonly kept: readonly (readonly number[])[];
  /** FREE or why not, at `entry * judges + judge`. */
  readonly bar: Uint8Array;
  /** Sheets that each judge has already, here and elsewhere, and for how many more there is room. */
  readonly base: Int32Array;
  readonly room: Int32Array;
  readonly classes: readonly EntryClass[];
  readonly classOf: Int32Array;
}

export function compile(problem: PlanProblem): Dense {
  const { judges, entries, kept, perEntry } = problem;
  const people = [
    ...new Set([...judges.map(({ id }) => id), ...kept.map(({ judgeId }) => judgeId)]),
  ];
  const judgeAt = new Map(people.map((id, index) => [id, index]));
  const entryAt = new Map(entries.map(({ id }, index) => [id, index]));
  const count = judges.length;
  const bar = new Uint8Array(entries.length * count);
  judges.forEach(({ onlyFields }, judge) => {
    if (onlyFields === null) return;
    entries.forEach(({ fieldId }, entry) => {
      if (fieldId === null || !onlyFields.includes(fieldId)) bar[entry * count + judge] = FIELD;
    });
  });
  const mark = (pairs: readonly Pair[], why: number) => {
    for (const { entryId, judgeId } of pairs) {
      const [entry, judge] = [entryAt.get(entryId), judgeAt.get(judgeId)];
      if (entry !== undefined && judge !== undefined && judge < count)
        bar[entry * count + judge] = why;
    }
  };
  mark(problem.setAside, SET_ASIDE);
  mark(problem.conflicts, CONFLICT);
  const keptOf: number[][] = entries.map(() => []);
  const base = new Int32Array(count);
  judges.forEach(({ elsewhere }, judge) => (base[judge] = elsewhere));
  for (const { entryId, judgeId } of kept) {
    const [entry, judge] = [entryAt.get(entryId), judgeAt.get(judgeId)];
    if (entry === undefined || judge === undefined || keptOf[entry]?.includes(judge)) continue;
    keptOf[entry]?.push(judge);
    if (judge >= count) continue;
    bar[entry * count + judge] = KEPT;
    base[judge] = (base[judge] as number) + 1;
  }
  const demand = Int32Array.from(keptOf, (there) => Math.max(0, perEntry - there.length));
  const takes = new Int32Array(count);
  entries.forEach((_, entry) => {
    if ((demand[entry] as number) === 0) return;
    for (let judge = 0; judge < count; judge++)
      if (bar[entry * count + judge] === FREE) takes[judge] = (takes[judge] as number) + 1;
  });
  const room = Int32Array.from(judges, ({ max }, judge) =>
    Math.max(0, Math.min(takes[judge] as number, (max ?? Infinity) - (base[judge] as number))),
  );
  const again: number[][] = entries.map(() => []);
  for (const { entryId, judgeId } of problem.takenBack) {
    const [entry, judge] = [entryAt.get(entryId), judgeAt.get(judgeId)];
    if (entry !== undefined && judge !== undefined && judge < count) again[entry]?.push(judge);
  }
  const keys = entries.map(({ fieldId }, entry) =>
    JSON.stringify([fieldId, ...new Set(again[entry]?.sort((a, b) => a - b))]),
  );
  const kinds = [...new Set(keys)];
  const classOf = Int32Array.from(keys, (key) => kinds.indexOf(key));
  const classes = kinds.map((_, at): EntryClass => {
    const alike = entries.flatMap((_entry, entry) => (classOf[entry] === at ? [entry] : []));
    const [first = 0] = alike;
    const cost = Int32Array.from(
      judges,
      ({ expertise }, judge) =>
        outside(expertise, entries[first]?.fieldId ?? null) +
        (again[first]?.includes(judge) ? AGAIN : 0),
    );
    return { entries: alike, cost };
  });
  return {
    judges: count,
    people,
    entries: entries.map(({ id }) => id),
    demand,
    kept: keptOf,
    bar,
    base,
    room,
    classes,
    classOf,
  };
}

function outside(expertise: readonly string[], fieldId: string | null): number {
  if (expertise.length === 0 || (fieldId !== null && expertise.includes(fieldId))) return 0;
  return OUTSIDE;
}

/** The same with every entry in a class of its own: the model then knows each entry by itself. */
export function apart(dense: Dense): Dense {
  return {
    ...dense,
    classes: dense.entries.map((_, entry) => ({
      entries: [entry],
      cost: dense.classes[dense.classOf[entry] ?? 0]?.cost ?? new Int32Array(dense.judges),
    })),
    classOf: Int32Array.from(dense.entries, (_, entry) => entry),
  };
}

export function isFree({ bar, judges }: Dense, entry: number, judge: number): boolean {
  return judge < judges && bar[entry * judges + judge] === FREE;
}

export function costOf({ classes, classOf }: Dense, entry: number, judge: number): number {
  return classes[classOf[entry] ?? 0]?.cost[judge] ?? 0;
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
