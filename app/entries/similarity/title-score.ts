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
/** A title's word that is found in the other's summary only. */
const IN_SUMMARY = 0.5;
/** A summary compared in the place of its title. */
const AS_TITLE = 0.85;
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

/** How alike two solutions are by title and summary: 0 to 1, the same both ways, 1 for the same title. */
export function titleScore(a: Profile, b: Profile): number {
  if (a.title.line !== "" && a.title.line === b.title.line) return 1;
  if (!shareOne(a.signals, b.signals)) return 0;
  const asTitles = viewScore(a.title, b.title, a.summary, b.summary);
  const others = [
    a.summary && AS_TITLE * viewScore(a.summary, b.title, null, b.summary),
    b.summary && AS_TITLE * viewScore(a.title, b.summary, a.summary, null),
    a.summary && b.summary && AS_TITLE * AS_TITLE * viewScore(a.summary, b.summary, null, null),
  ];
  return Math.min(1, Math.max(asTitles, ...others.map((score) => score ?? 0)));
}

function shareOne(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const signal of few) if (many.has(signal)) return true;
  return false;
}

function viewScore(a: View, b: View, summaryOfA: View | null, summaryOfB: View | null): number {
  if (a.weight === 0 || b.weight === 0) return 0;
  const found = commonWeight(a, b, summaryOfB);
  const back = commonWeight(b, a, summaryOfA);
  const [covered, coveredBack] = [found / a.weight, back / b.weight];
  const cover =
    BETTER * Math.max(covered, coveredBack) + (1 - BETTER) * Math.min(covered, coveredBack);
  return cover * (1 - Math.exp(-Math.max(found, back) / LITTLE));
}

/** The weight of what `a` says that `b`, or its summary, says too. */
function commonWeight(a: View, b: View, summary: View | null): number {
  let common = 0;
  for (const unit of a.units)
    common += Math.max(bestIn(unit, a, b), summary ? IN_SUMMARY * bestIn(unit, a, summary) : 0);
  for (const [pair, weight] of a.neighbours) {
    const other = b.neighbours.get(pair);
    if (other !== undefined) common += Math.min(weight, other);
    else if (summary?.neighbours.has(pair)) common += IN_SUMMARY * weight;
  }
  return common;
}

function bestIn(unit: Unit, { unmarked }: View, view: View): number {
  let best = 0;
  for (const other of view.units) {
    const alike = alikeness(unit, other, unmarked || view.unmarked);
    if (alike > 0) best = Math.max(best, alike * Math.min(unit.weight, other.weight));
  }
  return best;
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
