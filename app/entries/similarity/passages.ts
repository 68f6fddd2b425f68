import { isUnmarked, syllablesOf, type Syllable } from "./normalise";

/** A text of a solution: an answer of its dossier, or a summary. */
export interface Part {
  readonly id: string;
  readonly text: string;
}

/** A place in one of the parts, as the text stands there. */
export interface Place {
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

/** The same run of syllables in both. */
export interface Passage {
  readonly a: Place;
  readonly b: Place;
  readonly syllables: number;
}

export interface AlikeTexts {
  /** 0 to 1, the same both ways. */
  readonly score: number;
  readonly passages: readonly Passage[];
}

/** Shorter runs are idiom: "góp phần nâng cao hiệu quả sản xuất". */
export const SHORTEST = 8;
/** Syllables in a shingle; every run that counts holds three. */
const SHINGLE = 6;
/** A run of so many syllables has the score of one minus 1/e. */
const LONG = 40;
/** Likewise all that is common, against the whole of the shorter text. */
const MUCH = 20;
/** One shingle of so many goes into the print. */
const SAMPLED = 4;
const PLACES_KEPT = 8;
const NOTHING: AlikeTexts = { score: 0, passages: [] };

/**
 * What stands word for word in both: the longest common runs first found from the start of each text.
 * `isCommon` says of a shingle that many others have it too (a form's own words); runs of such are no likeness.
 */
export function alikeTexts(
  a: readonly Part[],
  b: readonly Part[],
  isCommon: (shingle: number) => boolean = () => false,
): AlikeTexts {
  // One order for both directions, so that the answer is the same.
  const swapped = lineOf(a) > lineOf(b);
  const found = swapped ? compare(b, a, isCommon) : compare(a, b, isCommon);
  if (!swapped) return found;
  const passages = found.passages.map((passage) => ({ ...passage, a: passage.b, b: passage.a }));
  return { ...found, passages };
}

function lineOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join("\n");
}

interface Read {
  readonly id: string;
  readonly syllables: readonly Syllable[];
  readonly keys: readonly string[];
}

function compare(
  a: readonly Part[],
  b: readonly Part[],
  isCommon: (shingle: number) => boolean,
): AlikeTexts {
  const [left, right] = readBoth(a, b);
  const [lengthOfA, lengthOfB] = [lengthOf(left), lengthOf(right)];
  if (Math.min(lengthOfA, lengthOfB) < SHORTEST) return NOTHING;
  const shingles = placesIn(left);
  const passages: Passage[] = [];
  const seen = new Set<string>();
  for (const part of right)
    for (let at = 0; at + SHINGLE <= part.keys.length;) {
      const run = longestRun(part, at, shingles);
      if (!run || run.length < SHORTEST) {
        at++;
        continue;
      }
      // A text that repeats itself is shown once.
      const places = Array.from({ length: run.length }, (_, step) => `${run.part.id} ${run.at + step}`);
      const isNew = places.filter((place) => seen.has(place)).length * 2 < run.length;
      if (isNew && !isWidespread(part.keys, at, run.length, isCommon)) {
        const here = placeOf(part, at, run.length);
        const there = placeOf(run.part, run.at, run.length);
        passages.push({ a: there, b: here, syllables: run.length });
        for (const place of places) seen.add(place);
      }
      at += run.length;
    }
  if (passages.length === 0) return NOTHING;
  const coveredOfB = passages.reduce((total, { syllables }) => total + syllables, 0);
  const longest = Math.max(...passages.map(({ syllables }) => syllables));
  const covered = Math.min(seen.size, coveredOfB);
  const share = covered / Math.min(lengthOfA, lengthOfB);
  const score = Math.max(
    1 - Math.exp(-longest / LONG),
    Math.min(1, share) * (1 - Math.exp(-covered / MUCH)),
  );
  return { score, passages };
}

/** Where one of the two was typed without marks, both are read without. */
function readBoth(a: readonly Part[], b: readonly Part[]): [Read[], Read[]] {
  const cut = (parts: readonly Part[]) =>
    parts.map(({ id, text }) => ({ id, syllables: syllablesOf(text) }));
  const [left, right] = [cut(a), cut(b)];
  const unmarked = [left, right].some((parts) =>
    isUnmarked(parts.flatMap(({ syllables }) => syllables)),
  );
  const read = (parts: typeof left) =>
    parts.map((part) => ({
      ...part,
      keys: part.syllables.map(({ key, plain }) => (unmarked ? plain : key)),
    }));
  return [read(left), read(right)];
}

function lengthOf(parts: readonly Read[]): number {
  return parts.reduce((total, { keys }) => total + keys.length, 0);
}

type Places = ReadonlyMap<string, readonly { readonly part: Read; readonly at: number }[]>;

function placesIn(parts: readonly Read[]): Places {
  const places = new Map<string, { part: Read; at: number }[]>();
  for (const part of parts)
    for (let at = 0; at + SHINGLE <= part.keys.length; at++) {
      const shingle = part.keys.slice(at, at + SHINGLE).join(" ");
      const known = places.get(shingle);
      if (!known) places.set(shingle, [{ part, at }]);
      else if (known.length < PLACES_KEPT) known.push({ part, at });
    }
  return places;
}

function longestRun(part: Read, at: number, places: Places) {
  const shingle = part.keys.slice(at, at + SHINGLE).join(" ");
  let best: { part: Read; at: number; length: number } | null = null;
  for (const place of places.get(shingle) ?? []) {
    let length = SHINGLE;
    while (
      at + length < part.keys.length &&
      part.keys[at + length] === place.part.keys[place.at + length]
    )
      length++;
    if (length > (best?.length ?? 0)) best = { ...place, length };
  }
  return best;
}

function placeOf({ id, syllables }: Read, at: number, length: number): Place {
  const first = syllables[at] as Syllable;
  const last = syllables[at + length - 1] as Syllable;
  return { part: id, from: first.from, to: last.to };
}

/** Of its sampled shingles most are everybody's. */
function isWidespread(
  keys: readonly string[],
  at: number,
  length: number,
  isCommon: (shingle: number) => boolean,
): boolean {
  const sampled = sampledShingles(keys.slice(at, at + length));
  return sampled.length > 0 && sampled.filter(isCommon).length * 2 > sampled.length;
}

/** A text as few numbers, by which those that may share a passage are found among many: sorted, each once. */
export function printOf(parts: readonly Part[]): Uint32Array {
  const shingles = new Set<number>();
  for (const { text } of parts)
    for (const shingle of sampledShingles(syllablesOf(text).map(({ key }) => key)))
      shingles.add(shingle);
  return Uint32Array.from(shingles).sort();
}

/** The same shingles are chosen wherever they stand: those whose number divides by four. */
function sampledShingles(keys: readonly string[]): number[] {
  const chosen: number[] = [];
  for (let at = 0; at + SHINGLE <= keys.length; at++) {
    const shingle = numberOf(keys, at);
    if (shingle % SAMPLED === 0) chosen.push(shingle);
  }
  return chosen;
}

/** FNV-1a over the syllables of a shingle, stirred so that its low bits are as good as its high ones. */
function numberOf(keys: readonly string[], at: number): number {
  let hash = 0x811c9dc5;
  for (let step = 0; step < SHINGLE; step++) {
    const key = keys[at + step] ?? "";
    for (let index = 0; index < key.length; index++)
      hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}
