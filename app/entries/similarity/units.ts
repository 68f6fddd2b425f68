import {
  CLAUSE_WEIGHT,
  classWeight,
  LONGEST,
  notionOf,
  type Clause,
  type WordClass,
} from "./lexicon";
import { isUnmarked, plainKey, syllablesOf, type Syllable } from "./normalise";

/** What titles are compared by: a notion of the lexicon, or a syllable that it does not know. */
export interface Unit {
  readonly key: string;
  readonly plain: string;
  readonly wordClass: WordClass;
  readonly groups: readonly number[];
  /** Not one of the words with which every title is built. */
  readonly says: boolean;
  /** How much it says: by its class and by the clause it stands in. */
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

export interface Units {
  readonly units: readonly Unit[];
  /** Typed without marks: then marks cannot tell words apart. */
  readonly unmarked: boolean;
}

/** Above the classes of words with which every title begins. */
const SAYS_SOMETHING = 0.3;

/** Cuts a text into units, the longest known writing first. */
export function unitsOf(text: string): Units {
  const syllables = syllablesOf(text);
  const unmarked = isUnmarked(syllables);
  const names = writesNames(text, syllables);
  const units: Unit[] = [];
  let clause: Clause = "core";
  let said = false;
  for (let at = 0; at < syllables.length;) {
    const { length, notion } = longestAt(syllables, at, unmarked);
    const first = syllables[at] as Syllable;
    const last = syllables[at + length - 1] as Syllable;
    // "máy cho cá ăn": before anything is said, the word does not begin a clause but is part of what the solution is.
    if (notion?.begins && said) clause = notion.begins;
    const named = names && !notion && clause === "place" && isCapital(text, first);
    const wordClass = named ? "place" : (notion?.wordClass ?? "content");
    const key = notion?.key ?? first.key;
    const says = classWeight(wordClass) >= SAYS_SOMETHING;
    units.push({
      key,
      plain: notion ? plainKey(key) : first.plain,
      wordClass,
      groups: notion?.groups ?? [],
      says,
      weight: classWeight(wordClass) * (clause === "core" ? 1 : CLAUSE_WEIGHT),
      from: first.from,
      to: last.to,
    });
    said ||= says;
    at += length;
  }
  return { units, unmarked };
}

function longestAt(syllables: readonly Syllable[], at: number, unmarked: boolean) {
  for (let length = Math.min(LONGEST, syllables.length - at); length > 0; length--) {
    const run = syllables
      .slice(at, at + length)
      .map(({ key, plain }) => (unmarked ? plain : key))
      .join(" ");
    const notion = notionOf(run, unmarked);
    if (notion) return { length, notion };
  }
  return { length: 1, notion: null };
}

/** In a title that is not all capitals a capital letter marks a name: of a school, a commune, a company. */
function writesNames(text: string, syllables: readonly Syllable[]): boolean {
  const capitals = syllables.filter((syllable) => isCapital(text, syllable)).length;
  return capitals * 2 < syllables.length;
}

function isCapital(text: string, { from }: Syllable): boolean {
  const letter = text.charAt(from);
  return letter !== letter.toLowerCase();
}
