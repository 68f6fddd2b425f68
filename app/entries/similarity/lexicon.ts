import words from "./lexicon.json";
import { syllablesOf } from "./normalise";

/** "content" is every word that the lexicon gives no class: what the solution is about. */
export type WordClass = keyof typeof words.classes | "content";

/** Where in a title a word stands: what the solution is, or what it works with, is good for, and where. */
export type Clause = "core" | "means" | "good" | "place";

/** One notion of the lexicon: several writings, one key. */
export interface Notion {
  readonly key: string;
  readonly wordClass: WordClass;
  /** The groups of related words that it belongs to. */
  readonly groups: readonly number[];
  /** The clause that it begins, where it begins one. */
  readonly begins: Clause | null;
}

/** Syllables in the longest writing. */
export const LONGEST = 6;
export const RELATED = words.related.strength;
export const CLAUSE_WEIGHT = words.clauses.weight;

export function classWeight(wordClass: WordClass): number {
  return wordClass === "content" ? 1 : words.classes[wordClass].weight;
}

/** The notion that a run of syllables writes, if the lexicon knows it. */
export function notionOf(run: string, unmarked: boolean): Notion | null {
  return (unmarked ? byPlain : byKey).get(run) ?? null;
}

function keyOf(writing: string, part: "key" | "plain"): string {
  return syllablesOf(writing)
    .map((syllable) => syllable[part])
    .join(" ");
}

const byKey = new Map<string, Notion>();
/** By the writing without marks, for texts typed so; null where that could be several. */
const byPlain = new Map<string, Notion | null>();

function fill(): void {
  const canonical = new Map<string, string>();
  for (const [first = "", ...others] of words.same)
    for (const writing of [first, ...others])
      canonical.set(keyOf(writing, "key"), keyOf(first, "key"));
  const classes = new Map<string, WordClass>();
  for (const wordClass of Object.keys(words.classes) as (keyof typeof words.classes)[])
    for (const writing of words.classes[wordClass].words)
      classes.set(keyOf(writing, "key"), wordClass);
  const groups = new Map<string, number[]>();
  words.related.groups.forEach((group, index) => {
    for (const writing of group) {
      const run = keyOf(writing, "key");
      groups.set(run, [...(groups.get(run) ?? []), index]);
    }
  });
  const begins = new Map<string, Clause>();
  for (const clause of ["means", "good", "place"] as const)
    for (const writing of words.clauses[clause]) begins.set(keyOf(writing, "key"), clause);

  const writings = [
    ...words.same.flat(),
    ...Object.values(words.classes).flatMap((listed) => listed.words),
    ...words.related.groups.flat(),
    ...words.whole.words,
    ...words.clauses.means,
    ...words.clauses.good,
    ...words.clauses.place,
  ];
  for (const writing of writings) {
    const run = keyOf(writing, "key");
    const key = canonical.get(run) ?? run;
    const notion = {
      key,
      wordClass: classes.get(run) ?? classes.get(key) ?? "content",
      groups: groups.get(run) ?? groups.get(key) ?? [],
      begins: begins.get(run) ?? null,
    };
    byKey.set(run, notion);
    const plain = keyOf(writing, "plain");
    const other = byPlain.get(plain);
    byPlain.set(plain, other === undefined || other?.key === key ? notion : null);
  }
}
fill();
