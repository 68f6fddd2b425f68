import { RELATED } from "./lexicon";
import { unitsOf, type Unit } from "./units";

/*
 * docs/similarity.md explains the formulas. The figures below were set once by reading what changes them, not searched:
 * around each the result hardly moves (the table there).
 */

/** How far the better covered title counts, against the worse: a short title lies whole within a long one. */
const BETTER = 0.55;
/** What two words of content side by side weigh, against their own weights: the syllable bigram. */
const NEIGHBOURS = 0.5;
/** A word that is not found in the other's text itself, but beside it: in its summary, or its title. */
const IN_SUMMARY = 0.5;
/** So much common weight is little: one word of content, shared, is no idea. */
const LITTLE = 0.6;
/** The same letters under other marks: a slip of the keyboard, or another word. */
const OTHER_MARKS = 0.3;
/** The same letters where one of the two texts has no marks at all. */
const NO_MARKS = 0.9;

/** A solution as far as its likeness to others is concerned. */
export interface Solution {
  readonly title: string;
  readonly summary?: string | undefined;
}

interface View {
  /** Each key once, with the weight of its weightiest place. */
  readonly units: readonly Unit[];
  readonly neighbours: ReadonlyMap<string, number>;
  readonly weight: number;
  readonly unmarked: boolean;
  /** The whole of it, in order. */
  readonly line: string;
}

/** A solution made ready for comparing. */
export interface Profile {
  readonly title: View;
  readonly summary: View | null;
  /** What another must share one of to be alike at all: its words of some weight, and what they are related to. */
  readonly signals: ReadonlySet<string>;
}

export function profileOf({ title, summary }: Solution): Profile {
  const own = viewOf(title);
  const told = summary?.trim() ? viewOf(summary) : null;
  const signals = new Set<string>();
  for (const { plain, groups, says } of [...own.units, ...(told?.units ?? [])]) {
    if (!says) continue;
    signals.add(plain);
    for (const group of groups) signals.add(`#${group}`);
  }
  return { title: own, summary: told, signals };
}

function viewOf(text: string): View {
  const { units: all, unmarked } = unitsOf(text);
  const units = new Map<string, Unit>();
  const neighbours = new Map<string, number>();
  all.forEach((unit, at) => {
    const before = units.get(unit.key);
    if (unit.weight > (before?.weight ?? 0)) units.set(unit.key, unit);
    const next = all[at + 1];
    if (!next || !isMatter(unit) || !isMatter(next)) return;
    const pair = unmarked ? `${unit.plain} ${next.plain}` : `${unit.key} ${next.key}`;
    neighbours.set(pair, (NEIGHBOURS * (unit.weight + next.weight)) / 2);
  });
  const own = [...units.values()];
  return {
    units: own,
    neighbours,
    weight: sum(own.map(({ weight }) => weight)) + sum([...neighbours.values()]),
    unmarked,
    line: all.map(({ key }) => key).join(" "),
  };
}

/** Says what the solution is about. */
function isMatter({ wordClass }: Unit): boolean {
  return wordClass === "content" || wordClass === "theme";
}

/**
 * How alike two solutions are by title and summary: 0 to 1, the same both ways, 1 for the same title. A summary may
 * stand in its title's place: many a title is a name, and what it is about stands in the first sentence.
 */
export function titleScore(a: Profile, b: Profile): number {
  if (a.title.line !== "" && a.title.line === b.title.line) return 1;
  if (!shareOne(a.signals, b.signals)) return 0;
  const titles = match(a.title, b.title);
  const across = b.summary && match(a.title, b.summary);
  const back = a.summary && match(a.summary, b.title);
  const summaries = a.summary && b.summary && match(a.summary, b.summary);
  return Math.min(
    1,
    Math.max(
      score(titles, across?.found, back?.back),
      across ? score(across, titles.found, summaries?.back) : 0,
      back ? score(back, summaries?.found, titles.back) : 0,
      summaries ? score(summaries, null, null) : 0,
    ),
  );
}

function shareOne(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const signal of few) if (many.has(signal)) return true;
  return false;
}

/** What one of two views says that the other says too. */
interface Shared {
  readonly view: View;
  /** For each of the view's units, the weight that is found in the other. */
  readonly units: readonly number[];
  /** Likewise for its neighbours. */
  readonly neighbours: readonly number[];
}

interface Match {
  readonly found: Shared;
  readonly back: Shared;
}

/** Both directions in one pass over `b`, by the index of `a`: who compares one with many keeps it as the first. */
function match(a: View, b: View): Match {
  const index = indexOf(a);
  const found = a.units.map(() => 0);
  const back = b.units.map(() => 0);
  const unmarked = a.unmarked || b.unmarked;
  b.units.forEach((unit, there) => {
    for (const here of placesOf(index, unit)) {
      const own = a.units[here] as Unit;
      const common = alikeness(own, unit, unmarked) * Math.min(own.weight, unit.weight);
      found[here] = Math.max(found[here] ?? 0, common);
      back[there] = Math.max(back[there] ?? 0, common);
    }
  });
  return {
    found: { view: a, units: found, neighbours: sharedNeighbours(a, b) },
    back: { view: b, units: back, neighbours: sharedNeighbours(b, a) },
  };
}

function sharedNeighbours(a: View, b: View): number[] {
  return [...a.neighbours].map(([pair, weight]) => Math.min(weight, b.neighbours.get(pair) ?? 0));
}

type Index = ReadonlyMap<string | number, readonly number[]>;
const indexes = new WeakMap<View, Index>();

/** Where the units of a view stand, by their letters and by their groups. */
function indexOf(view: View): Index {
  const known = indexes.get(view);
  if (known) return known;
  const index = new Map<string | number, number[]>();
  view.units.forEach(({ plain, groups }, place) => {
    for (const key of [plain, ...groups]) index.set(key, [...(index.get(key) ?? []), place]);
  });
  indexes.set(view, index);
  return index;
}

function placesOf(index: Index, { plain, groups }: Unit): readonly number[] {
  const same = index.get(plain) ?? [];
  return groups.length === 0 ? same : [...same, ...groups.flatMap((group) => index.get(group) ?? [])];
}

/** The score of a match; each side may find in the other's summary (or title) what the match does not hold. */
function score(
  { found, back }: Match,
  alsoFound: Shared | null | undefined,
  alsoBack: Shared | null | undefined,
): number {
  if (found.view.weight === 0 || back.view.weight === 0) return 0;
  const common = weightOf(found, alsoFound);
  const commonBack = weightOf(back, alsoBack);
  const [covered, coveredBack] = [common / found.view.weight, commonBack / back.view.weight];
  const cover =
    BETTER * Math.max(covered, coveredBack) + (1 - BETTER) * Math.min(covered, coveredBack);
  return cover * (1 - Math.exp(-Math.max(common, commonBack) / LITTLE));
}

function weightOf({ units, neighbours }: Shared, also: Shared | null | undefined): number {
  const best = (own: readonly number[], other: readonly number[] | undefined) =>
    sum(own.map((weight, at) => Math.max(weight, IN_SUMMARY * (other?.[at] ?? 0))));
  return best(units, also?.units) + best(neighbours, also?.neighbours);
}

/** How far two words mean the same, 0 to 1. */
export function alikeness(
  a: Pick<Unit, "key" | "plain" | "groups">,
  b: Pick<Unit, "key" | "plain" | "groups">,
  unmarked: boolean,
): number {
  if (a.key === b.key) return 1;
  if (a.plain === b.plain) return unmarked ? NO_MARKS : a.plain.length > 2 ? OTHER_MARKS : 0;
  return a.groups.some((group) => b.groups.includes(group)) ? RELATED : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
